/* Small helpers: elements of the page. Every text enters it as text, never as HTML. */
'use strict';

const byId = (id) => document.getElementById(id);

/* el('p', {class: 'muted', text: '…', on: {click}}, child, …) */
function el(name, about = {}, ...children) {
  return fill(document.createElement(name), about, children);
}

function svg(name, about = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), about, children);
}

function fill(element, about, children) {
  for (const [key, value] of Object.entries(about)) {
    if (value == null || value === false) continue;
    if (key === 'text') element.textContent = value;
    else if (key === 'on') for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

function button(text, act, about = {}) {
  return el('button', { type: 'button', text, on: { click: act }, ...about });
}

/* Only addresses of the web become links; anything else stays text. */
function address(url) {
  try {
    const parsed = new URL(url);
    return ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/* A file in the page's folder or below it, its address as Python quoted it; nothing that leads elsewhere. */
function beside(file) {
  return /^[\w.%~-]+(\/[\w.%~-]+)*$/.test(file || '') && !/(^|\/)\.{1,2}(\/|$)/.test(file) ? file : null;
}

function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
