/* Where things stand in the view: rings around the chosen one, what fits, what is covered. */

/* The chosen one in the middle, its neighbours around it: strongest relation first, then kind and name. */
function rings(centre, found) {
  const strength = (other) => {
    const pair = centre.pairs.find((one) => otherEnd(one, centre) === other);
    return FAMILIES.indexOf(familiesOf(found.pairs.get(pair) || [])[0]);
  };
  const near = [...found.drawn].filter((other) => other !== centre);
  near.sort((a, b) => strength(a) - strength(b) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.index - b.index);
  const direct = new Set(centre.pairs.map((pair) => otherEnd(pair, centre)));
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const last = placeOnRings(near.filter((one) => direct.has(one)), 1, places);
  placeOnRings(near.filter((one) => !direct.has(one)), last, places);
  return places;
}

/* Fills rings from `ring` outwards; returns the next one that is free. */
function placeOnRings(some, ring, places) {
  for (let start = 0; start < some.length; ring += 1) {
    const room = some.length - start <= ring * 12 + 2 ? some.length - start : ring * 12;
    for (let i = 0; i < room; i += 1) {
      const angle = ((i + (ring % 2 ? 0 : 0.5)) / room) * 2 * Math.PI - Math.PI / 2;
      places.set(some[start + i], { x: Math.round(Math.cos(angle) * ring * 250), y: Math.round(Math.sin(angle) * ring * 190) });
    }
    start += room;
  }
  return ring;
}

/* Show all that is visible when that changes; where the reader moved since, the view stays. */
function frame() {
  const wanted = [state.institution?.id, state.compared && 'two', covered() > 0 && state.pair?.id, ...[...seen.drawn].map(({ index }) => index)].join('|');
  if (wanted === framed || state.view !== 'map' || !byId('picture').clientWidth) return;
  framed = wanted;
  fit();
}

const MARGIN = { top: 36, bottom: 56 };

/* What lies over the top of the picture takes its room. */
function topMargin() {
  const over = byId('over');
  return MARGIN.top + (over.hidden ? 0 : over.offsetHeight + 6);
}

function sideMargin() {
  return Math.min(72, byId('picture').clientWidth / 8);
}

function fit() {
  const spots = inView().filter(({ index }) => here[index]);
  if (!spots.length) return;
  const [xs, ys] = [spots.map(({ index }) => X[index]), spots.map(({ index }) => Y[index])];
  const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const { clientWidth, clientHeight } = byId('picture');
  const high = clientHeight - covered();
  const scale = Math.min(Math.max(clientWidth - 2 * sideMargin(), 60) / (right - left || 1), Math.max(high - topMargin() - MARGIN.bottom, 60) / (bottom - top || 1), 1.4);
  const down = (MARGIN.bottom - topMargin() + covered()) / 2;
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + down / scale }, scale });
}

/* How much of the picture the panel covers, where it lies over it (phones). */
function covered() {
  const panel = byId('panel');
  if (getComputedStyle(panel).position !== 'fixed') return 0;
  const hidden = byId('picture').getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
  return Math.min(Math.max(hidden, 0), byId('picture').clientHeight * 0.7);
}

/* Where the panel covers most of the picture, the two that it speaks of are enough. */
function inView() {
  return state.pair && covered() ? [state.pair.first, state.pair.second] : [...seen.drawn];
}

function zoom(by) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * by, 0.05), 6) });
}
