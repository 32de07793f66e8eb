/* A pen with a canvas's words that writes SVG, so that one drawing serves the screen, PNG, SVG and print. */
const SVG_NAME = 'http://www.w3.org/2000/svg';
const XML_FORBIDDEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/* What XML cannot hold, shown as the sign for that. */
function printable(text) {
  return String(text ?? '').replace(XML_FORBIDDEN, '\ufffd');
}

class SvgPen {
  constructor(width, height) {
    this.root = svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif' });
    this.into = this.root;
    this.ruler = el('canvas').getContext('2d');
    Object.assign(this, { d: '', dash: [], globalAlpha: 1, lineWidth: 1, lineJoin: 'miter', lineCap: 'butt', textAlign: 'left', textBaseline: 'alphabetic', font: '12px sans-serif' });
  }

  beginPath() { this.d = ''; }
  closePath() { this.d += 'Z'; }
  moveTo(x, y) { this.d += `M${near(x)} ${near(y)}`; }
  lineTo(x, y) { this.d += `L${near(x)} ${near(y)}`; }
  arc(x, y, r) { this.d += `M${near(x - r)} ${near(y)}a${near(r)} ${near(r)} 0 1 0 ${near(2 * r)} 0a${near(r)} ${near(r)} 0 1 0 ${near(-2 * r)} 0`; }
  setLineDash(dash) { this.dash = dash; }
  fill() { this.put('path', { d: this.d, fill: this.fillStyle }); }
  stroke() { this.put('path', { d: this.d, fill: 'none', ...this.outline() }); }
  fillRect(x, y, width, height) { this.put('rect', { x, y, width, height, fill: this.fillStyle }); }
  strokeText(text, x, y) { this.halo = { text, x, y, look: { ...this.outline(), 'paint-order': 'stroke' } }; }
  fillText(text, x, y) {
    const { halo } = this;
    const same = halo && halo.text === text && halo.x === x && halo.y === y;
    this.write(text, x, y, { fill: this.fillStyle, ...(same ? halo.look : {}) });
  }

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  outline() {
    return { stroke: this.strokeStyle, 'stroke-width': near(this.lineWidth), 'stroke-linejoin': this.lineJoin,
      'stroke-linecap': this.lineCap, 'stroke-dasharray': this.dash.length ? this.dash.map(near).join(' ') : null };
  }

  write(text, x, y, look) {
    const [, weight, size] = /^(?:(\w+) )?([\d.]+)px/.exec(this.font);
    const anchor = { center: 'middle', right: 'end' }[this.textAlign];
    const down = { top: 0.82, middle: 0.34 }[this.textBaseline] || 0;
    this.put('text', { x: near(x), y: near(y + down * size), 'font-size': near(size), 'font-weight': weight || null, 'text-anchor': anchor, ...look, text: printable(text) });
  }

  put(name, about) {
    this.into.append(svg(name, { ...about, opacity: this.globalAlpha < 1 ? this.globalAlpha : null }));
  }

  /* Draw into a group of its own, which says what it is. */
  group(about, title, draw) {
    const [before, group] = [this.into, svg('g', about)];
    if (title) group.append(svg('title', { text: printable(title) }));
    before.append(group);
    this.into = group;
    draw();
    this.into = before;
  }
}

function near(n) {
  return Math.round(n * 10) / 10;
}

/* A canvas knows no groups. */
function grouped(pen, about, title, draw) {
  if (pen.group) pen.group(about, title, draw);
  else draw();
}

/* The lines that a text needs in a width; a word longer than that stands alone. */
function wrapped(pen, text, width) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.at(-1) && pen.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
