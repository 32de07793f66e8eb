/* The tour: steps of a story, each a state of the page with a text; s in the address is the step. */
const STORY = JSON.parse(byId('block-story').textContent);
const STORY_STEPS = STORY ? STORY.steps : [];
const FADED = '#c3ccd5';
const FADED_LIMIT = 1500;

addField({ key: 's', rest: () => ({ told: 0 }), write: ({ told }) => (told ? String(told) : ''),
  read: (text) => (/^\d{1,3}$/.test(text) && STORY_STEPS[text - 1] ? { told: Number(text) } : null) });

/* An address that says the step alone (and the language) means what the step shows. */
function toldStep(said) {
  const step = STORY_STEPS[Number(said.get('s')) - 1];
  const alone = [...said.keys()].every((key) => key === 's' || key === 'l');
  return step && alone ? new URLSearchParams(`${step.state}&${said}`) : said;
}

/* 0 leaves the tour and shows the whole map. */
function tell(n) {
  fromHash(`#${new URLSearchParams({ l: state.language, ...(n ? { s: n } : {}) })}`);
  change({}, true);
}

function nextStep() {
  tell(state.told < STORY_STEPS.length ? state.told + 1 : 0);
  if (!state.told) byId('tell').focus();
}

function leaveStory() {
  tell(0);
  byId('tell').focus();
}

function makeStory() {
  if (!STORY) return;
  if (!byId('tell')) {
    byId('language').before(button('', () => { tell(1); byId('story-next').focus(); }, { id: 'tell' }));
    byId('room').before(el('section', { id: 'story', hidden: true }));
    document.addEventListener('keydown', keyInStory, true);
    LAYERS.push(drawFaded);
  }
  byId('tell').textContent = say('story');
  byId('story').setAttribute('aria-label', say('story'));
  byId('story').replaceChildren(
    el('div', { id: 'story-said' }, el('p', { id: 'story-name', class: 'muted' }), el('h2', { id: 'story-title' }), el('p', { id: 'story-text' })),
    el('div', { id: 'story-go' }, el('progress', { id: 'story-progress', max: STORY_STEPS.length, 'aria-hidden': 'true' }),
      button(say('story.back'), () => tell(Math.max(state.told - 1, 1)), { id: 'story-back' }),
      button('', nextStep, { id: 'story-next', class: 'solid' }),
      button(say('story.leave'), leaveStory, { id: 'story-leave' })),
    el('p', { id: 'story-aloud', class: 'unseen', role: 'status', 'aria-live': 'polite' }));
}

function updateStory() {
  if (!STORY) return;
  const step = STORY_STEPS[state.told - 1];
  document.body.classList.toggle('telling', Boolean(step));
  byId('story').hidden = !step;
  byId('tell').setAttribute('aria-pressed', String(Boolean(step)));
  if (!step) return;
  const { title, text } = step;
  const values = { title: title[state.language], text: text[state.language] };
  const where = say('story.step', { n: state.told, N: STORY_STEPS.length });
  byId('story-name').textContent = `${STORY.title[state.language]} · ${where}`;
  byId('story-title').textContent = values.title;
  byId('story-text').textContent = values.text;
  byId('story-progress').value = state.told;
  byId('story-back').setAttribute('aria-disabled', String(state.told === 1));
  byId('story-next').textContent = say(state.told < STORY_STEPS.length ? 'story.next' : 'story.end');
  const aloud = `${where}. ${values.title}. ${values.text}`;
  if (byId('story-aloud').textContent !== aloud) byId('story-aloud').textContent = aloud;
}

/* Arrows go on and back, Esc leaves; where somebody types, moves the map or has a menu open, keys keep their meaning. */
function keyInStory(event) {
  if (!state.told || event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.('dialog, details')) return;
  const typing = /INPUT|TEXTAREA|SELECT/.test(event.target.tagName) || event.target.id === 'picture';
  if (event.key === 'Escape' && !byId('filters').classList.contains('open') && event.target.id !== 'search') leaveStory();
  else if (event.key === 'ArrowRight' && !typing) { if (state.told < STORY_STEPS.length) tell(state.told + 1); }
  else if (event.key === 'ArrowLeft' && !typing) { if (state.told > 1) tell(state.told - 1); }
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/* What a step does not speak of stays where it is, faint, under what it does. */
function drawFaded(context, found, scale) {
  if (!state.told || INSTITUTIONS.length > FADED_LIMIT) return;
  const at = INSTITUTIONS.map(({ index }) => placeOf(index));
  context.strokeStyle = FADED;
  context.globalAlpha = 0.45;
  context.lineWidth = 1 / scale;
  context.beginPath();
  for (const pair of PAIR_LIST) {
    if (found.pairs.has(pair)) continue;
    context.moveTo(at[pair.first.index].x, at[pair.first.index].y);
    context.lineTo(at[pair.second.index].x, at[pair.second.index].y);
  }
  context.stroke();
  context.globalAlpha = 1;
  context.fillStyle = FADED;
  for (const institution of INSTITUTIONS) {
    if (found.drawn.has(institution)) continue;
    const { x, y } = at[institution.index];
    context.beginPath();
    context.arc(x, y, Math.max(7, 4 / scale), 0, 2 * Math.PI);
    context.fill();
  }
}

addPart({ name: 'story', make: makeStory, draw: updateStory });
