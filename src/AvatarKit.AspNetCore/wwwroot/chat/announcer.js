// What screen readers are told: an answer sentence by sentence as it comes, not token by token.

import { renderInline } from '../player/captions.js';
import { make } from './dom.js';

const ANSWER_SENTENCE_END = /(?<![\s>]\d{1,9}|^\d{1,9})[.!?…][)\]"'”’»]*(?=\s)|[。！？]|\n/g;

/** What a block begins with, which is not said: marks of headings, quotes, items, tables and code. */
const BLOCK_MARK = /^[\s>|]*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+|[`~]{3,}.*|[-:|\s]+$)?/;

/** How many sentences stand in the region at once. */
const SENTENCES_KEPT = 40;

/** Tells in a live region that is not seen. */
export class Announcer {
  constructor() {
    this.element = make('div', { class: 'hidden', 'aria-live': 'polite', 'aria-atomic': 'false' });
    this.turnId = null;
    this.said = 0;
    this.lead = '';
  }

  /** Tells by itself what an answer may begin with, too: there it is not told again. */
  sayOnce(text) {
    this.lead = text;
    this.say(text);
  }

  /** Tells a sentence. */
  say(text) {
    const sentence = text.trim();
    if (!sentence) return;
    this.element.append(make('p', { dir: 'auto', text: sentence }));
    while (this.element.childElementCount > SENTENCES_KEPT) this.element.firstElementChild.remove();
  }

  /** Tells what is new of an answer, up to its last whole sentence; all of it where it is complete. */
  answer(turnId, text, isComplete) {
    if (turnId !== this.turnId) {
      this.turnId = turnId;
      this.said = 0;
    }
    if (this.said === 0 && this.lead) {
      if (text.startsWith(this.lead)) this.said = this.lead.length;
      else if (!isComplete && this.lead.startsWith(text)) return;
    }
    ANSWER_SENTENCE_END.lastIndex = this.said;
    for (let end = ANSWER_SENTENCE_END.exec(text); end; end = ANSWER_SENTENCE_END.exec(text)) this.sayUpTo(text, end.index + end[0].length);
    if (isComplete) this.sayUpTo(text, text.length);
  }

  /** Tells what was not told yet, without its Markdown. */
  sayUpTo(text, end) {
    const part = text.slice(this.said, end);
    const lead = BLOCK_MARK.exec(part)[0].length;
    const plain = make('p');
    renderInline(plain, text, this.said + lead, end);
    this.said = end;
    this.say(plain.textContent);
  }
}
