// Life while nothing is said: who waits, listens or thinks looks like it.

import { clamp, mix, smooth } from './maths.js';
import { AT, CHANNELS } from './pose.js';
import { noise, random } from './smooth-noise.js';

/** How long the face takes to look like something else, in seconds. */
const LOOK_SECONDS = 0.7;

/** What the avatar does while it does not speak. */
const ACTIVITIES = Object.freeze(['listening', 'thinking', 'waiting']);

/** What each activity adds to a face: to its channels, and where the eyes go (right and down). */
const LOOKS = Object.freeze({
  listening: { browInnerUp: 0.1, browOuterUpLeft: 0.06, browOuterUpRight: 0.09, mouthSmileLeft: 0.13, mouthSmileRight: 0.1,
    cheekSquintLeft: 0.08, cheekSquintRight: 0.06, headRoll: 2.2, headPitch: 0.8 },
  thinking: { browDownLeft: 0.18, browInnerUp: 0.12, browOuterUpRight: 0.24, eyeSquintLeft: 0.1, eyeSquintRight: 0.06,
    headYaw: 2.6, headPitch: -1.4, headRoll: 1.6 },
  waiting: { browInnerUp: 0.16, browOuterUpLeft: 0.1, browOuterUpRight: 0.1, headPitch: -0.6 },
});

/** Eyes at 1 have turned so far, in degrees: they stay on the viewer while the head turns. */
const EYE_DEGREES = 35;

/** A lid falls faster than it rises. */
const blinkShape = since => Math.min(smooth(0, 0.07, since), 1 - smooth(0.1, 0.25, since));

/** Whether so many seconds after the moment of a slot something that happens there has begun, and how long ago. */
const sinceIn = (seed, stream, time, slot, jitter) => {
  const index = Math.floor(time / slot);
  return { index, since: time - index * slot - jitter * random(seed, stream, index) };
};

/** Blinks, glances, nods, small smiles, and a head that is never still. The same seed, times and activities give the same face. */
export class IdlePose {
  /** @param {number} [seed] another seed, another person; one by chance where it is left away */
  constructor(seed = Math.floor(Math.random() * 2 ** 31)) {
    this.seed = seed;
    this.pose = new Float32Array(CHANNELS.length);
    this.weights = { listening: 0, thinking: 0, waiting: 0 };
  }

  /** The pose at rest. */
  still() {
    return this.pose.fill(0);
  }

  /**
   * The pose at a time in seconds, which goes on from call to call.
   * @param {number} time
   * @param {string} [activity] what the avatar does: `listening`, `thinking` or `waiting`; anything else is idle
   */
  at(time, activity = 'idle') {
    const pose = this.still();
    this.follow(time, activity);
    this.drift(pose, time);
    for (const name of ACTIVITIES) {
      const weight = smooth(0, 1, this.weights[name]);
      if (weight > 0) for (const [channel, value] of Object.entries(LOOKS[name])) pose[AT[channel]] += weight * value;
    }
    this.nod(pose, time);
    this.smile(pose, time);
    this.look(pose, time);
    this.blink(pose, time);
    return pose;
  }

  /** Brings what the face looks like nearer to what the avatar does. */
  follow(time, activity) {
    const step = clamp(time - (this.last ?? time), 0, 1) / LOOK_SECONDS;
    this.last = time;
    for (const name of ACTIVITIES) this.weights[name] = clamp(this.weights[name] + (name === activity ? step : -step));
  }

  drift(pose, time) {
    const { seed } = this;
    pose[AT.headYaw] = 3.6 * noise(seed, 1, time, 2.6) + 1.2 * noise(seed, 2, time, 0.85);
    pose[AT.headPitch] = 2.2 * noise(seed, 3, time, 2.3) + 0.9 * noise(seed, 4, time, 0.77);
    pose[AT.headRoll] = 2.3 * noise(seed, 5, time, 3.1) + 0.6 * noise(seed, 6, time, 0.9);
  }

  /** Who listens nods now and then, and the brows go along with every third nod. */
  nod(pose, time) {
    const weight = smooth(0, 1, this.weights.listening);
    const { index, since } = sinceIn(this.seed, 7, time, 3.4, 2.2);
    if (weight === 0 || random(this.seed, 8, index) < 0.25) return;
    const there = smooth(0, 0.22, since) * (1 - smooth(0.22, 0.6, since)) - 0.3 * smooth(0.45, 0.7, since) * (1 - smooth(0.7, 1.1, since));
    pose[AT.headPitch] += weight * (2 + 1.6 * random(this.seed, 9, index)) * there;
    if (index % 3 !== 0) return;
    const flash = 0.3 * weight * smooth(0, 0.12, since) * (1 - smooth(0.2, 0.55, since));
    for (const name of ['browInnerUp', 'browOuterUpLeft', 'browOuterUpRight']) pose[AT[name]] += flash;
  }

  /** A small smile comes and goes, never the same on both sides. */
  smile(pose, time) {
    const amount = Math.max(0, noise(this.seed, 10, time, 3.3)) * (1 - 0.7 * this.weights.thinking);
    pose[AT.mouthSmileLeft] += 0.22 * amount;
    pose[AT.mouthSmileRight] += 0.17 * amount;
    pose[AT.cheekSquintLeft] += 0.12 * amount;
    pose[AT.cheekSquintRight] += 0.1 * amount;
    pose[AT.browInnerUp] += 0.1 * Math.max(0, noise(this.seed, 11, time, 2.1));
  }

  /** Eyes go from point to point of the viewer's face, aside now and then; who thinks looks up and aside, who listens stays on the viewer. */
  look(pose, time) {
    const { seed, weights } = this;
    const thinking = smooth(0, 1, weights.thinking);
    const [glanceX, glanceY] = this.saccade(time, 1.7, 0.9, 12, index => {
      const isAside = random(seed, 13, index) < 0.3 * (1 - weights.listening) && random(seed, 13, index - 1) >= 0.3;
      const reach = isAside ? 0.4 : 0;
      return [reach * (random(seed, 14, index) * 2 - 1), 0.5 * reach * (random(seed, 15, index) * 2 - 1)];
    });
    const [x, y] = this.saccade(time, 0.62, 0.4, 16, index => [0.03 * (random(seed, 17, index) - 0.5), 0.03 * (random(seed, 18, index) - 0.5)]);
    const [awayX, awayY] = this.saccade(time, 2.3, 1.2, 19, index => [0.16 + 0.2 * random(seed, 20, index), -0.12 - 0.2 * random(seed, 21, index)]);
    const right = mix(glanceX, awayX, thinking) + x;
    const down = mix(glanceY, awayY, thinking) + y;
    // Eyes that look past the viewer look further away: their lines part a little.
    const far = 0.035 * clamp((Math.hypot(right, down) - 0.05) / 0.3);
    const across = right - pose[AT.headYaw] / EYE_DEGREES;
    turnEyes(pose, AT.eyeLookOutLeft, AT.eyeLookInLeft, across + far);
    turnEyes(pose, AT.eyeLookInRight, AT.eyeLookOutRight, across - far);
    turnEyes(pose, AT.eyeLookDownLeft, AT.eyeLookUpLeft, down - pose[AT.headPitch] / EYE_DEGREES);
    turnEyes(pose, AT.eyeLookDownRight, AT.eyeLookUpRight, down - pose[AT.headPitch] / EYE_DEGREES);
  }

  /** From one target to the next within as long as eyes take for it. */
  saccade(time, slot, jitter, stream, target) {
    const { index, since } = sinceIn(this.seed, stream, time, slot, jitter);
    const [fromX, fromY] = target(index - 1);
    const [toX, toY] = target(index);
    const moved = smooth(0, 0.021 + 0.077 * Math.hypot(toX - fromX, toY - fromY), since);
    return [mix(fromX, toX, moved), mix(fromY, toY, moved)];
  }

  /** 12 to 26 times a minute; who thinks blinks less. */
  blink(pose, time) {
    const { seed } = this;
    for (let back = 0; back < 2; back++) {
      const { index, since } = sinceIn(seed, 22, time - back * 3.7, 3.7, 2.4);
      if (random(seed, 23, index) < 0.5 * this.weights.thinking) continue;
      const again = random(seed, 24, index) < 0.15 ? blinkShape(since + back * 3.7 - 0.3) : 0;
      const lids = lag => Math.max(blinkShape(since + back * 3.7 - lag), again);
      pose[AT.eyeBlinkLeft] = Math.max(pose[AT.eyeBlinkLeft], lids(0));
      pose[AT.eyeBlinkRight] = Math.max(pose[AT.eyeBlinkRight], lids(0.009));
    }
  }
}

function turnEyes(pose, one, other, value) {
  pose[one] = Math.max(0, value);
  pose[other] = Math.max(0, -value);
}
