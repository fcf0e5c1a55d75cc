// An answer as it grows: only its last block is made anew, and the words that are heard are marked in it.

import { AnswerParagraphs, hasBlocks, linesFrom } from './answer-paragraphs.js';

/** What makes blocks of an answer: paragraphs until one has more in it, and what makes that is loaded. */
let Blocks = AnswerParagraphs;

/** Shows an answer's text in an element. */
export class AnswerBody {
  /**
   * @param {HTMLElement} element where it is shown
   * @param {object} options what AnswerBlocks takes
   */
  constructor(element, options) {
    this.element = element;
    this.options = options;
    this.text = '';
    this.marked = [];
    this.cleared = 0;
    this.clear();
  }

  clear() {
    this.cleared++;
    this.element.replaceChildren();
    this.last = { from: 0, heading: 2, element: null };
  }

  /** Shows a text. Where it goes on from the one that is shown, all blocks but the last stay as they are. */
  show(text) {
    if (text === this.text) return;
    if (!text.startsWith(this.text)) this.clear();
    this.text = text;
    if (Blocks === AnswerParagraphs && hasBlocks(text)) this.loadBlocks();
    const blocks = new Blocks(text, this.options);
    const lines = linesFrom(text, this.last.from);
    blocks.heading = this.last.heading;
    let { element: old } = this.last;
    const begin = this.last.from;
    let heading = blocks.heading;
    for (const { line, element } of blocks.read(lines)) {
      if (old && lines[line].from !== begin) old.remove();
      if (old && lines[line].from === begin) old.replaceWith(element);
      else this.element.append(element);
      old = null;
      this.last = { from: lines[line].from, heading, element };
      heading = blocks.heading;
    }
    if (Blocks !== AnswerParagraphs) this.options.addStyle?.(Blocks.style());
    this.remark();
  }

  /** Loads what makes more than paragraphs; until it is there, and where it can't be, the marks are shown as they are written. */
  async loadBlocks() {
    if (this.isLoading) return;
    this.isLoading = true;
    // What stands before the last block has no marks in it: it stays as it is.
    const { cleared, last: { from, element } } = this;
    const kept = element ? this.element.childElementCount - 1 : 0;
    const { AnswerBlocks } = await import('./answer-blocks.js').catch(() => ({}));
    this.isLoading = false;
    if (!AnswerBlocks) return;
    Blocks = AnswerBlocks;
    const { text } = this;
    if (cleared === this.cleared) {
      while (this.element.childElementCount > kept) this.element.lastElementChild.remove();
      this.last = { from, heading: 2, element: null };
    } else {
      this.clear();
    }
    this.text = '';
    this.show(text);
  }

  /** Marks the words between two places of the text as heard now; without places, none. */
  mark(from = -1, to = -1) {
    this.heard = { from, to };
    this.remark();
  }

  remark() {
    for (const word of this.marked) word.classList.remove('now');
    this.marked = [];
    if (!this.heard || this.heard.from < 0) return;
    for (const word of this.element.querySelectorAll('.word')) {
      const at = Number(word.dataset.word);
      if (at < this.heard.to && at + word.textContent.length > this.heard.from) this.marked.push(word);
    }
    for (const word of this.marked) word.classList.add('now');
  }
}
