/* The picture: vis-network holds the camera, the gestures and the institutions; lines and labels are ours,
   since its own cost a second per filter with thousands of them. */
const EMPHASIS = '#d97a00';
const MANY = 1500;
const X = new Float32Array(INSTITUTIONS.length).fill(NaN);
const Y = new Float32Array(INSTITUTIONS.length).fill(NaN);
const here = new Uint8Array(INSTITUTIONS.length);
let network = null;
let nodes = null;
let seen = { all: new Map(), pairs: new Map(), institutions: new Set(), drawn: new Set() };
let framed = '';
let moving = false;
let hovered = null;
let ranked = [];

/* What else is drawn on the map, under its lines: functions (context, found, scale). */
const LAYERS = [];

function makePicture() {
  nodes = new vis.DataSet([]);
  network = new vis.Network(byId('picture'), { nodes, edges: new vis.DataSet([]) }, PICTURE.options);
  network.on('beforeDrawing', drawUnder);
  network.on('afterDrawing', drawOver);
  network.on('click', clicked);
  network.on('dragStart', () => { moving = true; });
  network.on('dragEnd', () => { moving = false; network.redraw(); });
  network.on('resize', () => { framed = ''; if (shownView() === 'map') updatePicture(visible()); });
  byId('picture').addEventListener('pointermove', pointed);
  byId('picture').addEventListener('pointerleave', () => hover(null));
}

/* As placed by Python; drawn out to use the height of an upright picture. */
function placeOf(index) {
  const [x, y] = PICTURE.nodes[index];
  return { x, y: Math.round(y * stretch) };
}

const EXTENT = [0, 1].map((axis) => PICTURE.nodes.reduce((most, point) => [Math.min(most[0], point[axis]), Math.max(most[1], point[axis])], [0, 1]));
let stretch = 1;
function measureStretch() {
  const { clientWidth, clientHeight } = byId('picture');
  const [wide, high] = EXTENT.map(([least, most]) => most - least);
  const room = Math.max(clientHeight - topMargin() - MARGIN.bottom, 1) / Math.max(clientWidth - 2 * sideMargin(), 1);
  stretch = Math.min(Math.max((room * wide) / high, 1), 1.6);
}

/* Symbols shrink with the map, but not under what can be told apart: the less, the more there are. */
function radiusOf(institution) {
  const least = seen.drawn.size <= 60 ? (byId('picture').clientWidth > 600 ? 0.75 : 0.55) : seen.drawn.size <= MOST_DRAWN ? 0.5 : 0.3;
  return Math.min(9 + 1.6 * Math.sqrt(institution.partners), 24) * (network ? Math.max(1, least / network.getScale()) : 1);
}

function chosenOnes() {
  return [state.institution, state.pair?.first, state.pair?.second, ...(state.compared || [])].filter(Boolean);
}

/* Bring the picture to what passes the filters. */
function updatePicture(found) {
  seen = found;
  measureStretch();
  const places = arranged(found);
  here.fill(0);
  const moved = [];
  for (const institution of found.drawn) {
    const { index, id } = institution;
    const { x, y } = places?.get(institution) || placeOf(index);
    here[index] = 1;
    if (X[index] !== x || Y[index] !== y) moved.push({ id, x, y, shape: 'custom', ctxRenderer: renderNode });
    [X[index], Y[index]] = [x, y];
  }
  if (moved.length) nodes.update(moved);
  ranked = PROMINENCE.filter(({ index }) => here[index]);
  makeLines(found);
  hovered = null;
  frame();
  network.redraw();
}

/* Where focus or comparison put institutions; null where they stand as Python placed them, as in a tour. */
function arranged(found) {
  if (state.compared) return facing(state.compared, found);
  return state.institution && !state.told ? rings(state.institution, found) : null;
}

/* Called by vis-network for each institution that it knows; those that do not pass are not drawn. */
function renderNode({ ctx, id, x, y }) {
  const institution = BY_ID.get(id);
  const radius = radiusOf(institution);
  return {
    drawNode() {
      if (!here[institution.index]) return;
      const scale = network.getScale();
      const chosen = chosenOnes().includes(institution);
      if (chosen || institution === hovered || institution === walked) {
        ctx.beginPath();
        ctx.arc(x, y, radius + 5 / scale, 0, 2 * Math.PI);
        ctx.fillStyle = chosen ? EMPHASIS : institution === walked ? OUTLINE : '#17212b33';
        ctx.fill();
      }
      drawKind(ctx, institution.kind, x, y, radius, Math.min(1.5 / scale, radius / 4));
    },
    nodeDimensions: { width: radius * 2, height: radius * 2 },
  };
}

function drawUnder(context) {
  const scale = network.getScale();
  for (const layer of LAYERS) layer(context, seen, scale);
  if (!moving || seen.drawn.size <= MANY) drawLines(context, scale);
}

function drawOver(context) {
  const scale = network.getScale();
  const badges = seen.pairs.size <= 400 ? drawBadges(context, scale) : [];
  const chosen = chosenOnes();
  const pointedAt = hovered?.first ? [hovered.first, hovered.second] : [hovered];
  const first = [...chosen, ...pointedAt, walked].filter((one) => one && here[one.index]);
  const view = viewBox();
  const inside = ({ index }) => X[index] > view[0] && X[index] < view[2] && Y[index] > view[1] && Y[index] < view[3];
  const order = [...new Set([...first, ...ranked])].filter(inside).slice(0, 600);
  const spots = order.map((institution) => spotOf(institution, first));
  const taken = spots.slice(0, 400).map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  taken.push(...badges, ...coveredBoxes());
  taken.push(...drawGroupNames(context, seen.drawn, spotOf, scale, view, taken));
  document.body.dataset.labels = drawLabels(context, spots, scale, taken, view);
}

function spotOf(institution, strong = []) {
  const { index } = institution;
  const above = state.institution && Y[index] < Y[state.institution.index] - 20;
  return { institution, x: X[index], y: Y[index], radius: radiusOf(institution), strong: strong.includes(institution), above };
}

function viewBox() {
  const { clientWidth, clientHeight } = byId('picture');
  return boxOf(0, 0, clientWidth, clientHeight);
}

/* What lies over the picture: no label goes there. */
function coveredBoxes() {
  return [...byId('main').querySelectorAll('.over')].filter((one) => one.clientWidth)
    .map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => boxOf(offsetLeft, offsetTop, offsetLeft + offsetWidth, offsetTop + offsetHeight));
}

/* A part of the picture, from pixels to the units of the map. */
function boxOf(left, top, right, bottom) {
  const [low, high] = [network.DOMtoCanvas({ x: left, y: top }), network.DOMtoCanvas({ x: right, y: bottom })];
  return [low.x, low.y, high.x, high.y];
}

addView({ name: 'map', box: 'picture', draw: (_, found) => network && updatePicture(found) });
