// Sound at another rate: a windowed sinc that also takes away what the lower rate cannot hold.

/** How many zero crossings the sinc has on either side, and how finely it is tabled. */
const CROSSINGS = 12;
const FINENESS = 256;

/** Resamples a stream of samples piece by piece; the pieces join without a seam. */
export class Resampler {
  /**
   * @param {number} from samples per second
   * @param {number} to samples per second
   */
  constructor(from, to) {
    this.step = from / to;
    // A little below half of the lower rate: the filter needs room to fall.
    this.cutoff = Math.min(1, to / from) * 0.94;
    this.reach = Math.ceil(CROSSINGS / this.cutoff);
    this.history = new Float32Array(this.reach);
    this.at = this.reach;
    this.kernel = Float32Array.from({ length: this.reach * FINENESS + 2 }, (_, i) => this.weight(i / FINENESS));
  }

  weight(distance) {
    const x = distance * this.cutoff * Math.PI;
    const window = distance < this.reach ? 0.5 + 0.5 * Math.cos((Math.PI * distance) / this.reach) : 0;
    return this.cutoff * window * (x === 0 ? 1 : Math.sin(x) / x);
  }

  /**
   * @param {Float32Array} samples the next piece
   * @returns {Float32Array} what is whole by now
   */
  process(samples) {
    if (this.step === 1) return samples;
    const { history, reach, kernel, step } = this;
    const all = new Float32Array(history.length + samples.length);
    all.set(history);
    all.set(samples, history.length);
    const count = Math.max(0, Math.ceil((all.length - reach - this.at) / step));
    const output = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const center = this.at + i * step;
      let sum = 0;
      for (let k = Math.ceil(center - reach); k <= center + reach && k < all.length; k++) {
        const place = Math.abs(k - center) * FINENESS;
        const whole = Math.floor(place);
        sum += all[k] * (kernel[whole] + (kernel[whole + 1] - kernel[whole]) * (place - whole));
      }
      output[i] = sum;
    }
    const next = this.at + count * step;
    const keep = Math.max(0, Math.floor(next) - reach);
    this.history = all.slice(keep);
    this.at = next - keep;
    return output;
  }
}
