/* The picture: vis-network draws nodes and lines where Python placed them; labels are ours. */
const EMPHASIS = '#d97a00';
let network = null;
let nodes = null;
let lines = null;
let seen = { all: new Map(), pairs: new Map(), institutions: new Set() };
let framed = '';

/* As placed by Python; on an upright screen drawn out to use its height. */
function placeOf(index) {
  const [x, y] = PICTURE.nodes[index];
  const { clientWidth, clientHeight } = byId('picture');
  return { x, y: clientHeight > clientWidth * 1.15 ? Math.round(y * 1.4) : y };
}

function radiusOf(institution) {
  const least = network ? 6 / network.getScale() : 0;
  return Math.max(Math.min(9 + 1.6 * Math.sqrt(institution.pairs.length), 20), least);
}

function partnersOf(institution) {
  return institution.pairs.filter((pair) => pair.ties.some((tie) => tie.family !== 'participation')).length;
}

const PROMINENCE = [...INSTITUTIONS].sort((a, b) => partnersOf(b) - partnersOf(a) || b.pairs.length - a.pairs.length || a.index - b.index);

function makePicture() {
  nodes = new vis.DataSet(INSTITUTIONS.map(({ id, index }) => ({ id, shape: 'custom', ctxRenderer: renderNode, ...placeOf(index) })));
  lines = new vis.DataSet(PICTURE.lines.map(([first, second]) => {
    const [from, to] = [INSTITUTIONS[first].id, INSTITUTIONS[second].id];
    return { id: `${from}~${to}`, from, to };
  }));
  network = new vis.Network(byId('picture'), { nodes, edges: lines }, PICTURE.options);
  network.on('afterDrawing', drawOver);
  network.on('click', clicked);
  network.on('hoverNode', () => { byId('picture').style.cursor = 'pointer'; });
  network.on('hoverEdge', () => { byId('picture').style.cursor = 'pointer'; });
  network.on('blurNode', () => { byId('picture').style.cursor = ''; });
  network.on('blurEdge', () => { byId('picture').style.cursor = ''; });
  network.on('resize', () => { framed = ''; updatePicture(seen); });
}

function renderNode({ ctx, id, x, y, state: { hover, selected } }) {
  const institution = BY_ID.get(id);
  const radius = radiusOf(institution);
  const chosen = institution === state.institution || (state.pair && [state.pair.first, state.pair.second].includes(institution));
  return {
    drawNode() {
      const scale = network.getScale();
      if (chosen || hover || selected) {
        ctx.beginPath();
        ctx.arc(x, y, radius + 6 / scale, 0, 2 * Math.PI);
        ctx.fillStyle = chosen ? EMPHASIS : '#17212b33';
        ctx.fill();
      }
      drawKind(ctx, institution.kind, x, y, radius, Math.min(1.5 / scale, radius / 4));
    },
    nodeDimensions: { width: radius * 2, height: radius * 2 },
  };
}

function clicked({ nodes: [id], edges: [line], pointer, event }) {
  const touched = id || nearest(pointer.canvas, event.pointerType === 'touch' ? 22 : 6);
  if (touched) choose(BY_ID.get(touched));
  else if (line) read(PAIRS.get(line));
}

/* A finger is wider than a symbol: the nearest institution within `reach` pixels is meant. */
function nearest({ x, y }, reach) {
  const at = network.getPositions([...seen.institutions].map((institution) => institution.id));
  const away = Object.entries(at).map(([id, point]) => [Math.hypot(point.x - x, point.y - y) - radiusOf(BY_ID.get(id)), id]);
  const [distance, id] = away.reduce((best, one) => (one[0] < best[0] ? one : best), [Infinity, null]);
  return distance * network.getScale() <= reach ? id : null;
}

/* Bring the picture to what passes the filters. */
function updatePicture(found) {
  seen = found;
  const places = state.institution ? rings(state.institution, found) : null;
  nodes.update(INSTITUTIONS.map((institution) => {
    const place = places?.get(institution) || placeOf(institution.index);
    return { id: institution.id, ...place, hidden: !found.institutions.has(institution) };
  }));
  lines.update([...PAIRS.values()].map((pair) => lineLook(pair, found.pairs.get(pair))));
  frame();
}

function lineLook(pair, ties) {
  if (!ties) return { id: pair.id, hidden: true };
  const [family] = familiesOf(ties);
  const look = familyLook(family);
  const among = ties.filter((tie) => tie.family === family);
  const chosen = pair === state.pair;
  const away = state.institution && pair.first !== state.institution && pair.second !== state.institution;
  const color = chosen ? EMPHASIS : look.color;
  return {
    id: pair.id, hidden: false, width: chosen ? look.width + 2.5 : look.width,
    color: { color, hover: chosen ? color : OUTLINE, highlight: color, opacity: chosen ? 1 : away ? 0.3 : family === 'participation' ? 0.75 : 1 },
    dashes: among.every((tie) => tie.planned) ? [9, 6] : look.dots ? [2, 5] : false,
    arrows: arrow(pair, among),
  };
}

/* An arrow only when everything said of this relation goes the same way. */
function arrow(pair, ties) {
  const starts = new Set(ties.map((tie) => (tie.directed ? tie.sides[0].institution : null)));
  const [start] = starts;
  const shown = starts.size === 1 && start !== null;
  const head = { enabled: true, scaleFactor: 0.55 };
  return { to: shown && start === pair.first ? head : { enabled: false }, from: shown && start === pair.second ? head : { enabled: false } };
}

function drawOver(context) {
  const scale = network.getScale();
  const at = network.getPositions();
  if (scale > 0.55 && seen.pairs.size <= 400) drawBadges(context, at, scale);
  const first = [state.institution, state.pair?.first, state.pair?.second].filter(Boolean);
  const order = [...new Set([...first, ...PROMINENCE])].filter((institution) => seen.institutions.has(institution));
  const spots = order.map((institution) => ({ institution, ...at[institution.id], radius: radiusOf(institution), strong: first.includes(institution) }));
  const taken = spots.slice(0, 400).map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  const { clientWidth, clientHeight } = byId('picture');
  const { offsetLeft, offsetTop } = byId('zoom');
  taken.push(boxOf(offsetLeft, offsetTop, clientWidth, clientHeight));
  document.body.dataset.labels = drawLabels(context, spots, scale, taken, boxOf(0, 0, clientWidth, clientHeight));
}

/* A part of the picture, from pixels to the units of the map. */
function boxOf(left, top, right, bottom) {
  const [low, high] = [network.DOMtoCanvas({ x: left, y: top }), network.DOMtoCanvas({ x: right, y: bottom })];
  return [low.x, low.y, high.x, high.y];
}

function drawBadges(context, at, scale) {
  for (const [pair, ties] of seen.pairs) {
    const away = state.institution && pair.first !== state.institution && pair.second !== state.institution;
    const [a, b] = [at[pair.first.id], at[pair.second.id]];
    if (away || Math.hypot(a.x - b.x, a.y - b.y) * scale < 70) continue;
    drawBadge(context, familiesOf(ties)[0], (a.x + b.x) / 2, (a.y + b.y) / 2, scale);
  }
}

addView({ name: 'map', box: 'picture', draw: (_, found) => updatePicture(found) });
