// One turn in the conversation: what the person said, and the answer with what can be done with it.

import { AnswerBody } from './answer-body.js';
import { linkTo, safeAddress } from './answer-text.js';
import { fileLabel, make } from './dom.js';

/** Shows a turn and keeps it up to date. */
export class TurnView {
  /**
   * @param {object} turn the turn
   * @param {object} chat what views share: labels, `links()`, `rating`, and what is done: `copy`, `replay`, `rate`, `retry`, `canReplay`
   */
  constructor(turn, chat) {
    this.turn = turn;
    this.chat = chat;
    this.element = make('li', { class: 'turn', part: 'turn' });
    const label = key => chat.labels.text(key);
    if (turn.message || turn.attachments?.length > 0) this.element.append(this.said(label));
    this.text = make('div', { class: 'text', dir: 'auto' });
    this.body = new AnswerBody(this.text, {
      hosts: chat.linkHosts(), newTab: label('newTab'), copyCode: label('copyCode'), code: label('code'), table: label('table'),
      copy: text => chat.copy(text), addStyle: sheet => chat.addStyle(sheet),
    });
    this.dots = make('div', { class: 'dots', 'aria-hidden': 'true' }, make('i'), make('i'), make('i'));
    this.note = make('p', { class: 'note', hidden: true });
    this.sources = make('div', { class: 'sources', part: 'sources', hidden: true });
    this.actions = make('div', { class: 'actions', part: 'actions', role: 'group', hidden: true });
    this.answer = make('div', { class: 'answer', part: 'answer' },
      make('span', { class: 'hidden', text: `${chat.name()}: ` }), this.text, this.dots, this.note, this.sources, this.actions);
    this.element.append(this.answer);
    this.update();
  }

  said(label) {
    // What has a direction of its own does not decide on the message's.
    const you = make('span', { class: 'hidden', dir: 'auto', text: `${label('you')}: ` });
    const bubble = make('div', { class: 'said', part: 'message', dir: 'auto' }, you);
    for (const file of this.turn.attachments ?? []) bubble.append(file.draw?.() ?? fileLabel(file.name ?? file.mediaType));
    if (this.turn.message) bubble.append(make('span', { class: 'words', text: this.turn.message }));
    return bubble;
  }

  /** Brings what is shown up to the turn. */
  update() {
    const { turn, chat } = this;
    const going = turn.status === 'pending' || turn.status === 'answering';
    const cut = turn.status === 'interrupted' && turn.heard !== null && turn.heard < turn.answer.length;
    this.body.show(cut ? this.heardText() : turn.answer);
    this.text.hidden = this.body.text === '';
    this.dots.hidden = !going || turn.answer !== '';
    this.element.classList.toggle('going', going);
    this.showNote();
    this.showSources();
    this.actions.hidden = going || this.body.text === '' || turn.status === 'failed' || turn.isGreeting;
    if (!this.actions.hidden) this.showActions();
    this.answer.hidden = !turn.answer && !going && this.note.hidden;
  }

  heardText() {
    const heard = this.turn.answer.slice(0, this.turn.heard).trimEnd();
    return heard ? `${heard} …` : '';
  }

  showNote() {
    const { turn, chat } = this;
    const key = `${turn.status} ${turn.error?.code} ${turn.heard}`;
    if (key === this.noted) return;
    this.noted = key;
    const failed = turn.status === 'failed';
    this.note.hidden = !failed && turn.status !== 'interrupted';
    this.note.classList.toggle('error', failed);
    if (this.note.hidden) return;
    this.note.replaceChildren(failed ? chat.errorText(turn.error) : chat.labels.text(turn.heard === 0 ? 'interruptedUnheard' : 'interrupted'));
    if (failed && turn.message) {
      this.note.append(make('button', { type: 'button', class: 'again', text: chat.labels.text('tryAgain'), onclick: () => chat.retry(turn) }));
    }
  }

  showSources() {
    const sources = this.turn.sources ?? [];
    if (sources.length === 0 || !this.sources.hidden) return;
    const { labels } = this.chat;
    const items = sources.slice(0, 20).map(source => {
      const title = [source.title, source.section].filter(Boolean).join(' › ') || source.url;
      const address = safeAddress(source.url);
      return make('li', { dir: 'auto' }, address ? linkTo(address, labels.text('newTab'), title) : String(title ?? ''));
    });
    this.sources.append(make('span', { class: 'caps', text: labels.text('sources') }), make('ol', {}, ...items));
    this.sources.hidden = false;
  }

  /** What can be done with an answer; it is loaded with the first that is whole. */
  async showActions() {
    if (this.tools === undefined) {
      this.tools = null;
      const { TurnActions } = await import('./turn-actions.js').catch(() => ({}));
      if (TurnActions) this.tools = new TurnActions(this.turn, this.chat, this.actions);
      this.chat.grew?.();
    }
    this.tools?.update();
  }
}
