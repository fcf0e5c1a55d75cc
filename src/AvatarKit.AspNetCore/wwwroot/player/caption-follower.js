// Follows the clock with captions: which sentence is shown and which of its words is heard, and tells of each.

import { drawCaption, markWord } from './stage.js';

/** How long a word stays marked through the pause behind it, in seconds. */
const WORD_HOLD = 0.18;

/** Shows the sentence that is heard, marks its word, and tells of both as `caption` and `word`. */
export class CaptionFollower {
  /**
   * @param {SpeechQueue} queue the sentences
   * @param {HTMLElement?} caption where they are shown; null: nowhere, and they are told of alone
   * @param {HTMLElement} said where screen readers find them
   * @param {(name: string, detail: object) => void} tell called with what is to be told
   */
  constructor(queue, caption, said, tell) {
    this.queue = queue;
    this.caption = caption;
    this.said = said;
    this.tell = tell;
    this.sentence = -1;
    this.word = -1;
    this.passed = 0;
  }

  /** Words that lie before a position are not told of. */
  begin(position) {
    this.passed = position - 0.000_001;
  }

  /** Brings what is shown up to the clock. */
  follow(clock) {
    // On a busy device the clock may be corrected: it goes back a little then, and what was told is not told again.
    const position = Math.max(clock, this.passed);
    this.passWords(position);
    const sentence = this.queue.segments[this.queue.segmentAt(position)]?.sentence;
    let word = -1;
    if (sentence) {
      const { words } = sentence;
      for (let i = 0; i < words.length && words[i].at <= position; i++) {
        // A word stays marked through the pause behind it, but not through a long one.
        if (position < words[i].until + WORD_HOLD) word = i;
      }
    }
    this.show(sentence?.index ?? -1, word);
  }

  /** Shows the words that began since the last look, in order: a slow frame leaves none out. */
  passWords(position) {
    const { sentences } = this.queue;
    for (let i = Math.max(0, this.sentence); i < sentences.length && sentences[i].start <= position; i++) {
      sentences[i].words.forEach((word, k) => {
        if (word.at > this.passed && word.at <= position) this.show(i, k);
      });
    }
    this.passed = Math.max(this.passed, position);
  }

  /** Marks no word of the sentence that is shown. */
  unmark() {
    this.show(this.sentence, -1);
  }

  /** Shows a sentence's caption with one of its words marked; -1 for none. */
  show(index, word) {
    const sentence = this.queue.sentences[index];
    if (index !== this.sentence) {
      this.sentence = index;
      this.word = -1;
      this.draw(sentence);
      this.said.textContent = this.caption?.textContent ?? '';
      if (sentence) {
        const { segment } = this.queue.segments[sentence.first];
        this.tell('caption', { segment, index: sentence.first, sentence: index });
      }
    }
    if (word !== this.word) {
      this.word = word;
      if (this.caption) markWord(this.caption, word);
      if (sentence) this.tell('word', { sentence: index, word: sentence.words[word] ?? null, wordIndex: word });
    }
  }

  /** More of a sentence's words are known: draws it anew where it is shown. */
  redraw(sentence) {
    if (sentence.index === this.sentence) this.draw(sentence);
  }

  draw(sentence) {
    if (!this.caption) return;
    this.caption.replaceChildren();
    if (!sentence) return;
    drawCaption(this.caption, sentence);
    markWord(this.caption, this.word);
  }
}
