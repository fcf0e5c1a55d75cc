// The words that were really heard of the avatar lately: only these can come back from the room.

/** How long a word is remembered, in milliseconds, and how many are. */
const REMEMBERED_MS = 60_000;
const MOST_WORDS = 400;

/** Words and when each began to be heard. Times are those of performance.now(). */
export class SpokenWords {
  constructor() {
    this.words = [];
  }

  /** A word begins to be heard. */
  add(text, at = performance.now()) {
    this.words.push({ text, at });
    while (this.words.length > MOST_WORDS || this.words[0].at < at - REMEMBERED_MS) this.words.shift();
  }

  /** The words that began to be heard since a moment, in their order. */
  since(moment) {
    return this.words.filter(({ at }) => at >= moment).map(({ text }) => text).join(' ');
  }
}
