// What is to be said: pieces of speech one after the other, and the sentences they are pieces of.

import { clamp, mix } from '../face/maths.js';
import { CHANNELS } from '../face/pose.js';
import { trackFromVisemes, visemesAround } from './viseme-track.js';

/** How long heard sound of live pieces is kept to go back to, in seconds. */
const KEPT_BEHIND = 300;

/** Pieces of speech on one clock, in seconds from the start of the first, and the face they ask for at any time. */
export class SpeechQueue {
  constructor() {
    this.made = 0;
    this.clear();
  }

  /** Forgets all pieces. */
  clear() {
    this.segments = [];
    this.sentences = [];
    this.duration = 0;
    this.kept = 0;
  }

  /**
   * A segment as the next piece; it is not yet added, as its sound is still to be read. A piece has `count` samples at `rate` in `data`, of
   * which the first `have` are there; without `data` it is silent.
   */
  next(segment) {
    return {
      id: ++this.made, segment, sentence: this.sentenceOf(segment), start: this.duration, length: (segment.durationMs ?? 0) / 1000,
      rate: 48_000, count: 0, have: 0, data: null, face: null, track: null,
    };
  }

  /** Adds a piece whose length is known. */
  add(item) {
    this.segments.push(item);
    this.duration += item.length;
    // The piece before may now end in the middle of a sound instead of in silence.
    this.shape(this.segments.length - 2);
    this.shape(this.segments.length - 1);
    this.addWords(item);
  }

  /** Lets the sound of live pieces go that lies far behind a position: a conversation may last for hours. */
  letGo(position) {
    const { segments } = this;
    while (this.kept < segments.length - 1 && segments[this.kept].start + segments[this.kept].length < position - KEPT_BEHIND) {
      if (segments[this.kept].segment.audio === null) segments[this.kept].data = null;
      this.kept++;
    }
  }

  /** The piece with a turn's number, or undefined. */
  find(turnId, number) {
    const { segments } = this;
    for (let i = segments.length - 1; i >= 0; i--) {
      const { segment } = segments[i];
      if ((segment.turnId ?? null) === turnId && numberOf(segment) === number) return segments[i];
    }
    return undefined;
  }

  /** A piece that cannot be read is not added; nor is a sentence that would begin with it. */
  refuse({ sentence }) {
    if (sentence.first === this.segments.length) this.sentences.pop();
  }

  /** The sentence a piece goes on with, or a new one. */
  sentenceOf(segment) {
    const last = this.sentences.at(-1);
    const turn = segment.turnId ?? null;
    const number = segment.sentence ?? null;
    if (last && number !== null && last.number === number && last.turn === turn) return last;
    const sentence = {
      index: this.sentences.length, turn, number, first: this.segments.length, start: this.duration,
      text: segment.text ?? '', textStart: segment.textStart ?? 0, words: [],
    };
    this.sentences.push(sentence);
    return sentence;
  }

  addWords({ sentence, segment, start }) {
    for (const word of segment.words ?? []) {
      const at = start + (word.startMs ?? 0) / 1000;
      sentence.words.push({
        ...word, text: word.text ?? '', captionStart: word.captionStart ?? 0, captionLength: word.captionLength ?? 0,
        at, until: at + (word.durationMs ?? 0) / 1000,
      });
    }
  }

  /** A piece's face has been read. */
  setFace(item, face) {
    item.face = face;
    this.shape(this.segments.indexOf(item));
  }

  /** Gives a piece without a face track its mouth: from its visemes, and those of its neighbours. */
  shape(index) {
    const item = this.segments[index];
    if (!item) return;
    item.track = item.face;
    if (item.track) return;
    const before = this.segments[index - 1];
    const after = this.segments[index + 1];
    const around = [
      { visemes: before?.segment.visemes ?? [], shift: -(before?.length ?? 0) },
      { visemes: item.segment.visemes ?? [], shift: 0 },
      { visemes: after?.segment.visemes ?? [], shift: item.length },
    ];
    item.track = trackFromVisemes(visemesAround(around), item.length, after !== undefined);
  }

  /** The index of the segment at a position. */
  segmentAt(seconds) {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.segments[middle].start <= seconds) low = middle;
      else high = middle - 1;
    }
    return high < 0 ? -1 : low;
  }

  /** Whether a position lies within a piece, not where one begins. */
  isWithinPiece(seconds) {
    const item = this.segments[this.segmentAt(seconds)];
    return item !== undefined && seconds > item.start + 0.5 / item.rate;
  }

  /** Whether the sound at a position is there. */
  hasSoundAt(seconds) {
    const item = this.segments[this.segmentAt(seconds)];
    return item !== undefined && seconds < item.start + item.length && item.have > (seconds - item.start) * item.rate;
  }

  /** Writes the pose the speech asks for at a position. */
  poseAt(seconds, pose) {
    const index = this.segmentAt(seconds);
    const item = this.segments[index];
    if (!item) return pose.fill(0);
    const time = seconds - item.start;
    item.track.read(time, pose);
    // A track whose last frame comes before its piece ends goes over into the next one's first.
    const next = this.segments[index + 1]?.track;
    const last = (item.track.frames - 1) / item.track.fps;
    if (next && next.frames > 0 && time > last && item.length > last) {
      const first = next.read(0, this.following ??= new Float32Array(CHANNELS.length));
      const share = clamp((time - last) / (item.length - last));
      for (let i = 0; i < CHANNELS.length; i++) pose[i] = mix(pose[i], first[i], share);
    }
    return pose;
  }
}

/** A piece's number within its turn, or null. */
export const numberOf = segment => segment.segment ?? segment.index ?? null;
