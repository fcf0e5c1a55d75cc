// Life while nothing is said.

import { mix, smooth } from './maths.js';
import { AT, CHANNELS } from './pose.js';

/** Blinks, glances, and a head that is never quite still. */
export class IdlePose {
  constructor() {
    this.pose = new Float32Array(CHANNELS.length);
  }

  /** The pose at rest. */
  still() {
    return this.pose.fill(0);
  }

  /** The pose at a time in seconds, which goes on from call to call. */
  at(time) {
    const pose = this.still();
    if (this.nextBlink === undefined || time > this.nextBlink + 0.4) this.nextBlink = time + 1.8 + Math.random() * 3.2;
    const since = time - this.nextBlink;
    pose[AT.eyeBlinkLeft] = pose[AT.eyeBlinkRight] = Math.min(smooth(0, 0.07, since), 1 - smooth(0.1, 0.25, since));
    if (this.nextGlance === undefined || time > this.nextGlance) {
      const to = Math.random() < 0.6 ? [0, 0] : [Math.random() * 0.5 - 0.25, Math.random() * 0.2 - 0.1];
      this.glance = { from: this.glance?.to ?? [0, 0], to, at: time };
      this.nextGlance = time + 1.2 + Math.random() * 1.8;
    }
    const moved = smooth(0, 0.06, time - this.glance.at);
    const x = mix(this.glance.from[0], this.glance.to[0], moved);
    const y = mix(this.glance.from[1], this.glance.to[1], moved);
    pose[AT.eyeLookOutLeft] = pose[AT.eyeLookInRight] = Math.max(0, x);
    pose[AT.eyeLookInLeft] = pose[AT.eyeLookOutRight] = Math.max(0, -x);
    pose[AT.eyeLookDownLeft] = pose[AT.eyeLookDownRight] = Math.max(0, y);
    pose[AT.eyeLookUpLeft] = pose[AT.eyeLookUpRight] = Math.max(0, -y);
    pose[AT.headYaw] = 2.2 * Math.sin(time * 0.53) + 0.9 * Math.sin(time * 1.31 + 1);
    pose[AT.headPitch] = 0.9 * Math.sin(time * 0.47 + 2) + 0.4 * Math.sin(time * 1.7);
    pose[AT.headRoll] = 1.2 * Math.sin(time * 0.39 + 4);
    return pose;
  }
}
