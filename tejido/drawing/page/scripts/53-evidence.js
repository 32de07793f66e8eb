/* One relation with its evidence: what, when, who did what, and the words of the documents. */
function tieCard(tie) {
  return el('article', { class: 'tie' },
    el('header', {}, familyIcon(tie.family), el('span', { text: say(`family.${tie.family}`) }),
      tie.planned ? el('span', { class: 'planned', text: say('planned'), title: say('planned.hint') }) : null,
      el('span', { class: 'when', text: tie.dated === 'document' ? say('dated.document', { year: span(tie.years) }) : span(tie.years) })),
    el('div', { class: 'body' },
      tie.initiative ? initiativeLines(tie.initiative) : null,
      tie.initiative ? el('ul', { class: 'sides' }, tie.sides.map(sideLine)) : el('p', { class: 'what', text: sentence(tie) }),
      tie.planned ? el('p', { class: 'muted', text: say('planned.hint') }) : null,
      tie.family === 'participation' ? el('p', { class: 'muted', text: say('family.participation.hint') }) : null,
      figures(tie)));
}

function initiativeLines({ names, kind, from, to }) {
  const about = [kind ? say(`class.${kind}`) : '', from ? period(from, to) : ''].filter(Boolean).join(' · ');
  return [el('p', { class: 'what', text: names[state.language] }), el('p', { class: 'muted', text: about })];
}

function sideLine({ institution, roles }) {
  return el('li', {}, el('b', { text: institution.short[state.language] }), ` ${roles.map((role) => say(`role.${role}`)).join('; ')}`);
}

/* What a relation without an event, programme or agreement says, with its direction. */
function sentence(tie) {
  const [a, b] = tie.sides.map((side) => side.institution.short[state.language]);
  const [role] = tie.sides[0].roles;
  return say({ partner: 'sentence.partner', supporter: 'sentence.support', member: 'sentence.member', part: 'sentence.part' }[role], { a, b });
}

/* Each passage once, saying whom it speaks of when it speaks of one side only. */
function figures(tie) {
  const found = new Map();
  for (const side of tie.sides) {
    for (const claim of side.claims) {
      const key = `${claim.document.id} ${claim.quotes.join(' ')}`;
      const known = found.get(key) || { claim, sides: new Set(), words: new Set() };
      known.sides.add(side.institution);
      claim.words.forEach((word) => known.words.add(word));
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ claim, sides, words }) => el('figure', {},
    sides.size === 1 && found.size > 1 ? el('p', { class: 'side muted', text: say('about', { name: [...sides][0].short[state.language] }) }) : null,
    claim.quotes.map((n) => el('blockquote', { lang: claim.document.language || null }, marked(quote(n), words))),
    el('figcaption', {}, sourceLine(claim.document, claim.page))));
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
  return ['«', ...parts, '»'];
}

/* Title, publisher, date and page; a PDF opens on that page. */
function sourceLine(document, page = 0) {
  const about = [document.title, document.publisher, day(document.date) || say('undated'), page ? say('page', { page }) : '']
    .filter(Boolean).join(' · ');
  const href = page && document.url && !document.url.includes('#') ? `${document.url}#page=${page}` : document.url;
  return [
    `${about} · `,
    document.url
      ? el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, say('open'), el('span', { class: 'unseen', text: ` (${say('open.new')})` }))
      : el('span', { text: say('no-link') }),
  ];
}
