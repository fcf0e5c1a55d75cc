// What is to be said: pieces of speech one after the other, and the sentences they are pieces of.

import { FaceTrack } from '../face/face-track.js';
import { clamp, mix } from '../face/maths.js';
import { CHANNELS } from '../face/pose.js';
import { trackFromVisemes, visemesAround } from './viseme-track.js';

/** Pieces of speech on one clock, in seconds from the start of the first, and the face they ask for at any time. */
export class SpeechQueue {
  constructor() {
    this.clear();
  }

  /** Forgets all pieces. */
  clear() {
    this.segments = [];
    this.sentences = [];
    this.duration = 0;
  }

  /** A segment as the next piece; it is not yet added, as its sound is still to be read. */
  next(segment) {
    return {
      segment, sentence: this.sentenceOf(segment), start: this.duration, length: (segment.durationMs ?? 0) / 1000, rate: 0,
      pcm: null, buffer: null, ready: true, face: segment.face ? FaceTrack.fromWire(segment.face) : null, track: null,
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
      const at = start + word.startMs / 1000;
      sentence.words.push({ ...word, at, until: at + (word.durationMs ?? 0) / 1000 });
    }
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
