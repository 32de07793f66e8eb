/* The list: the same partnerships as a table that can be sorted, filtered and read aloud. */
const PAGE_ROWS = 100;
const COLUMNS = {
  first: (row) => row.first.names[state.language],
  second: (row) => row.second.names[state.language],
  relation: (row) => FAMILIES.indexOf(familiesOf(row.ties)[0]),
  years: (row) => yearsOf(row.ties)[1] || 0,
  evidence: (row) => quotesOf(row.ties).size,
};
const order = { column: 'relation', down: false, rows: PAGE_ROWS };

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
  Object.assign(order, { down: order.column === column ? !order.down : ['years', 'evidence'].includes(column), column, rows: PAGE_ROWS });
  updateList(state, visible());
}

function compare(a, b) {
  const [one, other] = [COLUMNS[order.column](a), COLUMNS[order.column](b)];
  const first = typeof one === 'string' ? alphabetically(one, other) : one - other;
  return (order.down ? -first : first) || alphabetically(COLUMNS.first(a), COLUMNS.first(b)) || alphabetically(COLUMNS.second(a), COLUMNS.second(b));
}

function updateList(_, found) {
  byId('list-words').value = state.words;
  const rows = [...found.pairs].map(([pair, ties]) => tableRow(pair, ties)).sort(compare);
  for (const heading of byId('list').querySelectorAll('th')) {
    heading.setAttribute('aria-sort', heading.dataset.column !== order.column ? 'none' : order.down ? 'descending' : 'ascending');
  }
  byId('rows').replaceChildren(...rows.slice(0, order.rows).map(rowElement));
  const rest = rows.length - order.rows;
  byId('more').replaceChildren(...(rest > 0 ? [button(say('list.more', { n: Math.min(rest, PAGE_ROWS) }), () => { order.rows += PAGE_ROWS; updateList(state, visible()); }, { class: 'solid' })] : []));
}

/* The chosen institution, or who acts, stands first. */
function tableRow(pair, ties) {
  const start = ties.every((tie) => tie.directed) && new Set(ties.map((tie) => tie.sides[0].institution)).size === 1 ? ties[0].sides[0].institution : pair.first;
  const first = [pair.first, pair.second].includes(state.institution) ? state.institution : start;
  return { pair, ties, first, second: otherEnd(pair, first) };
}

function rowElement({ pair, ties, first, second }) {
  const quotes = count('list.quotes', quotesOf(ties).size);
  const [a, b] = [first.names[state.language], second.names[state.language]];
  const open = button(quotes, () => { read(pair); byId('panel').focus(); }, { class: 'plain', 'aria-label': say('list.open', { a, b, n: quotes }) });
  return el('tr', { 'aria-current': pair === state.pair ? 'true' : null },
    el('th', { scope: 'row', class: 'cell', text: a }), el('td', { 'data-label': say('list.second'), text: b }), el('td', {}, familyTags(ties)),
    el('td', { text: span(yearsOf(ties)) }), el('td', { class: 'number' }, open));
}

addView({ name: 'list', make: makeList, draw: updateList });
