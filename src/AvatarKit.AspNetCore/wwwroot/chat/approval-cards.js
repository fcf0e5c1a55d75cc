// Questions to the person whether the avatar may call a tool, as cards in the conversation.

import { make } from './dom.js';

const CARDS = `
.approval { max-inline-size: 30em; margin-block-start: .8em; padding: .9em 1.1em; border: 1px solid var(--line); border-radius: 1.2em;
  background: var(--surface); box-shadow: var(--shadow); }
.approval.over { padding-block: .6em; box-shadow: none; } .over .question, .over .why, .over dl { display: none; }
.approval .question, .approval .why, .approval dt, .approval .outcome { color: var(--soft); font-size: .9375em; }
.approval .what { font-weight: 650; }
.approval dl { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: .15em .8em; margin: .5em 0 0; }
.approval dd { margin: 0; max-block-size: 6em; overflow: auto; white-space: pre-wrap; }
.choice { display: flex; flex-wrap: wrap; gap: .5em; margin-block-start: .8em; }
.choice button { min-block-size: 2.75em; padding-inline: 1.25em; border: 1px solid var(--soft); border-radius: 1.4em; background: none;
  font-weight: 600; cursor: pointer; }
.choice button:hover { background: var(--line); }
.choice .allow { border-color: transparent; background: var(--accent); color: var(--accent-ink); }
.choice .allow:hover { background: color-mix(in oklab, var(--accent) 85%, var(--ink)); }
`;

/** What is said of a question that is over, by how it ended. */
const OUTCOMES = Object.freeze({ approved: 'allowed', declined: 'declined', withdrawn: 'withdrawn' });

let sheet = null;

/** The questions of a conversation: they stand under the turn that asks. */
export class ApprovalCards {
  constructor(chat, talk) {
    Object.assign(this, { chat, talk });
    this.cards = new Map();
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(CARDS);
    chat.shell.addStyle(sheet);
    talk.addEventListener('redrawn', () => this.placeAll());
    // Another session knows nothing of what was asked before.
    talk.addEventListener('welcome', ({ detail }) => {
      if (detail.resumed !== 'same') for (const id of this.cards.keys()) this.end(id, 'withdrawn');
    });
  }

  /** Takes what the server says of a question: that it is asked, or how it ended. Either may come again. */
  take(message) {
    if (message.outcome) this.end(message.approvalId, message.outcome);
    else if (!this.cards.has(message.approvalId)) this.ask(message);
  }

  ask(request) {
    const { chat } = this;
    const { shell, words } = chat;
    const question = make('p', { class: 'question', text: words.text('approval') });
    const what = make('p', { class: 'what', dir: 'auto', text: request.title || request.tool });
    const choice = make('div', { class: 'choice' },
      this.button(request, 'allow', true), this.button(request, 'decline', false));
    const element = make('div', {
      class: 'approval', part: 'approval', role: 'group', tabindex: '-1', 'aria-label': `${question.textContent} ${what.textContent}`,
    }, question, what);
    if (request.description) element.append(make('p', { class: 'why', dir: 'auto', text: request.description }));
    if (request.arguments) element.append(listOf(request.arguments));
    element.append(choice);
    // Who goes on writing is not held up: the key goes where it was meant.
    element.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
      if (target === element && key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) shell.composer.input.focus();
    });
    this.cards.set(request.approvalId, { element, choice, turnId: request.turnId });
    this.place(request.turnId, element);
    shell.toEnd();
    shell.announcer.say(`${question.textContent} ${what.textContent}. ${request.description ?? ''}`);
    if (chat.shadowRoot.activeElement && !shell.composer.input.value) element.focus({ preventScroll: true });
  }

  button(request, key, approved) {
    const button = make('button', { type: 'button', class: key, part: `button ${key}`, text: this.chat.words.text(key) });
    button.addEventListener('click', () => {
      this.talk.answerApproval(request.approvalId, approved);
      this.end(request.approvalId, approved ? 'approved' : 'declined');
    });
    return button;
  }

  /** A question is over: the first word on it counts. */
  end(id, outcome) {
    const card = this.cards.get(id);
    if (!card?.choice) return;
    const { shell, shadowRoot, words } = this.chat;
    const hadFocus = card.element.contains(shadowRoot.activeElement);
    const text = words.text(OUTCOMES[outcome] ?? 'withdrawn');
    card.choice.replaceWith(make('p', { class: 'outcome', text }));
    card.choice = null;
    card.element.classList.add('over');
    shell.announcer.say(text);
    if (hadFocus) shell.composer.input.focus();
  }

  place(turnId, element) {
    const turn = this.talk.turn(turnId);
    (this.chat.view.views.get(turn)?.element ?? this.chat.shell.turns.lastElementChild)?.append(element);
  }

  /** The turns were drawn anew. */
  placeAll() {
    if (this.talk.turns.length === 0) this.cards.clear();
    for (const { element, turnId } of this.cards.values()) this.place(turnId, element);
  }
}

/** What the tool would be given, name by name. */
function listOf(given) {
  const list = make('dl', { dir: 'auto' });
  for (const [name, value] of Object.entries(given)) {
    list.append(make('dt', { text: name }), make('dd', { text: typeof value === 'string' ? value : JSON.stringify(value) }));
  }
  return list;
}
