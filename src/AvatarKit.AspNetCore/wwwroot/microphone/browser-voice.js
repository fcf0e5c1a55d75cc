// The browser's own voice, for where the server has none: it speaks an answer sentence by sentence, and its words move a simple mouth.

import { MicrophoneError } from './microphone-error.js';
import { visemesOfWord } from './letter-visemes.js';
import { sentenceEnd, withoutMarks } from './spoken-text.js';

/** How long a letter is spoken, in milliseconds, and the pause a mark makes. */
const LETTER_MS = 68;
const WORD_PAUSE_MS = 40;

/** How long a voice may take to name its first word: what takes longer names none. */
const NAMES_WORDS_MS = 500;

/** How long the list of voices may take to come, in milliseconds. */
const VOICES_MS = 1000;

/** How many characters may wait to be spoken. */
const MOST_TEXT = 100_000;

/** A voice of the browser. */
export class BrowserVoice {
  /** @param {{locale?: string, voice?: string, rate?: number}} [options] voice: by name; default: the browser's for the language, on the device */
  constructor({ locale, voice, rate = 1 } = {}) {
    this.locale = locale ?? globalThis.navigator?.language ?? 'en-US';
    this.name = voice;
    this.rate = rate;
    /** How loud it is, from 0 to 1; what is being said keeps its own. */
    this.volume = 1;
    this.speech = null;
  }

  /** Whether the browser speaks at all. */
  static get isThere() {
    return typeof globalThis.speechSynthesis?.speak === 'function';
  }

  /**
   * Speaks a text as it comes. What was being spoken is stopped.
   * @param {object} on
   * @param {(word: {text: string, start: number, length: number}) => void} [on.onword] a word begins: its place in the whole text
   * @param {(visemes: {viseme: string, startMs: number, durationMs: number, weight: number}[]) => void} [on.onpose] the mouth from this moment
   *   on, in place of what was told before; none: the mouth closes
   * @param {(end: {outcome: 'completed' | 'interrupted' | 'failed', heardCharacters: number, code?: string}) => void} [on.onend]
   * @returns {{write: (delta: string) => void, end: () => void, stop: () => void}}
   */
  stream(on = {}) {
    if (!BrowserVoice.isThere) throw new MicrophoneError('voice.missing', 'This browser has no voice. Read the answer instead.');
    this.stop();
    const speech = this.speech = new BrowserSpeech(this, on);
    return speech;
  }

  /** Speaks a text. */
  speak(text, on = {}) {
    const speech = this.stream(on);
    speech.write(text);
    speech.end();
    return speech;
  }

  /** Stops at once. */
  stop() {
    this.speech?.stop();
    this.speech = null;
  }

  /** The voice to speak with, or null for the browser's own choice. */
  async choose() {
    const { speechSynthesis } = globalThis;
    if (speechSynthesis.getVoices().length === 0) {
      await new Promise(resolve => {
        speechSynthesis.addEventListener?.('voiceschanged', resolve, { once: true });
        setTimeout(resolve, VOICES_MS);
      });
    }
    const tag = voice => voice.lang.replace('_', '-').toLowerCase();
    const wanted = this.locale.toLowerCase();
    const score = voice => (voice.name === this.name ? 16 : 0) + (tag(voice) === wanted ? 4 : 0)
      + (tag(voice).split('-')[0] === wanted.split('-')[0] ? 8 : 0) + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
    const best = speechSynthesis.getVoices().reduce((most, voice) => (!most || score(voice) > score(most) ? voice : most), null);
    return best && score(best) >= 8 ? best : null;
  }
}

/** One answer on its way through the browser's voice. */
class BrowserSpeech {
  constructor(voice, { onword, onpose, onend }) {
    Object.assign(this, { voice, onword, onpose, onend });
    this.text = '';
    this.cut = 0;
    this.heard = 0;
    this.isWhole = false;
    this.isOver = false;
    this.utterance = null;
    this.timers = new Set();
    this.chosen = voice.choose().catch(() => null);
  }

  /** Adds what comes next of the text. */
  write(delta) {
    if (this.isWhole || this.isOver) return;
    this.text += String(delta ?? '').slice(0, MOST_TEXT - (this.text.length - this.cut));
    this.next();
  }

  /** Says that the text is whole. */
  end() {
    this.isWhole = true;
    this.next();
  }

  /** Stops at once; what was heard is told. */
  stop() {
    if (this.isOver) return;
    globalThis.speechSynthesis.cancel();
    this.finish('interrupted');
  }

  /** Speaks the next sentence, if it is there and none is being spoken. */
  async next() {
    if (this.utterance || this.isBusy || this.isOver) return;
    this.isBusy = true;
    const chosen = await this.chosen;
    this.isBusy = false;
    if (this.isOver) return;
    const rest = this.text.slice(this.cut);
    const end = sentenceEnd(rest);
    const sentence = end > 0 ? rest.slice(0, end) : this.isWhole ? rest : '';
    if (!sentence) {
      if (this.isWhole) this.finish('completed');
      return;
    }
    const from = this.cut;
    this.cut += sentence.length;
    const spoken = withoutMarks(sentence);
    if (/[\p{L}\p{N}]/u.test(spoken)) this.speak(spoken, from, chosen);
    else this.next();
  }

  speak(sentence, from, chosen) {
    const utterance = this.utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = chosen?.lang ?? this.voice.locale;
    utterance.voice = chosen;
    utterance.rate = this.voice.rate;
    utterance.volume = this.voice.volume;
    let namesWords = false;
    utterance.onstart = () => this.later(NAMES_WORDS_MS, () => {
      if (!namesWords) this.guess(sentence, from, NAMES_WORDS_MS);
    });
    utterance.onboundary = ({ name, charIndex }) => {
      if (name && name !== 'word') return;
      if (!namesWords) this.forget();
      namesWords = true;
      const match = /^[^\s]*/u.exec(sentence.slice(charIndex));
      this.word(match[0], from + charIndex);
    };
    utterance.onend = () => this.done(utterance, from + sentence.length);
    utterance.onerror = ({ error }) => {
      if (this.utterance !== utterance || this.isOver) return;
      const isBlocked = error === 'not-allowed';
      this.finish(error === 'interrupted' || error === 'canceled' ? 'interrupted' : 'failed', isBlocked ? 'voice.blocked' : 'voice.failed');
    };
    globalThis.speechSynthesis.speak(utterance);
  }

  /** A voice that names no words: they are laid over the time they are likely to take. */
  guess(sentence, from, late) {
    let at = -late;
    for (const match of sentence.matchAll(/\S+/gu)) {
      const begin = at;
      at += this.lengthOf(match[0]) + WORD_PAUSE_MS;
      if (at > 0) this.later(Math.max(0, begin), () => this.word(match[0], from + match.index));
    }
  }

  lengthOf(word) {
    return Math.max(120, (word.match(/[\p{L}\p{N}]/gu)?.length ?? 0) * LETTER_MS) / this.voice.rate;
  }

  word(text, start) {
    if (this.isOver || !/[\p{L}\p{N}]/u.test(text)) return;
    this.heard = Math.max(this.heard, start + text.length);
    this.onword?.({ text, start, length: text.length });
    this.onpose?.(visemesOfWord(text, this.voice.locale, this.lengthOf(text)));
  }

  done(utterance, heard) {
    if (this.utterance !== utterance || this.isOver) return;
    this.utterance = null;
    this.heard = heard;
    this.forget();
    this.onpose?.([]);
    this.next();
  }

  later(ms, run) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }

  forget() {
    this.timers.forEach(clearTimeout);
    this.timers.clear();
  }

  finish(outcome, code) {
    if (this.isOver) return;
    this.isOver = true;
    this.utterance = null;
    this.forget();
    this.onpose?.([]);
    this.onend?.({ outcome, heardCharacters: this.heard, ...(outcome === 'failed' ? { code } : {}) });
  }
}
