/* To take away: a link to this state, the visible evidence as a table, the map as a picture. */
async function share() {
  try {
    await navigator.clipboard.writeText(location.href);
    byId('notice').textContent = say(location.protocol === 'file:' ? 'share.file' : 'share.done');
  } catch {
    byId('notice').textContent = say('share.no');
  }
}

function save(name, blob) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

/* A cell that a spreadsheet would take for a formula is kept as text. */
function cell(value) {
  const text = String(value ?? '');
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
}

function csv() {
  const rows = [['first', 'second', 'relation', 'first_role', 'second_role', 'what', 'from_year', 'to_year', 'planned', 'document', 'publisher', 'published', 'address', 'quote']];
  for (const ties of visible().pairs.values()) {
    for (const tie of ties) rows.push(...csvRows(tie));
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function csvRows(tie) {
  const [a, b] = tie.sides;
  const roles = [a, b].map((side) => side.roles.map((role) => say(`role.${role}`)).join('; '));
  const claims = new Map([...a.claims, ...b.claims].map((claim) => [claim.id, claim]));
  const quotes = new Map([...claims.values()].flatMap((claim) => claim.quotes.map((n) => [n, claim.document])));
  return [...quotes].map(([n, { title, publisher, date, url }]) => [
    a.institution.names[state.language], b.institution.names[state.language], say(`family.${tie.family}`), ...roles,
    tie.initiative?.names[state.language], tie.years[0], tie.years[1], tie.planned ? say('planned') : '', title, publisher, date, url, quote(n)]);
}

function saveCsv() {
  save('alianzas.csv', new Blob([csv()], { type: 'text/csv' }));
}

function savePng() {
  if (!network) return;
  const drawn = byId('picture').querySelector('canvas');
  const copy = el('canvas', { width: drawn.width, height: drawn.height });
  const context = copy.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => save('mapa.png', blob));
}
