/* A piece of evidence: the words of one document for one tie, whatever number of claims rest on them. */
function piecesOf(tie) {
  tie.pieces ??= gatherPieces(tie);
  return tie.pieces;
}

function gatherPieces(tie) {
  const found = new Map();
  for (const { institution, roles, claims } of tie.sides) {
    for (const claim of claims) {
      const key = `${claim.document.id} ${claim.quotes.join(' ')}`;
      if (!found.has(key)) found.set(key, { tie, document: claim.document, page: claim.page, quotes: claim.quotes, sides: new Map(), words: new Set(), claims: new Set() });
      const piece = found.get(key);
      piece.sides.set(institution, roles);
      piece.claims.add(claim);
      claim.words.forEach((word) => piece.words.add(word));
    }
  }
  return [...found.values()].map((piece) => ({ ...piece, reviewed: [...piece.claims].every((claim) => claim.reviewed) }));
}

function piecesOfAll(ties) {
  return ties.flatMap(piecesOf);
}

/* How many there are behind the pairs of visible(). */
function countPieces(pairs) {
  let n = 0;
  for (const ties of pairs.values()) for (const tie of ties) n += tie.evidence;
  return n;
}
