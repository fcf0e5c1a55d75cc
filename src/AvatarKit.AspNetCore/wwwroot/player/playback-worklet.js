// Plays samples one after the other on the audio thread and counts what it has played. A module of an AudioWorklet.

import { SampleStream } from './sample-stream.js';

/** How long sound that is cut off takes to go, in seconds. */
const CUT = 0.02;

/** How long sound that goes on in the middle takes to come, in seconds. */
const RISE = 0.005;

/** How long the last sample rings out where sound is missing, in seconds. */
const RING = 0.003;

/** How often it is told how far playing is, in seconds. */
const REPORT = 0.02;

/** What counts as silence where sound begins. */
const QUIET = 0.003;

/**
 * Plays what it is handed. Messages to it: `add` (a chunk), `play` and `lead` (how many seconds must be there before sound begins), `hold`
 * (fades out and keeps its place), `drop` (fades out and forgets all), `end` (nothing more comes for now), `close`.
 * Its reports: run, state (`playing`, `starved`, `held`), the context's time, and the position, piece and sample that are played at that time.
 */
class SpeechPlayer extends AudioWorkletProcessor {
  constructor() {
    super();
    this.run = 0;
    this.stream = new SampleStream();
    this.leaving = null;
    this.state = 'idle';
    this.wanted = false;
    this.lead = 0;
    this.waited = 0;
    this.level = 1;
    this.last = 0;
    this.ring = 0;
    this.reported = 0;
    this.open = true;
    this.port.onmessage = ({ data }) => this.take(data);
  }

  take(message) {
    switch (message.do) {
      case 'add':
        this.stream.add(message.chunk);
        break;
      case 'play':
        if (this.state !== 'playing' && this.state !== 'starved') this.level = message.rise || this.state === 'held' ? 0 : 1;
        this.wanted = true;
        this.lead = message.lead;
        break;
      case 'lead':
        this.lead = message.lead;
        break;
      case 'hold':
        this.wanted = false;
        if (this.state === 'starved') this.state = 'held';
        break;
      case 'drop':
        if (this.state === 'playing') this.leaving = { stream: this.stream, level: this.level };
        this.stream = new SampleStream();
        this.waited = 0;
        this.run = message.run;
        this.state = 'idle';
        this.wanted = false;
        break;
      case 'end':
        this.stream.ended = true;
        break;
      default:
        this.open = false;
    }
  }

  process(inputs, [[out]]) {
    let at = this.leave(out);
    if (this.wanted || this.state === 'playing') at = this.sound(out, at);
    this.ringOut(out, at);
    return this.open;
  }

  /** Fades out what was dropped; what follows begins behind it. */
  leave(out) {
    if (!this.leaving) return 0;
    const { stream } = this.leaving;
    const count = stream.read(out, 0, out.length);
    const end = this.fall(out, 0, count, this.leaving);
    if (end < out.length || this.leaving.level <= 0) this.leaving = null;
    this.last = 0;
    return end;
  }

  /** Lets a level fall to nothing; says where it got there. */
  fall(out, from, to, owner) {
    const step = 1 / (CUT * sampleRate);
    let at = from;
    for (; at < to && owner.level > 0; at++) {
      out[at] *= owner.level;
      owner.level -= step;
    }
    out.fill(0, at, to);
    return at;
  }

  sound(out, from) {
    const { stream } = this;
    if (!this.wanted) return this.fade(out, from);
    const begins = this.state !== 'playing';
    if (begins && !this.hasLead(out.length)) return from;
    const { piece, sample, at } = stream.next;
    const count = stream.read(out, from, out.length);
    if (count > 0) {
      // Sound that comes late begins in the middle: it rises, unless it begins in silence.
      if (this.state === 'starved' && Math.abs(out[from]) > QUIET) this.level = 0;
      this.rise(out, from, from + count);
      if (begins) this.report('playing', from, piece, sample, at);
      else if (currentTime - this.reported >= REPORT) this.tell(from + count);
      this.last = out[from + count - 1];
    }
    if (from + count < out.length && this.state === 'playing') {
      this.ring = stream.ended ? 0 : 1;
      this.report('starved', from + count, stream.next.piece, stream.next.sample, stream.next.at);
    }
    return from + count;
  }

  /** Whether enough sound is there to begin, or enough was waited for: what just trickles in would stutter. */
  hasLead(frames) {
    const { stream } = this;
    if (stream.chunks.length === 0) return false;
    this.waited += frames / sampleRate;
    if (this.state !== 'held' && !stream.ended && stream.left < this.lead && this.waited < this.lead) return false;
    this.waited = 0;
    return true;
  }

  /** Goes silent and keeps its place: the sample after the last that could be heard. */
  fade(out, from) {
    const { stream } = this;
    const left = Math.max(1, Math.ceil(this.level * CUT * sampleRate));
    const count = stream.read(out, from, Math.min(out.length, from + left));
    const end = this.fall(out, from, from + count, this);
    if (this.level <= 0 || end < Math.min(out.length, from + left)) {
      this.last = 0;
      this.report('held', end, stream.next.piece, stream.next.sample, stream.next.at);
    }
    return end;
  }

  rise(out, from, to) {
    const step = 1 / (RISE * sampleRate);
    for (let at = from; at < to && this.level < 1; at++) {
      out[at] *= Math.max(0, this.level);
      this.level = Math.min(1, this.level + step);
    }
  }

  /** Where sound is missing its last sample dies away: a jump to nothing would click. */
  ringOut(out, from) {
    const step = 1 / (RING * sampleRate);
    for (let at = from; at < out.length && this.ring > 0; at++) {
      out[at] = this.last * this.ring;
      this.ring -= step;
    }
  }

  tell(index) {
    const { piece, sample, at } = this.stream.next;
    this.report('playing', index, piece, sample, at);
  }

  report(state, index, piece, sample, at) {
    this.state = state;
    this.reported = currentTime;
    this.port.postMessage({ run: this.run, state, time: (currentFrame + index) / sampleRate, piece, sample, at });
  }
}

try {
  registerProcessor('avatarkit-speech', SpeechPlayer);
} catch {
  // Another copy of this module was loaded into the same context.
}
