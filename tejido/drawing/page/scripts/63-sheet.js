/* The sheet: what is visible as a picture with title, filters in words, legend, date and source. */
const SHEET = { width: 1400, height: 990, edge: 36, legend: 250 };

/* The filters in words, as the chips say them, and what is chosen. */
function filtersInWords() {
  const chosen = state.compared || [state.institution].filter(Boolean);
  const names = chosen.map(({ names }) => names[state.language]).join(' – ');
  const chips = [...byId('chips').querySelectorAll('button:not(.clear)')].map((chip) => chip.textContent.replace(/\s*×$/, ''));
  const filters = chips.length ? say('sheet.filters', { what: chips.join('; ') }) : say('sheet.unfiltered');
  return [names, filters].filter(Boolean).join('. ');
}

function sourceInWords() {
  const documents = DATA.documents.map((_, number) => documentOf(number));
  const dates = documents.map(({ date }) => date).filter(Boolean).sort();
  const when = dates.length ? say('sheet.dates', { dates: period(dates[0], dates.at(-1)) }) : '';
  return [count('sheet.source', documents.length) + when, versionInWords(), say('sheet.made', { day: today() })].filter(Boolean).join(' · ');
}

function versionInWords() {
  return DATA.version ? say('sheet.version', { version: DATA.version }) : '';
}

function today() {
  return new Intl.DateTimeFormat(state.language, { dateStyle: 'long' }).format(new Date());
}

function drawSheet(pen, found) {
  const { width, height, edge, legend } = SHEET;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  const top = sheetHead(pen, found);
  const box = { left: edge, top, right: width - edge - legend - 24, bottom: height - 66 };
  drawPicture(pen, found, box);
  drawLegend(pen, found, width - edge - legend, top);
  sheetFoot(pen);
}

function plainText(pen, text, x, y, { size = 13, weight = 400, color = OUTLINE } = {}) {
  Object.assign(pen, { font: `${weight} ${size}px system-ui, sans-serif`, fillStyle: color, textAlign: 'left', textBaseline: 'alphabetic' });
  pen.fillText(text, x, y);
}

function sheetHead(pen, found) {
  const { width, edge } = SHEET;
  plainText(pen, say('title'), edge, edge + 20, { size: 26, weight: 700 });
  const numbers = [count('count.partners', found.institutions.size), count('count.pairs', found.pairs.size), count('ev', countPieces(found.pairs))].join(' · ');
  pen.font = '400 14px system-ui, sans-serif';
  const lines = wrapped(pen, `${filtersInWords()}. ${numbers}`, width - 2 * edge).slice(0, 4);
  lines.forEach((line, i) => plainText(pen, line, edge, edge + 46 + i * 19, { size: 14, color: '#52606d' }));
  return edge + 46 + lines.length * 19;
}

function sheetFoot(pen) {
  const { edge, height } = SHEET;
  plainText(pen, say('caveat'), edge, height - 40, { color: '#52606d' });
  plainText(pen, sourceInWords(), edge, height - 20, { color: '#52606d' });
}

/* Where each visible institution stands in the box. */
function spotsIn(found, { left, top, right, bottom }) {
  const places = standing(found);
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((right - left - 190) / (x1 - x0 || 1), (bottom - top - 90) / (y1 - y0 || 1), 1.6);
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2 - 6];
  return [...places].map(([institution, { x, y }]) => ({
    institution, x: cx + (x - (x0 + x1) / 2) * scale, y: cy + (y - (y0 + y1) / 2) * scale,
    radius: Math.max(5, Math.min(9 + 1.6 * Math.sqrt(institution.partners), 24) * Math.min(scale * 1.3, 1)),
    strong: [state.institution, ...(state.compared || [])].includes(institution),
  }));
}

/* As on the screen; where nothing can be drawn there, as Python placed them. */
function standing(found) {
  const places = arranged(found);
  return new Map([...found.drawn].map((one) => [one, places?.get(one) || placed(one)]));
}

function placed({ index }) {
  const [x, y] = PICTURE.nodes[index];
  return { x, y };
}

function drawPicture(pen, found, box) {
  const spots = spotsIn(found, box);
  const at = new Map(spots.map((spot) => [spot.institution, spot]));
  const drawn = [...found.pairs].filter(([pair]) => at.has(pair.first) && at.has(pair.second));
  drawn.sort(([, a], [, b]) => FAMILIES.indexOf(familiesOf(b)[0]) - FAMILIES.indexOf(familiesOf(a)[0]));
  grouped(pen, { class: 'groups' }, '', () => drawGroups(pen, found.drawn, (one) => at.get(one), 1));
  grouped(pen, { class: 'lines' }, '', () => drawn.forEach(([pair, ties]) => drawPair(pen, pair, ties, at)));
  if (drawn.length <= 400) for (const [pair, ties] of drawn) badgeOf(pen, pair, ties, at);
  for (const { institution, x, y, radius } of spots) {
    grouped(pen, { class: 'node', 'data-id': printable(institution.id) }, institution.names[state.language], () => drawKind(pen, institution.kind, x, y, radius, 1.5));
  }
  const order = new Map(PROMINENCE.map((institution, i) => [institution, i]));
  spots.sort((a, b) => Number(b.strong) - Number(a.strong) || order.get(a.institution) - order.get(b.institution));
  const taken = spots.slice(0, 600).map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  const view = [box.left, box.top, box.right, box.bottom];
  taken.push(...drawGroupNames(pen, found.drawn, (one) => at.get(one), 1, view, taken));
  drawLabels(pen, spots, 1, taken, view);
}

function drawPair(pen, pair, ties, at) {
  const { width, color, dashes, arrows } = lineLook(pair, ties);
  const [a, b] = [at.get(pair.first), at.get(pair.second)];
  Object.assign(pen, { strokeStyle: familyLook(familiesOf(ties)[0]).color, fillStyle: familyLook(familiesOf(ties)[0]).color, lineWidth: width, lineCap: 'butt', globalAlpha: color.opacity ?? 1 });
  pen.setLineDash(dashes || []);
  grouped(pen, { class: 'pair' }, say('pair.sides', { a: pair.first.names[state.language], b: pair.second.names[state.language] }), () => {
    pen.beginPath();
    pen.moveTo(a.x, a.y);
    pen.lineTo(b.x, b.y);
    pen.stroke();
    pen.setLineDash([]);
    if (arrows?.to?.enabled) arrowHead(pen, a, b, width);
    if (arrows?.from?.enabled) arrowHead(pen, b, a, width);
  });
  pen.globalAlpha = 1;
}

function arrowHead(pen, from, to, width) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [x, y, size] = [to.x - ux * (to.radius + 2), to.y - uy * (to.radius + 2), 9 + width];
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x - ux * size - uy * size * 0.55, y - uy * size + ux * size * 0.55);
  pen.lineTo(x - ux * size + uy * size * 0.55, y - uy * size - ux * size * 0.55);
  pen.closePath();
  pen.fill();
}

function badgeOf(pen, pair, ties, at) {
  const [a, b] = [at.get(pair.first), at.get(pair.second)];
  const away = state.institution && pair.first !== state.institution && pair.second !== state.institution;
  if (!away && Math.hypot(a.x - b.x, a.y - b.y) > 64) drawBadge(pen, familiesOf(ties)[0], (a.x + b.x) / 2, (a.y + b.y) / 2, 1);
}

function drawLegend(pen, found, x, top) {
  const families = familiesOf([...found.pairs.values()].flat());
  const kinds = new Set([...found.drawn].map(({ kind }) => kind));
  let y = top + 12;
  const title = (text) => { plainText(pen, text.toUpperCase(), x, y, { size: 11.5, weight: 700, color: '#52606d' }); y += 22; };
  const row = (text, draw) => { draw(y - 4); plainText(pen, text, x + 46, y, { size: 13.5 }); y += 23; };
  grouped(pen, { class: 'legend' }, say('filters'), () => {
    if (families.length) title(say('filters.families'));
    for (const family of families) row(say(`family.${family}`), (at) => lineSample(pen, family, x, at));
    y += 14;
    if (kinds.size) title(say('filters.kinds'));
    for (const kind of KINDS) if (kinds.has(kind)) row(say(`kind.${kind}`), (at) => drawKind(pen, kind, x + 18, at, 7, 1.3));
    y += 14;
    pen.font = '400 12.5px system-ui, sans-serif';
    for (const line of wrapped(pen, say('sheet.marks'), SHEET.legend)) { plainText(pen, line, x, y, { size: 12.5, color: '#52606d' }); y += 17; }
  });
}

function lineSample(pen, family, x, y) {
  const { color, width, dots } = familyLook(family);
  Object.assign(pen, { strokeStyle: color, lineWidth: width, lineCap: 'butt' });
  pen.setLineDash(dots ? [2, 4] : []);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + 36, y);
  pen.stroke();
  pen.setLineDash([]);
  drawBadge(pen, family, x + 18, y, 1);
}
