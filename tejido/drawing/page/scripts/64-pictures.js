/* The sheet as a file: PNG in twice its size, or SVG. */
function svgSheet() {
  const pen = new SvgPen(SHEET.width, SHEET.height);
  pen.root.append(svg('title', { text: printable(`${say('title')}. ${filtersInWords()}`) }), svg('desc', { text: printable(`${say('caveat')} ${sourceInWords()}`) }));
  drawSheet(pen, visible());
  return pen.root;
}

function saveSvg() {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svgSheet())}\n`;
  save(fileName('svg'), new Blob([text], { type: 'image/svg+xml' }));
}

function savePng() {
  const canvas = el('canvas', { width: SHEET.width * 2, height: SHEET.height * 2 });
  const pen = canvas.getContext('2d');
  if (!pen) {
    byId('notice').textContent = say('map.failed');
    return;
  }
  pen.scale(2, 2);
  drawSheet(pen, visible());
  canvas.toBlob((blob) => save(fileName('png'), blob));
}
