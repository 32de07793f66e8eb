/* The list: the same partnerships as a table that can be sorted, filtered, leafed through and read aloud. */
const PAGE_ROWS = 100;
const COLUMNS = {
  first: (row) => nameRank(row.first),
  second: (row) => nameRank(row.second),
  relation: (row) => FAMILIES.indexOf(familiesOf(row.ties)[0]),
  themes: (row) => themesOf(row.ties)[0] || '\uffff',
  years: (row) => yearsOf(row.ties)[1] || 0,
  evidence: (row) => row.pieces,
};
const order = { column: 'relation', down: false, page: 0 };
let ranks = { language: '', of: [] };

/* The place of a name among all names, so that thousands of rows sort at once. */
function nameRank(institution) {
  if (ranks.language !== state.language) {
    const sorted = [...INSTITUTIONS].sort((a, b) => alphabetically(a.names[state.language], b.names[state.language]) || a.index - b.index);
    ranks = { language: state.language, of: [] };
    sorted.forEach(({ index }, rank) => { ranks.of[index] = rank; });
  }
  return ranks.of[institution.index];
}

function themesOf(ties) {
  return [...new Set(ties.flatMap((tie) => tie.themes))].map(({ names }) => names[state.language]).sort(alphabetically);
}

function makeList() {
  const field = el('input', { type: 'search', id: 'list-words', 'aria-label': say('list.filter'), placeholder: say('list.filter'), maxlength: 200,
    on: { input: (event) => change({ words: event.target.value }) } });
  const headings = Object.keys(COLUMNS).map((column) => el('th', { scope: 'col', 'data-column': column, class: column === 'evidence' ? 'number' : null },
    button(say(`list.${column}`), () => sortBy(column))));
  byId('list').replaceChildren(
    el('div', { class: 'tools' }, field),
    el('table', {}, el('caption', { text: say('list.caption') }), el('thead', {}, el('tr', {}, headings)), el('tbody', { id: 'rows' })),
    el('div', { id: 'more' }));
}

function sortBy(column) {
  Object.assign(order, { down: order.column === column ? !order.down : ['years', 'evidence'].includes(column), column, page: 0 });
  updateList(state, visible());
}

function inOrder(a, b) {
  const [one, other] = [a.sort, b.sort];
  const first = typeof one === 'string' ? alphabetically(one, other) : one - other;
  return (order.down ? -first : first) || nameRank(a.first) - nameRank(b.first) || nameRank(a.second) - nameRank(b.second);
}

function updateList(_, found) {
  if (byId('list-words').value !== state.words) byId('list-words').value = state.words;
  const rows = [...found.pairs].map(([pair, ties]) => tableRow(pair, ties)).sort(inOrder);
  for (const heading of byId('list').querySelectorAll('th[data-column]')) {
    heading.setAttribute('aria-sort', heading.dataset.column !== order.column ? 'none' : order.down ? 'descending' : 'ascending');
  }
  order.page = Math.min(order.page, Math.max(0, Math.ceil(rows.length / PAGE_ROWS) - 1));
  const start = order.page * PAGE_ROWS;
  byId('rows').replaceChildren(...rows.slice(start, start + PAGE_ROWS).map(rowElement));
  byId('more').replaceChildren(...pager(rows.length, order.page, PAGE_ROWS, (page) => { order.page = page; updateList(state, visible()); byId('list').scrollTop = 0; }));
}

/* '101–200 de 2 000', with a way back and on; nothing where all fits on one page. */
function pager(total, page, size, turn) {
  if (total <= size) return [];
  const [from, to] = [page * size + 1, Math.min(total, (page + 1) * size)];
  return [
    button(say('page.back'), () => turn(page - 1), { class: 'solid', disabled: page === 0 }),
    el('span', { role: 'status', text: say('page.of', { from: number(from), to: number(to), n: number(total) }) }),
    button(say('page.on'), () => turn(page + 1), { class: 'solid', disabled: to === total }),
  ];
}

/* The chosen institution, or who acts, stands first. */
function tableRow(pair, ties) {
  const start = ties.every((tie) => tie.directed) && ties.every((tie) => tie.first === ties[0].first) ? ties[0].first : pair.first;
  const first = [pair.first, pair.second].includes(state.institution) ? state.institution : start;
  const row = { pair, ties, first, second: otherEnd(pair, first), pieces: countPieces([ties]) };
  return { ...row, sort: COLUMNS[order.column](row) };
}

function rowElement({ pair, ties, first, second, pieces }) {
  const said = count('ev', pieces);
  const [a, b] = [first.names[state.language], second.names[state.language]];
  const open = button(`${number(pieces)} ›`, () => { read(pair); byId('panel').focus(); }, { class: 'plain', 'data-said': said, 'aria-label': say('list.open', { a, b, n: said }) });
  return el('tr', { 'aria-current': pair === state.pair ? 'true' : null },
    el('th', { scope: 'row', class: 'cell', text: a }), el('td', { 'data-label': say('list.second'), text: b }), el('td', {}, familyTags(ties)),
    el('td', { class: 'muted', text: themesOf(ties).join(' · ') }), el('td', { text: span(yearsOf(ties)) }), el('td', { class: 'number' }, open));
}

addView({ name: 'list', make: makeList, draw: updateList });
