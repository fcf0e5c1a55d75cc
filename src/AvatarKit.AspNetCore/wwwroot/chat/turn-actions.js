// What can be done with an answer: hear it again, copy it, rate it, and say something to the rating.

import { actionStyle } from './action-style.js';
import { iconButton, make, setIcon, setLabel } from './dom.js';

/** How long a comment is at most, in characters: the server takes no more. */
const LONGEST_COMMENT = 2000;

/** The buttons under an answer. */
export class TurnActions {
  /**
   * @param {object} turn the turn
   * @param {object} chat what views share: labels, `rating`, and what is done: `copy`, `replay`, `rate`, `canReplay`, `grew`
   * @param {HTMLElement} element where they go
   */
  constructor(turn, chat, element) {
    this.turn = turn;
    this.chat = chat;
    this.element = element;
    chat.addStyle?.(actionStyle());
    const { labels } = chat;
    this.replay = iconButton('replay', { onclick: () => chat.replay(turn) });
    setLabel(this.replay, labels.text('replay'));
    this.copy = iconButton('copy', { onclick: () => this.copyAnswer() });
    setLabel(this.copy, labels.text('copy'));
    element.setAttribute('aria-label', labels.text('rating'));
    element.append(this.replay, this.copy);
    if (chat.rating() === 'thumbs') element.append(this.rateButton(5, 'thumb', 'good'), this.rateButton(1, 'thumb', 'bad'));
    if (chat.rating() === 'stars') element.append(...[1, 2, 3, 4, 5].map(score => this.rateButton(score, 'star', 'stars')));
  }

  /** Brings the buttons up to the turn. */
  update() {
    this.replay.hidden = !this.chat.canReplay(this.turn);
    const { rating } = this.turn;
    for (const button of this.element.querySelectorAll('[data-score]')) {
      const score = Number(button.dataset.score);
      const isStar = button.classList.contains('stars');
      button.setAttribute('aria-pressed', String(score === rating));
      button.classList.toggle('chosen', rating != null && (isStar ? score <= rating : (score > 3) === (rating > 3)));
    }
  }

  rateButton(score, picture, key) {
    const button = iconButton(picture, { class: key, 'data-score': score, 'aria-pressed': 'false' });
    setLabel(button, this.chat.labels.text(key, { count: score }));
    button.addEventListener('click', () => {
      this.chat.rate(this.turn, score);
      this.update();
      this.askForComment();
    });
    return button;
  }

  /** Offers to say something to the rating; who does not want to leaves it. */
  askForComment() {
    if (this.form) return;
    const { labels } = this.chat;
    const input = make('input', {
      type: 'text', class: 'remark', part: 'input comment', dir: 'auto', autocomplete: 'off', maxlength: LONGEST_COMMENT,
      placeholder: labels.text('comment'), 'aria-label': labels.text('comment'),
    });
    const send = make('button', { type: 'submit', class: 'chip', part: 'button comment', text: labels.text('sendComment') });
    this.form = make('form', { class: 'comment', part: 'comment' }, input, send);
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      const comment = input.value.trim();
      if (!comment) return input.focus();
      this.chat.rate(this.turn, this.turn.rating, comment);
      this.closeComment();
      return this.element.querySelector('.chosen')?.focus();
    });
    this.form.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.closeComment();
      this.element.querySelector('.chosen')?.focus();
    });
    this.element.after(this.form);
    this.chat.grew?.();
  }

  closeComment() {
    this.form.remove();
    this.form = null;
  }

  async copyAnswer() {
    if (!await this.chat.copy(this.turn.answer)) return;
    setIcon(this.copy, 'check');
    setTimeout(() => setIcon(this.copy, 'copy'), 1600);
  }
}
