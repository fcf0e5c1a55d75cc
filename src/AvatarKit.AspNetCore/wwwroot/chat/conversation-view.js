// The conversation as it is seen: its turns, the word that is heard, what is understood while the person speaks.

import { MOST_TURNS } from './heard-conversation.js';
import { make } from './dom.js';
import { TurnView } from './turn-view.js';

/** Keeps the list of turns up to date. */
export class ConversationView {
  /**
   * @param {object} shell the chat's elements
   * @param {object} chat what the turns' views share
   */
  constructor(shell, chat) {
    this.shell = shell;
    this.chat = chat;
    this.views = new Map();
    this.ghost = make('li', { class: 'turn', 'aria-hidden': 'true' }, make('div', { class: 'said ghost', dir: 'auto' }));
    this.waiting = new Set();
    this.told = new WeakSet();
  }

  /** Follows a conversation from now on. */
  follow(conversation) {
    this.conversation = conversation;
    conversation.addEventListener('turns', () => this.redraw());
    conversation.addEventListener('turn', ({ detail }) => this.change(detail.turn));
    conversation.addEventListener('heard', ({ detail }) => this.mark(detail));
    conversation.addEventListener('transcript', ({ detail }) => this.showTranscript(detail.text));
  }

  /** Makes all anew: other turns, or other words on them. */
  redraw() {
    this.views.clear();
    this.shell.turns.replaceChildren();
    for (const turn of this.conversation.turns) this.show(turn);
    this.conversation.tell('redrawn');
    this.shell.toEnd();
  }

  /** Shows what changed with the next frame: a turn may change many times in one. */
  change(turn) {
    if (!this.views.has(turn)) {
      this.show(turn);
      this.shell.follows = true;
      this.shell.keepAtEnd();
      return;
    }
    if (this.waiting.size === 0) requestAnimationFrame(() => this.update());
    this.waiting.add(turn);
    // A hidden page has no frames, but its screen reader goes on.
    if (document.hidden) this.update();
  }

  update() {
    for (const turn of this.waiting) {
      this.views.get(turn)?.update();
      this.announce(turn);
    }
    this.waiting.clear();
    if (!this.heard) this.shell.keepAtEnd();
  }

  show(turn) {
    const view = new TurnView(turn, this.chat);
    this.views.set(turn, view);
    this.shell.turns.append(view.element);
    if (this.views.size > MOST_TURNS) {
      const [oldest] = this.views.keys();
      this.views.get(oldest).element.remove();
      this.views.delete(oldest);
    }
    if (turn.isGreeting) this.announce(turn);
  }

  announce(turn) {
    const { announcer } = this.shell;
    // A written greeting is told when it is shown, not again when it is spoken.
    if (turn.isWritten && this.told.has(turn)) return;
    this.told.add(turn);
    const isOver = turn.status !== 'pending' && turn.status !== 'answering';
    if (turn.status !== 'interrupted') announcer.answer(turn.id, turn.answer, isOver);
    if (turn.status === 'failed') announcer.say(this.chat.errorText(turn.error));
  }

  mark({ turn, from, to }) {
    if (this.heard && this.heard !== turn) this.views.get(this.heard)?.body.mark();
    this.heard = turn;
    const body = turn ? this.views.get(turn)?.body : null;
    body?.mark(from, to);
    this.shell.keepInSight(body?.marked[0]);
  }

  showTranscript(text) {
    this.ghost.firstChild.textContent = text;
    if (text) this.shell.turns.append(this.ghost);
    else this.ghost.remove();
    this.shell.keepAtEnd();
  }
}
