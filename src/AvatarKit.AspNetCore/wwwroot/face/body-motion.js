// Shoulders and breath: drawn in before a sentence, given out while it lasts, irregular at rest; the body follows the head.

import { clamp, mix, smooth } from './maths.js';
import { AT } from './pose.js';
import { noise } from './smooth-noise.js';

/** A calm adult breathes 12 to 16 times a minute. */
const BREATH_SECONDS = 4.2;

/** Who begins to speak breathes in so long, and has used it up after some seconds. */
const INHALE_SECONDS = 0.5;
const EXHALE_SECONDS = 2.6;

/** The body comes so long after the head, in seconds. */
const BODY_DELAY = 0.35;

/** What moves of a figure besides its face. */
export class BodyMotion {
  constructor(seed) {
    this.seed = seed;
    this.breath = this.sway = this.lean = 0;
    this.turned = this.tilted = this.speaking = 0;
    this.said = 0;
    this.from = 0;
  }

  /**
   * Goes on to the next frame.
   * @param {number} time in seconds
   * @param {number} step seconds since the frame before
   * @param {boolean} speaks whether speech is heard
   * @param {Float32Array} pose where the head is
   */
  advance(time, step, speaks, pose) {
    const { seed } = this;
    if (speaks && this.speaking === 0) this.from = this.breath;
    this.said = speaks ? this.said + step : 0;
    this.speaking = clamp(this.speaking + (speaks ? step : -step) / 1.2);
    const idle = this.idle(time);
    const spoken = mix(this.from, 1 - 1.7 * (1 - Math.exp(-this.said / EXHALE_SECONDS)), smooth(0, INHALE_SECONDS, this.said));
    if (speaks) this.given = spoken;
    this.breath = clamp(speaks ? spoken : mix(idle, this.given ?? idle, smooth(0, 1, this.speaking)), -1, 1);
    const follow = 1 - Math.exp(-step / BODY_DELAY);
    this.turned += (pose[AT.headYaw] - this.turned) * follow;
    this.tilted += (pose[AT.headRoll] - this.tilted) * follow;
    this.sway = clamp(0.1 * this.turned + 0.16 * this.tilted + 1.4 * noise(seed, 31, time, 1.9), -1, 1);
    this.lean = clamp(1.3 * noise(seed, 32, time, 2.7), -1, 1);
  }

  rest() {
    this.breath = this.sway = this.lean = 0;
  }

  /** No two breaths are as long or as deep as each other. */
  idle(time) {
    const at = time / BREATH_SECONDS + 0.3 * noise(this.seed, 33, time, 3.1);
    const part = at - Math.floor(at);
    const filled = part < 0.4 ? smooth(0, 0.4, part) : 1 - smooth(0.4, 0.9, part);
    return (0.8 + 0.4 * noise(this.seed, 34, time, 3.7)) * (2 * filled - 1);
  }
}
