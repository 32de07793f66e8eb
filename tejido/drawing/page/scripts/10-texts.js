/* What the page says, in the language of the moment. */
const TEXTS = JSON.parse(byId('block-texts').textContent);

function say(key, values = {}) {
  const known = TEXTS[state.language][key];
  return known.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/* What writes numbers and tells one from many, made once per language: making it takes milliseconds. */
const WRITERS = {};
function writer() {
  const { language } = state;
  return (WRITERS[language] ??= { number: new Intl.NumberFormat(language), plural: new Intl.PluralRules(language) });
}

function count(key, n) {
  const one = writer().plural.select(n) === 'one';
  return say(`${key}.${one ? 'one' : 'other'}`, { n: number(n) });
}

function number(n) {
  return writer().number.format(n);
}

/* The order of localeCompare, by a collator that is made once per language. */
const COLLATORS = new Map();
function alphabetically(a, b) {
  if (!COLLATORS.has(state.language)) COLLATORS.set(state.language, new Intl.Collator(state.language, { numeric: true }));
  return COLLATORS.get(state.language).compare(a, b);
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase(state.language) + text.slice(1);
}

/* '2024-07-02' → '2 jul 2024'; months and years as precise as they are. */
function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  if (!year) return '';
  const shown = { year: 'numeric', month: month ? 'short' : undefined, day: date ? 'numeric' : undefined, timeZone: 'UTC' };
  return new Intl.DateTimeFormat(state.language, shown).format(Date.UTC(year, (month || 1) - 1, date || 1));
}

function period(from, to) {
  return to && to !== from ? `${day(from)} – ${day(to)}` : day(from);
}

function span(years) {
  if (!years.length) return say('undated');
  return years[0] === years[1] ? String(years[0]) : `${years[0]}–${years[1]}`;
}

/* The fixed texts: id → key, as content or as name for those who do not see it. */
const FIXED = {
  title: 'title', intro: 'intro', skip: 'skip',
  'open-filters': 'filters.button', reset: 'reset',
  language: 'other-language', 'filters-title': 'filters', 'close-filters': 'filters.done',
};
const NAMED = {
  search: 'search', hits: 'search', views: 'views', chips: 'filters.active', panel: 'panel.label',
  filters: 'filters', 'zoom-in': 'zoom.in', 'zoom-out': 'zoom.out', 'zoom-fit': 'zoom.fit', list: 'list.caption',
};

function sayFixed() {
  document.documentElement.lang = state.language;
  document.title = say('title');
  for (const [id, key] of Object.entries(FIXED)) byId(id).textContent = say(key);
  for (const [id, key] of Object.entries(NAMED)) byId(id).setAttribute('aria-label', say(key));
  byId('search').placeholder = say('search');
  byId('language').lang = state.language === 'es' ? 'en' : 'es';
  byId('picture').setAttribute('aria-label', say('map.label', { n: INSTITUTIONS.length }));
}
