/* Where institutions belong and initiatives happened: at places, or at no place that is known. */
for (const place of PLACES) place.around = around(place);
for (const thing of [...INSTITUTIONS, ...INITIATIVES]) thing.located = [];

/* No passages: the identity ledger says so, not a document. */
for (const [rows, things] of [[DATA.seats, INSTITUTIONS], [DATA.sites, INITIATIVES]]) {
  for (const [thing, place, passages] of rows) {
    things[thing].located.push({ place: PLACES[place],
      passages: passages.map(([document, quotes, planned]) => ({ document: documentOf(document), quotes, planned: Boolean(planned) })) });
  }
}

/* The place itself and the larger ones around it, the nearest first. */
function around(place) {
  const found = [];
  for (let one = place; one && !found.includes(one); one = PLACES[one.larger]) found.push(one);
  return found;
}

/* Whether something says that it is at the place or at one within it. */
function isAt(thing, place) {
  return thing.located.some((one) => one.place.around.includes(place));
}

/* Where a tie's initiative was and where its institutions are at home, with the larger places around. */
function placesOf({ first, second, initiative }) {
  const located = [first, second, initiative].flatMap((thing) => thing?.located || []);
  return [...new Set(located.flatMap(({ place }) => place.around))];
}
