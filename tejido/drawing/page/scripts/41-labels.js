/* Labels: constant size on the screen, two lines at most, the important ones first, none over another. */
const LABEL_SIZE = 12;
const LABEL_CHARACTERS = 20;
const LABEL_LIMIT = 120;

function labelLines(text) {
  const [body, place] = text.split(' · ');
  const lines = place ? [body, place] : text.length <= LABEL_CHARACTERS ? [text] : halves(text);
  return lines.map((line) => (line.length > LABEL_CHARACTERS + 12 ? `${line.slice(0, LABEL_CHARACTERS + 11)}…` : line));
}

/* Two lines as even as the words allow. */
function halves(text) {
  const words = text.split(' ');
  const splits = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
  const longest = (lines) => Math.max(...lines.map((line) => line.length));
  return splits.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best), [text]);
}

/* Below the symbol if there is room (above it, if so wished), else above, right or left of it, else at a corner. */
function labelBoxes({ x, y, radius, above: upwards }, width, height, gap) {
  const [below, above] = [y + radius + gap, y - radius - gap - height];
  const [right, left] = [x + radius + 2 * gap, x - radius - 2 * gap - width];
  const [first, second] = upwards ? [above, below] : [below, above];
  return [
    [x - width / 2, first], [x - width / 2, second], [right, y - height / 2], [left, y - height / 2],
    [x - radius, below], [x + radius - width, below], [x - radius, above], [x + radius - width, above],
  ].map(([left, top]) => [left, top, left + width, top + height]);
}

function overlap(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

function within(a, b) {
  return a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
}

/* How wide a line is on the screen; measured once. */
const widths = new Map();
function lineWidth(context, line, scale, strong) {
  const key = `${strong ? 1 : 0}${line}`;
  if (!widths.has(key)) widths.set(key, context.measureText(line).width * scale);
  return widths.get(key);
}

/* Boxes by the cells of a grid that they touch, so that each is compared with its neighbours only. */
function gridOf(cell) {
  const cells = new Map();
  const touched = ([left, top, right, bottom]) => {
    const found = [];
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x += 1) for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y += 1) found.push(x * 100003 + y);
    return found;
  };
  return {
    add(box) { for (const key of touched(box)) cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]); },
    free(box) { return touched(box).every((key) => !cells.get(key)?.some((other) => overlap(box, other))); },
  };
}

/* `spots`: institutions with x, y, radius in the order in which they may claim room;
   `taken` and `view`: boxes that no label may lie over, and none may leave. */
function drawLabels(context, spots, scale, taken, view) {
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = '#fbfcfd';
  const grid = gridOf(60 / scale);
  taken.forEach(grid.add);
  let drawn = 0;
  for (const spot of spots) {
    const { institution, strong } = spot;
    if (drawn >= LABEL_LIMIT) break;
    context.font = `${strong ? 700 : 500} ${LABEL_SIZE / scale}px system-ui, sans-serif`;
    const lines = labelLines(institution.short[state.language]);
    const width = (Math.max(...lines.map((line) => lineWidth(context, line, scale, strong))) + 6) / scale;
    const height = ((LABEL_SIZE + 2) * lines.length) / scale;
    const box = labelBoxes(spot, width, height, 3 / scale)
      .find((one) => within(one, view) && grid.free(one));
    if (!box) continue;
    grid.add(box);
    drawn += 1;
    lines.forEach((line, i) => {
      const at = [(box[0] + box[2]) / 2, box[1] + (i * (LABEL_SIZE + 2)) / scale];
      context.strokeText(line, ...at);
      context.fillStyle = OUTLINE;
      context.fillText(line, ...at);
    });
  }
  return drawn;
}
