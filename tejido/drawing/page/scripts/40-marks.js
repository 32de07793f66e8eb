/* How institutions and relations look: the same marks on the map and in the legend. */
const OUTLINE = '#17212b';
const turn = (n, start = -90, inner = 1) => Array.from({ length: inner === 1 ? n : 2 * n }, (_, i) => {
  const angle = (start + (i * 360) / (inner === 1 ? n : 2 * n)) * (Math.PI / 180);
  const reach = i % 2 ? inner : 1;
  return [Math.cos(angle) * reach, Math.sin(angle) * reach];
});
const scaled = (points, by) => points.map(([x, y]) => [x * by, y * by]);

/* Corners around 0 in a circle of about 1; a circle has none. */
const CORNERS = {
  circle: null,
  ring: null,
  cross: null,
  square: [[-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]],
  bar: [[-1.1, -0.62], [1.1, -0.62], [1.1, 0.62], [-1.1, 0.62]],
  trapezium: [[-0.55, -0.8], [0.55, -0.8], [1.1, 0.8], [-1.1, 0.8]],
  diamond: scaled(turn(4), 1.15),
  pentagon: scaled(turn(5), 1.08),
  hexagon: scaled(turn(6, 0), 1.05),
  octagon: scaled(turn(8, 22.5), 1.03),
  triangle: scaled(turn(3), 1.22),
  inverted: scaled(turn(3, 90), 1.22),
  star: scaled(turn(5, -90, 0.52), 1.3),
};

function kindLook(kind) {
  return DATA.marks.kinds[kind];
}

function familyLook(family) {
  return DATA.marks.families[family];
}

function drawKind(context, kind, x, y, radius, outline) {
  const { shape, color } = kindLook(kind);
  const corners = CORNERS[shape];
  context.beginPath();
  if (corners) corners.forEach(([dx, dy], i) => context[i ? 'lineTo' : 'moveTo'](x + dx * radius, y + dy * radius));
  else context.arc(x, y, radius, 0, 2 * Math.PI);
  context.closePath();
  context.fillStyle = color;
  context.strokeStyle = OUTLINE;
  context.lineWidth = outline;
  context.lineJoin = 'round';
  context.fill();
  if (shape === 'cross') {
    const arm = radius * 0.62;
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
  }
  context.stroke();
}

function kindIcon(kind) {
  const { shape, color } = kindLook(kind);
  const corners = CORNERS[shape];
  const look = { fill: color, stroke: OUTLINE, 'stroke-width': 1.2, 'stroke-linejoin': 'round' };
  const body = corners
    ? svg('polygon', { points: scaled(corners, 6.4).map((p) => p.map((n) => n.toFixed(1)).join(',')).join(' '), ...look })
    : svg('circle', { r: 6.4, ...look });
  const extra = shape === 'cross' ? svg('path', { d: 'M-4-4 4 4M4-4-4 4', stroke: OUTLINE, 'stroke-width': 1.2 }) : null;
  return svg('svg', { class: 'node', viewBox: '-9 -9 18 18', 'aria-hidden': 'true' }, body, extra);
}

function familyIcon(family) {
  const { color, width, badge, dots } = familyLook(family);
  const line = svg('line', { x1: 1, x2: 33, y1: 8, y2: 8, stroke: color, 'stroke-width': width,
    'stroke-dasharray': dots ? '2 4' : null, 'stroke-linecap': dots ? 'round' : null });
  const mark = badge
    ? [svg('circle', { cx: 17, cy: 8, r: 6.5, fill: '#fff', stroke: color, 'stroke-width': 1.3 }),
      svg('text', { x: 17, y: 11.4, 'text-anchor': 'middle', 'font-size': 10, 'font-weight': 700, fill: color, text: badge })]
    : [];
  return svg('svg', { class: 'line', viewBox: '0 0 34 16', 'aria-hidden': 'true' }, line, mark);
}

function drawBadge(context, family, x, y, scale) {
  const { color, badge } = familyLook(family);
  if (!badge) return;
  context.beginPath();
  context.arc(x, y, 7 / scale, 0, 2 * Math.PI);
  context.fillStyle = '#fff';
  context.strokeStyle = color;
  context.lineWidth = 1.3 / scale;
  context.fill();
  context.stroke();
  context.fillStyle = color;
  context.font = `700 ${10.5 / scale}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(badge, x, y + 0.5 / scale);
}
