/* Every active filter as a chip that removes it. */
function chips() {
  const several = (name, text) => [...state[name]].map((value) => [text(value), () => tick(name, value)]);
  const flag = (name, on, text) => (state[name] === on ? [] : [[text, () => change({ [name]: on })]]);
  return [
    ...GROUPS_SHOWN.flatMap(({ name, text }) => several(name, text)),
    ...(state.place ? [[nameOf(PLACES, state.place), () => change({ place: '' })]] : []),
    ...(state.from > FIRST_YEAR || state.to < LAST_YEAR ? [[say('filters.years.chip', state), () => change({ from: FIRST_YEAR, to: LAST_YEAR })]] : []),
    ...flag('undated', true, say('filters.undated.chip')),
    ...flag('planned', true, say('filters.planned.chip')),
    ...flag('reviewed', false, say('filters.reviewed')),
    ...flag('documents', 1, count('filters.documents', state.documents)),
    ...(state.words ? [[say('filters.words.chip', { q: state.words }), () => change({ words: '' })]] : []),
  ];
}

function updateChips() {
  const found = chips();
  const box = byId('chips');
  const kept = [...box.children].indexOf(document.activeElement);
  box.hidden = !found.length;
  box.replaceChildren(...found.map(([what, act]) => button(`${what} ×`, act, { 'aria-label': say('filters.remove', { what }) })),
    button(say('filters.clear'), () => change(noFilters()), { class: 'clear' }));
  byId('open-filters').textContent = say('filters.button') + (found.length ? ` (${found.length})` : '');
  if (kept >= 0) (found.length ? box.children[Math.min(kept, found.length)] : byId('search')).focus();
}

addPart({ name: 'chips', draw: updateChips });
