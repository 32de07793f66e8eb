/* Evidence: a card for each piece, under the document that says it, the newest document first. */
const CARDS = 40;
const FOLDED = 400;
let openCards = CARDS;

function evidence(ties, order = null) {
  const pieces = sortedPieces(ties);
  const shown = pieces.slice(0, openCards);
  const groups = new Map();
  for (const piece of shown) groups.set(piece.document.id, [...(groups.get(piece.document.id) || []), piece]);
  const more = Math.min(pieces.length - shown.length, CARDS);
  return [
    ...[...groups.values()].map((group) => documentGroup(group, order)),
    more > 0 ? button(say('list.more', { n: number(more) }), () => { openCards += CARDS; show(); }, { class: 'solid' }) : null,
  ];
}

/* The newest document first, those without a date last; in a document the strongest relation first. */
function sortedPieces(ties) {
  const strength = ({ tie }) => FAMILIES.indexOf(tie.family);
  return piecesOfAll(ties).sort((a, b) => newer(a.document, b.document) || strength(a) - strength(b)
    || (b.tie.years[1] || 0) - (a.tie.years[1] || 0) || a.tie.index - b.tie.index);
}

function newer(a, b) {
  return b.date.localeCompare(a.date) || alphabetically(a.title, b.title) || a.id.localeCompare(b.id);
}

function documentGroup(pieces, order) {
  const [{ document }] = pieces;
  return el('section', { class: 'told' },
    el('h3', { lang: document.language || null, text: document.title }),
    el('p', { class: 'muted' }, originLine(document, linkTo(document, pieces[0].page, quote(pieces[0].quotes[0])))),
    pieces.map((piece) => card(piece, order)));
}

/* Title, publisher, date and page, and the way to the document. */
function sourceLine(document, page = 0) {
  return [`${document.title} · `, originLine(document, linkTo(document, page), page)].flat();
}

function originLine(document, href, page = 0) {
  const about = [document.publisher, day(document.date) || say('undated'), page ? say('page', { page }) : ''].filter(Boolean).join(' · ');
  return [`${about} · `, href ? outside(href, say('open')) : el('span', { text: say('no-link') })];
}

function outside(href, text) {
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text, el('span', { class: 'unseen', text: ` (${say('open.new')})` }));
}

/* A PDF opens on its page; any other document at the words, in browsers that know text fragments. */
function linkTo({ url }, page, exact = '') {
  if (!url || url.includes('#')) return url;
  if (page) return `${url}#page=${page}`;
  return exact && !exact.includes('\n') ? `${url}#:~:text=${fragment(exact)}` : url;
}

function fragment(exact) {
  const escaped = (words) => encodeURIComponent(words.join(' ')).replace(/-/g, '%2D');
  const words = exact.trim().split(/\s+/);
  return words.length > 12 ? `${escaped(words.slice(0, 5))},${escaped(words.slice(-5))}` : escaped(words);
}

function card(piece, order) {
  const { tie } = piece;
  return el('article', { class: 'card', 'data-from': tie.years[0], 'data-to': tie.years[1] },
    el('p', { class: 'says' }, familyIcon(tie.family), el('strong', { text: sentence(tie, order) }), el('span', { class: 'muted', text: ` · ${when(tie)}` }),
      tie.planned ? el('span', { class: 'planned', text: say('planned'), title: say('planned.hint') }) : null),
    tie.initiative ? initiativeLine(tie.initiative) : null,
    rolesLine(piece),
    piece.quotes.map((n) => quotation(n, piece)),
    tie.family === 'participation' ? el('p', { class: 'muted', text: say('family.participation.hint') }) : null,
    el('p', { class: 'foot' }, pageLink(piece), el('span', { class: piece.reviewed ? 'state reviewed' : 'state', text: say(piece.reviewed ? 'reviewed' : 'automatic') }),
      button(say('report'), () => copy(reportId(piece), say('report.done', { id: [...piece.claims][0].id })), { class: 'plain' })));
}

function pageLink({ document, page }) {
  if (!page) return null;
  const href = linkTo(document, page);
  return href ? outside(href, say('page', { page })) : el('span', { text: say('page', { page }) });
}

function reportId({ claims, document }) {
  return [...[...claims].map(({ id }) => `claim/${id}`), `document/${document.id}`].join(' ');
}

/* Who does what to whom, in words; `order` says whose name stands first where both do the same. */
function sentence(tie, order = null) {
  const turned = !tie.directed && order && tie.sides[1].institution === order;
  const [a, b] = (turned ? [...tie.sides].reverse() : tie.sides).map(({ institution }) => institution.short[state.language]);
  const part = tie.sides[0].roles.includes('part') ? '.part' : '';
  const together = tie.family === 'funding' && !tie.directed ? '.together' : '';
  return say(`sentence.${tie.family}${part}${together}${tie.planned ? '.planned' : ''}`, { a, b });
}

function when(tie) {
  return tie.dated === 'document' ? say('dated.document', { year: span(tie.years) }) : span(tie.years);
}

function initiativeLine({ names, kind, from, to }) {
  const about = [kind ? say(`class.${kind}`) : '', names[state.language], from ? period(from, to) : ''].filter(Boolean).join(' · ');
  return el('p', { class: 'what', text: about });
}

/* Where the words speak of one of the two only, or say different things of each. */
function rolesLine({ tie, sides }) {
  if (!tie.initiative) return null;
  const same = sides.size > 1 && new Set([...sides.values()].map((roles) => roles.join())).size === 1;
  if (same) return null;
  const said = [...sides].map(([institution, roles]) => `${institution.short[state.language]} ${roles.map((role) => say(`role.${role}`)).join('; ')}`);
  return el('p', { class: 'muted', text: said.join(' · ') });
}

function quotation(n, { document, words }) {
  const text = quote(n);
  const block = el('blockquote', { lang: document.language || null });
  const whole = () => block.replaceChildren(...marked(text, words));
  if (text.length <= FOLDED) whole();
  else {
    const cut = `${text.slice(0, text.lastIndexOf(' ', FOLDED - 40) + 1 || FOLDED - 40)}…`;
    block.append(...marked(cut, words), ' ', button(say('quote.whole'), (event) => { whole(); event.stopPropagation(); }, { class: 'plain', lang: state.language, 'aria-expanded': 'false' }));
  }
  return block;
}

/* The quote as it is, the names that count in it marked. */
function marked(text, words) {
  const names = [...words].filter(Boolean).sort((a, b) => b.length - a.length);
  const parts = [];
  let rest = text;
  while (rest) {
    const hits = names.map((name) => [rest.indexOf(name), name]).filter(([at]) => at >= 0);
    const [at, name] = hits.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0] || [rest.length, ''];
    parts.push(rest.slice(0, at), name ? el('mark', { text: name }) : null);
    rest = rest.slice(at + name.length);
  }
  return ['«', ...parts.filter((part) => part != null), '»'];
}
