/* Two institutions compared: whom both work with, and the shortest way from one to the other. */
const FAR = 3;
let comparing = null;

function compareTwo(a, b) {
  if (a === b) return;
  comparing = null;
  change({ compared: [a, b], pair: null }, true);
  byId('panel').focus();
}

function compareButton(institution) {
  return button(say('compare'), () => {
    comparing = comparing === institution ? null : institution;
    show();
    byId('compare-with')?.focus();
  }, { 'aria-expanded': String(comparing === institution), class: 'plain' });
}

/* Where the second one is chosen: typing finds names as the search does. */
function picker(institution) {
  if (comparing !== institution) return null;
  const list = el('ul', { class: 'rows' });
  const typed = (event) => {
    const found = search(event.target.value).filter((other) => other !== institution).slice(0, HITS);
    list.replaceChildren(...found.map((other) => el('li', {}, el('button', { type: 'button', class: 'iconed', on: { click: () => compareTwo(institution, other) } },
      kindIcon(other.kind), el('span', { text: other.names[state.language] })))));
    if (event.target.value.trim() && !found.length) list.append(el('li', { class: 'muted', text: say('search.none', { q: event.target.value.trim() }) }));
  };
  return el('div', { class: 'picker' },
    el('input', { type: 'search', id: 'compare-with', 'aria-label': say('compare.with'), placeholder: say('compare.with'), maxlength: 200, on: { input: typed } }), list);
}

/* What lies between two: `shared` partners, the `path` as [from, pair, to] steps (empty: none), and all of them. */
function betweenTwo([a, b], pairs) {
  const partners = (one) => new Set(one.pairs.filter((pair) => pairs.has(pair)).map((pair) => otherEnd(pair, one)));
  const [ofA, ofB] = [partners(a), partners(b)];
  const shared = [...ofA].filter((one) => ofB.has(one));
  const path = shortestPath(a, b, pairs);
  return { shared, path, near: new Set([a, b, ...shared, ...path.flatMap(([from, , to]) => [from, to])]) };
}

/* Fewest steps; then fewest that only say they met; then the most evidence; then the order of the names. */
function shortestPath(a, b, pairs) {
  let reached = new Map([[a, { cost: [0, 0, ''], steps: [] }]]);
  const seen = new Set([a]);
  for (let step = 0; step < FAR && !reached.has(b); step += 1) {
    const next = new Map();
    for (const [from, { cost, steps }] of reached) {
      for (const pair of from.pairs) {
        const to = otherEnd(pair, from);
        if (!pairs.has(pair) || seen.has(to)) continue;
        const one = { cost: further(cost, pairs.get(pair), to), steps: [...steps, [from, pair, to]] };
        if (!next.has(to) || cheaper(one.cost, next.get(to).cost)) next.set(to, one);
      }
    }
    for (const to of next.keys()) seen.add(to);
    reached = next;
  }
  return reached.get(b)?.steps || [];
}

function further([met, pieces, names], ties, to) {
  return [met + (familiesOf(ties)[0] === 'participation' ? 1 : 0), pieces - countPieces([ties]), `${names} ${to.id}`];
}

function cheaper(one, other) {
  const at = one.findIndex((value, i) => value !== other[i]);
  return at >= 0 && one[at] < other[at];
}

function comparePanel(two, found) {
  const { shared, path } = betweenTwo(two, found.all);
  const end = (institution) => el('button', { type: 'button', on: { click: () => choose(institution) } }, kindIcon(institution.kind), el('span', { text: institution.names[state.language] }));
  shared.sort((a, b) => alphabetically(a.names[state.language], b.names[state.language]));
  return [
    topOf(el('h2', {}, el('span', { class: 'muted', text: say('compare.title') })), close),
    el('div', { class: 'ends' }, two.map(end)),
    el('h3', { text: path.length ? `${say('path')} · ${count('path.steps', path.length)}` : say('path') }),
    path.length ? el('ol', { class: 'path' }, path.map((step) => pathStep(step, found))) : el('p', { class: 'note', text: say('path.none', { n: FAR }) }),
    el('h3', { text: `${say('shared')} · ${count('count.partners', shared.length)}` }),
    shared.length ? el('ul', { class: 'shared' }, shared.map((one) => sharedPartner(one, two, found))) : el('p', { class: 'note', text: say('shared.none') }),
    el('p', { class: 'note', text: say('caveat') }),
  ];
}

/* A step with its strongest evidence; the rest is one click away. */
function pathStep([from, pair, to], found) {
  const ties = found.all.get(pair);
  const [best] = sortedPieces(ties.filter((tie) => tie.family === familiesOf(ties)[0]));
  return el('li', {},
    el('p', { class: 'step', text: `${from.short[state.language]} – ${to.short[state.language]}` }),
    ...documentOnly(best, from),
    button(say('path.read', { n: count('ev', countPieces([ties])) }), () => read(pair), { class: 'plain', 'aria-label': say('list.open', { a: from.names[state.language], b: to.names[state.language], n: count('ev', countPieces([ties])) }) }));
}

function documentOnly(piece, order) {
  return piece ? [documentGroup([piece], order)] : [];
}

function sharedPartner(one, two, found) {
  const beside = (institution) => {
    const pair = one.pairs.find((each) => otherEnd(each, one) === institution);
    const pieces = count('ev', countPieces([found.all.get(pair)]));
    return el('button', { type: 'button', class: 'plain', 'aria-label': say('list.open', { a: one.names[state.language], b: institution.names[state.language], n: pieces }), on: { click: () => read(pair) } },
      say('shared.with', { name: institution.short[state.language], n: pieces }));
  };
  return el('li', {}, el('p', { class: 'kind' }, kindIcon(one.kind), el('span', { text: one.names[state.language] })), el('p', { class: 'acts' }, two.map(beside)));
}

/* On the map: the two at the sides, what lies between them in the order of the path. */
function facing(two, found) {
  const { path } = betweenTwo(two, found.all);
  const way = path.slice(0, -1).map(([, , to]) => to);
  const rest = [...found.institutions].filter((one) => !two.includes(one) && !(way.length === 2 && way.includes(one)));
  rest.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.index - b.index);
  const columns = Math.max(1, Math.ceil(rest.length / 9));
  const [rows, reach] = [Math.ceil(rest.length / columns), 300 + 110 * (columns - 1)];
  const places = new Map([[two[0], { x: -reach, y: 0 }], [two[1], { x: reach, y: 0 }]]);
  rest.forEach((one, i) => places.set(one, { x: Math.round((Math.floor(i / rows) - (columns - 1) / 2) * 220), y: Math.round(((i % rows) - (rows - 1) / 2) * 100) }));
  if (way.length === 2) way.forEach((one, i) => places.set(one, { x: i ? 110 : -110, y: 0 }));
  return places;
}
