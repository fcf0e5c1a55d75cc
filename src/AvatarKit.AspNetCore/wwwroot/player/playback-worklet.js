// Plays samples one after the other on the audio thread and counts what it has played. A module of an AudioWorklet: it imports nothing.

/** How long sound that is cut off takes to go, in seconds. */
const CUT = 0.02;

/** How long sound that goes on in the middle takes to come, in seconds. */
const RISE = 0.005;

/** How long the last sample rings out where sound is missing, in seconds. */
const RING = 0.003;

/** How often it is told how far playing is, in seconds. */
const REPORT = 0.02;

/** Samples on each side that one between them is made of, where the sound's rate is not the context's. */
const REACH = 24;
const TAPS = 2 * REACH;

/** Places between two samples that the filter knows; rates that need more take the nearest. */
const MOST_PHASES = 2048;

/** What counts as silence where sound begins. */
const QUIET = 0.003;

/** Half of a Kaiser window (beta 7): 1 at its middle, near 0 at REACH. */
const WINDOW = Float64Array.from({ length: 1025 }, (_, i) => bessel(7 * Math.sqrt(1 - (i / 1024) ** 2)) / bessel(7));

function bessel(x) {
  let sum = 1;
  for (let term = 1, k = 1; term > sum * 1e-9; k++) {
    term *= (x / 2 / k) ** 2;
    sum += term;
  }
  return sum;
}

const divisor = (a, b) => (b === 0 ? a : divisor(b, a % b));

/** Makes samples of one rate from those of another. Its place is counted in whole numbers: nothing drifts. */
class Filter {
  constructor(from, to) {
    const common = divisor(from, to);
    this.step = from / common;
    this.parts = to / common;
    this.phases = Math.min(this.parts, MOST_PHASES);
    this.place = 0;
    this.ring = new Float32Array(2 * TAPS);
    this.at = 0;
    const cutoff = 0.92 * Math.min(1, to / from);
    this.weights = new Float32Array(this.phases * TAPS);
    for (let phase = 0; phase < this.phases; phase++) {
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap++) {
        const t = tap - (REACH - 1) - phase / this.phases;
        const x = Math.PI * cutoff * t;
        const weight = (x === 0 ? 1 : Math.sin(x) / x) * WINDOW[Math.min(1024, Math.round(Math.abs(t) / REACH * 1024))];
        this.weights[phase * TAPS + tap] = weight;
        sum += weight;
      }
      for (let tap = 0; tap < TAPS; tap++) this.weights[phase * TAPS + tap] /= sum;
    }
  }

  push(sample) {
    this.ring[this.at] = this.ring[this.at + TAPS] = sample;
    this.at = (this.at + 1) % TAPS;
  }

  value() {
    const weights = Math.floor(this.place * this.phases / this.parts) * TAPS;
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap++) sum += this.weights[weights + tap] * this.ring[this.at + tap];
    return sum;
  }
}

/** Chunks of samples read as one sound at the context's rate. */
class SampleStream {
  constructor() {
    this.chunks = [];
    this.index = 0;
    // Where the filter reads ahead of what is played.
    this.aheadChunk = 0;
    this.aheadIndex = 0;
    this.filter = null;
    this.rate = sampleRate;
    this.primed = false;
    this.ended = false;
    // Seconds of sound in whole chunks that are not played.
    this.left = 0;
    this.spot = { piece: -1, sample: 0, at: 0 };
  }

  add(chunk) {
    this.chunks.push(chunk);
    this.left += chunk.count / chunk.rate;
    this.ended = false;
  }

  /** What is played next: the piece, its sample, and the position that is. */
  get next() {
    const chunk = this.chunks[0];
    if (chunk) {
      this.spot.piece = chunk.piece;
      this.spot.sample = chunk.from + this.index;
      const part = this.filter ? this.filter.place / this.filter.parts : 0;
      this.spot.at = chunk.at + (this.index + part) / chunk.rate;
    }
    return this.spot;
  }

  /** Writes samples as long as there are any, and says how many it wrote. */
  read(out, from, to) {
    let at = from;
    while (at < to && this.chunks.length > 0) {
      if (this.chunks[0].rate !== this.rate) this.turnTo(this.chunks[0].rate);
      const count = this.filter ? this.readFiltered(out, at, to) : this.readPlain(out, at, to);
      at += count;
      if (count === 0 && this.chunks[0]?.rate === this.rate) break;
    }
    return at - from;
  }

  /** Chunks of another rate follow; what the last sample reached over into them is taken off. */
  turnTo(rate) {
    const over = this.filter && this.primed ? this.filter.place / this.filter.parts / this.rate : 0;
    this.rate = rate;
    this.filter = rate === sampleRate ? null : new Filter(rate, sampleRate);
    if (this.filter) this.filter.place = Math.min(this.filter.parts - 1, Math.round(over * rate * this.filter.parts));
    this.primed = false;
    this.aheadChunk = 0;
    this.aheadIndex = this.index;
  }

  readPlain(out, from, to) {
    const chunk = this.chunks[0];
    const count = Math.min(to - from, chunk.count - this.index);
    if (chunk.data) out.set(chunk.data.subarray(this.index, this.index + count), from);
    else out.fill(0, from, from + count);
    this.pass(count);
    return count;
  }

  readFiltered(out, from, to) {
    const { filter } = this;
    let at = from;
    if (!this.primed) {
      if (!this.canLook(REACH + 1)) return 0;
      for (let i = 0; i <= REACH; i++) filter.push(this.look());
      this.primed = true;
    }
    while (at < to && this.chunks[0]?.rate === this.rate) {
      if (filter.place >= filter.parts) {
        if (!this.canLook(1)) break;
        filter.push(this.look());
        filter.place -= filter.parts;
        this.pass(1);
      } else {
        out[at++] = filter.value();
        filter.place += filter.step;
      }
    }
    return at - from;
  }

  /** Whether so many samples can be read ahead: they are there, or nothing of this rate follows. */
  canLook(count) {
    let left = count;
    for (let i = this.aheadChunk; i < this.chunks.length; i++) {
      if (this.chunks[i].rate !== this.rate) return true;
      left -= this.chunks[i].count - (i === this.aheadChunk ? this.aheadIndex : 0);
      if (left <= 0) return true;
    }
    return this.ended;
  }

  look() {
    let chunk = this.chunks[this.aheadChunk];
    while (chunk && this.aheadIndex >= chunk.count && this.chunks[this.aheadChunk + 1]?.rate === this.rate) {
      this.aheadChunk++;
      this.aheadIndex = 0;
      chunk = this.chunks[this.aheadChunk];
    }
    return chunk?.rate === this.rate && this.aheadIndex < chunk.count ? chunk.data?.[this.aheadIndex++] ?? (this.aheadIndex++, 0) : 0;
  }

  /** So many samples were played. */
  pass(count) {
    this.index += count;
    while (this.chunks.length > 0 && this.index >= this.chunks[0].count) {
      const chunk = this.chunks.shift();
      this.index -= chunk.count;
      this.left -= chunk.count / chunk.rate;
      this.spot.piece = chunk.piece;
      this.spot.sample = chunk.from + chunk.count;
      this.spot.at = chunk.at + chunk.count / chunk.rate;
      if (this.aheadChunk > 0) this.aheadChunk--;
      else this.aheadIndex = 0;
      if (this.chunks.length === 0) this.primed = false;
    }
  }
}

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
