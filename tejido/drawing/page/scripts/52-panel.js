/* The panel: what is known of an institution, or of two and what relates them. */
let shownInPanel = null;

function updatePanel(_, found) {
  const chosen = state.pair || state.compared || state.institution || placeInView();
  document.body.classList.toggle('selected', Boolean(chosen));
  if (chosen !== shownInPanel) openCards = CARDS;
  byId('panel').replaceChildren(...panelOf(found).flat().filter(Boolean));
  if (chosen !== shownInPanel) byId('panel').scrollTop = 0;
  shownInPanel = chosen;
}

function panelOf(found) {
  if (state.pair) return pairPanel(state.pair, found);
  if (state.compared) return comparePanel(state.compared, found);
  if (state.institution) return institutionPanel(state.institution, found);
  return placeInView() ? placePanel(placeInView()) : overview();
}

function overview() {
  const most = PROMINENCE.filter((institution) => partnersOf(institution) > 0).slice(0, 10);
  return [
    el('h2', { text: say('overview') }),
    el('p', { class: 'muted', text: say('intro') }),
    el('p', { class: 'muted', text: [count('count.partners', INSTITUTIONS.length), count('count.pairs', PAIRS.size), count('status.documents', DATA.documents.length)].join(' · ') }),
    TIES.length ? el('p', { class: 'note', text: say('hint') }) : null,
    most.length ? el('h3', { text: say('most') }) : null,
    most.length ? el('ul', { class: 'rows' }, most.map((institution) => el('li', {}, institutionRow(institution)))) : null,
    TIES.length ? el('p', { class: 'note', text: say('caveat') }) : null,
  ];
}

function institutionRow(institution) {
  return el('button', { type: 'button', class: 'iconed', on: { click: () => choose(institution) } },
    kindIcon(institution.kind), el('span', { text: institution.names[state.language] }),
    el('span', { class: 'muted', text: count('count.partners', institution.partners) }));
}

function topOf(heading, back) {
  return el('div', { class: 'top' }, heading, button('×', back, { 'aria-label': say('panel.close') }));
}

/* One step back: from the evidence to the comparison or the institution, from these to the whole map. */
function close() {
  change(state.pair ? { pair: null } : state.compared ? { compared: null } : { institution: null }, true);
}

function institutionPanel(institution, found) {
  const pairs = institution.pairs.filter((pair) => found.all.has(pair));
  const pieces = new Map(pairs.map((pair) => [pair, countPieces([found.all.get(pair)])]));
  pairs.sort((a, b) => pieces.get(b) - pieces.get(a) || alphabetically(nameBeside(a, institution), nameBeside(b, institution)));
  const met = (pair) => familiesOf(found.all.get(pair))[0] === 'participation';
  const about = [say(`kind.${institution.kind}`), institution.place[state.language]].filter(Boolean).join(' · ');
  return [
    topOf(el('h2', { text: institution.names[state.language] }), close),
    el('p', { class: 'kind' }, kindIcon(institution.kind), el('span', { text: about })),
    otherNames(institution),
    pairs.length ? el('p', { class: 'figures', text: figuresOf(pairs, found) }) : null,
    el('div', { class: 'acts' }, entityLink(institution), compareButton(institution), button(say('panel.back'), () => change({ institution: null, pair: null }, true), { class: 'plain' })),
    picker(institution),
    pairs.length ? null : el('p', { class: 'note', text: say(institution.pairs.length ? 'partners.hidden' : 'partners.none') }),
    ...partnerRows('partners', pairs.filter((pair) => !met(pair)), institution, found, pieces),
    ...partnerRows('met', pairs.filter(met), institution, found, pieces),
    ...doings(institution, pairs.flatMap((pair) => found.all.get(pair))),
    institution.documents.length ? el('h3', { text: say('appears') }) : null,
    el('ul', { class: 'sources' }, [...institution.documents].sort(newer).map((document) => el('li', { class: 'muted' }, sourceLine(document)))),
  ];
}

/* The page that a server of Tejido has for it; a file opened from disk has none. */
function entityLink({ id }) {
  if (!DATA.entities) return null;
  return el('a', { class: 'entity', href: `${DATA.entities}${id}?lang=${state.language}`, text: say('panel.entity') });
}

function nameBeside(pair, institution) {
  return otherEnd(pair, institution).names[state.language];
}

/* 'Trabaja con 14 · 38 evidencias · 9 documentos · 2013–2025' */
function figuresOf(pairs, found) {
  const ties = pairs.flatMap((pair) => found.all.get(pair));
  const years = yearsOf(ties);
  return [count('count.partners', pairs.length), count('ev', countPieces([ties])), count('status.documents', documentsOf(ties).size), years.length ? span(years) : '']
    .filter(Boolean).join(' · ');
}

function otherNames({ names, other }) {
  const further = [...new Set([...Object.values(names), ...other])].filter((name) => name !== names[state.language]);
  if (!further.length) return null;
  const more = further.length > 5 ? '…' : '';
  return el('p', { class: 'muted', text: say('also', { names: further.slice(0, 5).join('; ') + more }) });
}

function partnerRows(key, pairs, institution, found, pieces) {
  if (!pairs.length) return [];
  return [
    el('h3', { text: `${say(key)} · ${count('count.partners', pairs.length)}` }),
    el('ul', { class: 'rows' }, pairs.map((pair) => el('li', {}, partnerRow(pair, institution, found.all.get(pair), pieces.get(pair))))),
  ];
}

function partnerRow(pair, institution, ties, pieces) {
  return el('button', { type: 'button', on: { click: () => read(pair) } },
    el('span', { class: 'name' }, el('span', { text: nameBeside(pair, institution) }), el('span', { text: span(yearsOf(ties)) })),
    familyTags(ties, count('ev', pieces)));
}

function familyTags(ties, further = '') {
  return el('span', { class: 'tags' }, familiesOf(ties).map((family) => {
    const planned = ties.filter((tie) => tie.family === family).every((tie) => tie.planned);
    return el('span', {}, familyIcon(family), el('span', { text: say(`family.${family}`) + (planned ? ` (${say('planned').toLowerCase()})` : '') }));
  }), further ? el('span', { text: further }) : null);
}

/* What it takes part in: events, programmes, agreements, with its role and the date; and their themes. */
function doings(institution, ties) {
  const roles = new Map();
  for (const { initiative, sides } of ties) {
    if (!initiative) continue;
    const known = roles.get(initiative) || new Set();
    sides.filter((side) => side.institution === institution).forEach((side) => side.roles.forEach((role) => known.add(role)));
    roles.set(initiative, known);
  }
  const latest = (a, b) => (b.to || b.from).localeCompare(a.to || a.from) || alphabetically(a.names[state.language], b.names[state.language]);
  const themes = [...new Set(ties.flatMap((tie) => tie.themes))].map(({ names }) => names[state.language]).sort(alphabetically);
  return [
    ...(themes.length ? [el('h3', { text: say('themes') }), el('p', { class: 'themes', text: themes.join(' · ') })] : []),
    ...(roles.size ? [el('h3', { text: say('doings') }), el('ul', { class: 'sources' }, [...roles.keys()].sort(latest).map((initiative) => doing(initiative, roles.get(initiative))))] : []),
  ];
}

function doing({ names, kind, from, to }, roles) {
  const about = [say(`class.${kind}`), from ? period(from, to) : '', [...roles].map((role) => say(`role.${role}`)).join('; ')].filter(Boolean).join(' · ');
  return el('li', {}, el('span', { text: names[state.language] }), el('span', { class: 'muted', text: ` ${about}` }));
}

function pairPanel(pair, found) {
  const ties = found.all.get(pair) || [];
  const heading = el('h2', {}, el('span', { class: 'unseen', text: say('pair.sides', { a: pair.first.names[state.language], b: pair.second.names[state.language] }) }),
    el('span', { class: 'muted', 'aria-hidden': 'true', text: `${count('ev', countPieces([ties]))} · ${count('status.documents', documentsOf(ties).size)}` }));
  const end = (institution) => el('button', { type: 'button', on: { click: () => choose(institution) } }, kindIcon(institution.kind), el('span', { text: institution.names[state.language] }));
  const ends = state.institution === pair.second ? [pair.second, pair.first] : [pair.first, pair.second];
  return [
    topOf(heading, close),
    el('div', { class: 'ends' }, ends.map(end)),
    ties.length ? familyTags(ties) : el('p', { class: 'note', text: say('pair.hidden') }),
    ties.length ? null : button(say('filters.clear'), () => change(noFilters()), { class: 'solid' }),
    ...evidence(ties, ends[0]),
  ];
}

addPart({ name: 'panel', draw: updatePanel });
