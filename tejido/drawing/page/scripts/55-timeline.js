/* The timeline: a row per partner of the chosen institution (per institution when none is chosen), a
   column per year; a full dot where the fact is dated, a hollow one where only its document is.
   Rows stand in the order of their first year, or of their names when the heading is pressed. */
const TIMES = { named: false, page: 0, columns: '' };

function drawTimeline(_, found) {
  const rows = timelineRows(found);
  const years = columnsOf(rows);
  TIMES.page = Math.min(TIMES.page, Math.max(0, Math.ceil(rows.length / PAGE_ROWS) - 1));
  const shown = rows.slice(TIMES.page * PAGE_ROWS, (TIMES.page + 1) * PAGE_ROWS);
  byId('timeline').replaceChildren(
    timelineHead(rows.length),
    el('div', { class: 'times', tabindex: '0', role: 'region', 'aria-label': say('timeline.caption') },
      el('table', {}, el('thead', {}, el('tr', {}, timeHeadings(years))), el('tbody', {}, shown.map((row) => timeRow(row, years))))),
    el('div', { class: 'pager' }, pager(rows.length, TIMES.page, PAGE_ROWS, (page) => { TIMES.page = page; drawTimeline(state, visible()); })));
  showLatest(years.join());
}

/* Where the years do not fit, the last ones are seen first; where the reader moved since, it stays so. */
function showLatest(columns) {
  const box = byId('timeline').querySelector('.times');
  box.scrollLeft = columns === TIMES.columns ? TIMES.left : box.scrollWidth;
  TIMES.columns = columns;
  TIMES.left = box.scrollLeft;
  box.addEventListener('scroll', () => { TIMES.left = box.scrollLeft; });
}

function timelineHead(n) {
  const centre = state.institution;
  const title = centre ? say('timeline.of', { name: centre.names[state.language] }) : say('timeline.all');
  return el('div', { class: 'head' },
    el('h2', { text: title }),
    el('p', { class: 'muted', text: say(centre ? 'timeline.hint.one' : 'timeline.hint.all') }),
    n ? el('p', { class: 'keys' }, ['fact', 'document', 'during', 'planned'].map((key) => el('span', {}, el('i', { class: `dot ${key}`, 'aria-hidden': 'true' }), say(`timeline.${key}`)))) : null,
    n ? null : el('p', { class: 'note', text: say(filtered() ? 'partners.hidden' : 'partners.none') }));
}

/* Each row: whose it is, its ties, and what a click opens. */
function timelineRows(found) {
  const centre = state.institution;
  const made = centre
    ? centre.pairs.filter((pair) => found.all.has(pair)).map((pair) => ({ institution: otherEnd(pair, centre), pair, ties: found.all.get(pair) }))
    : [...tiesByInstitution(found.pairs)].map(([institution, ties]) => ({ institution, pair: null, ties }));
  const rows = made.map((row) => ({ ...row, pieces: countPieces([row.ties]), start: firstYear(row.ties) }));
  const start = (row) => (TIMES.named ? 0 : row.start);
  return rows.sort((a, b) => (start(a) === start(b) ? nameRank(a.institution) - nameRank(b.institution) : start(a) - start(b)));
}

function firstYear(ties) {
  return ties.reduce((first, { years }) => (years.length ? Math.min(first, years[0]) : first), Infinity);
}

function tiesByInstitution(pairs) {
  const rows = new Map();
  for (const [pair, ties] of pairs) {
    for (const one of [pair.first, pair.second]) {
      if (!rows.has(one)) rows.set(one, []);
      for (const tie of ties) rows.get(one).push(tie);
    }
  }
  return rows;
}

function columnsOf(rows) {
  let [first, last] = [Infinity, -Infinity];
  for (const { ties } of rows) {
    for (const { years } of ties) if (years.length) [first, last] = [Math.min(first, years[0]), Math.max(last, years[1])];
  }
  if (first > last) return [];
  [first, last] = [Math.max(first, state.from), Math.min(last, state.to)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function timeHeadings(years) {
  const turn = () => { Object.assign(TIMES, { named: !TIMES.named, page: 0 }); drawTimeline(state, visible()); };
  return [
    el('th', { scope: 'col', 'aria-sort': TIMES.named ? 'ascending' : 'none' }, button(say('timeline.name'), turn), el('span', { class: 'muted', text: say('timeline.pieces') })),
    ...years.map((year) => el('th', { scope: 'col', class: 'year', text: String(year) })),
    el('th', { scope: 'col', class: 'year', text: say('undated') })];
}

function timeRow(row, years) {
  const cells = cellsOf(row.ties, years);
  const open = () => { if (row.pair) read(row.pair); else choose(row.institution); };
  return el('tr', { 'aria-current': row.pair && row.pair === state.pair ? 'true' : null },
    el('th', { scope: 'row' }, el('button', { type: 'button', on: { click: open } }, kindIcon(row.institution.kind), el('span', { text: row.institution.short[state.language], title: row.institution.names[state.language] }), el('span', { class: 'muted', text: number(row.pieces) }))),
    ...years.map((year) => timeCell(row, year, cells.get(year))),
    timeCell(row, null, cells.get(null)));
}

/* What each year holds: ties that begin, end or are told then (`at`), ties that go on from or into it. */
function cellsOf(ties, years) {
  const cells = new Map([...years, null].map((year) => [year, { at: [], left: false, right: false }]));
  for (const tie of ties) {
    const [from, to] = tie.years.length ? tie.years : [null, null];
    for (const year of new Set([from, to])) cells.get(year)?.at.push(tie);
    if (from === null) continue;
    for (let year = Math.max(from, years[0]); year <= Math.min(to, years.at(-1)); year += 1) {
      cells.get(year).left ||= year > from;
      cells.get(year).right ||= year < to;
    }
  }
  return cells;
}

function timeCell(row, year, { at, left, right }) {
  const lines = [left ? 'left' : '', right ? 'right' : ''].filter(Boolean).join(' ');
  return el('td', { class: `year ${lines}` }, at.length ? timeDot(row, year, at) : null);
}

function timeDot(row, year, ties) {
  const [family] = familiesOf(ties);
  const pieces = countPieces([ties]);
  const looks = [ties.every((tie) => tie.dated === 'document') ? 'document' : '', ties.every((tie) => tie.planned) ? 'planned' : '', pieces > 4 ? 'large' : pieces > 1 ? 'middle' : ''];
  const said = say('timeline.dot', { name: row.institution.names[state.language], year: year ?? say('undated'), n: count('ev', pieces), what: familiesOf(ties).map((one) => say(`family.${one}`)).join(', ') });
  const open = () => {
    if (!row.pair) return choose(row.institution);
    read(row.pair);
    return byId('panel').querySelector(`[data-from="${year}"], [data-to="${year}"]`)?.scrollIntoView({ block: 'start' });
  };
  return el('button', { type: 'button', title: said, 'aria-label': said, on: { click: open } },
    el('i', { class: `dot ${looks.join(' ')}`, style: `--family: ${familyLook(family).color}`, text: familyLook(family).badge || '' }));
}

addView({ name: 'timeline', draw: drawTimeline });
