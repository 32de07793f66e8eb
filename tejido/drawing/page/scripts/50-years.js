/* The years: evidence per year under the other filters, two thumbs, two numbers, what has no year. */
function yearsGroup() {
  const absent = !TIES.some((tie) => !tie.years.length);
  if (!FIRST_YEAR) return absent ? null : fieldset('years', toggle('undated'));
  const bounds = { min: FIRST_YEAR, max: LAST_YEAR, step: 1 };
  const one = (type, name) => el('input', { type, ...bounds, 'data-year': name, 'aria-label': say(`filters.${name}`),
    on: { [type === 'range' ? 'input' : 'change']: (event) => setYear(name, Number(event.target.value)) } });
  return el('fieldset', { class: 'period', 'data-name': 'years' }, el('legend', { text: say('filters.years') }), bars(),
    FIRST_YEAR < LAST_YEAR ? el('div', { class: 'thumbs' }, one('range', 'from'), one('range', 'to')) : null,
    el('div', { class: 'years' }, one('number', 'from'), el('span', { 'aria-hidden': 'true', text: '–' }), one('number', 'to')),
    toggle('undated', absent));
}

function setYear(name, year) {
  const within = Math.min(Math.max(year || state[name], FIRST_YEAR), LAST_YEAR);
  const years = { from: state.from, to: state.to, [name]: within };
  if (years.from > years.to) years[name === 'from' ? 'to' : 'from'] = within;
  change(years);
}

function bars() {
  const spans = LAST_YEAR - FIRST_YEAR + 1;
  return svg('svg', { class: 'bars', viewBox: `0 0 ${spans} 40`, preserveAspectRatio: 'none', role: 'img', id: 'bars' },
    Array.from({ length: spans }, (_, i) => svg('rect', { x: i + 0.1, width: 0.8, 'data-of': FIRST_YEAR + i })));
}

/* Heights grow with the root, so that one document in a year beside a hundred is still seen. */
function updateYears(years) {
  const top = Math.max(...years.values(), 1);
  for (const bar of byId('legend').querySelectorAll('[data-of]')) {
    const n = years.get(Number(bar.dataset.of));
    const high = Math.sqrt(n / top) * 38;
    bar.setAttribute('y', 40 - high);
    bar.setAttribute('height', high);
    bar.classList.toggle('in', bar.dataset.of >= state.from && bar.dataset.of <= state.to);
  }
  for (const input of byId('legend').querySelectorAll('[data-year]')) input.value = state[input.dataset.year];
  const said = [...years].filter(([, n]) => n).map(([year, n]) => `${year}: ${number(n)}`);
  byId('bars')?.setAttribute('aria-label', say('filters.bars', { years: said.slice(-20).join(', ') }));
}
