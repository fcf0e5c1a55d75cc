// How many bits a second the speech may have: fewer on a slow network, by what the browser knows of it and by whether sound came late.

/** From what is asked for by default to the least, in bits a second. */
const BITRATES = Object.freeze([24_000, 16_000, 12_000]);

/** After how many answers without a gap more is tried. */
const SMOOTH_ANSWERS = 4;

/** How many steps down a network begins with. */
function stepsFor(connection) {
  if (connection?.saveData || /2g/.test(connection?.effectiveType)) return 2;
  return connection?.effectiveType === '3g' ? 1 : 0;
}

/** Chooses the bit rate, answer by answer. */
export class SpeechBitrate {
  constructor() {
    this.least = stepsFor(navigator.connection);
    this.step = this.least;
    this.gaps = 0;
    this.smooth = 0;
  }

  get value() {
    return BITRATES[this.step];
  }

  /** An answer was heard; `gaps` is how many times sound came late so far. Gives the bit rate of the next. */
  heard(gaps) {
    const wasLate = gaps > this.gaps;
    this.gaps = gaps;
    this.least = stepsFor(navigator.connection);
    this.smooth = wasLate ? 0 : this.smooth + 1;
    if (wasLate) this.step = Math.min(BITRATES.length - 1, this.step + 1);
    else if (this.smooth % SMOOTH_ANSWERS === 0) this.step--;
    this.step = Math.max(this.least, this.step);
    return this.value;
  }
}
