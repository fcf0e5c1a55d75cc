// One turn in the conversation: what the person said, and the answer with what can be done with it.

import { AnswerBody } from './answer-body.js';
import { linkTo, safeAddress } from './answer-text.js';
import { iconButton, make, setIcon, setLabel } from './dom.js';
import { drawThumbnail } from './attachments.js';

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
      copy: text => chat.copy(text),
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
    for (const file of this.turn.attachments ?? []) bubble.append(drawThumbnail(file));
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
    if (!this.actions.hidden && this.actions.childElementCount === 0) this.showActions();
    if (this.replay) this.replay.hidden = !chat.canReplay(turn);
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

  showActions() {
    const { turn, chat } = this;
    const { labels } = chat;
    this.replay = iconButton('replay', { onclick: () => chat.replay(turn) });
    setLabel(this.replay, labels.text('replay'));
    this.copy = iconButton('copy', { onclick: () => this.copyAnswer() });
    setLabel(this.copy, labels.text('copy'));
    this.actions.setAttribute('aria-label', labels.text('rating'));
    this.actions.append(this.replay, this.copy);
    if (chat.rating() === 'thumbs') this.actions.append(this.rateButton(5, 'thumb', 'good'), this.rateButton(1, 'thumb', 'bad'));
    if (chat.rating() === 'stars') this.actions.append(...[1, 2, 3, 4, 5].map(score => this.rateButton(score, 'star', 'stars')));
    this.showRating();
  }

  rateButton(score, picture, key) {
    const button = iconButton(picture, { class: key, 'data-score': score, 'aria-pressed': 'false' });
    setLabel(button, this.chat.labels.text(key, { count: score }));
    button.addEventListener('click', () => {
      this.chat.rate(this.turn, score);
      this.showRating();
    });
    return button;
  }

  showRating() {
    const { rating } = this.turn;
    for (const button of this.actions.querySelectorAll('[data-score]')) {
      const score = Number(button.dataset.score);
      const isStar = button.classList.contains('stars');
      button.setAttribute('aria-pressed', String(score === rating));
      button.classList.toggle('chosen', rating != null && (isStar ? score <= rating : (score > 3) === (rating > 3)));
    }
  }

  async copyAnswer() {
    if (!await this.chat.copy(this.turn.answer)) return;
    setIcon(this.copy, 'check');
    setTimeout(() => setIcon(this.copy, 'copy'), 1600);
  }
}
