/* The visible evidence for other programs: a table (CSV), a network (GEXF). */

/* A cell that a spreadsheet would take for a formula is kept as text. */
function cell(value) {
  const text = String(value ?? '');
  return `"${(/^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
}

const CSV_COLUMNS = {
  first: ({ tie }) => tie.first.names[state.language],
  second: ({ tie }) => tie.second.names[state.language],
  relation: ({ tie }) => say(`family.${tie.family}`),
  sentence: ({ tie }) => sentence(tie),
  directed: ({ tie }) => say(tie.directed ? 'yes' : 'no'),
  first_role: ({ tie }) => rolesInWords(tie.sides[0]),
  second_role: ({ tie }) => rolesInWords(tie.sides[1]),
  about: ({ sides }) => [...sides.keys()].map(({ names }) => names[state.language]).join('; '),
  what: ({ tie }) => tie.initiative?.names[state.language],
  programme: ({ tie }) => tie.programme?.names[state.language],
  themes: ({ tie }) => themesOf([tie]).join('; '),
  places: ({ tie }) => [...new Set((tie.initiative?.located || []).map(({ place }) => place.names[state.language]))].join('; '),
  from_year: ({ tie }) => tie.years[0],
  to_year: ({ tie }) => tie.years[1],
  dated: ({ tie }) => (tie.dated ? say(`csv.dated.${tie.dated}`) : ''),
  planned: ({ tie }) => say(tie.planned ? 'yes' : 'no'),
  reviewed: ({ reviewed }) => say(reviewed ? 'yes' : 'no'),
  document: ({ document }) => document.title,
  publisher: ({ document }) => document.publisher,
  published: ({ document }) => document.date,
  address: ({ document }) => document.url,
  quote: ({ quotes }) => quotes.map(quote).join(' […] '),
  claims: ({ claims }) => [...claims].map(({ id }) => id).join(' '),
};

function rolesInWords({ roles }) {
  return roles.map((role) => say(`role.${role}`)).join('; ');
}

function csv() {
  const pieces = piecesOfAll([...visible().pairs.values()].flat());
  const rows = [Object.keys(CSV_COLUMNS).map((column) => say(`csv.${column}`)), ...pieces.map((piece) => Object.values(CSV_COLUMNS).map((value) => value(piece)))];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function saveCsv() {
  save(fileName('csv'), new Blob([csv()], { type: 'text/csv;charset=utf-8' }));
}

const GEXF = 'http://www.gexf.net/1.2draft';
const VIZ = 'http://www.gexf.net/1.2draft/viz';
const GEXF_NODE = { kind: ({ kind }) => say(`kind.${kind}`), name: ({ names }) => names[state.language], place: ({ place }) => place[state.language] };
const GEXF_EDGE = {
  relation: (tie) => say(`family.${tie.family}`), directed: (tie) => tie.directed, what: (tie) => tie.initiative?.names[state.language],
  from_year: (tie) => tie.years[0], to_year: (tie) => tie.years[1], planned: (tie) => tie.planned, reviewed: (tie) => tie.reviewed,
  evidence: (tie) => tie.evidence, documents: (tie) => [...new Set(piecesOf(tie).map(({ document }) => document.title))].join('; '),
};
const GEXF_TYPES = { directed: 'boolean', planned: 'boolean', reviewed: 'boolean', from_year: 'integer', to_year: 'integer', evidence: 'integer' };

function tag(name, about = {}, ...children) {
  const made = document.createElementNS(name.startsWith('viz:') ? VIZ : GEXF, name);
  for (const [key, value] of Object.entries(about)) made.setAttribute(key, printable(value));
  made.append(...children.flat().map((child) => (typeof child === 'string' ? printable(child) : child)));
  return made;
}

/* Attributes of a node or edge by the names that `gexfNames` declares. */
function gexfValues(columns, thing) {
  const known = Object.entries(columns).map(([name, value]) => [name, value(thing)]).filter(([, value]) => value != null && value !== '');
  return tag('attvalues', {}, known.map(([name, value]) => tag('attvalue', { for: name, value })));
}

function gexfNames(of, columns) {
  return tag('attributes', { class: of, mode: 'static' }, Object.keys(columns).map((name) => tag('attribute', { id: name, title: name, type: GEXF_TYPES[name] || 'string' })));
}

function gexf() {
  const found = visible();
  const [places, ties] = [standing(found), [...found.pairs.values()].flat()];
  const nodes = [...found.institutions].map((one) => tag('node', { id: one.id, label: one.short[state.language] }, gexfValues(GEXF_NODE, one),
    ...(places.has(one) ? [tag('viz:position', { x: places.get(one).x, y: -places.get(one).y, z: 0 })] : [])));
  const edges = ties.map((tie) => tag('edge', { id: tie.index, source: tie.first.id, target: tie.second.id, type: 'directed', weight: tie.evidence, label: say(`family.${tie.family}`) }, gexfValues(GEXF_EDGE, tie)));
  return tag('gexf', { version: '1.2' },
    tag('meta', { lastmodifieddate: new Date().toLocaleDateString('sv') }, tag('creator', {}, `${say('title')} · Tejido`), tag('description', {}, `${filtersInWords()}. ${say('caveat')} ${sourceInWords()}`)),
    tag('graph', { defaultedgetype: 'directed', mode: 'static' }, gexfNames('node', GEXF_NODE), gexfNames('edge', GEXF_EDGE), tag('nodes', {}, nodes), tag('edges', {}, edges)));
}

function saveGexf() {
  save(fileName('gexf'), new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(gexf())}\n`], { type: 'application/gexf+xml' }));
}
