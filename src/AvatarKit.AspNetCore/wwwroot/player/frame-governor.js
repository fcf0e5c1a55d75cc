// How often and how finely the face is drawn, by what the device can do.

/** From all that can be done to what any device can do: every which frame is drawn, and the canvas's scale. */
const LEVELS = Object.freeze([{ every: 1, scale: 1 }, { every: 2, scale: 1 }, { every: 2, scale: 0.75 }, { every: 3, scale: 0.5 }]);

/** Frames that are looked at together. */
const LOOKED_AT = 60;

/** Frames that come no oftener than this, in milliseconds, are no display's rhythm. */
const SLUGGISH = 40;

/** Windows in a row that must be slow before less is done, and quick before more is: the latter grows each time it was too early. */
const SLOW_WINDOWS = 2;
const QUICK_WINDOWS = 8;
const MOST_QUICK_WINDOWS = 128;

/** Goes down a level where drawing takes too long or frames come late, and up again where it is easy. */
export class FrameGovernor {
  constructor() {
    this.level = 0;
    this.floor = 0;
    this.base = Infinity;
    this.patience = QUICK_WINDOWS;
    this.slow = 0;
    this.quick = 0;
    this.reset();
  }

  reset() {
    this.frames = 0;
    this.draws = 0;
    this.cost = 0;
    this.time = 0;
    this.intervals = [];
  }

  get every() {
    return LEVELS[Math.max(this.level, this.floor)].every;
  }

  get scale() {
    return LEVELS[Math.max(this.level, this.floor)].scale;
  }

  /** Whether power is to be saved: then every second frame is drawn at most, and more coarsely. */
  setSaving(saving) {
    this.floor = saving ? 2 : 0;
  }

  /** A picture took so many milliseconds to draw. */
  drew(cost) {
    this.draws++;
    this.cost += cost;
  }

  /** A frame came so many milliseconds after the one before. */
  frame(interval) {
    this.frames++;
    this.time += interval;
    this.intervals.push(interval);
    if (this.frames >= LOOKED_AT) this.look();
  }

  look() {
    // What the display can do is what its quickest frames say; 30 a second may be all there is.
    const quickest = this.intervals.sort((a, b) => a - b)[Math.floor(this.intervals.length / 10)];
    this.base = Math.min(this.base * 1.02, quickest);
    const mean = this.time / this.frames;
    const cost = this.draws > 0 ? this.cost / this.draws : 0;
    const share = cost / (this.base * this.every);
    const late = mean / this.base;
    this.reset();
    const isSlow = share > 0.6 || late > 1.35 || (mean > SLUGGISH && cost > SLUGGISH / 8);
    const isQuick = share < 0.3 && late < 1.12 && mean < SLUGGISH;
    this.slow = isSlow ? this.slow + 1 : 0;
    this.quick = isQuick ? this.quick + 1 : 0;
    if (this.slow >= SLOW_WINDOWS && this.level < LEVELS.length - 1) {
      this.level++;
      this.slow = 0;
      this.patience = Math.min(MOST_QUICK_WINDOWS, this.patience * 2);
    } else if (this.quick >= this.patience && this.level > 0) {
      this.level--;
      this.quick = 0;
    }
  }
}
