/* The network: institutions, the ties between them, the pairs that the map draws as one line. */
const DATA = JSON.parse(byId('block-data').textContent);
const FAMILIES = Object.keys(DATA.marks.families);
const KINDS = Object.keys(DATA.marks.kinds);

const INSTITUTIONS = DATA.institutions.map(
  ([id, es, en, shortEs, shortEn, other, kind, placeEs, placeEn, documents], index) => ({
    id, index, kind: KINDS.includes(kind) ? kind : 'other', pairs: [],
    names: { es, en }, short: { es: shortEs, en: shortEn }, place: { es: placeEs, en: placeEn }, other,
    get documents() { return documents.map((number) => documentOf(number)); },
    get folded() { return folded(this); },
  }));
const BY_ID = new Map(INSTITUTIONS.map((institution) => [institution.id, institution]));
const INITIATIVES = DATA.initiatives.map(([id, es, en, kind, from, to], index) => ({ id, index, names: { es, en }, kind, from, to }));
const THEMES = DATA.themes.map(([id, es, en], index) => ({ id, index, names: { es, en } }));
const PLACES = DATA.places.map(([id, es, en, level, code, larger], index) => ({ id, index, names: { es, en }, level, code, larger }));

/* All names of an institution as the search compares them. */
const foldedNames = new Map();
function folded({ id, names, short, other }) {
  if (!foldedNames.has(id)) foldedNames.set(id, [names.es, names.en, short.es, short.en, ...other].map(fold));
  return foldedNames.get(id);
}

/* Rows become objects when somebody asks for them. */
function lazily(rows, make) {
  const made = new Array(rows.length);
  return (number) => (made[number] ??= make(rows[number], number));
}

const documentOf = lazily(DATA.documents, ([id, title, date, publisher, url, language, file], index) =>
  ({ id, index, title, date, publisher, url: address(url) || beside(file), language }));

const claimOf = lazily(DATA.claims, ([id, role, document, quotes, words, planned, reviewed]) => ({
  id, role: role < 0 ? '' : DATA.roles[role], document: documentOf(document), quotes,
  words: words.map((word) => DATA.words[word]), planned: Boolean(planned), reviewed: Boolean(reviewed),
}));

/* One way in which two institutions are related: a family, and what it is about. */
class Tie {
  constructor(row, index) {
    this.index = index;
    this.row = row;
    this.first = INSTITUTIONS[row[0]];
    this.second = INSTITUTIONS[row[1]];
    this.family = FAMILIES[row[2]];
    this.years = row[7];
  }
  get directed() { return Boolean(this.row[3]); }
  get initiative() { return INITIATIVES[this.row[4]] || null; }
  get dated() { return this.row[8]; }
  get planned() { return Boolean(this.row[9]); }
  get themes() { return this.row[12].map((number) => THEMES[number]); }
  get places() { return this.row[13].map((number) => PLACES[number]); }
  get programme() { return INITIATIVES[this.row[14]] || null; }
  get reviewed() { return Boolean(this.row[15]); }
  get evidence() { return this.row[16]; }
  get sides() {
    return (this.made ??= [0, 1].map((n) => ({
      institution: n ? this.second : this.first,
      roles: this.row[5 + n].map((role) => DATA.roles[role]),
      claims: this.row[10 + n].map(claimOf),
    })));
  }
}

const PAIRS = new Map();
const TIES = DATA.ties.map((row, index) => {
  const tie = new Tie(row, index);
  tie.pair = pairOf(tie);
  tie.pair.ties.push(tie);
  return tie;
});
const PAIR_LIST = [...PAIRS.values()];

const [FIRST_YEAR, LAST_YEAR] = TIES.reduce(
  ([first, last], { years }) => (years.length ? [Math.min(first || years[0], years[0]), Math.max(last, years[1])] : [first, last]), [0, 0]);

function pairOf({ first, second }) {
  const [a, b] = first.index < second.index ? [first, second] : [second, first];
  const id = `${a.id}~${b.id}`;
  let pair = PAIRS.get(id);
  if (!pair) {
    pair = { id, index: PAIRS.size, first: a, second: b, ties: [] };
    PAIRS.set(id, pair);
    a.pairs.push(pair);
    b.pairs.push(pair);
  }
  return pair;
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
