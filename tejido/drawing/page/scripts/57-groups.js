/* Groups: outlines around communities that the network falls into; never shown unless asked for. */
const GROUPS = { most: 12, institutions: 300, least: 3 };

function groupsOf(institutions) {
  if (!state.groups || state.institution || state.compared || institutions.size > GROUPS.institutions) return [];
  const found = new Map();
  for (const one of institutions) {
    if (one.community == null) continue;
    if (!found.has(one.community)) found.set(one.community, []);
    found.get(one.community).push(one);
  }
  const best = (a, b) => partnersOf(b) - partnersOf(a) || b.pairs.length - a.pairs.length || a.index - b.index;
  return [...found.values()].filter((group) => group.length >= GROUPS.least).map((group) => group.sort(best))
    .sort((a, b) => b.length - a.length || a[0].index - b[0].index).slice(0, GROUPS.most);
}

/* Made of the names of its two best-connected. */
function groupCaption([first, second]) {
  return say('groups.caption', { a: first.short[state.language], b: second.short[state.language] });
}

/* The corners around points, in order: Andrew's monotone chain. */
function outline(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (list) => list.reduce((made, point) => {
    while (made.length > 1 && turn(made.at(-2), made.at(-1), point) <= 0) made.pop();
    return [...made, point];
  }, []);
  const [below, above] = [half(sorted), half([...sorted].reverse())];
  return [...below.slice(0, -1), ...above.slice(0, -1)];
}

/* `at`: institution → {x, y, radius}; drawn before the lines. */
function drawGroups(pen, institutions, at, scale) {
  groupsOf(institutions).forEach((group, i) => {
    const corners = rounded(group.map((one) => at(one)), 26 / Math.max(scale, 0.6));
    Object.assign(pen, { fillStyle: groupColor(i, 90), strokeStyle: groupColor(i, 62), lineWidth: 1.5 / scale, lineJoin: 'round' });
    pen.setLineDash([]);
    pen.beginPath();
    corners.forEach(({ x, y }, n) => pen[n ? 'lineTo' : 'moveTo'](x, y));
    pen.closePath();
    pen.globalAlpha = 0.55;
    pen.fill();
    pen.globalAlpha = 1;
    pen.stroke();
  });
}

function groupColor(i, light) {
  return `hsl(${(i * 137) % 360}, 45%, ${light}%)`;
}

/* An outline that leaves room around its points. */
function rounded(points, room) {
  return outline(points.flatMap(({ x, y, radius = 12 }) => Array.from({ length: 16 }, (_, i) => {
    const angle = (i * Math.PI) / 8;
    return { x: x + Math.cos(angle) * (radius + room), y: y + Math.sin(angle) * (radius + room) };
  })));
}

/* The names of the groups where there is room beside their outline; the list below has them all. Returns their boxes. */
function drawGroupNames(pen, institutions, at, scale, view, covered) {
  const taken = [];
  groupsOf(institutions).forEach((group, i) => {
    const text = groupCaption(group);
    const room = 26 / Math.max(scale, 0.6);
    const corners = rounded(group.map((one) => at(one)), room);
    Object.assign(pen, { font: `italic ${12.5 / scale}px system-ui, sans-serif`, textAlign: 'center', textBaseline: 'top', lineJoin: 'round', lineWidth: 3.5 / scale, strokeStyle: '#fff', fillStyle: groupColor(i, 28) });
    const [width, height] = [pen.measureText(text).width, 16 / scale];
    const [ys, xs] = [corners.map(({ y }) => y), corners.map(({ x }) => x)];
    const middle = Math.min(Math.max((Math.min(...xs) + Math.max(...xs)) / 2, view[0] + width / 2), view[2] - width / 2);
    const boxes = [Math.min(...ys) - height, Math.max(...ys) + 2 / scale, Math.min(...ys) + 4 / scale, Math.max(...ys) - height]
      .flatMap((top) => [0, -0.25, 0.25, -0.45, 0.45].map((aside) => middle + aside * (Math.max(...xs) - Math.min(...xs))).map((x) => [x - width / 2, top, x + width / 2, top + height]));
    const box = boxes.find((one) => within(one, view) && ![...covered, ...taken].some((other) => overlap(one, other)));
    if (!box) return;
    taken.push(box);
    pen.strokeText(text, (box[0] + box[2]) / 2, box[1]);
    pen.fillText(text, (box[0] + box[2]) / 2, box[1]);
  });
  return taken;
}

function groupLine(group, i) {
  return el('li', {}, el('i', { style: `background: ${groupColor(i, 90)}; border-color: ${groupColor(i, 62)}`, 'aria-hidden': 'true' }), el('span', { text: groupCaption(group) }));
}

/* The switch, with the warning that a group is no official unit. */
function updateGroups(_, found) {
  const box = byId('groups');
  const communities = INSTITUTIONS.some(({ community }) => community != null);
  box.hidden = shownView() !== 'map' || Boolean(state.institution || state.compared) || !communities;
  if (box.hidden) return;
  const many = found.drawn.size > GROUPS.institutions;
  const input = el('input', { type: 'checkbox', id: 'groups-on', disabled: many, on: { change: () => change({ groups: !state.groups }) } });
  input.checked = state.groups && !many;
  const focused = document.activeElement?.id === 'groups-on';
  box.replaceChildren(el('label', { class: 'option' }, input, el('span', { text: say('groups') })),
    ...(many ? [el('p', { text: say('groups.many', { n: GROUPS.institutions }) })] : state.groups ? [el('p', { text: say('groups.warning') }), el('ul', {}, groupsOf(found.drawn).map(groupLine))] : []));
  if (focused) input.focus();
}

LAYERS.push((context, found, scale) => drawGroups(context, found.drawn, spotOf, scale));
addPart({ name: 'groups', draw: updateGroups });
