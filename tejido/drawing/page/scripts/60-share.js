/* To take away: the address of this state, and what it says as a plain citation. */
async function copy(text, done) {
  byId('notice').textContent = (await copied(text)) ? done : say('share.no', { text });
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

/* Where a page may not write to the clipboard by itself. */
function copiedByHand(text) {
  const field = el('textarea', { class: 'unseen', 'aria-hidden': 'true' });
  const before = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus();
  return done;
}

function share() {
  return copy(location.href, say(location.protocol === 'file:' ? 'share.file' : 'share.done'));
}

function cite() {
  return copy(citation(), say('cite.done'));
}

/* Who, what and when, according to which documents; of which map, made from which data, and where. */
function citation() {
  const found = visible();
  const ties = state.pair ? found.all.get(state.pair) || [] : [];
  const said = state.pair ? sortedPieces(ties).map(citedPiece) : [citedWhole(found)];
  const shown = said.slice(0, 8);
  const more = said.length - shown.length;
  return [...new Set(shown), ...(more > 0 ? [say('cite.more', { n: number(more) })] : []), `${[say('title'), sourceInWords()].join('. ')}. ${location.href}`].join('\n');
}

function citedPiece(piece) {
  const { tie, document } = piece;
  const source = [`«${document.title}»`, document.publisher, day(document.date) || say('undated'), document.url].filter(Boolean).join(', ');
  return say('cite.piece', { what: sentence(tie), when: when(tie), source });
}

function citedWhole(found) {
  const numbers = [count('count.partners', found.institutions.size), count('count.pairs', found.pairs.size), count('ev', countPieces(found.pairs))].join(', ');
  return `${filtersInWords()}: ${numbers}.`;
}

function save(name, blob) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/* 'alianzas-unodc-2026-11-21.csv' */
function fileName(ending) {
  const of = state.pair?.id || state.compared?.map(({ id }) => id).join('~') || state.institution?.id;
  const day = new Date().toLocaleDateString('sv');
  return `${[say('file'), of, day].filter(Boolean).join('-').replace(/[^\w.~-]+/g, '-').slice(0, 120)}.${ending}`;
}
