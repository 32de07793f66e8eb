/* The network: institutions, the ties between them, the pairs that the map draws as one line. */
const DATA = JSON.parse(byId('block-data').textContent);
const FAMILIES = Object.keys(DATA.marks.families);
const KINDS = Object.keys(DATA.marks.kinds);

const INSTITUTIONS = DATA.institutions.map(
  ([id, es, en, shortEs, shortEn, other, kind, placeEs, placeEn, documents], index) => ({
    id, index, kind: KINDS.includes(kind) ? kind : 'other', pairs: [],
    names: { es, en }, short: { es: shortEs, en: shortEn }, place: { es: placeEs, en: placeEn }, other,
    documents: documents.map((number) => documentOf(number)),
    folded: [es, en, shortEs, shortEn, ...other].map(fold),
  }));
const BY_ID = new Map(INSTITUTIONS.map((institution) => [institution.id, institution]));

const CLAIMS = DATA.claims.map(([id, role, document, quotes, words, planned]) =>
  ({ id, role, document: documentOf(document), quotes, words, planned }));

const PAIRS = new Map();
const TIES = DATA.ties.map(
  ([first, second, family, directed, initiative, firstRoles, secondRoles, years, dated, planned, firstClaims, secondClaims], index) => {
    const sides = [[first, firstRoles, firstClaims], [second, secondRoles, secondClaims]].map(
      ([number, roles, claims]) => ({ institution: INSTITUTIONS[number], roles, claims: claims.map((c) => CLAIMS[c]) }));
    const tie = { index, family, directed: Boolean(directed), sides, years, dated, planned: Boolean(planned),
      initiative: initiative < 0 ? null : initiativeOf(initiative) };
    pairOf(tie).ties.push(tie);
    return tie;
  });

const YEARS = TIES.flatMap((tie) => tie.years);
const FIRST_YEAR = YEARS.length ? Math.min(...YEARS) : 0;
const LAST_YEAR = YEARS.length ? Math.max(...YEARS) : 0;

function documentOf(number) {
  const [id, title, date, publisher, url, language] = DATA.documents[number];
  return { id, title, date, publisher, url: address(url), language };
}

function initiativeOf(number) {
  const [es, en, kind, from, to] = DATA.initiatives[number];
  return { names: { es, en }, kind, from, to };
}

function pairOf(tie) {
  const [first, second] = tie.sides.map((side) => side.institution).sort((a, b) => a.index - b.index);
  const id = `${first.id}~${second.id}`;
  if (!PAIRS.has(id)) {
    PAIRS.set(id, { id, first, second, ties: [] });
    first.pairs.push(PAIRS.get(id));
    second.pairs.push(PAIRS.get(id));
  }
  return PAIRS.get(id);
}

/* The verbatim words are read when somebody first asks for them. */
let words = null;
function quote(number) {
  words ??= JSON.parse(byId('block-quotes').textContent);
  return words[number];
}

function otherEnd(pair, institution) {
  return pair.first === institution ? pair.second : pair.first;
}

function quotesOf(ties) {
  return new Set(ties.flatMap((tie) => tie.sides.flatMap((side) => side.claims.flatMap((claim) => claim.quotes))));
}

function documentsOf(ties) {
  return new Set(ties.flatMap((tie) => tie.sides.flatMap((side) => side.claims.map((claim) => claim.document.id))));
}

function familiesOf(ties) {
  const found = new Set(ties.map((tie) => tie.family));
  return FAMILIES.filter((family) => found.has(family));
}

function yearsOf(ties) {
  const years = ties.flatMap((tie) => tie.years);
  return years.length ? [Math.min(...years), Math.max(...years)] : [];
}
