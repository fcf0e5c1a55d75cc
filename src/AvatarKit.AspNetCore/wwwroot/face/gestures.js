// Gestures: what each does to head, brows and shoulders. The numbers are those of the face tracks (GestureShapes.cs).

import { clamp } from './maths.js';
import { AT } from './pose.js';

/** Where the eyes' channels end, in degrees: they stay on the viewer while a gesture turns the head. */
const GAZE_DEGREES = 35;

/** Shoulders that were on their way when speech broke off come to rest no faster than they shrug, in shares a second. */
const SHRUG_SPEED = 6.5;

const RAISED_BROWS = ['browInnerUp', 'browOuterUpLeft', 'browOuterUpRight'];
const WIDE_EYES = ['eyeWideLeft', 'eyeWideRight'];

/** Of each gesture what it moves, and from when to when: seconds and values by turns. Sideways either side will do. */
const GESTURE_SHAPES = Object.freeze({
  nod: [[['headPitch'], 0.28, 5, 0.56, -0.6, 0.8, 2.6, 1.1, 0]],
  shake: [[['headYaw'], 0.26, 4, 0.58, -4, 0.88, 2.6, 1.2, 0]],
  shrug: [[['shrug'], 0.32, 1, 0.6, 1, 1.1, 0], [['headRoll'], 0.4, 3.4, 0.7, 3.4, 1.2, 0], [['headPitch'], 0.36, -1.4, 0.6, -1.4, 1.1, 0],
    [RAISED_BROWS, 0.24, 0.4, 0.6, 0.4, 1, 0]],
  tilt: [[['headRoll'], 0.5, 5.2, 1.1, 5.2, 1.7, 0], [RAISED_BROWS, 0.3, 0.22, 0.9, 0.22, 1.3, 0]],
  browFlash: [[RAISED_BROWS, 0.13, 0.75, 0.26, 0.75, 0.56, 0], [WIDE_EYES, 0.13, 0.25, 0.26, 0.25, 0.56, 0],
    [['headPitch'], 0.24, -1.3, 0.36, -1.3, 0.7, 0]],
});

/** What a gesture does to each channel after so many seconds, and to `shrug`: how far the shoulders are raised; null when it is over. */
export function gestureAt(name, seconds, side = 1) {
  if (!Object.hasOwn(GESTURE_SHAPES, name)) return null;
  const found = {};
  let isOver = true;
  for (const [channels, ...keys] of GESTURE_SHAPES[name]) {
    let value = 0;
    for (let i = 0, time = 0, from = 0; i < keys.length; i += 2) {
      if (seconds < keys[i]) {
        // As limbs move, with the least jerk.
        const t = clamp((seconds - time) / (keys[i] - time));
        value = from + (keys[i + 1] - from) * t * t * t * (10 + t * (6 * t - 15));
        isOver = false;
        break;
      }
      [time, from] = [keys[i], keys[i + 1]];
    }
    for (const channel of channels) found[channel] = value * (channel === 'headYaw' || channel === 'headRoll' ? side : 1);
  }
  return isOver ? null : found;
}

/** Gestures on top of what speech and life do: those that the page or the host asks for, and of those in what is said the shoulders' part, which
 * face tracks do not have. */
export class Gestures {
  constructor() {
    this.made = new Map();
    this.shrugs = [];
    this.shrug = 0;
  }

  /** Begins a gesture; one that is being made is not begun again. Says whether it is one that is known. */
  begin(name) {
    if (!gestureAt(name, 0)) return false;
    if (!this.made.has(name)) this.made.set(name, { since: 0, side: Math.random() < 0.5 ? -1 : 1 });
    return true;
  }

  /** Takes in the gestures of a piece of speech that starts at a position. */
  say(gestures, start) {
    for (const { gesture, startMs } of gestures) {
      const at = start + (startMs ?? 0) / 1000;
      if (gesture === 'shrug' && !gestureAt(gesture, at - this.shrugs.at(-1))) this.shrugs.push(at);
    }
  }

  /** How far what is said raises the shoulders at a position. */
  shrugAt(seconds) {
    const at = this.shrugs.findLast(begun => begun <= seconds);
    return gestureAt('shrug', seconds - at)?.shrug ?? 0;
  }

  /**
   * Goes on by so many seconds and adds to the pose what is being done.
   * @param {number} step seconds
   * @param {Float32Array} pose the pose so far
   * @param {boolean} still whether nothing may move
   * @param {number | null} position of the speech that is heard
   */
  add(step, pose, still, position) {
    let raised = position === null || still ? 0 : this.shrugAt(position);
    if (still) this.made.clear();
    for (const [name, gesture] of this.made) {
      gesture.since += step;
      const found = gestureAt(name, gesture.since, gesture.side);
      if (!found) this.made.delete(name);
      for (const [channel, value] of Object.entries(found ?? {})) {
        if (channel === 'shrug') raised += value;
        else pose[AT[channel]] += value;
      }
      turnGaze(pose, 'LookOutLeft', 'LookInLeft', found?.headYaw);
      turnGaze(pose, 'LookInRight', 'LookOutRight', found?.headYaw);
      turnGaze(pose, 'LookDownLeft', 'LookUpLeft', found?.headPitch);
      turnGaze(pose, 'LookDownRight', 'LookUpRight', found?.headPitch);
    }
    this.shrug += clamp(clamp(raised) - this.shrug, -SHRUG_SPEED * step, SHRUG_SPEED * step);
  }
}

function turnGaze(pose, one, other, by = 0) {
  const value = pose[AT[`eye${one}`]] - pose[AT[`eye${other}`]] - by / GAZE_DEGREES;
  pose[AT[`eye${one}`]] = Math.max(0, value);
  pose[AT[`eye${other}`]] = Math.max(0, -value);
}
