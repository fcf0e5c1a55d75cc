// The face from frame to frame: it follows the speech, closes its mouth where speech stops, and lives where nothing is said.

import { IdlePose } from './idle-pose.js';
import { TAU, clamp, mix, smooth } from './maths.js';
import { AT, CHANNELS, isMouth } from './pose.js';

/** How long the mouth takes to close when speech is cut off, in seconds. */
const RELEASE = 0.12;

/** How long the mouth takes to be where the speech wants it when late sound goes on, in seconds. */
const ATTACK = 0.06;

/** The pose that is drawn, and what of the character moves besides. */
export class FaceMotion {
  constructor() {
    this.pose = new Float32Array(CHANNELS.length);
    this.spoken = new Float32Array(CHANNELS.length);
    this.released = new Float32Array(CHANNELS.length);
    this.idle = new IdlePose();
    this.releasedAt = -1;
    this.resumedAt = -1;
    this.speaking = 0;
    this.hairYaw = 0;
    this.breath = 0;
  }

  /** Speech begins. */
  begin() {
    this.resumedAt = -1;
  }

  /** From now on the mouth closes. */
  release() {
    this.released.set(this.pose);
    this.releasedAt = performance.now();
  }

  /** Late speech goes on. */
  resume() {
    this.resumedAt = performance.now();
  }

  /**
   * Goes on to the next frame.
   * @param {number} now the frame's time in milliseconds
   * @param {number} step seconds since the frame before
   * @param {((pose: Float32Array) => void) | null} speech writes what the speech asks for; null when none is heard
   * @param {{idle: boolean, still: boolean}} life idle: whether to blink, glance and breathe. still: whether the head keeps still.
   */
  advance(now, step, speech, { idle, still }) {
    this.speaking = clamp(this.speaking + (speech ? step : -step) / 0.3);
    const rest = idle ? this.idle.at(now / 1000) : this.idle.still();
    speech?.(this.spoken);
    const release = this.releasedAt < 0 ? 0 : 1 - smooth(0, RELEASE * 1000, performance.now() - this.releasedAt);
    const attack = this.resumedAt < 0 ? 1 : smooth(0, ATTACK * 1000, performance.now() - this.resumedAt);
    const blend = smooth(0, 1, this.speaking);
    for (let i = 0; i < CHANNELS.length; i++) {
      if (isMouth(i)) this.pose[i] = speech ? this.spoken[i] * attack : this.released[i] * release;
      else this.pose[i] = i >= AT.headYaw && still ? 0 : mix(rest[i], this.spoken[i], blend);
    }
    this.hairYaw += (this.pose[AT.headYaw] - this.hairYaw) * (1 - Math.exp(-step / 0.13));
    this.breath = idle && !still ? Math.sin(now / 1000 * TAU / 4.2) : 0;
  }
}
