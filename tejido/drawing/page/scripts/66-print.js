/* Print: the sheet on the first page, then the evidence as a table whose numbered notes are the quotes. */
const PRINTED = 600;

function makePrint() {
  byId('printed')?.remove();
  const found = visible();
  const ties = state.pair ? found.all.get(state.pair) || [] : [...found.pairs.values()].flat();
  const order = (a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || (b.years[1] || 0) - (a.years[1] || 0) || a.index - b.index;
  const shown = [...ties].sort(order).slice(0, PRINTED);
  const notes = notesOf(shown);
  document.body.append(el('div', { id: 'printed' },
    el('h1', { class: 'unseen', text: say('title') }),
    cropped(svgSheet()),
    shown.length ? printedTable(shown, notes) : el('p', { text: say('empty.filters') }),
    ties.length > shown.length ? el('p', { text: say('print.more', { n: number(ties.length - shown.length) }) }) : null,
    notes.size ? el('h2', { text: say('print.notes') }) : null,
    el('ol', { class: 'notes' }, [...notes.values()].map(({ piece }) => printedNote(piece))),
    el('p', { class: 'muted', text: `${say('caveat')} ${sourceInWords()}` })));
}

/* The page has margins of its own. */
function cropped(drawing) {
  const { width, height, edge } = SHEET;
  drawing.setAttribute('viewBox', `${edge - 4} ${edge - 16} ${width - 2 * edge + 8} ${height - edge + 10}`);
  return drawing;
}

/* What documents say, each once and numbered, whatever the number of relations that rest on it. */
function notesOf(ties) {
  const notes = new Map();
  for (const piece of piecesOfAll(ties)) {
    const key = noteKey(piece);
    if (!notes.has(key)) notes.set(key, { number: notes.size + 1, piece });
  }
  return notes;
}

function noteKey({ document, quotes }) {
  return `${document.id} ${quotes.join(' ')}`;
}

function printedNote({ document, quotes }) {
  const source = [document.title, document.publisher, day(document.date) || say('undated'), document.url].filter(Boolean).join('. ');
  return el('li', {}, el('span', { lang: document.language || null, text: quotes.map((one) => `«${quote(one)}»`).join(' ') }), el('span', { class: 'muted', text: ` ${source}` }));
}

function printedTable(ties, notes) {
  const headings = ['what', 'relation', 'about', 'years', 'note'].map((name) => el('th', { scope: 'col', text: say(`print.${name}`) }));
  return el('table', {}, el('caption', { text: say('print.caption') }), el('thead', {}, el('tr', {}, headings)), el('tbody', {}, printedRows(ties).map((some) => printedRow(some, notes))));
}

/* A row for each relation; those who only met at one event share a row. */
function printedRows(ties) {
  const rows = new Map();
  for (const tie of ties) {
    const key = tie.family === 'participation' && tie.initiative ? tie.initiative : tie;
    rows.set(key, [...(rows.get(key) || []), tie]);
  }
  return [...rows.values()];
}

function printedRow(ties, notes) {
  const [tie] = ties;
  const numbers = [...new Set(piecesOfAll(ties).map((piece) => notes.get(noteKey(piece)).number))].sort((a, b) => a - b);
  const met = [...new Set(ties.flatMap(({ first, second }) => [first, second]))].map(({ short }) => short[state.language]).sort(alphabetically);
  const about = [tie.initiative?.names[state.language], tie.planned ? say('planned') : '', tie.reviewed ? say('reviewed') : ''].filter(Boolean).join(' · ');
  return el('tr', {}, el('td', {}, el('strong', { text: ties.length > 1 ? met.join('; ') : sentence(tie) })), el('td', { text: say(`family.${tie.family}`) }), el('td', { text: about }),
    el('td', { text: when(tie) }), el('td', { text: numbers.map((n) => `[${n}]`).join(' ') }));
}

window.addEventListener('beforeprint', makePrint);
window.addEventListener('afterprint', () => byId('printed')?.remove());
