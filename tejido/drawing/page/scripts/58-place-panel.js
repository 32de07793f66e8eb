/* The panel of a place: who belongs there, what happened there, and what says so. */
const PLACE_ROWS = 80;

/* The chosen place, where the places are looked at. */
function placeInView() {
  return state.view === 'places' ? PLACES.find(({ id }) => id === state.place) : null;
}

function placePanel(place) {
  const { institutions, initiatives } = byPlace(onPlaces()).at.get(place);
  const larger = place.around.slice(1).map(({ names }) => names[state.language]);
  return [
    topOf(el('h2', { text: place.names[state.language] }), () => change({ place: '' }, true)),
    el('p', { class: 'muted', text: [say({ country: 'places.country', state: 'places.state', locality: 'places.locality', region: 'places.region' }[place.level]), ...larger].join(' · ') }),
    button(say('places.all'), () => change({ place: '' }, true), { class: 'plain' }),
    institutions.length + initiatives.length ? null : el('p', { class: 'note', text: say('places.nothing') }),
    ...initiativesAt(place, initiatives),
    ...institutionsAt(place, institutions),
  ];
}

/* What is said of a thing's being at the place or within it. */
function saidOf(thing, place) {
  return thing.located.filter((one) => one.place.around.includes(place));
}

function institutionsAt(place, institutions) {
  if (!institutions.length) return [];
  const exact = (one) => saidOf(one, place).some((said) => said.place === place);
  const sorted = [...institutions].sort((a, b) => exact(b) - exact(a) || alphabetically(whereOf(a, place), whereOf(b, place)) || alphabetically(a.names[state.language], b.names[state.language]));
  const told = (one) => saidOf(one, place).some(({ passages }) => passages.length);
  const listed = sorted.filter((one) => !told(one));
  return [
    el('h3', { text: `${say('places.institutions')} · ${number(institutions.length)}` }),
    ...sorted.filter(told).map((one) => el('div', { class: 'located' }, el('div', { class: 'rows' }, locatedRow(one, place)), ...passagesOf(one, place))),
    listed.length ? el('p', { class: 'muted', text: say(listed.length < institutions.length ? 'places.ledger.rest' : 'places.ledger') }) : null,
    listed.length ? el('ul', { class: 'rows' }, listed.slice(0, PLACE_ROWS).map((one) => el('li', {}, locatedRow(one, place)))) : null,
    listed.length > PLACE_ROWS ? el('p', { class: 'muted', text: say('noscript.more', { n: number(listed.length - PLACE_ROWS) }) }) : null,
  ];
}

function whereOf(thing, place) {
  return [...new Set(saidOf(thing, place).map((said) => said.place.names[state.language]))].join(', ');
}

function locatedRow(institution, place) {
  const where = whereOf(institution, place);
  return el('button', { type: 'button', class: 'iconed', on: { click: () => choose(institution) } },
    kindIcon(institution.kind), el('span', { text: institution.names[state.language] }),
    el('span', { class: 'muted', text: where === place.names[state.language] ? '' : where }));
}

function initiativesAt(place, initiatives) {
  if (!initiatives.length) return [];
  return [
    el('h3', { text: `${say('places.initiatives')} · ${number(initiatives.length)}` }),
    ...initiatives.slice(0, PLACE_ROWS).map((one) => initiativeCard(one, place)),
    initiatives.length > PLACE_ROWS ? el('p', { class: 'muted', text: say('noscript.more', { n: number(initiatives.length - PLACE_ROWS) }) }) : null,
  ];
}

function initiativeCard(initiative, place) {
  const pairs = PAIR_LIST.filter(({ ties }) => ties.some((tie) => tie.initiative === initiative && !(failed[tie.index] & ~BIT.place)));
  return el('article', { class: 'tie' }, el('div', { class: 'body' },
    initiativeLine(initiative), el('p', { text: say('places.where', { where: whereOf(initiative, place) }) }), ...passagesOf(initiative, place),
    pairs.length ? el('details', {}, el('summary', { text: count('places.pairs', pairs.length) }),
      el('ul', { class: 'rows' }, pairs.slice(0, PLACE_ROWS).map((pair) => el('li', {}, button(say('pair.sides', { a: pair.first.short[state.language], b: pair.second.short[state.language] }), () => read(pair)))))) : null));
}

/* The words of the documents that place it, each once; where there are none, the ledger says so. */
function passagesOf(thing, place) {
  const passages = saidOf(thing, place).flatMap(({ passages: said }) => said);
  const once = new Map(passages.map((one) => [`${one.document.id} ${one.quotes.join(' ')}`, one]));
  if (!once.size) return [el('p', { class: 'muted', text: say('places.ledger.one') })];
  return [...once.values()].map(({ document, quotes, planned }) => el('figure', {},
    planned ? el('p', {}, el('span', { class: 'planned', text: say('planned') })) : null,
    quotes.map((n) => el('blockquote', { lang: document.language || null }, '«', quote(n), '»')),
    el('figcaption', {}, sourceLine(document))));
}
