/* Keys on the picture: arrows, plus and minus, n and p to walk the institutions, Enter. */
let walked = null;
function keyOnPicture(event) {
  const pan = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
  if (pan) {
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + pan[0] / network.getScale(), y: y + pan[1] / network.getScale() } });
  } else if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? 1.25 : 0.8);
  else if ('nNpP'.includes(event.key)) walk('nN'.includes(event.key) ? 1 : -1);
  else if (event.key === 'Enter' && walked) choose(walked);
  else return;
  event.preventDefault();
}

function walk(step) {
  const order = PROMINENCE.filter((institution) => seen.drawn.has(institution));
  if (!order.length) return;
  walked = order[(order.indexOf(walked) + step + order.length) % order.length];
  network.moveTo({ position: { x: X[walked.index], y: Y[walked.index] }, scale: Math.max(network.getScale(), 0.8) });
  byId('status').textContent = walked.names[state.language];
}
