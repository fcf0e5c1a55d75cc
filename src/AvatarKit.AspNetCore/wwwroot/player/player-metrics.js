// What the player measures of itself.

/** How many values are kept of each kind: some ten seconds of frames. */
const KEPT = 600;

/** The latest values of one kind. */
class LatestValues {
  constructor() {
    this.values = new Float64Array(KEPT);
    this.count = 0;
  }

  add(value) {
    this.values[this.count++ % KEPT] = value;
  }

  /** Forgets what there is. */
  clear() {
    this.count = 0;
  }

  /** The value that so great a share of them lies under, or null where there are none. */
  at(share) {
    const count = Math.min(this.count, KEPT);
    if (count === 0) return null;
    const sorted = this.values.slice(0, count).sort();
    return Math.round(sorted[Math.min(count - 1, Math.floor(count * share))] * 10) / 10;
  }
}

/** Keeps what was measured; all of it bounded. */
export class PlayerMetrics {
  constructor() {
    this.lips = new LatestValues();
    this.frames = new LatestValues();
    this.draws = new LatestValues();
    this.underruns = 0;
    this.underrunSeconds = 0;
    this.glitches = 0;
    this.glitchSeconds = 0;
    this.firstSoundMs = null;
    this.awaited = null;
  }

  /** A turn's first piece is there: its first sound is awaited, and its pictures are measured by themselves. */
  expect(position) {
    this.awaited = { position, at: performance.now() };
    this.firstSoundMs = null;
    this.lips.clear();
    this.frames.clear();
  }

  /** A position is heard. */
  hear(position) {
    if (!this.awaited || position <= this.awaited.position) return;
    const heardAt = performance.now() - (position - this.awaited.position) * 1000;
    this.firstSoundMs = Math.max(0, Math.round(heardAt - this.awaited.at));
    this.awaited = null;
  }

  /** Sound had to wait for a piece that came late. */
  underrun(seconds) {
    this.underruns++;
    this.underrunSeconds += seconds;
  }

  /** A busy device left sound out. */
  glitch(seconds) {
    this.glitches++;
    this.glitchSeconds += seconds;
  }

  /** All of it as data. What was not measured is null. */
  summary() {
    return {
      underruns: this.underruns,
      underrunSeconds: Math.round(this.underrunSeconds * 1000) / 1000,
      glitches: this.glitches,
      glitchSeconds: Math.round(this.glitchSeconds * 1000) / 1000,
      lipMedianMs: this.lips.at(0.5),
      lipP95Ms: this.lips.at(0.95),
      frameMedianMs: this.frames.at(0.5),
      frameP95Ms: this.frames.at(0.95),
      drawP95Ms: this.draws.at(0.95),
      firstSoundMs: this.firstSoundMs,
    };
  }
}
