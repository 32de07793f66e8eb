// What the tests measure in the page; each returns the offenders.
() => {
  const rgb = (text) => text.match(/[\d.]+/g).map(Number);
  const linear = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const opaque = (element) => {
    const color = rgb(getComputedStyle(element).backgroundColor);
    return color.length === 3 || color[3] === 1 ? color.slice(0, 3) : null;
  };
  const ground = (element) => (element ? opaque(element) || ground(element.parentElement) : [255, 255, 255]);
  const contrast = (element) => {
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const all = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
  const brief = (element) => element.outerHTML.slice(0, 90);
  return {
    // texts under 4.5 : 1
    pale: () => all('body *')
      .filter((e) => !e.closest('svg, script, style, noscript'))
      .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
      .filter((e) => contrast(e) < 4.5).map(brief),
    // controls without a name
    nameless: () => all('button, input, summary, #picture, #views')
      .filter((e) => !e.getAttribute('aria-label') && !e.textContent.trim())
      .filter((e) => !e.labels?.[0]?.textContent.trim()).map(brief),
    // controls too low for a finger
    small: () => all('button, summary, input:not([type=checkbox])')
      .filter((e) => !e.classList.contains('skip') && e.getBoundingClientRect().height < 43.5).map(brief),
    // controls whose outline is under 3 : 1
    faint: () => all('button, input, select, summary')
      .filter((e) => parseFloat(getComputedStyle(e).borderTopWidth) > 0 && rgb(getComputedStyle(e).borderTopColor)[3] !== 0)
      .filter((e) => {
        const [a, b] = [light(rgb(getComputedStyle(e).borderTopColor)), light(ground(e.parentElement))];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3;
      }).map(brief),
    // controls under 24 pixels
    tiny: () => all('button, summary, select, label.option, input:not([type=checkbox])')
      .filter((e) => !e.classList.contains('skip') && Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 23.5).map(brief),
    // share of the picture that is drawn on
    inked: () => {
      const canvas = document.querySelector('#picture canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((_, i) => i % 4 === 3 && data[i] > 0).length / (data.length / 4);
    },
  };
}
