/* The panel: what is known of an institution, or of two and what relates them. */
let shownInPanel = null;

function updatePanel(_, found) {
  const chosen = state.pair || state.institution || placeInView();
  document.body.classList.toggle('selected', Boolean(chosen));
  const content = state.pair ? pairPanel(state.pair, found) : state.institution ? institutionPanel(state.institution, found) : placeInView() ? placePanel(placeInView()) : overview();
  byId('panel').replaceChildren(...content.flat().filter(Boolean));
  if (chosen !== shownInPanel) byId('panel').scrollTop = 0;
  shownInPanel = chosen;
}

function overview() {
  const most = PROMINENCE.filter((institution) => partnersOf(institution) > 0).slice(0, 10);
  return [
    el('h2', { text: say('overview') }),
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
    el('span', { class: 'muted', text: count('count.partners', partnersOf(institution)) }));
}

function topOf(heading, back) {
  return el('div', { class: 'top' }, heading,
    button('×', back, { 'aria-label': say('panel.close') }));
}

function close() {
  change(state.pair ? { pair: null } : { institution: null }, true);
}

function institutionPanel(institution, found) {
  const pairs = institution.pairs.filter((pair) => found.all.has(pair));
  const strength = (pair) => FAMILIES.indexOf(familiesOf(found.all.get(pair))[0]);
  pairs.sort((a, b) => strength(a) - strength(b) || found.all.get(b).length - found.all.get(a).length || a.id.localeCompare(b.id));
  const met = (pair) => familiesOf(found.all.get(pair))[0] === 'participation';
  const about = [say(`kind.${institution.kind}`), institution.place[state.language]].filter(Boolean).join(' · ');
  return [
    topOf(el('h2', { text: institution.names[state.language] }), close),
    el('p', { class: 'kind' }, kindIcon(institution.kind), el('span', { text: about })),
    otherNames(institution),
    button(say('panel.back'), () => change({ institution: null, pair: null }, true), { class: 'plain' }),
    pairs.length ? null : el('p', { class: 'note', text: say(institution.pairs.length ? 'partners.hidden' : 'partners.none') }),
    ...partnerRows('partners', pairs.filter((pair) => !met(pair)), institution, found),
    ...partnerRows('met', pairs.filter(met), institution, found),
    institution.documents.length ? el('h3', { text: say('appears') }) : null,
    el('ul', { class: 'sources' }, institution.documents.map((document) => el('li', { class: 'muted' }, sourceLine(document)))),
  ];
}

function otherNames({ names, other }) {
  const further = [...new Set([...Object.values(names), ...other])].filter((name) => name !== names[state.language]);
  if (!further.length) return null;
  const more = further.length > 5 ? '…' : '';
  return el('p', { class: 'muted', text: say('also', { names: further.slice(0, 5).join('; ') + more }) });
}

function partnerRows(key, pairs, institution, found) {
  if (!pairs.length) return [];
  return [
    el('h3', { text: `${say(key)} · ${count('count.partners', pairs.length)}` }),
    el('ul', { class: 'rows' }, pairs.map((pair) => el('li', {}, partnerRow(pair, institution, found.all.get(pair))))),
  ];
}

function partnerRow(pair, institution, ties) {
  return el('button', { type: 'button', on: { click: () => read(pair) } },
    el('span', { class: 'name' }, el('span', { text: otherEnd(pair, institution).names[state.language] }), el('span', { text: span(yearsOf(ties)) })),
    familyTags(ties));
}

function familyTags(ties) {
  return el('span', { class: 'tags' }, familiesOf(ties).map((family) => {
    const planned = ties.filter((tie) => tie.family === family).every((tie) => tie.planned);
    return el('span', {}, familyIcon(family), el('span', { text: say(`family.${family}`) + (planned ? ` (${say('planned').toLowerCase()})` : '') }));
  }));
}

function pairPanel(pair, found) {
  const ties = found.all.get(pair) || [];
  const strength = (tie) => FAMILIES.indexOf(tie.family);
  const sorted = [...ties].sort((a, b) => strength(a) - strength(b) || (b.years[1] || 0) - (a.years[1] || 0) || a.index - b.index);
  const heading = el('h2', {}, el('span', { class: 'unseen', text: say('pair.sides', { a: pair.first.names[state.language], b: pair.second.names[state.language] }) }),
    el('span', { class: 'muted', 'aria-hidden': 'true', text: `${count('count.ties', ties.length)} · ${count('count.quotes', quotesOf(ties).size)}` }));
  const end = (institution) => el('button', { type: 'button', on: { click: () => choose(institution) } }, kindIcon(institution.kind), el('span', { text: institution.names[state.language] }));
  return [
    topOf(heading, close),
    el('div', { class: 'ends' }, end(pair.first), end(pair.second)),
    ties.length ? null : el('p', { class: 'note', text: say('pair.hidden') }),
    ties.length ? null : button(say('filters.clear'), () => change(noFilters()), { class: 'solid' }),
    ...sorted.map(tieCard),
  ];
}

addPart({ name: 'panel', draw: updatePanel });
