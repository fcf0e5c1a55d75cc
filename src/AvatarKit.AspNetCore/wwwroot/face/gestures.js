// Gestures: what each does to head, brows, shoulders and hands. The numbers are those of the face tracks (GestureShapes.cs).

import { clamp } from './maths.js';
import { AT } from './pose.js';

/** Where the eyes' channels end, in degrees: they stay on the viewer while a gesture turns the head. */
const GAZE_DEGREES = 35;

/** What of a gesture face tracks do not have: shoulders, then hands in the order of HandPose.cs. What was on its way when speech broke off comes
 * to rest no faster than this, in shares a second. */
const BODY_SPEEDS = { shrug: 6.5, handWave: 4, handSwing: 14, handPalm: 4, handCount: 4, handFingers: 10 };
const BODY = Object.keys(BODY_SPEEDS);

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
  wave: [[['handWave'], 0.6, 1, 1.9, 1, 2.6, 0], [['handSwing'], 0.4, 0, 0.75, 1, 1.05, -1, 1.35, 1, 1.65, -1, 2, 0],
    [['headRoll'], 0.6, -2.4, 1.6, -2.4, 2.3, 0], [['headPitch'], 0.3, -1.4, 0.7, 1.2, 1.2, 0], [RAISED_BROWS, 0.16, 0.6, 0.5, 0.6, 1, 0]],
  palm: [[['handPalm'], 0.55, 1, 1.3, 1, 2, 0], [['headRoll'], 0.55, 2.6, 1.2, 2.6, 1.9, 0], [['headPitch'], 0.4, 1.6, 1, 1.2, 1.7, 0],
    [RAISED_BROWS, 0.24, 0.3, 0.8, 0.3, 1.4, 0]],
  count: [[['handCount'], 0.6, 1, 2.7, 1, 3.4, 0],
    [['handFingers'], 0.5, 0, 0.75, 1, 1.2, 1, 1.45, 2, 1.9, 2, 2.15, 3, 2.8, 3, 3.2, 0],
    [['headPitch'], 0.7, 1.8, 0.95, 0.6, 1.4, 1.8, 1.65, 0.6, 2.1, 1.8, 2.4, 0], [RAISED_BROWS, 0.6, 0.3, 2.2, 0.3, 2.8, 0]],
});

/** What a gesture does to each channel after so many seconds, to `shrug`, how far the shoulders are raised, and to hands; null when it is over. */
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

/** Gestures on top of what speech and life do: those that the page or the host asks for, and of those in what is said the part of
 * shoulders and hands, which face tracks do not have. */
export class Gestures {
  constructor() {
    this.made = new Map();
    this.said = [];
    this.body = BODY.map(() => 0);
  }

  /** How far the shoulders are raised. */
  get shrug() {
    return this.body[0];
  }

  /** What the hands do, as `RigFace` takes it. */
  get hands() {
    return this.body.slice(1);
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
      const last = this.said.findLast(begun => begun.gesture === gesture);
      if (!gestureAt(gesture, at - last?.at)) this.said.push({ gesture, at });
    }
  }

  /** Adds what of the gestures in what is said is below the face at a position. */
  addSaid(seconds, body) {
    for (const { gesture, at } of this.said) {
      const found = at <= seconds ? gestureAt(gesture, seconds - at) : null;
      BODY.forEach((name, i) => { body[i] += found?.[name] ?? 0; });
    }
  }

  /**
   * Goes on by so many seconds and adds to the pose what is being done.
   * @param {number} step seconds
   * @param {Float32Array} pose the pose so far
   * @param {boolean} still whether nothing may move
   * @param {number | null} position of the speech that is heard
   */
  add(step, pose, still, position) {
    const body = BODY.map(() => 0);
    if (position !== null && !still) this.addSaid(position, body);
    if (still) this.made.clear();
    for (const [name, gesture] of this.made) {
      gesture.since += step;
      const found = gestureAt(name, gesture.since, gesture.side);
      if (!found) this.made.delete(name);
      for (const [channel, value] of Object.entries(found ?? {})) {
        if (BODY.includes(channel)) body[BODY.indexOf(channel)] += value;
        else pose[AT[channel]] += value;
      }
      turnGaze(pose, 'LookOutLeft', 'LookInLeft', found?.headYaw);
      turnGaze(pose, 'LookInRight', 'LookOutRight', found?.headYaw);
      turnGaze(pose, 'LookDownLeft', 'LookUpLeft', found?.headPitch);
      turnGaze(pose, 'LookDownRight', 'LookUpRight', found?.headPitch);
    }
    BODY.forEach((name, i) => {
      const most = BODY_SPEEDS[name] * step;
      this.body[i] += clamp(clamp(body[i], name === 'handSwing' ? -1 : 0, name === 'handFingers' ? 5 : 1) - this.body[i], -most, most);
    });
  }
}

function turnGaze(pose, one, other, by = 0) {
  const value = pose[AT[`eye${one}`]] - pose[AT[`eye${other}`]] - by / GAZE_DEGREES;
  pose[AT[`eye${one}`]] = Math.max(0, value);
  pose[AT[`eye${other}`]] = Math.max(0, -value);
}
