/* The drawn places: outlines shaded by number, the number on each, what was chosen rimmed. */
let OUTLINES = null;
let drawn = null;
const DOT = 10;

function outlinesOf(area) {
  OUTLINES ??= JSON.parse(byId('block-shapes').textContent).maps;
  return OUTLINES.find(({ id }) => id === area);
}

const PLACE_BY_CODE = new Map(PLACES.filter(({ code }) => code).map((place) => [place.code, place]));

/* A place of the data, or of the outlines alone. */
function codeName(code) {
  const place = PLACE_BY_CODE.get(code);
  if (place) return place.names[state.language];
  const [es, en] = outlinesOf('mx').names[code] || [];
  return (state.language === 'es' ? es : en) || new Intl.DisplayNames([state.language], { type: 'region' }).of(code);
}

function makeOutline() {
  drawn = null;
}

function drawOutline() {
  const { id, width, height, shapes, land } = outlinesOf(state.area);
  const paths = new Map(shapes.map(([code, , , , , d]) => [code, d ? svg('path', { d, 'data-code': code }) : null]));
  const layers = ['rim', 'marks'].map((name) => svg('g', { class: name }));
  const picture = svg('svg', { role: 'img', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'xMidYMid meet' },
    svg('path', { d: land, class: 'land' }), svg('g', { class: 'shapes' }, [...paths.values()].filter(Boolean)), layers);
  drawn = { id, picture, paths, rim: layers[0], marks: layers[1], shapes, size: [width, height], view: [0, 0, width, height], tally: null };
  byId('outline').replaceChildren(picture);
  picture.addEventListener('click', (event) => { if (!dragged) pressed(event.target); });
  picture.addEventListener('pointermove', (event) => pointAt(event.target.dataset?.code));
  picture.addEventListener('pointerleave', () => pointAt(null));
  dragOutline(picture);
  new ResizeObserver(() => { if (drawn?.picture === picture) updateMarks(); }).observe(picture);
}

function updateOutline(tally) {
  if (drawn?.id !== state.area) drawOutline();
  drawn.tally = tally;
  const few = fewOf(state.area, state.counted);
  for (const [code, path] of drawn.paths) path?.setAttribute('class', shade(numberAt(code), few));
  drawn.picture.setAttribute('aria-label', say('places.picture', { what: say(COUNTED[state.counted]) }));
  updateRim();
  updateMarks();
  updatePlacesLegend(few);
  pointAt(null);
}

function numberAt(code, kind = state.counted) {
  const place = PLACE_BY_CODE.get(code);
  return place ? drawn.tally.at.get(place)[kind].length : 0;
}

function shade(n, few) {
  return n ? (n > few ? 'many' : 'few') : 'none';
}

function updateRim() {
  const chosen = PLACES.find(({ id }) => id === state.place);
  const code = chosen?.around.map((place) => place.code).find((one) => drawn.paths.has(one));
  const d = drawn.paths.get(code)?.getAttribute('d');
  drawn.rim.replaceChildren(...(d ? ['under', 'over'].map((name) => svg('path', { d, class: name })) : []));
}

/* Units of the picture to pixels of the screen. */
function outlineScale() {
  const { clientWidth, clientHeight } = drawn.picture;
  return Math.min(clientWidth / drawn.view[2], clientHeight / drawn.view[3]) || 1;
}

/* Numbers and names in a size of the screen; where the place has no room for its number, a circle has.
   Where more is, the name goes first. */
function updateMarks() {
  const scale = outlineScale();
  const few = fewOf(state.area, state.counted);
  const shown = drawn.shapes.filter(([code]) => numberAt(code)).sort((a, b) => numberAt(b[0]) - numberAt(a[0]));
  const taken = shown.map(([, x, y]) => [x * scale - DOT, y * scale - DOT, x * scale + DOT, y * scale + DOT]);
  const [x, y, w, h] = drawn.view;
  const edges = [x, y, x + w, y + h].map((n) => n * scale);
  drawn.marks.replaceChildren(...shown.map((shape) => mark(shape, scale, few, taken, edges)).reverse());
}

function mark([code, x, y, width, height], scale, few, taken, edges) {
  const [name, n] = [codeName(code), numberAt(code)];
  const beside = besideMark(x * scale, y * scale, name.length * 3.3 + 4, taken, edges);
  return svg('g', { class: `mark ${shade(n, few)}`, 'data-code': code, transform: `translate(${x} ${y}) scale(${1 / scale})` },
    Math.min(width, height) * scale < 6 * DOT ? svg('circle', { r: DOT, 'data-code': code }) : null,
    beside ? svg('text', { x: beside[0], y: beside[1], class: 'name', 'data-code': code, text: name }) : null,
    svg('text', { y: 4.5, 'data-code': code, text: number(n) }));
}

/* Below, above, right or left of a number, where no other mark is and the picture does not end. */
function besideMark(x, y, half, taken, [left, top, right, bottom]) {
  const spots = [[0, 24], [0, -15], [half + 14, 4.5], [-half - 14, 4.5], [half / 2, 24], [-half / 2, 24]];
  for (const [dx, dy] of spots) {
    const box = [x + dx - half, y + dy - 11, x + dx + half, y + dy + 4];
    if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom || taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    return [dx, dy];
  }
  return null;
}

function updatePlacesLegend(few) {
  const rows = [['none', say('places.none')], ['few', few > 1 ? say('places.few', { n: number(few) }) : number(1)], ['many', say('places.many', { n: number(few + 1) })]];
  byId('places-legend').replaceChildren(el('li', { class: 'what', text: `${say(COUNTED[state.counted])}:` }),
    ...rows.map(([kind, text]) => el('li', {}, svg('svg', { class: 'swatch', viewBox: '0 0 22 16', 'aria-hidden': 'true' }, svg('rect', { class: kind, x: 1, y: 1, width: 20, height: 14, rx: 3 })), el('span', { text }))));
}

function pressed(target) {
  const place = PLACE_BY_CODE.get(target.dataset?.code);
  if (place && (numberAt(place.code, 'institutions') || numberAt(place.code, 'initiatives'))) choosePlace(place);
}

/* What lies under the pointer, in words. */
function pointAt(code) {
  const box = byId('places-here');
  box.hidden = !code;
  if (!code) return;
  const told = [['count.partners', 'institutions'], ['places.count.initiatives', 'initiatives']].filter(([, kind]) => numberAt(code, kind)).map(([key, kind]) => count(key, numberAt(code, kind)));
  box.textContent = `${codeName(code)} · ${told.length ? told.join(' · ') : say('places.nothing')}`;
}

/* 0 shows all again. */
function zoomOutline(by) {
  const [width, height] = drawn.size;
  const [x, y, w, h] = drawn.view;
  const to = by ? Math.min(Math.max(w / by, width / 12), width) : width;
  const [mx, my] = by ? [x + w / 2, y + h / 2] : [width / 2, height / 2];
  moveOutline(mx - to / 2, my - (to * height) / width / 2, to);
}

function moveOutline(x, y, w) {
  const [width, height] = drawn.size;
  const h = (w * height) / width;
  drawn.view = [Math.min(Math.max(x, 0), width - w), Math.min(Math.max(y, 0), height - h), w, h];
  drawn.picture.setAttribute('viewBox', drawn.view.join(' '));
  updateMarks();
}

/* Dragging moves what was zoomed; a click that ends a drag chooses nothing. */
let dragged = false;
function dragOutline(picture) {
  let from = null;
  picture.addEventListener('pointerdown', (event) => { dragged = false; from = { x: event.clientX, y: event.clientY, view: drawn.view }; });
  picture.addEventListener('pointerup', () => { from = null; });
  picture.addEventListener('pointerleave', () => { from = null; });
  picture.addEventListener('pointermove', (event) => {
    if (!from || drawn.view[2] >= drawn.size[0]) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.hypot(dx, dy) < 5 && !dragged) return;
    dragged = true;
    const scale = outlineScale();
    moveOutline(from.view[0] - dx / scale, from.view[1] - dy / scale, from.view[2]);
  });
}
