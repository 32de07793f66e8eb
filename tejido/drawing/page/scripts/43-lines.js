/* Lines: one per pair, gathered by look so that thousands are drawn at once. */
let batches = [];
let single = null;

/* How a pair looks: the strongest relation gives the colour, the evidence the width. */
function lineLook(pair, ties) {
  const family = strongest(ties);
  const { color, dots } = familyLook(family);
  const chosen = pair === state.pair;
  const away = state.institution && !state.compared && state.steps === 1 && pair.first !== state.institution && pair.second !== state.institution;
  const width = family === 'participation' ? 1 : lineWidthOf(ties);
  return {
    family, width: chosen ? width + 2.5 : width,
    color: { color: chosen ? EMPHASIS : color, opacity: chosen ? 1 : away ? 0.3 : family === 'participation' ? 0.75 : 1 },
    dashes: ties.filter((tie) => tie.family === family).every((tie) => tie.planned) ? [9, 6] : dots ? [2, 5] : false,
    arrows: arrow(pair, ties),
  };
}

function strongest(ties) {
  let best = ties[0].row[2];
  for (const { row } of ties) if (row[2] < best) best = row[2];
  return FAMILIES[best];
}

function lineWidthOf(ties) {
  let pieces = 0;
  for (const { evidence } of ties) pieces += evidence;
  return Math.min(Math.round(1 + Math.log2(1 + pieces)), 6);
}

/* An arrow only when everything said of the two goes the same way. */
function arrow(pair, ties) {
  const start = ties[0].directed ? ties[0].first : null;
  const shown = start !== null && ties.every((tie) => tie.directed && tie.first === start);
  return { to: { enabled: shown && start === pair.first }, from: { enabled: shown && start === pair.second } };
}

/* Paths stay as they are while the reader only moves or zooms. */
function makeLines(found) {
  const gathered = new Map();
  const arrows = found.drawn.size <= MANY;
  single = null;
  for (const [pair, ties] of found.pairs) {
    if (!here[pair.first.index] || !here[pair.second.index]) continue;
    const look = lineLook(pair, ties);
    if (pair === state.pair) single = { look, path: new Path2D(), heads: [] };
    const key = `${FAMILIES.length - FAMILIES.indexOf(look.family)} ${look.width} ${look.color.opacity} ${look.dashes}`;
    const batch = pair === state.pair ? single : gathered.get(key) || { key, look, path: new Path2D(), heads: [] };
    if (batch !== single) gathered.set(key, batch);
    addLine(batch, pair, look, arrows);
  }
  batches = [...gathered.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  if (single) batches.push(single);
}

function addLine({ path, heads }, { first, second }, { width, arrows }, shown) {
  const [a, b] = [first.index, second.index];
  path.moveTo(X[a], Y[a]);
  path.lineTo(X[b], Y[b]);
  if (shown && arrows.to.enabled) heads.push([first, second, width]);
  if (shown && arrows.from.enabled) heads.push([second, first, width]);
}

/* An arrow's head, its tip at the symbol. */
function addHead(context, [from, to, width], thin) {
  const [x0, y0, x1, y1] = [X[from.index], Y[from.index], X[to.index], Y[to.index]];
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const reach = radiusOf(to) + 2 * thin;
  const [x, y, size] = [x1 - ux * reach, y1 - uy * reach, (8 + width) * thin];
  context.moveTo(x, y);
  context.lineTo(x - ux * size - uy * size * 0.5, y - uy * size + ux * size * 0.5);
  context.lineTo(x - ux * size + uy * size * 0.5, y - uy * size - ux * size * 0.5);
  context.closePath();
}

/* Thinner on the screen as the map grows smaller, and paler where there are thousands. */
function drawLines(context, scale) {
  const thin = Math.min(Math.max(scale, seen.pairs.size <= 400 ? 0.8 : 0.45), 1.25) / scale;
  const pale = Math.min(Math.max(2500 / seen.pairs.size, 0.18), 1);
  for (const { look, path, heads } of batches) {
    Object.assign(context, { strokeStyle: look.color.color, fillStyle: look.color.color, globalAlpha: look.color.opacity * (look === single?.look ? 1 : pale), lineWidth: look.width * thin, lineCap: 'butt' });
    context.setLineDash(look.dashes && seen.drawn.size <= MANY ? look.dashes.map((part) => part * thin) : []);
    context.stroke(path);
    context.setLineDash([]);
    context.beginPath();
    for (const head of heads) addHead(context, head, thin);
    context.fill();
  }
  context.globalAlpha = 1;
  if (hovered?.first) drawHovered(context, thin);
}

function drawHovered(context, thin) {
  const [a, b] = [hovered.first.index, hovered.second.index];
  Object.assign(context, { strokeStyle: OUTLINE, lineWidth: 4 * thin });
  context.beginPath();
  context.moveTo(X[a], Y[a]);
  context.lineTo(X[b], Y[b]);
  context.stroke();
}

/* The signs of the relations in the middle of their lines; returns the boxes that they take. */
function drawBadges(context, scale) {
  const boxes = [];
  const half = 8 / scale;
  for (const [pair, ties] of seen.pairs) {
    const [a, b] = [pair.first.index, pair.second.index];
    const away = state.institution && !state.compared && pair.first !== state.institution && pair.second !== state.institution;
    if (away || !here[a] || !here[b] || Math.hypot(X[a] - X[b], Y[a] - Y[b]) * scale < 70) continue;
    const [x, y] = [(X[a] + X[b]) / 2, (Y[a] + Y[b]) / 2];
    drawBadge(context, strongest(ties), x, y, scale);
    if (familyLook(strongest(ties)).badge) boxes.push([x - half, y - half, x + half, y + half]);
  }
  return boxes;
}
