/* Views and parts of the page: each draws the same state, and knows nothing of the others. */
const VIEWS = [];
const PARTS = [];
let spoken = '';

/* Adds a view, in the order of the files: `name` (its text is view.NAME), `box` (id of its element, made when
   there is none), `make()` when it is first shown in a language, `draw(state, found)` whenever something changed
   while it is shown; `found` is visible(). */
function addView(about) {
  VIEWS.push({ box: about.name, spoken: '', ...about });
}

/* Adds a part that is always there (legend, panel, status): `make()` on a new language, `draw(state, found)`. */
function addPart(about) {
  PARTS.push(about);
}

function makeViews() {
  byId('views').replaceChildren(...VIEWS.map(({ name }) =>
    el('button', { type: 'button', id: `view-${name}`, 'aria-pressed': 'false', on: { click: () => change({ view: name }, true) } })));
  for (const { box } of VIEWS) if (!byId(box)) byId('main').append(el('div', { id: box, class: 'view', tabindex: '-1', hidden: true }));
}

/* Without an engine that draws, the list stands for the map. */
function shownView() {
  return state.view === 'map' && !network ? 'list' : state.view;
}

function show() {
  if (spoken !== state.language) {
    spoken = state.language;
    sayFixed();
    for (const { name } of VIEWS) byId(`view-${name}`).textContent = say(`view.${name}`);
    for (const part of PARTS) part.make?.();
  }
  const found = visible();
  document.body.dataset.view = shownView();
  for (const part of PARTS) part.draw(state, found);
  for (const view of VIEWS) showView(view, found);
}

function showView(view, found) {
  const on = view.name === shownView();
  byId(`view-${view.name}`).setAttribute('aria-pressed', String(on));
  byId(view.box).hidden = !on;
  if (on) drawView(view, found);
}

function drawView(view, found) {
  if (view.spoken !== state.language) view.make?.();
  view.spoken = state.language;
  view.draw(state, found);
}
