/* The legend is the filter: what is ticked is shown, nothing ticked in a group shows all of it. */
const SHORT_LIST = 8;
const open = new Set();
const GROUPS_SHOWN = [
  { name: 'families', of: () => FAMILIES.filter((family) => TIES.some((tie) => tie.family === family)), icon: familyIcon, text: (id) => say(`family.${id}`), hint: (id) => say(`family.${id}.hint`) },
  { name: 'kinds', of: () => KINDS.filter((kind) => INSTITUTIONS.some((one) => one.kind === kind)), icon: kindIcon, text: (id) => say(`kind.${id}`) },
  { name: 'themes', of: () => byName(THEMES), text: (id) => capital(nameOf(THEMES, id)) },
  { name: 'programmes', of: () => byName(PROGRAMMES), text: (id) => capital(nameOf(PROGRAMMES, id)) },
];

function nameOf(things, id) {
  return things.find((one) => one.id === id).names[state.language];
}

function byName(things) {
  return [...things].sort((a, b) => alphabetically(a.names[state.language], b.names[state.language])).map(({ id }) => id);
}

function makeLegend() {
  const [families, kinds, ...further] = GROUPS_SHOWN.map(optionGroup);
  byId('legend').replaceChildren(el('p', { class: 'muted hint', text: say('filters.hint') }),
    ...[families, kinds, sizes(), yearsGroup(), ...further, placeGroup(), evidenceGroup()].filter(Boolean));
}

function fieldset(name, ...children) {
  return el('fieldset', { 'data-name': name }, el('legend', { text: say(`filters.${name}`) }), ...children);
}

function optionGroup(group) {
  const values = group.of();
  if (!values.length) return null;
  const more = values.length > SHORT_LIST && group.name !== 'families' && group.name !== 'kinds';
  return fieldset(group.name, values.map((value) => option(group, value)),
    more ? button('', () => { if (!open.delete(group.name)) open.add(group.name); updateLegend(); }, { class: 'plain', 'data-more': group.name }) : null);
}

function option({ name, icon, text, hint }, value) {
  const box = el('input', { type: 'checkbox', 'data-group': name, value, on: { change: () => tick(name, value) } });
  return el('label', { class: 'option', title: hint?.(value) }, box, icon?.(value), el('span', { text: text(value) }), el('span', { class: 'count' }));
}

function tick(name, value) {
  const chosen = new Set(state[name]);
  if (!chosen.delete(value)) chosen.add(value);
  change({ [name]: chosen });
}

function toggle(name, absent = false) {
  if (absent) return null;
  const box = el('input', { type: 'checkbox', 'data-toggle': name, on: { change: () => change({ [name]: !state[name] }) } });
  return el('label', { class: 'option' }, box, el('span', { text: say(`filters.${name}`) }), el('span', { class: 'count' }));
}

/* How large a symbol and how wide a line is: nothing to tick. */
function sizes() {
  const circle = (n, cx) => svg('circle', { cx, cy: 14, r: (9 + 1.6 * Math.sqrt(n)) * 0.5, fill: '#fff', stroke: OUTLINE, 'stroke-width': 1.2 });
  const width = (n, x) => svg('line', { x1: x, x2: x + 22, y1: 14, y2: 14, stroke: OUTLINE, 'stroke-width': Math.min(Math.round(1 + Math.log2(1 + n)), 6) });
  const row = (text, ...marks) => el('div', { class: 'sizes' }, svg('svg', { viewBox: '0 0 84 28', 'aria-hidden': 'true' }, marks), el('span', { text }));
  return el('div', { class: 'scale' }, row(say('legend.size'), circle(1, 10), circle(20, 36), circle(80, 68)), row(say('legend.width'), width(1, 2), width(4, 30), width(16, 58)));
}

const LEVELS = ['country', 'state', 'locality', 'region'];
function placeGroup() {
  if (!PLACES.length) return null;
  const select = el('select', { id: 'place', 'aria-label': say('filters.place'), on: { change: (event) => change({ place: event.target.value }) } },
    el('option', { value: '', text: say('filters.place.all') }),
    LEVELS.map((level) => {
      const among = byName(PLACES.filter((place) => (LEVELS.includes(place.level) ? place.level : 'region') === level));
      return among.length ? el('optgroup', { label: say(`level.${level}`) }, among.map((value) => el('option', { value }))) : null;
    }));
  return fieldset('place', select, el('p', { class: 'muted', text: say('filters.place.hint') }));
}

function evidenceGroup() {
  if (!TIES.length) return null;
  const most = Math.min(DATA.documents.length, 5);
  const select = el('select', { id: 'documents', 'aria-label': say('filters.documents'), on: { change: (event) => change({ documents: Number(event.target.value) }) } },
    Array.from({ length: most }, (_, i) => el('option', { value: i + 1, text: count('filters.documents', i + 1) })));
  return fieldset('evidence', toggle('reviewed'), toggle('planned', !TIES.some((tie) => tie.planned)), most > 1 ? select : null);
}

/* Ticks and numbers follow the state; the elements stay, so the focus does too. */
function updateLegend() {
  const numbers = counts();
  for (const box of byId('legend').querySelectorAll('[data-group]')) updateOption(box, numbers[box.dataset.group].get(box.value));
  for (const box of byId('legend').querySelectorAll('[data-toggle]')) {
    box.checked = state[box.dataset.toggle];
    showCount(box, numbers[box.dataset.toggle]);
  }
  for (const box of byId('legend').querySelectorAll('[data-more]')) updateMore(box);
  for (const item of byId('place')?.querySelectorAll('option[value]') || []) {
    if (!item.value) continue;
    const n = numbers.place.get(item.value);
    item.textContent = `${nameOf(PLACES, item.value)} (${number(n)})`;
    item.disabled = n === 0 && item.value !== state.place;
  }
  if (byId('place')) byId('place').value = state.place;
  if (byId('documents')) byId('documents').value = state.documents;
  updateYears(numbers.years);
}

function updateOption(box, n) {
  box.checked = state[box.dataset.group].has(box.value);
  showCount(box, n);
}

function showCount(box, n) {
  const label = box.parentElement;
  label.querySelector('.count').textContent = number(n);
  label.classList.toggle('none', n === 0);
}

/* A long group shows its first values and the ticked ones until it is opened. */
function updateMore(box) {
  const rows = [...box.parentElement.querySelectorAll('.option')];
  const whole = open.has(box.dataset.more);
  rows.forEach((row, i) => { row.hidden = !whole && i >= SHORT_LIST && !row.querySelector('input').checked; });
  const hidden = rows.filter((row) => row.hidden).length;
  box.textContent = whole ? say('filters.less') : say('filters.more', { n: number(hidden) });
  box.setAttribute('aria-expanded', String(whole));
}

addPart({ name: 'legend', make: makeLegend, draw: updateLegend });
