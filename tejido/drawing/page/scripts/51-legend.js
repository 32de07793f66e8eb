/* The legend is the filter: what is ticked is shown, nothing ticked shows all. */
function makeLegend() {
  const present = new Set(TIES.map((tie) => tie.family));
  const kinds = new Set(INSTITUTIONS.map((institution) => institution.kind));
  byId('legend').replaceChildren(
    el('p', { class: 'muted', text: say('filters.hint') }),
    group('families', FAMILIES.filter((family) => present.has(family)), familyIcon, 'family'),
    group('kinds', KINDS.filter((kind) => kinds.has(kind)), kindIcon, 'kind'),
    ...(FIRST_YEAR ? [yearsGroup()] : []),
    el('fieldset', {}, toggle('undated', !TIES.some((tie) => !tie.years.length)), toggle('planned', !TIES.some((tie) => tie.planned))));
}

function group(name, values, icon, text) {
  if (!values.length) return '';
  return el('fieldset', {}, el('legend', { text: say(`filters.${name}`) }), values.map((value) => {
    const box = el('input', { type: 'checkbox', 'data-group': name, value, on: { change: () => tick(name, value) } });
    const label = el('label', { class: 'option' }, box, icon(value), el('span', { text: say(`${text}.${value}`) }), el('span', { class: 'count' }));
    if (text === 'family') label.title = say(`family.${value}.hint`);
    return label;
  }));
}

function tick(name, value) {
  const chosen = new Set(state[name]);
  if (!chosen.delete(value)) chosen.add(value);
  change({ [name]: chosen });
}

function toggle(name, absent) {
  if (absent) return null;
  const box = el('input', { type: 'checkbox', 'data-toggle': name, on: { change: () => change({ [name]: !state[name] }) } });
  return el('label', { class: 'option' }, box, el('span', { text: say(`filters.${name}`) }));
}

function yearsGroup() {
  const bounds = { min: FIRST_YEAR, max: LAST_YEAR, step: 1 };
  const one = (type, name) => el('input', { type, ...bounds, 'data-year': name, 'aria-label': say(`filters.${name}`),
    on: { [type === 'range' ? 'input' : 'change']: (event) => setYear(name, Number(event.target.value)) } });
  return el('fieldset', { class: 'period' }, el('legend', { text: say('filters.years') }), bars(),
    FIRST_YEAR < LAST_YEAR ? el('div', { class: 'thumbs' }, one('range', 'from'), one('range', 'to')) : null,
    el('div', { class: 'years' }, one('number', 'from'), one('number', 'to')));
}

function setYear(name, year) {
  const within = Math.min(Math.max(year || state[name], FIRST_YEAR), LAST_YEAR);
  const years = { from: state.from, to: state.to, [name]: within };
  if (years.from > years.to) years[name === 'from' ? 'to' : 'from'] = within;
  change(years);
}

function bars() {
  const spans = LAST_YEAR - FIRST_YEAR + 1;
  const tall = Array.from({ length: spans }, (_, i) => TIES.filter((tie) => tie.years.length && tie.years[0] <= FIRST_YEAR + i && tie.years[1] >= FIRST_YEAR + i).length);
  const top = Math.max(...tall, 1);
  return svg('svg', { class: 'bars', viewBox: `0 0 ${spans} 40`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    tall.map((n, i) => svg('rect', { x: i + 0.1, width: 0.8, y: 40 - Math.sqrt(n / top) * 38, height: Math.sqrt(n / top) * 38, 'data-of': FIRST_YEAR + i })));
}

/* Ticks and numbers follow the state; the elements stay, so the focus does too. */
function updateLegend() {
  const number_ = counts();
  for (const box of byId('legend').querySelectorAll('[data-group]')) {
    const n = number_[box.dataset.group].get(box.value);
    box.checked = state[box.dataset.group].has(box.value);
    box.parentElement.querySelector('.count').textContent = number(n);
    box.parentElement.classList.toggle('none', n === 0);
  }
  for (const box of byId('legend').querySelectorAll('[data-toggle]')) box.checked = state[box.dataset.toggle];
  for (const input of byId('legend').querySelectorAll('[data-year]')) input.value = state[input.dataset.year];
  for (const bar of byId('legend').querySelectorAll('[data-of]')) bar.classList.toggle('in', bar.dataset.of >= state.from && bar.dataset.of <= state.to);
  updateChips();
}

function updateChips() {
  const chips = [
    ...[...state.families].map((family) => [say(`family.${family}`), () => tick('families', family)]),
    ...[...state.kinds].map((kind) => [say(`kind.${kind}`), () => tick('kinds', kind)]),
    ...(state.from > FIRST_YEAR || state.to < LAST_YEAR ? [[say('filters.years.chip', state), () => change({ from: FIRST_YEAR, to: LAST_YEAR })]] : []),
    ...(state.undated ? [] : [[say('filters.undated.chip'), () => change({ undated: true })]]),
    ...(state.planned ? [] : [[say('filters.planned.chip'), () => change({ planned: true })]]),
    ...(state.words ? [[say('filters.words.chip', { q: state.words }), () => change({ words: '' })]] : []),
  ];
  const box = byId('chips');
  box.hidden = !chips.length;
  box.replaceChildren(...chips.map(([what, act]) => button(`${what} ×`, act, { 'aria-label': say('filters.remove', { what }) })),
    button(say('filters.clear'), () => change(noFilters()), { class: 'clear' }));
  byId('open-filters').textContent = say('filters.button') + (chips.length ? ` (${chips.length})` : '');
}

addPart({ name: 'legend', make: makeLegend, draw: updateLegend });
