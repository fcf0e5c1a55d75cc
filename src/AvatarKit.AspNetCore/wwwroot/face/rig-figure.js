// A rig in a pose: its channels, its signals, its head's turn; and where the drawing lies in the picture.

import { DEGREE, clamp } from './maths.js';
import { AT } from './pose.js';
import { BREATH, HANDS, INPUTS, SHRUG } from './rig-scope.js';

/** What of a picture's size a step of the head's turning and tilting moves, in pixels: less is not seen and costs nothing. */
const TURN_PIXELS = 0.2;
const ROLL_PIXELS = 0.4;

/** Steps of the breath from one end to the middle. */
const BREATH_STEPS = 12;
const SHRUG_STEPS = 60;
const HAND_STEPS = 500;

/** The whole figure leans about its hips, below the drawing: in its heights, in radians, in shares of its size, and a breath lifts it. */
const HIPS = 1.3;
const SWAY = 0.018;
const LEAN = 0.014;
const LIFT = 0.003;

/** Moves of the whole figure that are not seen, in pixels. */
const LEAST = 0.04;

/** A head turned further than a drawing can show stays a head. */
const MOST_DEGREES = 25;

/** Bits of the higher set of inputs that stand for the head's three angles. */
export const HEAD_BITS = (1 << (AT.headYaw - 32)) | (1 << (AT.headPitch - 32)) | (1 << (AT.headRoll - 32));

export class Figure {
  constructor(rig) {
    this.rig = rig;
    this.values = new Float64Array(INPUTS + rig.signals.length);
    this.hairYaw = 0;
    this.turn = {};
    this.turnHead();
    this.low = 0;
    this.high = 0;
    this.stand = new Float64Array([1, 0, 0, 1, 0, 0]);
    this.resize(rig.width, rig.height);
  }

  /** Centres the drawing, standing on the lower edge, the frame filled or fitted as the picture's shape asks; or its face alone. */
  resize(width, height, view) {
    const { rig } = this;
    const face = view?.framing === 'face' && rig.face;
    const [across, down] = face || rig.frame;
    const fit = Math.min(width / across, height / down);
    this.scale = face ? fit : Math.max(Math.min(width, height) / down, fit) * (view?.zoom ?? 1);
    this.left = width / 2 - rig.width / 2 * this.scale;
    const foot = height - rig.height * this.scale;
    const middle = height / 2 - (face ? rig.height - rig.frame[1] + down / 2 : view?.y ?? rig.height / 2) * this.scale;
    this.top = face ? Math.max(middle, foot) : view?.zoom ? middle : foot;
    // The nose stands about a seventh of the drawing in front of the head's centre; the crown over half of it above the pivot.
    this.turnStep = TURN_PIXELS / (0.144 * rig.height * this.scale * DEGREE);
    this.rollStep = ROLL_PIXELS / (0.57 * rig.height * this.scale * DEGREE);
    // What leaning may bring into the picture from beside it.
    this.margin = Math.ceil(24 * this.scale);
    this.stand.set([1, 0, 0, 1, 0, 0]);
    this.isFresh = true;
  }

  /**
   * Takes a pose and works out what follows from it.
   * @returns {boolean} whether anything changed; `low` and `high` say which inputs
   */
  update(pose, { breath = 0, shrug = 0, hands, hairYaw } = {}) {
    this.low = 0;
    this.high = 0;
    for (let i = 0; i < BREATH; i++) this.set(i, this.rounded(i, pose[i]));
    this.set(BREATH, Math.round(clamp(breath, -1, 1) * BREATH_STEPS) / BREATH_STEPS || 0);
    this.set(SHRUG, Math.round(clamp(shrug) * SHRUG_STEPS) / SHRUG_STEPS);
    for (let i = HANDS; i < INPUTS; i++) this.set(i, Math.round(hands?.[i - HANDS] * HAND_STEPS) / HAND_STEPS || 0);
    const hair = hairYaw === undefined ? this.values[AT.headYaw] : this.rounded(AT.headYaw, hairYaw);
    if (hair !== this.hairYaw) {
      this.hairYaw = hair;
      this.high |= 1 << (AT.headYaw - 32);
    }
    if (this.isFresh) {
      this.low = this.high = -1;
      this.isFresh = false;
    }
    if (!this.low && !this.high) return false;
    const { values, rig } = this;
    for (let i = 0; i < rig.signals.length; i++) {
      const signal = rig.signals[i];
      if ((signal.low & this.low) | (signal.high & this.high) || this.low === -1) values[INPUTS + i] = signal.at(values, 0, 0);
    }
    if (this.high & HEAD_BITS) this.turnHead();
    return true;
  }

  /**
   * From where the figure is drawn to where it stands, as a canvas takes it.
   * @returns {boolean} whether that is elsewhere than before
   */
  place({ breath = 0, sway = 0, lean = 0 } = {}) {
    const { stand, rig, scale } = this;
    const x = this.left + rig.width / 2 * scale;
    const y = this.top + rig.height * HIPS * scale;
    const size = 1 + clamp(lean, -1, 1) * LEAN;
    const a = Math.cos(sway * SWAY) * size;
    const b = Math.sin(sway * SWAY) * size;
    const e = x - a * x + b * y;
    const f = y - b * x - a * y - clamp(breath, -1, 1) * rig.height * LIFT * scale;
    const isOther = Math.abs(stand[4] - e) > LEAST || Math.abs(stand[5] - f) > LEAST;
    if (isOther) stand.set([a, b, -b, a, e, f]);
    return isOther;
  }

  /** Whether the figure stands elsewhere than it is drawn. */
  get isMoved() {
    return this.stand.some((value, i) => value !== (i % 3 ? 0 : 1));
  }

  turnHead() {
    const { values, turn, rig: { gains: [yaw, pitch, roll] } } = this;
    const put = (name, angle) => {
      turn[`sin${name}`] = Math.sin(angle * DEGREE);
      turn[`cos${name}`] = Math.cos(angle * DEGREE);
    };
    put('Yaw', values[AT.headYaw] * yaw);
    put('Hair', this.hairYaw * yaw);
    put('Pitch', values[AT.headPitch] * pitch);
    put('Roll', values[AT.headRoll] * roll);
  }

  set(index, value) {
    if (this.values[index] === value) return;
    this.values[index] = value;
    if (index < 32) this.low |= 1 << index;
    else this.high |= 1 << (index - 32);
  }

  rounded(channel, value) {
    if (!Number.isFinite(value)) return 0;
    if (channel < AT.headYaw) return Math.round(clamp(value) * 255) / 255;
    const step = channel === AT.headRoll ? this.rollStep : this.turnStep;
    return Math.round(clamp(value, -MOST_DEGREES, MOST_DEGREES) / step) * step || 0;
  }
}
