const VIEWS = ['map', 'list', 'timeline'];

/* What the reader has chosen. The address after # says it all; nothing is kept elsewhere. */
const state = {
  language: DATA.language, view: 'map', institution: null, pair: null, compared: null, groups: false,
  families: new Set(), kinds: new Set(), from: FIRST_YEAR, to: LAST_YEAR,
  undated: true, planned: true, words: '', unknown: false,
};

function filtered() {
  return state.families.size > 0 || state.kinds.size > 0 || state.from > FIRST_YEAR || state.to < LAST_YEAR
    || !state.undated || !state.planned || state.words !== '';
}

function clearFilters() {
  Object.assign(state, { families: new Set(), kinds: new Set(), from: FIRST_YEAR, to: LAST_YEAR,
    undated: true, planned: true, words: '' });
}

function toHash() {
  const said = new URLSearchParams();
  if (state.pair) said.set('e', state.pair.id);
  if (state.words) said.set('f', state.words);
  if (state.language !== DATA.language) said.set('l', state.language);
  if (state.groups) said.set('k', '1');
  if (state.institution) said.set('n', state.institution.id);
  if (!state.planned) said.set('p', '0');
  if (state.compared) said.set('q', state.compared.map(({ id }) => id).join('~'));
  if (state.families.size) said.set('r', [...state.families].sort().join('.'));
  if (state.kinds.size) said.set('t', [...state.kinds].sort().join('.'));
  if (!state.undated) said.set('u', '0');
  if (state.view !== 'map') said.set('v', state.view);
  if (state.from > FIRST_YEAR || state.to < LAST_YEAR) said.set('y', `${state.from}-${state.to}`);
  return said.toString();
}

function fromHash(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const among = (key, known) => new Set((said.get(key) || '').split('.').filter((name) => known.includes(name)));
  const years = /^(\d{4})-(\d{4})$/.exec(said.get('y') || '');
  clearFilters();
  state.language = said.get('l') in TEXTS ? said.get('l') : DATA.language;
  state.view = VIEWS.includes(said.get('v')) ? said.get('v') : 'map';
  state.institution = BY_ID.get(said.get('n')) || null;
  state.pair = PAIRS.get(said.get('e')) || null;
  state.compared = twoOf(said.get('q') || '');
  state.groups = said.get('k') === '1';
  state.unknown = ['n', 'e', 'q'].some((key, i) => said.get(key) && ![state.institution, state.pair, state.compared][i]);
  state.families = among('r', FAMILIES);
  state.kinds = among('t', KINDS);
  state.undated = said.get('u') !== '0';
  state.planned = said.get('p') !== '0';
  state.words = said.get('f') || '';
  if (years) {
    state.from = Math.min(Math.max(Number(years[1]), FIRST_YEAR), LAST_YEAR);
    state.to = Math.max(Math.min(Number(years[2]), LAST_YEAR), state.from);
  }
}

/* 'a~b' → two different institutions, or null. */
function twoOf(text) {
  const two = text.split('~').map((id) => BY_ID.get(id));
  return two.length === 2 && two[0] && two[1] && two[0] !== two[1] ? two : null;
}

/* The one way to change the state: say what changes; `step` leaves a place to come back to. */
function change(changes, step = false) {
  Object.assign(state, { unknown: false }, changes);
  const hash = `#${toHash()}`;
  if (hash !== (location.hash || '#')) history[step ? 'pushState' : 'replaceState'](null, '', hash);
  show();
}

function choose(institution) {
  change({ institution, pair: null, view: state.view }, true);
}

function read(pair) {
  change({ pair }, true);
}
