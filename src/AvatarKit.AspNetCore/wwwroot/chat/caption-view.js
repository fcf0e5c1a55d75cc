// The caption over the face: the sentence that is heard, with its word marked.

import { drawCaption, markWord } from '../player/stage.js';
import { make } from './dom.js';

/** Follows a player's captions. */
export class CaptionView {
  constructor() {
    this.element = make('div', { class: 'caption', part: 'caption', 'aria-hidden': 'true', dir: 'auto' });
    this.drawn = null;
  }

  /** Follows a player from now on. */
  follow(player) {
    player.addEventListener('caption', ({ detail }) => this.show(player.sentences[detail.sentence] ?? null));
    player.addEventListener('word', ({ detail }) => {
      const sentence = player.sentences[detail.sentence] ?? null;
      // Words come with the pieces of their sentence.
      if (sentence !== this.drawn || sentence?.words.length !== this.words) this.show(sentence);
      markWord(this.element, detail.wordIndex);
    });
    player.addEventListener('statechange', () => {
      if (['ended', 'stopped', 'idle'].includes(player.state)) this.show(null);
    });
  }

  show(sentence) {
    this.drawn = sentence;
    this.words = sentence?.words.length ?? 0;
    this.element.replaceChildren();
    if (sentence) drawCaption(this.element, sentence);
  }
}
