// What is heard when: runs of sound on the audio context's clock.

/** How many runs are kept: those that are heard late, and some to look back at. */
const MOST_RUNS = 64;

/** Runs of sound: from a time of the context's clock on, a stretch of the queue is heard without a break. */
export class SoundTimeline {
  constructor() {
    this.runs = [];
  }

  get isEmpty() {
    return this.runs.length === 0;
  }

  get last() {
    return this.runs.at(-1);
  }

  clear() {
    this.runs = [];
  }

  /**
   * Adds a run.
   * @param {number} time when its first sample leaves the graph, in the context's seconds
   * @param {number} from the position it begins at, in the queue's seconds
   * @param {number} length how long it is known to be, in seconds
   * @returns {{time: number, from: number, length: number}} the run, which may grow
   */
  add(time, from, length) {
    const before = this.last;
    // Pieces that follow one another at once are one run.
    if (before && Math.abs(before.time + before.length - time) < 1e-6 && Math.abs(before.from + before.length - from) < 1e-4) {
      before.length = time + length - before.time;
      return before;
    }
    const run = { time, from, length };
    this.runs.push(run);
    if (this.runs.length > MOST_RUNS) this.runs.shift();
    return run;
  }

  /** Nothing is heard from a time on. */
  cut(time) {
    while (this.runs.length > 1 && this.last.time >= time) this.runs.pop();
    if (this.last) this.last.length = Math.max(0, Math.min(this.last.length, time - this.last.time));
  }

  /** The position that is heard at a time. */
  positionAt(time) {
    for (let i = this.runs.length - 1; i >= 0; i--) {
      const run = this.runs[i];
      if (time >= run.time) return run.from + Math.min(time - run.time, run.length);
    }
    return this.runs[0].from;
  }

  /** Whether sound is heard at a time, or the first is about to be. */
  isSoundingAt(time) {
    if (this.isEmpty) return false;
    return time < this.runs[0].time || this.runs.some(run => time >= run.time && time < run.time + run.length);
  }
}
