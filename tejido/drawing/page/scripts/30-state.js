/* What the reader has chosen. The address after # says it all; nothing is kept elsewhere. */
const state = { unknown: false };
const FIELDS = [];

/* Adds a part of the state: `key` in the address; `rest()` gives its names and values when nothing
   is chosen; `write(state)` gives the text for the address ('' at rest); `read(text)` the changes
   that a text means, or null when it names what this map does not have. `filter`: counts as one. */
function addField(about) {
  FIELDS.push(about);
  FIELDS.sort((a, b) => (a.key < b.key ? -1 : 1));
  Object.assign(state, about.rest());
}

function addFlag(key, name, rest, filter = false) {
  addField({ key, filter, rest: () => ({ [name]: rest }), write: () => (state[name] === rest ? '' : String(Number(!rest))),
    read: (text) => ({ [name]: text === String(Number(!rest)) ? !rest : rest }) });
}

function addChoice(key, name, rest, known, filter = false) {
  addField({ key, filter, rest: () => ({ [name]: rest }), write: () => (state[name] === rest ? '' : String(state[name])),
    read: (text) => found(name, known().find((value) => String(value) === text)) });
}

/* Any number of values, none meaning all. */
function addSeveral(key, name, known) {
  addField({ key, filter: true, rest: () => ({ [name]: new Set() }), write: () => [...state[name]].sort().join('.'),
    read: (text) => ({ [name]: new Set(text.split('.').filter((value) => known.includes(value))), unknown: state.unknown || text.split('.').some((value) => !known.includes(value)) }) });
}

function found(name, value) {
  return value === undefined ? null : { [name]: value };
}

function addThing(key, name, write, read) {
  addField({ key, rest: () => ({ [name]: null }), write: () => (state[name] ? write(state[name]) : ''),
    read: (text) => found(name, read(text) || undefined) });
}

addFlag('a', 'planned', true, true);
addFlag('c', 'reviewed', false, true);
addChoice('d', 'steps', 1, () => [1, 2]);
addThing('e', 'pair', ({ id }) => id, (text) => PAIRS.get(text));
addField({ key: 'f', filter: true, rest: () => ({ words: '' }), write: () => state.words, read: (text) => ({ words: text }) });
addSeveral('g', 'programmes', [...new Set(TIES.map(({ programme }) => programme?.id))]);
addSeveral('h', 'themes', THEMES.map(({ id }) => id));
addFlag('k', 'groups', false);
addChoice('l', 'language', DATA.language, () => Object.keys(TEXTS));
addChoice('m', 'documents', 1, () => [1, 2, 3, 4, 5], true);
addThing('n', 'institution', ({ id }) => id, (text) => BY_ID.get(text));
addChoice('p', 'place', '', () => PLACES.map(({ id }) => id), true);
addThing('q', 'compared', (two) => two.map(({ id }) => id).join('~'), twoOf);
addSeveral('r', 'families', FAMILIES);
addSeveral('t', 'kinds', KINDS);
addFlag('u', 'undated', true, true);
addChoice('v', 'view', 'map', () => VIEWS.map(({ name }) => name));
addFlag('w', 'whole', false);
addField({ key: 'y', filter: true, rest: () => ({ from: FIRST_YEAR, to: LAST_YEAR }), read: yearsIn,
  write: () => (state.from > FIRST_YEAR || state.to < LAST_YEAR ? `${state.from}-${state.to}` : '') });

/* 'a~b' → two different institutions, or null. */
function twoOf(text) {
  const two = text.split('~').map((id) => BY_ID.get(id));
  return two.length === 2 && two[0] && two[1] && two[0] !== two[1] ? two : null;
}

function yearsIn(text) {
  const years = /^(\d{4})-(\d{4})$/.exec(text);
  if (!years) return {};
  const from = Math.min(Math.max(Number(years[1]), FIRST_YEAR), LAST_YEAR);
  return { from, to: Math.max(Math.min(Number(years[2]), LAST_YEAR), from) };
}

function filtered() {
  return FIELDS.some((field) => field.filter && field.write(state));
}

/* The filters at rest: what `change` takes to remove them all. */
function noFilters() {
  return Object.assign({}, ...FIELDS.filter((field) => field.filter).map((field) => field.rest()));
}

function toHash() {
  const said = new URLSearchParams();
  for (const field of FIELDS) if (field.write(state)) said.set(field.key, field.write(state));
  return said.toString().replaceAll('%7E', '~');
}

function fromHash(hash) {
  const said = toldStep(new URLSearchParams(hash.replace(/^#/, '')));
  state.unknown = false;
  for (const { key, rest, read } of FIELDS) {
    const changes = said.get(key) ? read(said.get(key)) : {};
    if (!changes) state.unknown = true;
    Object.assign(state, rest(), changes);
  }
  forget();
}

/* The one way to change the state: say what changes; `step` leaves a place to come back to. */
function change(changes, step = false) {
  Object.assign(state, { unknown: false }, changes);
  forget();
  const hash = `#${toHash()}`;
  if (hash !== (location.hash || '#')) history[step ? 'pushState' : 'replaceState'](null, '', hash);
  show();
}

function choose(institution) {
  change({ institution, pair: null, compared: null }, true);
}

function read(pair) {
  change({ pair }, true);
}
