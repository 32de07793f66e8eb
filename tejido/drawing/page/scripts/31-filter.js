/* What passes the filters: one bit per filter that a tie fails, so that counts can leave one out. */
const FILTERS = ['families', 'kinds', 'themes', 'programmes', 'place', 'years', 'planned', 'reviewed', 'words'];
const BIT = Object.fromEntries(FILTERS.map((name, i) => [name, 1 << i]));
const failed = new Uint16Array(TIES.length);
const MOST_DRAWN = 300;
let shown = null;

/* The tie's values in a group of filters, as numbers of its list. */
const PROGRAMMES = [...new Set(TIES.map(({ programme }) => programme))].filter(Boolean).sort((a, b) => a.index - b.index);
const PROGRAMME = new Map(PROGRAMMES.map(({ index }, i) => [index, i]));
const VALUES = {
  families: { all: FAMILIES, of: ({ row }) => [row[2]] },
  themes: { all: THEMES.map(({ id }) => id), of: ({ row }) => row[12] },
  programmes: { all: PROGRAMMES.map(({ id }) => id), of: ({ row }) => (row[13] < 0 ? [] : [PROGRAMME.get(row[13])]) },
  place: { all: PLACES.map(({ id }) => id), of: (tie) => placesOf(tie).map(({ index }) => index) },
};
for (const group of Object.values(VALUES)) group.ties = TIES.map(group.of);

function chosenIn(name) {
  const { all } = VALUES[name];
  const chosen = state[name] instanceof Set ? state[name] : new Set(state[name] ? [state[name]] : []);
  return chosen.size ? all.map((value) => chosen.has(value)) : null;
}

function judge() {
  const groups = Object.keys(VALUES).map((name) => [BIT[name], VALUES[name].ties, chosenIn(name)]).filter(([, , chosen]) => chosen);
  const wanted = fold(state.words.trim());
  const named = wanted ? INSTITUTIONS.map((one) => one.folded.some((name) => name.includes(wanted))) : null;
  const about = wanted ? INITIATIVES.map(({ names }) => Object.values(names).some((name) => fold(name).includes(wanted))) : null;
  TIES.forEach(({ row, years, first, second }, i) => {
    let bits = 0;
    for (const [bit, values, chosen] of groups) if (!values[i].some((value) => chosen[value])) bits |= bit;
    if (state.kinds.size && !state.kinds.has(first.kind) && !state.kinds.has(second.kind)) bits |= BIT.kinds;
    if (years.length ? years[0] > state.to || years[1] < state.from : !state.undated) bits |= BIT.years;
    if (row[9] && !state.planned) bits |= BIT.planned;
    if (!row[14] && state.reviewed) bits |= BIT.reviewed;
    if (wanted && !named[first.index] && !named[second.index] && !about[row[4]]) bits |= BIT.words;
    failed[i] = bits;
  });
}

/* Whether ties come from as many documents as asked for. */
function documented(ties) {
  if (state.documents < 2) return true;
  const found = new Set();
  for (const { row } of ties) for (const side of [row[10], row[11] || []]) for (const claim of side) found.add(DATA.claims[claim][2]);
  return found.size >= state.documents;
}

/* What to show: `pairs` (pair → its ties) and `institutions`; `all` also has the pairs beside the chosen;
   `drawn` are the institutions that the map has room for. */
function visible() {
  return (shown ??= look());
}

function forget() {
  shown = null;
}

function look() {
  judge();
  const all = new Map();
  for (const pair of PAIR_LIST) {
    const ties = pair.ties.filter(({ index }) => !failed[index]);
    if (ties.length && documented(ties)) all.set(pair, ties);
  }
  const near = neighbourhood(all);
  const pairs = near ? new Map([...all].filter(([pair]) => near.has(pair.first) && near.has(pair.second))) : all;
  const institutions = near || new Set([...pairs.keys()].flatMap((pair) => [pair.first, pair.second]));
  if (!near && !filtered()) INSTITUTIONS.forEach((institution) => institutions.add(institution));
  return { all, pairs, institutions, drawn: drawnOf(institutions) };
}

/* The most connected, the chosen ones always among them. */
function drawnOf(institutions) {
  if (state.whole || institutions.size <= MOST_DRAWN) return institutions;
  const chosen = [state.institution, state.pair?.first, state.pair?.second, ...(state.compared || [])].filter((one) => institutions.has(one));
  const order = [...new Set([...chosen, ...PROMINENCE])].filter((one) => institutions.has(one));
  return new Set(order.slice(0, MOST_DRAWN));
}

/* The chosen institution and those it works with, over one or two steps; nothing when none is chosen. */
function neighbourhood(pairs) {
  if (state.compared) return betweenTwo(state.compared, pairs).near;
  if (!state.institution) return null;
  const near = new Set([state.institution]);
  for (let step = 0; step < state.steps; step += 1) {
    for (const one of [...near]) for (const pair of one.pairs) if (pairs.has(pair)) near.add(otherEnd(pair, one));
  }
  return near;
}
