/* Places: the same partnerships by place, where institutions belong and where initiatives happened. */
const AREAS = ['mx', 'world'];
const COUNTED = { institutions: 'places.institutions', initiatives: 'places.initiatives' };
const MEXICAN = (place) => place.code.startsWith('MX-');
addChoice('b', 'area', PLACES.some(MEXICAN) || !PLACES.length ? 'mx' : 'world', () => AREAS);
addChoice('o', 'counted', 'institutions', () => Object.keys(COUNTED));

/* Institutions and initiatives that pass the filters, whatever place is chosen. */
function onPlaces() {
  visible();
  const passing = new Map();
  for (const pair of PAIR_LIST) {
    const ties = pair.ties.filter(({ index }) => !(failed[index] & ~BIT.place));
    if (ties.length && documented(ties)) passing.set(pair, ties);
  }
  const near = neighbourhood(passing);
  const found = new Set(near || (FIELDS.some((field) => field.filter && field.key !== 'p' && field.write(state)) ? [] : INSTITUTIONS));
  for (const [{ first, second }, ties] of passing) {
    if (near && !(near.has(first) && near.has(second))) continue;
    found.add(first).add(second);
    for (const { initiative } of ties) if (initiative) found.add(initiative);
  }
  return found;
}

function counted(thing) {
  return thing.pairs ? 'institutions' : 'initiatives';
}

/* Place → what is there or within it, and what is at no known place. */
function byPlace(things) {
  const empty = () => ({ institutions: [], initiatives: [] });
  const tally = { at: new Map(PLACES.map((place) => [place, empty()])), nowhere: empty(), abroad: empty(), whole: empty() };
  for (const thing of things) {
    const kind = counted(thing);
    const places = new Set(thing.located.flatMap(({ place }) => place.around));
    for (const place of places) tally.at.get(place)[kind].push(thing);
    if (!places.size) tally.nowhere[kind].push(thing);
    else if (![...places].some(({ code }) => code === 'MX' || code.startsWith('MX-'))) tally.abroad[kind].push(thing);
    else if (![...places].some(MEXICAN)) tally.whole[kind].push(thing);
  }
  return tally;
}

/* Numbers of places few and many: at most half of the places count as many, whatever the filters. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const limits = new Map();
function fewOf(area, kind) {
  const key = `${area} ${kind}`;
  if (!limits.has(key)) {
    const { at } = byPlace([...INSTITUTIONS, ...INITIATIVES]);
    const numbers = PLACES.filter((place) => drawnIn(place, area)).map((place) => at.get(place)[kind].length).filter(Boolean);
    limits.set(key, STEPS.find((step) => numbers.filter((n) => n > step).length <= numbers.length / 2) || STEPS.at(-1));
  }
  return limits.get(key);
}

function drawnIn(place, area) {
  return area === 'mx' ? MEXICAN(place) : place.level === 'country';
}

/* Places of the table: of Mexico its states; of the world countries, and what lies in none. */
function rowsOf(tally) {
  const listed = (place) => (state.area === 'mx' ? MEXICAN(place) : place.level === 'country' || !PLACES[place.larger]);
  const size = (place) => Object.values(tally.at.get(place)).map((things) => things.length);
  return PLACES.filter((place) => listed(place) && size(place).some(Boolean)).sort((a, b) => {
    const [one, other] = [tally.at.get(a), tally.at.get(b)];
    return other[state.counted].length - one[state.counted].length || alphabetically(a.names[state.language], b.names[state.language]);
  });
}

function makePlaces() {
  const choices = (name, label, values) => el('div', { class: 'segments', role: 'group', 'aria-label': say(label) }, Object.entries(values).map(([value, text]) =>
    button(text, () => change({ [name]: value }), { 'data-choice': name, value })));
  byId('places').replaceChildren(
    el('div', { class: 'tools' }, choices('area', 'places.area', { mx: say('places.mx'), world: say('places.world') }),
      choices('counted', 'places.counted', { institutions: say('places.institutions'), initiatives: say('places.initiatives') })),
    el('p', { id: 'places-near', class: 'muted' }),
    el('div', { class: 'atlas' },
      el('div', { class: 'sheet' },
        el('div', { class: 'frame' }, el('div', { id: 'outline' }), el('div', { id: 'places-here', 'aria-hidden': 'true' }),
          el('div', { id: 'outline-zoom' }, zoomButton('+', 'zoom.in', 1.5), zoomButton('−', 'zoom.out', 1 / 1.5), zoomButton('⤢', 'places.fit', 0))),
        el('ul', { id: 'places-legend' }),
        el('p', { id: 'places-source', class: 'muted', text: say('places.source') })),
      el('div', { class: 'beside' }, el('table', {}, el('caption', { text: say('places.caption') }),
        el('thead', {}, el('tr', {}, ['places.place', 'places.seats', 'places.sites'].map((key, i) => el('th', { scope: 'col', class: i ? 'number' : null, text: say(key) })))),
        el('tbody', { id: 'places-rows' })),
      el('div', { id: 'nowhere' }),
      el('p', { class: 'note', text: say('places.note') }))));
  makeOutline();
}

function zoomButton(sign, key, by) {
  return button(sign, () => zoomOutline(by), { 'aria-label': say(key) });
}

function updatePlaces() {
  const tally = byPlace(onPlaces());
  for (const one of byId('places').querySelectorAll('[data-choice]')) one.setAttribute('aria-pressed', String(state[one.dataset.choice] === one.value));
  byId('places-near').textContent = state.institution ? say('places.near', { name: state.institution.names[state.language] }) : '';
  updateOutline(tally);
  updatePlaceRows(tally);
  updateNowhere(tally);
}

/* The rows are made anew; whoever was on one stays on it. */
function updatePlaceRows(tally) {
  const on = document.activeElement?.dataset.place;
  const rows = rowsOf(tally).map((place) => placeRow(place, tally.at.get(place)));
  if (state.area === 'mx') rows.push(plainRow('places.whole', tally.whole, () => openPlace(PLACE_BY_CODE.get('MX'))), plainRow('places.abroad', tally.abroad, () => change({ area: 'world' }, true)));
  rows.push(plainRow('places.nowhere', tally.nowhere));
  byId('places-rows').replaceChildren(...rows.filter(Boolean));
  if (on) byId('places-rows').querySelector(`[data-place="${CSS.escape(on)}"]`)?.focus();
}

function placeRow(place, things) {
  const open = button(place.names[state.language], () => openPlace(place), { class: 'plain', 'data-place': place.id });
  return el('tr', { 'aria-current': state.place === place.id ? 'true' : null }, el('th', { scope: 'row' }, open), ...numberCells(things));
}

function plainRow(key, things, act = null) {
  if (!things.institutions.length && !things.initiatives.length) return null;
  const name = act ? button(say(key), act, { class: 'plain', 'data-place': key }) : el('span', { text: say(key) });
  return el('tr', { class: 'apart' }, el('th', { scope: 'row' }, name), ...numberCells(things));
}

function openPlace(place) {
  choosePlace(place);
  byId('panel').focus();
}

function numberCells({ institutions, initiatives }) {
  return [[institutions, 'places.seats'], [initiatives, 'places.sites']].map(([things, key]) =>
    el('td', { class: 'number', 'data-label': say(key), text: number(things.length) }));
}

function choosePlace(place) {
  change({ place: state.place === place.id ? '' : place.id, pair: null, institution: null }, true);
}

/* What nothing places is listed by name, never drawn. */
const NOWHERE_LIMIT = 60;
function updateNowhere({ nowhere }) {
  const groups = Object.entries({ institutions: 'places.nowhere.institutions', initiatives: 'places.nowhere.initiatives' }).filter(([kind]) => nowhere[kind].length);
  const open = new Set([...byId('nowhere').querySelectorAll('details[open]')].map(({ id }) => id));
  byId('nowhere').replaceChildren(...groups.map(([kind, key]) => el('details', { id: `nowhere-${kind}`, open: open.has(`nowhere-${kind}`) },
    el('summary', { text: count(key, nowhere[kind].length) }),
    el('ul', {}, nowhere[kind].slice(0, NOWHERE_LIMIT).map((thing) => el('li', {}, thing.pairs
      ? button(thing.names[state.language], () => { choose(thing); byId('panel').focus(); }, { class: 'plain' })
      : el('span', { text: thing.names[state.language] })))),
    nowhere[kind].length > NOWHERE_LIMIT ? el('p', { class: 'muted', text: say('noscript.more', { n: number(nowhere[kind].length - NOWHERE_LIMIT) }) }) : null)));
}

addView({ name: 'places', make: makePlaces, draw: updatePlaces });
