/* What the pointer is at: the nearest institution within reach, else the nearest line. */
function at({ x, y }, reach) {
  const far = reach / network.getScale();
  return nearestInstitution(x, y, far) || nearestLine(x, y, far * 0.8);
}

function nearestInstitution(x, y, far) {
  let [best, found] = [far, null];
  for (const institution of seen.drawn) {
    const away = Math.hypot(X[institution.index] - x, Y[institution.index] - y) - radiusOf(institution);
    if (away < best) [best, found] = [away, institution];
  }
  return found;
}

function nearestLine(x, y, far) {
  let [best, found] = [far, null];
  for (const pair of seen.pairs.keys()) {
    const [a, b] = [pair.first.index, pair.second.index];
    if (!here[a] || !here[b]) continue;
    const [dx, dy] = [X[b] - X[a], Y[b] - Y[a]];
    const along = Math.min(Math.max(((x - X[a]) * dx + (y - Y[a]) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    const away = Math.hypot(X[a] + along * dx - x, Y[a] + along * dy - y);
    if (away < best) [best, found] = [away, pair];
  }
  return found;
}

/* A finger is wider than a pointer. */
function clicked({ pointer, event }) {
  const found = at(pointer.canvas, event.pointerType === 'touch' ? 22 : 7);
  if (!found) return;
  if (found.first) read(found);
  else if (event.srcEvent?.shiftKey && state.institution && found !== state.institution) compareTwo(state.institution, found);
  else choose(found);
}

let asked = null;
function pointed(event) {
  if (event.pointerType === 'touch' || event.buttons) return;
  const box = byId('picture').getBoundingClientRect();
  if (!asked) requestAnimationFrame(() => { hover(at(network.DOMtoCanvas(asked), 7)); asked = null; });
  asked = { x: event.clientX - box.left, y: event.clientY - box.top };
}

function hover(found) {
  if (found === hovered) return;
  hovered = found;
  byId('picture').style.cursor = found ? 'pointer' : '';
  if (seen.drawn.size <= MANY) network.redraw();
}
