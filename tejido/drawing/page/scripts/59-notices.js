let noticed = null;

/* What lies over the map: how much of it is drawn, whom it is focused on, and the way back to all. */
function updateNotices(_, found) {
  const box = byId('over');
  const content = shownView() === 'map' ? [focusNotice(), limitNotice(found)].filter(Boolean) : [];
  box.hidden = !content.length;
  box.replaceChildren(...content);
  const chosen = state.pair || state.compared || state.institution;
  if (chosen && chosen !== noticed && getComputedStyle(byId('panel')).position === 'fixed') byId('main').scrollIntoView({ block: 'start' });
  noticed = chosen;
}

function limitNotice({ institutions, drawn }) {
  if (drawn.size < institutions.size) {
    return el('p', {}, say('limit', { n: number(drawn.size), N: number(institutions.size) }), ' ', button(say('limit.all'), () => change({ whole: true }), { class: 'plain' }));
  }
  if (!state.whole || institutions.size <= MOST_DRAWN) return null;
  return el('p', {}, say('limit.none', { n: number(institutions.size) }), ' ', button(say('limit.fewer', { n: MOST_DRAWN }), () => change({ whole: false }), { class: 'plain' }));
}

function focusNotice() {
  const centre = state.institution;
  if (!centre || state.compared) return null;
  const step = (n) => button(say(`focus.steps.${n}`), () => change({ steps: n }), { 'aria-pressed': String(state.steps === n) });
  return el('p', {}, el('span', { class: 'wide' }, say('focus'), ' ', el('strong', { text: centre.short[state.language] })),
    el('span', { class: 'segments small', role: 'group', 'aria-label': say('focus.steps') }, step(1), step(2)),
    button(say('panel.back'), () => change({ institution: null, pair: null, steps: 1 }, true), { class: 'plain wide' }));
}

/* Everything as it was at first, but for the language and the view. */
function reset() {
  const { language, view } = state;
  byId('search').value = '';
  openHits(false);
  framed = '';
  change({ ...Object.assign({}, ...FIELDS.map((field) => field.rest())), language, view }, true);
}

addPart({ name: 'notices', draw: updateNotices });
