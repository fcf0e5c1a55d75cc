// Chunks of samples as one sound, on the audio thread: `sampleRate` is the context's.

import { REACH, SampleFilter } from './sample-filter.js';

/** Chunks of samples read as one sound at the context's rate. */
export class SampleStream {
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
    this.filter = rate === sampleRate ? null : new SampleFilter(rate, sampleRate);
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
