/* Search: a combobox over all names, former names and acronyms, in both languages. */
const HITS = 12;
let hits = [];
let highlighted = -1;

function rank(institution, wanted) {
  const ranks = institution.folded.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.split(/[\s(«"-]+/).some((word) => word.startsWith(wanted)) ? 2 : name.includes(wanted) ? 3 : 9));
  return Math.min(...ranks);
}

function search(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const every = wanted.split(/\s+/);
  return INSTITUTIONS
    .map((institution) => [every.every((word) => institution.folded.some((name) => name.includes(word))) ? rank(institution, wanted) : 10, institution])
    .filter(([rank]) => rank < 10)
    .sort(([a, one], [b, other]) => a - b || other.pairs.length - one.pairs.length || one.index - other.index)
    .map(([, institution]) => institution);
}

function showHits() {
  const text = byId('search').value;
  const found = search(text);
  hits = found.slice(0, HITS);
  highlighted = -1;
  const box = byId('hits');
  box.replaceChildren(...hits.map(hit));
  if (text.trim() && !found.length) box.append(el('li', { role: 'presentation', text: say('search.none', { q: text.trim() }) }));
  openHits(box.childElementCount > 0);
  byId('notice').textContent = found.length ? count('search.hits', found.length) : text.trim() ? say('search.none', { q: text.trim() }) : '';
}

function hit(institution, i) {
  const about = [say(`kind.${institution.kind}`), institution.place[state.language]].filter(Boolean).join(' · ');
  return el('li', { role: 'option', id: `hit-${i}`, 'aria-selected': 'false', on: { mousedown: (event) => { event.preventDefault(); take(i); } } },
    kindIcon(institution.kind),
    el('span', {}, el('span', { text: institution.names[state.language] }), el('small', { text: about })));
}

function openHits(open) {
  byId('hits').hidden = !open;
  byId('search').setAttribute('aria-expanded', String(open));
  if (!open) byId('search').removeAttribute('aria-activedescendant');
}

function highlight(i) {
  if (!hits.length) return;
  highlighted = (i + hits.length) % hits.length;
  [...byId('hits').children].forEach((item, n) => item.setAttribute('aria-selected', String(n === highlighted)));
  byId(`hit-${highlighted}`).scrollIntoView({ block: 'nearest' });
  byId('search').setAttribute('aria-activedescendant', `hit-${highlighted}`);
}

function take(i) {
  const institution = hits[i];
  openHits(false);
  byId('search').value = '';
  byId('notice').textContent = '';
  choose(institution);
  byId('panel').focus();
}

function keyInSearch(event) {
  if (event.key === 'ArrowDown') highlight(highlighted + 1);
  else if (event.key === 'ArrowUp') highlight(highlighted < 0 ? hits.length - 1 : highlighted - 1);
  else if (event.key === 'Enter' && (highlighted >= 0 || hits.length === 1)) take(Math.max(highlighted, 0));
  else if (event.key === 'Escape' && !byId('hits').hidden) openHits(false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
