/* Help: how to read the map, how to find, filter, compare and take away, and the keys. */
const HELP = { read: 5, use: 6, take: 3, keys: 6 };

function openHelp() {
  byId('help')?.remove();
  const sections = Object.entries(HELP).map(([name, n]) => el('section', {}, el('h3', { text: say(`help.${name}`) }),
    el('ul', {}, Array.from({ length: n }, (_, i) => el('li', { text: say(`help.${name}.${i + 1}`) })))));
  const dialog = el('dialog', { id: 'help', 'aria-labelledby': 'help-title' },
    el('div', { class: 'top' }, el('h2', { id: 'help-title', text: say('help.title') }), button('×', () => dialog.close(), { 'aria-label': say('panel.close') })),
    el('p', { text: say('caveat') }), sections);
  dialog.addEventListener('close', () => { dialog.remove(); byId('help-open').focus(); });
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
}
