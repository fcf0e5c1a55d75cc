// Speech by a voice of the browser's, for where the server has none: the words it names are the clock of face, captions and heard text.

import { visemesOfWord } from '../microphone/letter-visemes.js';
import { Playback } from './playback.js';

/** How long a voice may say nothing of how it goes before it is given up, in milliseconds, and how much longer for each character. */
const SILENT_MS = 6000;
const CHARACTER_MS = 250;

/** Reads a queue's sentences aloud. The pieces' own sound, which is silence, is not played; their words say where in the queue a word is. */
export class VoicePlayback extends Playback {
  /**
   * @param {SpeechQueue} queue what to say
   * @param {{audioContext?: AudioContext}} options as Playback has them
   * @param {object} listeners as Playback has them, and `onFailed`: the voice does not speak
   * @param {BrowserVoice} voice what says it
   */
  constructor(queue, { audioContext }, listeners, voice) {
    super(queue, { audioContext, workletUrl: null }, listeners);
    this.onReport = listeners.onReport;
    this.onFailed = listeners.onFailed;
    this.voice = voice;
    this.speech = null;
    this.anchor = null;
    this.sentence = 0;
    this.skip = 0;
    // What hands samples over elsewhere; here nothing does.
    this.sound = { kind: 'voice', close() { } };
  }

  load() { }

  /** The mouth of a piece without a face: from its words' letters. */
  shaped(segment) {
    if (segment.face || segment.visemes?.length > 0) return segment;
    const visemes = (segment.words ?? []).flatMap(({ text, startMs, durationMs }) => visemesOfWord(text ?? '', this.voice.locale, durationMs ?? 0)
      .map(viseme => ({ ...viseme, startMs: viseme.startMs + (startMs ?? 0) })));
    return { ...segment, visemes };
  }

  schedule() {
    this.context();
    if (this.phase === 'idle') this.goTo(this.startPosition);
    this.phase = 'playing';
    if (!this.speech) this.say();
  }

  setEnds() { }

  /** The sentence and the word that are spoken at a position. */
  goTo(position) {
    const { sentences } = this.queue;
    const index = Math.max(0, sentences.findLastIndex(({ start }) => start <= position + 0.001));
    const word = sentences[index]?.words.find(({ until }) => until > position + 0.001);
    const isOver = !word && position > 0 && position >= this.endOf(index) - 0.002;
    this.sentence = isOver ? index + 1 : index;
    this.skip = isOver || !word || word === sentences[index].words[0] ? 0 : word.captionStart;
    this.stand(position);
  }

  endOf(index) {
    return this.queue.sentences[index + 1]?.start ?? this.queue.duration;
  }

  /** It is heard here, and until the next word is named no further than there. */
  stand(position, until = position) {
    this.anchor = { position, until: Math.max(position, until), at: performance.now() };
  }

  say() {
    // A sentence's last pieces may come when it has been said already.
    if (this.sentence > 0) this.stand(Math.max(this.position, Math.min(this.queue.duration, this.endOf(this.sentence - 1))));
    const sentence = this.queue.sentences[this.sentence];
    if (!sentence || this.phase !== 'playing') return;
    const { skip } = this;
    const text = sentence.text.slice(skip);
    this.voice.volume = this.gain;
    const mine = this.speech = this.voice.stream({
      onword: ({ start }) => { if (this.speech === mine) this.hear(sentence, skip + start, text); },
      onend: ({ outcome }) => { if (this.speech === mine) this.end(outcome === 'completed'); },
    });
    this.watch(text);
    mine.write(text);
    mine.end();
  }

  watch(text) {
    clearTimeout(this.watching);
    this.watching = setTimeout(() => this.end(false), SILENT_MS + text.length * CHARACTER_MS);
  }

  hear({ words }, place, text) {
    this.watch(text);
    const index = words.findLastIndex(({ captionStart }) => captionStart <= place);
    if (index < 0) return;
    const { at, until } = words[index];
    this.stand(Math.max(this.position, at), Math.max(until, (words[index + 1]?.at ?? until) - 0.001));
    this.onReport('word');
  }

  end(isWhole) {
    this.quiet();
    if (!isWhole) {
      this.onFailed();
      return;
    }
    this.sentence++;
    this.skip = 0;
    this.stand(Math.max(this.position, this.endOf(this.sentence - 1)));
    this.onReport('sentence');
    if (this.phase === 'playing') this.say();
  }

  /** Stops the voice; where it was stays. */
  quiet() {
    clearTimeout(this.watching);
    const { speech } = this;
    this.speech = null;
    speech?.stop();
  }

  hold() {
    if (this.phase !== 'playing') return;
    this.phase = 'held';
    const { position } = this;
    this.quiet();
    this.goTo(position);
    this.onReport('held');
  }

  halt() {
    this.phase = 'idle';
    this.quiet();
    this.anchor = null;
  }

  get position() {
    return this.positionAt(performance.now());
  }

  positionAt(moment = performance.now()) {
    const { anchor } = this;
    if (!anchor) return this.startPosition;
    return this.speech ? Math.min(anchor.until, anchor.position + Math.max(0, moment - anchor.at) / 1000) : anchor.position;
  }

  get heldPosition() {
    return this.position;
  }

  isSounding() {
    return this.phase === 'playing' && this.speech !== null;
  }

  /** A voice keeps its loudness for what it is saying: it goes on at the word with another. */
  setLoudness(loudness) {
    const before = this.gain;
    super.setLoudness(loudness);
    if (!this.speech || this.gain === before) return;
    const { position } = this;
    this.quiet();
    this.goTo(position);
    this.say();
  }

  close() {
    this.halt();
    super.close();
  }
}
