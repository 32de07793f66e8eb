/* What passes the filters. */
function passesYears(tie) {
  if (!tie.years.length) return state.undated;
  return tie.years[0] <= state.to && tie.years[1] >= state.from;
}

function passesWords(tie) {
  const wanted = fold(state.words.trim());
  if (!wanted) return true;
  const about = tie.initiative ? Object.values(tie.initiative.names).map(fold) : [];
  return [...tie.sides.flatMap((side) => side.institution.folded), ...about].some((text) => text.includes(wanted));
}

const PASSES = {
  families: (tie) => !state.families.size || state.families.has(tie.family),
  kinds: (tie) => !state.kinds.size || tie.sides.some((side) => state.kinds.has(side.institution.kind)),
  years: passesYears,
  planned: (tie) => state.planned || !tie.planned,
  words: passesWords,
};

function passes(tie, except = '') {
  return Object.entries(PASSES).every(([name, test]) => name === except || test(tie));
}

/* The pairs with the ties that pass, and the institutions to show. */
function visible() {
  const pairs = new Map();
  for (const pair of PAIRS.values()) {
    const ties = pair.ties.filter((tie) => passes(tie));
    if (ties.length) pairs.set(pair, ties);
  }
  const near = neighbourhood(pairs);
  const shown = near ? new Map([...pairs].filter(([pair]) => near.has(pair.first) && near.has(pair.second))) : pairs;
  const institutions = near || new Set([...shown.keys()].flatMap((pair) => [pair.first, pair.second]));
  if (!near && !filtered()) INSTITUTIONS.forEach((institution) => institutions.add(institution));
  return { all: pairs, pairs: shown, institutions };
}

/* The chosen institution and those it works with; nothing when none is chosen. */
function neighbourhood(pairs) {
  const centre = state.institution;
  if (!centre) return null;
  const near = centre.pairs.filter((pair) => pairs.has(pair)).map((pair) => otherEnd(pair, centre));
  return new Set([centre, ...near]);
}

/* How many ties each family has, and institutions each kind, under the other filters. */
function counts() {
  const families = new Map(FAMILIES.map((family) => [family, 0]));
  const kinds = new Map(KINDS.map((kind) => [kind, new Set()]));
  for (const tie of TIES) {
    if (passes(tie, 'families')) families.set(tie.family, families.get(tie.family) + 1);
    if (passes(tie, 'kinds')) tie.sides.forEach(({ institution }) => kinds.get(institution.kind).add(institution));
  }
  const unfiltered = !filtered();
  if (unfiltered) INSTITUTIONS.forEach((institution) => kinds.get(institution.kind).add(institution));
  return { families, kinds: new Map([...kinds].map(([kind, found]) => [kind, found.size])) };
}
