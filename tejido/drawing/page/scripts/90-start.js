/* Start: what is said below and where nothing is left; what is pressed; the first drawing. */
function updateEmpty(_, found) {
  const nothing = found.pairs.size === 0 && !(state.institution && !filtered());
  const box = byId('empty');
  box.hidden = !nothing;
  if (!nothing) return;
  if (!INSTITUTIONS.length) box.replaceChildren(el('p', { text: say('empty.graph') }));
  else if (!TIES.length) box.replaceChildren(el('p', { text: say('empty.partnerships') }), el('p', { class: 'muted', text: say('partners.none') }));
  else box.replaceChildren(el('p', { text: say('empty.filters') }), button(say('filters.clear'), () => change(noFilters()), { class: 'solid' }));
  box.classList.toggle('low', TIES.length === 0 && INSTITUTIONS.length > 0);
}

function updateStatus(_, found) {
  const undated = state.undated ? 0 : PAIR_LIST.filter((pair) => !found.all.has(pair) && pair.ties.some((tie) => !tie.years.length && failed[tie.index] === BIT.years)).length;
  const said = [
    say('status', { n: number(found.institutions.size), N: number(INSTITUTIONS.length), p: number(found.pairs.size), P: number(PAIRS.size) }),
    say('status.evidence', { e: number(countPieces(found.pairs)), E: number(TIES.reduce((sum, tie) => sum + tie.evidence, 0)) }),
    count('status.documents', DATA.documents.length),
    undated ? count('undated.hidden', undated) : '',
  ];
  byId('status').textContent = said.filter(Boolean).join(' · ');
  byId('notice').textContent = state.unknown ? say('unknown') : network ? '' : say('map.failed');
}

addPart({ name: 'empty', draw: updateEmpty });
addPart({ name: 'status', draw: updateStatus });

function openFilters(open) {
  byId('filters').classList.toggle('open', open);
  byId('open-filters').setAttribute('aria-expanded', String(open));
  (open ? byId('close-filters') : byId('open-filters')).focus();
}

function keyAnywhere(event) {
  if (event.key === '/' && !/INPUT|TEXTAREA/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId('search').focus();
  } else if (event.key === 'Escape') {
    if (byId('filters').classList.contains('open')) openFilters(false);
    else if (state.pair || state.compared || state.institution) close();
    else if (placeInView()) change({ place: '' }, true);
  }
}

function listen() {
  const press = (id, act) => byId(id).addEventListener('click', act);
  press('skip', () => { change({ view: 'list' }, true); byId('list').focus(); });
  press('open-filters', () => openFilters(true));
  press('close-filters', () => openFilters(false));
  press('reset', reset);
  press('language', () => change({ language: state.language === 'es' ? 'en' : 'es' }));
  press('zoom-in', () => zoom(1.3));
  press('zoom-out', () => zoom(0.77));
  press('zoom-fit', fit);
  byId('search').addEventListener('input', showHits);
  byId('search').addEventListener('keydown', keyInSearch);
  byId('search').addEventListener('blur', () => openHits(false));
  byId('picture').addEventListener('keydown', keyOnPicture);
  document.addEventListener('keydown', keyAnywhere);
  window.addEventListener('popstate', () => { fromHash(location.hash); show(); });
}

/* Without the engine, or without a canvas to draw on, the list says the same. */
async function start() {
  try {
    await loadEngine();
    makePicture();
  } catch (error) {
    console.info(error);
    network = null;
  }
  makeViews();
  fromHash(location.hash);
  listen();
  show();
  document.body.dataset.ready = 'true';
}

start();
