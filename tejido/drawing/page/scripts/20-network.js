/* The network: institutions, the ties between them, the pairs that the map draws as one line. */
const DATA = JSON.parse(byId('block-data').textContent);
const FAMILIES = Object.keys(DATA.marks.families);
const KINDS = Object.keys(DATA.marks.kinds);

const PICTURE = JSON.parse(byId('block-picture').textContent);

/* Rows are described in tejido/drawing/data.py; an empty English name is the Spanish one. */
const both = (es, en) => ({ es, en: en || es });
const PLACES = DATA.places.map(([id, es, en, level, code, larger], index) => ({ id, index, names: both(es, en), level, code, larger }));
const THEMES = DATA.themes.map(([id, es, en], index) => ({ id, index, names: both(es, en) }));
const INITIATIVES = DATA.initiatives.map(([id, es, en, kind, from, to], index) => ({ id, index, names: both(es, en), kind, from, to }));
const INSTITUTIONS = DATA.institutions.map(([id, es, en, shortEs, shortEn, other, kind, place, documents], index) => ({
  id, index, community: DATA.groups[index] < 0 ? null : DATA.groups[index], kind: KINDS.includes(kind) ? kind : 'other', pairs: [], names: both(es, en), short: both(shortEs, shortEn), other,
  jurisdiction: PLACES[place] || null, place: PLACES[place]?.names || { es: '', en: '' },
  get documents() { return documents.map((number) => documentOf(number)); },
  get folded() { return folded(this); },
}));
const BY_ID = new Map(INSTITUTIONS.map((institution) => [institution.id, institution]));

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

const claimOf = lazily(DATA.claims, ([id, role, document, quotes, words, planned, reviewed, page]) => ({
  id, role: role < 0 ? '' : DATA.roles[role], document: documentOf(document), quotes,
  words: words.map((word) => DATA.words[word]), planned: Boolean(planned), reviewed: Boolean(reviewed), page: page || 0,
}));

/* One way in which two institutions are related: a family, and what it is about. */
class Tie {
  constructor(row, index) {
    this.index = index;
    this.row = row;
    this.pair = PAIR_LIST[row[0]];
    [this.first, this.second] = row[1] ? [this.pair.second, this.pair.first] : [this.pair.first, this.pair.second];
    this.family = FAMILIES[row[2]];
    this.years = row[7].length === 1 ? [row[7][0], row[7][0]] : row[7];
  }
  get directed() { return Boolean(this.row[3]); }
  get initiative() { return INITIATIVES[this.row[4]] || null; }
  get dated() { return ['', 'initiative', 'document'][this.row[8]]; }
  get planned() { return Boolean(this.row[9]); }
  get themes() { return this.row[12].map((number) => THEMES[number]); }
  get programme() { return INITIATIVES[this.row[13]] || null; }
  get reviewed() { return Boolean(this.row[14]); }
  get evidence() { return this.row[15]; }
  get sides() {
    return (this.made ??= [0, 1].map((n) => ({
      institution: n ? this.second : this.first,
      roles: this.row[5 + n].map((role) => DATA.roles[role]),
      claims: (n && this.row[11] ? this.row[11] : this.row[10]).map(claimOf),
    })));
  }
}

/* A pair is a line of the map, with all that relates its two institutions. */
const PAIR_LIST = PICTURE.lines.map(([from, to], index) => {
  const [first, second] = [INSTITUTIONS[from], INSTITUTIONS[to]];
  const pair = { id: `${first.id}~${second.id}`, index, first, second, ties: [] };
  first.pairs.push(pair);
  second.pairs.push(pair);
  return pair;
});
const PAIRS = new Map(PAIR_LIST.map((pair) => [pair.id, pair]));
const TIES = DATA.ties.map((row, index) => new Tie(row, index));
for (const tie of TIES) tie.pair.ties.push(tie);

const [FIRST_YEAR, LAST_YEAR] = TIES.reduce(
  ([first, last], { years }) => (years.length ? [Math.min(first || years[0], years[0]), Math.max(last, years[1])] : [first, last]), [0, 0]);

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
