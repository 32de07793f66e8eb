/* Who is drawn, named and listed first: who works with most others; having met counts last. */
for (const institution of INSTITUTIONS) {
  institution.partners = institution.pairs.filter((pair) => pair.ties.some((tie) => tie.family !== 'participation')).length;
}

function partnersOf(institution) {
  return institution.partners;
}

const PROMINENCE = [...INSTITUTIONS].sort((a, b) => b.partners - a.partners || b.pairs.length - a.pairs.length || a.index - b.index);
