/* The actions of the head: share, export, print, help; each menu closes when something else is pressed. */
const ACTIONS = {
  share: { link: share, cite },
  export: { png: savePng, svg: saveSvg, csv: saveCsv, gexf: saveGexf },
};

function makeActions() {
  byId('acts').replaceChildren(
    ...Object.entries(ACTIONS).map(([menu, acts]) => el('details', { id: `${menu}-menu`, class: 'menu-of' }, el('summary', { text: say(menu) }),
      el('div', { class: 'menu' }, Object.entries(acts).map(([name, act]) => button(say(`${menu}.${name}`), () => run(menu, act), { id: `${menu}-${name}` }))))),
    button(say('print'), () => window.print(), { id: 'print' }),
    button(say('help'), openHelp, { id: 'help-open', 'aria-haspopup': 'dialog' }));
}

function run(menu, act) {
  byId(`${menu}-menu`).open = false;
  byId(`${menu}-menu`).querySelector('summary').focus();
  act();
}

document.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('.menu-of[open]')) if (!menu.contains(target)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  const menu = document.querySelector('.menu-of[open]');
  if (event.key !== 'Escape' || !menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
  event.stopImmediatePropagation();
}, true);

addPart({ name: 'actions', make: makeActions, draw() {} });
