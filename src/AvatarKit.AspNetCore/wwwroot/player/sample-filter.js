// Samples of one rate made from those of another, on the audio thread.

/** Samples on each side that one between them is made of, where the sound's rate is not the context's. */
export const REACH = 24;
const TAPS = 2 * REACH;

/** Places between two samples that the filter knows; rates that need more take the nearest. */
const MOST_PHASES = 2048;

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
export class SampleFilter {
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
