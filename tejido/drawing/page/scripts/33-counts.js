/* Tallies: how many pairs each value would show (institutions each kind) under the other filters; evidence per year. */
function counts() {
  visible();
  const tallies = Object.fromEntries(Object.keys(VALUES).map((name) => [name, tally(name)]));
  const alone = { undated: pairsWith('years', ({ years }) => !years.length), planned: pairsWith('planned', ({ row }) => row[9]), reviewed: pairsWith('reviewed', ({ row }) => row[14]) };
  return { ...tallies, ...alone, kinds: tallyKinds(), years: tallyYears() };
}

/* Whether a pair has ties that pass all filters but one and fit a test; from documents enough, if that is asked. */
function passesBut(pair, name, test) {
  const other = ~BIT[name];
  if (state.documents < 2) return pair.ties.some((tie) => !(failed[tie.index] & other) && test(tie));
  const passing = pair.ties.filter((tie) => !(failed[tie.index] & other) && test(tie));
  return passing.length > 0 && documented(passing);
}

function pairsWith(name, test) {
  let n = 0;
  for (const pair of PAIR_LIST) if (passesBut(pair, name, test)) n += 1;
  return n;
}

function tally(name) {
  const { all, ties } = VALUES[name];
  const [found, last, other] = [new Int32Array(all.length), new Int32Array(all.length).fill(-1), ~BIT[name]];
  for (const pair of PAIR_LIST) {
    for (const { index } of pair.ties) {
      if (failed[index] & other) continue;
      for (const value of ties[index]) {
        if (last[value] === pair.index) continue;
        last[value] = pair.index;
        if (state.documents < 2 || passesBut(pair, name, (tie) => ties[tie.index].includes(value))) found[value] += 1;
      }
    }
  }
  return new Map(all.map((value, i) => [value, found[i]]));
}

function tallyKinds() {
  const here = new Uint8Array(INSTITUTIONS.length).fill(filtered() ? 0 : 1);
  for (const pair of PAIR_LIST) {
    if (passesBut(pair, 'kinds', () => true)) here[pair.first.index] = here[pair.second.index] = 1;
  }
  const kinds = new Map(KINDS.map((kind) => [kind, 0]));
  for (const { index, kind } of INSTITUTIONS) if (here[index]) kinds.set(kind, kinds.get(kind) + 1);
  return kinds;
}

function tallyYears() {
  const years = new Map(Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => [FIRST_YEAR + i, 0]));
  for (const tie of TIES) {
    if (failed[tie.index] & ~BIT.years || !tie.years.length) continue;
    for (let year = tie.years[0]; year <= tie.years[1]; year += 1) years.set(year, years.get(year) + tie.evidence);
  }
  return years;
}
