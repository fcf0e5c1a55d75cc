// The face from frame to frame: it follows the speech, closes its mouth where speech stops, and lives where nothing is said.

import { BodyMotion } from './body-motion.js';
import { IdlePose } from './idle-pose.js';
import { clamp, mix, smooth } from './maths.js';
import { AT, CHANNELS, isMouth } from './pose.js';

/** How long the mouth takes to close when speech is cut off, in seconds. */
const RELEASE = 0.12;

/** How long the mouth takes to be where the speech wants it when late sound goes on, in seconds. */
const ATTACK = 0.06;

/** How long the face takes to get into speech and out of it, in seconds. */
const BLEND = 0.45;

/** A mood outlives the last word: half of it is left after so many seconds. */
const AFTERGLOW = 1.6;

/** What of a pose is mood, and not what a single word or a blink asks: such channels part no lips. */
const MOOD = CHANNELS.map(name => /^(?:brow|cheekSquint|eyeSquint|eyeWide|mouthSmile|mouthFrown|mouthDimple|noseSneer)/.test(name));

/** The mood is what a face shows over so many seconds. */
const MOOD_SECONDS = 0.8;

/** The pose that is drawn, and what of the character moves besides. */
export class FaceMotion {
  /** @param {number} [seed] of what the face does by itself */
  constructor(seed) {
    this.pose = new Float32Array(CHANNELS.length);
    this.spoken = new Float32Array(CHANNELS.length);
    this.released = new Float32Array(CHANNELS.length);
    this.mood = new Float32Array(CHANNELS.length);
    this.idle = new IdlePose(seed);
    this.body = new BodyMotion(this.idle.seed);
    this.gestures = null;
    this.releasedAt = -1;
    this.resumedAt = -1;
    this.speaking = 0;
    this.hairYaw = 0;
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

  /** What of the figure moves besides the pose's channels. */
  get life() {
    const { breath, sway, lean } = this.body;
    return { breath, sway, lean, shrug: this.gestures?.shrug ?? 0, hands: this.gestures?.hands, hairYaw: this.hairYaw };
  }

  /**
   * Goes on to the next frame.
   * @param {number} now the frame's time in milliseconds
   * @param {number} step seconds since the frame before
   * @param {((pose: Float32Array) => void) | null} speech writes what the speech asks for; null when none is heard
   * @param {{idle: boolean, still: boolean, activity?: string, position?: number | null}} life idle: whether to blink, glance and
   *   breathe. still: whether nothing but speech moves it. activity: what the avatar does while it does not speak, as `IdlePose` takes it.
   *   position: of the speech that is heard
   */
  advance(now, step, speech, { idle, still, activity, position = null }) {
    this.speaking = clamp(this.speaking + (speech ? step : -step) / BLEND);
    const lives = idle && !still;
    const rest = lives ? this.idle.at(now / 1000, activity) : this.idle.still();
    speech?.(this.spoken);
    this.feel(step, speech, lives);
    const release = this.releasedAt < 0 ? 0 : 1 - smooth(0, RELEASE * 1000, performance.now() - this.releasedAt);
    const attack = this.resumedAt < 0 ? 1 : smooth(0, ATTACK * 1000, performance.now() - this.resumedAt);
    const blend = smooth(0, 1, this.speaking);
    for (let i = 0; i < CHANNELS.length; i++) {
      const left = Math.max(rest[i], MOOD[i] ? this.mood[i] : 0);
      if (MOOD[i]) this.pose[i] = mix(left, this.spoken[i], blend);
      else if (isMouth(i)) this.pose[i] = speech ? this.spoken[i] * attack : Math.max(rest[i], this.released[i] * release);
      else this.pose[i] = i >= AT.headYaw && still ? 0 : mix(rest[i], this.spoken[i], blend);
    }
    this.gestures?.add(step, this.pose, still, position);
    this.hairYaw += (this.pose[AT.headYaw] - this.hairYaw) * (1 - Math.exp(-step / 0.13));
    if (lives) this.body.advance(now / 1000, step, Boolean(speech), this.pose);
    else this.body.rest();
  }

  /** Follows the mood while it speaks; after that the mood fades. */
  feel(step, speech, lives) {
    const share = 1 - Math.exp(-step / MOOD_SECONDS);
    const fade = lives ? 0.5 ** (step / AFTERGLOW) : 0;
    for (let i = 0; i < CHANNELS.length; i++) {
      if (MOOD[i]) this.mood[i] = speech ? mix(this.mood[i], this.spoken[i], share) : this.mood[i] * fade;
    }
  }
}
