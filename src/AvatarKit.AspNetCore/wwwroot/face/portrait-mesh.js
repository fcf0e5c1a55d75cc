// The mesh of a portrait, moved by the weights of a pose: the same as the video's.

import { clamp } from './maths.js';
import { AT } from './pose.js';

/** Places are kept to a sixteenth of a pixel: what does not move by that much does not move. */
export const MESH_STEPS = 16;

/** Lips nearer than this are shut. */
const LIPS_SHUT = 0.006;

/** How far a picture turns and tilts before it looks like paper, in degrees; the head's angles that a pose can have. */
const MOST_TURN = 9;
const MOST_TILT = 8;
const MOST_HEAD_DEGREES = 15;

/** What is behind a lip gives way with it: how fast less so, and the least that counts. */
const MEETING_WIDTH = 0.12;
const LEAST_MEETING = 0.004;

const softAngle = (degrees, limit) => limit * Math.tanh(degrees / limit) * Math.PI / 180;

/** 1 in the middle, falling off on both sides. */
const bell = (value, width) => Math.exp(-((value / width) ** 2));

/** A channel's value within its range; 0 if it is not a number. */
export function channelOf(pose, channel) {
  const value = pose[channel];
  if (!Number.isFinite(value)) return 0;
  return channel >= AT.headYaw ? clamp(value, -MOST_HEAD_DEGREES, MOST_HEAD_DEGREES) : clamp(value);
}

/** A head's turn, made into a shift of each point of its picture by a model of its depth. */
export class HeadTurn {
  constructor(middle, neck) {
    this.middle = middle;
    this.neck = neck;
    this.x = this.y = 0;
  }

  read(pose) {
    const [yaw, pitch, roll] = [channelOf(pose, AT.headYaw), channelOf(pose, AT.headPitch), channelOf(pose, AT.headRoll)];
    this.isStill = yaw === 0 && pitch === 0 && roll === 0;
    const [y, p, r] = [softAngle(yaw, MOST_TURN), softAngle(pitch, MOST_TURN), softAngle(roll, MOST_TILT)];
    [this.yawSin, this.yawCos] = [Math.sin(y), Math.cos(y)];
    [this.pitchSin, this.pitchCos] = [Math.sin(p), Math.cos(p)];
    [this.rollSin, this.rollCos] = [Math.sin(r), Math.cos(r)];
  }

  /** Says in `x` and `y` how far a point moves that lies so far before the ears. */
  shift(x, y, depth) {
    const across = x * this.yawCos + depth * this.yawSin;
    const above = this.middle + (y - this.middle) * this.pitchCos + depth * this.pitchSin - this.neck;
    this.x = across * this.rollCos - above * this.rollSin - x;
    this.y = this.neck + across * this.rollSin + above * this.rollCos - y;
  }
}

/** A face's own coordinates in a picture: from the middle of the mouth to the right and down along the eyes, their distance being 1. */
export class FacePlace {
  constructor({ mouth, across, unit }, scale, x, y) {
    this.x = mouth[0] * scale + x;
    this.y = mouth[1] * scale + y;
    this.unit = unit * scale;
    this.acrossX = across[0] * this.unit;
    this.acrossY = across[1] * this.unit;
  }

  toX(x, y) {
    return this.x + this.acrossX * x - this.acrossY * y;
  }

  toY(x, y) {
    return this.y + this.acrossY * x + this.acrossX * y;
  }
}

/** Moves the vertices of a portrait. */
export class PortraitMesh {
  /** @param {PortraitDocument} portrait whose */
  constructor(portrait) {
    const { count, columns, rows, mouthColumns } = portrait;
    Object.assign(this, { portrait, count, width: columns.length });
    this.restX = Float32Array.from({ length: count }, (_, i) => columns[i % columns.length]);
    this.restY = portrait.heights;
    this.movedX = new Float32Array(count);
    this.movedY = new Float32Array(count);
    this.bodyX = new Float32Array(count);
    this.bodyY = new Float32Array(count);
    this.shiftX = new Float32Array(count);
    this.shiftY = new Float32Array(count);
    this.baseX = new Float32Array(count);
    this.baseY = new Float32Array(count);
    this.x = new Float32Array(count);
    this.y = new Float32Array(count);
    this.gaps = new Float32Array(mouthColumns + 1);
    this.upperEdge = (portrait.upperRows - 1) * columns.length;
    this.giveWay = Float32Array.from(rows, row => bell(row, MEETING_WIDTH));
    this.weights = new Float32Array(portrait.controls.length);
    this.seals = ['pressLeft', 'pressRight', 'rollUpper', 'rollLower'].map(
      name => portrait.controls.findIndex(control => control.name === name));
  }

  /** Lays the face at rest into a picture. @param {FacePlace} place where */
  rest(place) {
    this.place = place;
    for (let i = 0; i < this.count; i++) {
      this.baseX[i] = Math.round(place.toX(this.restX[i], this.restY[i]) * MESH_STEPS) / MESH_STEPS;
      this.baseY[i] = Math.round(place.toY(this.restX[i], this.restY[i]) * MESH_STEPS) / MESH_STEPS;
    }
  }

  /**
   * Moves the vertices.
   * @param {ArrayLike<number>} pose the channels
   * @param {HeadTurn} head how the head is turned
   * @param {{breath?: number, sway?: number, lean?: number}} [life] breath and the body's leaning, each from -1 to 1
   */
  move(pose, head, life) {
    this.express(pose);
    this.partLips();
    this.stand(life);
    const { bodyX, bodyY, count, portrait: { freedoms, headShares, depths }, place: { acrossX, acrossY } } = this;
    for (let i = 0; i < count; i++) {
      let x = this.movedX[i] * freedoms[i];
      let y = this.movedY[i] * freedoms[i];
      if (!head.isStill && headShares[i] > 0) {
        head.shift(this.restX[i] + x, this.restY[i] + y, depths[i]);
        x += head.x * headShares[i] * freedoms[i];
        y += head.y * headShares[i] * freedoms[i];
      }
      x += bodyX[i];
      y += bodyY[i];
      this.shiftX[i] = x;
      this.shiftY[i] = y;
      this.x[i] = this.baseX[i] + Math.round((acrossX * x - acrossY * y) * MESH_STEPS) / MESH_STEPS;
      this.y[i] = this.baseY[i] + Math.round((acrossY * x + acrossX * y) * MESH_STEPS) / MESH_STEPS;
    }
    this.shutLips();
  }

  /** What expression alone moves. */
  express(pose) {
    const { portrait: { controls, closing }, weights } = this;
    this.movedX.fill(0);
    this.movedY.fill(0);
    this.add(closing, 1);
    for (let i = 0; i < controls.length; i++) {
      const { channels, against, moves } = controls[i];
      let weight = 1;
      for (const channel of channels) weight = Math.min(weight, channel < 0 ? 0 : channelOf(pose, channel));
      if (against >= 0) weight -= channelOf(pose, against);
      weights[i] = weight;
      if (weight !== 0) this.add(moves, weight);
    }
  }

  /** What breath and leaning move. */
  stand({ breath = 0, sway = 0, lean = 0 } = {}) {
    const { bodyX, bodyY, portrait: { body } } = this;
    bodyX.fill(0);
    bodyY.fill(0);
    for (const [moves, weight] of [[body.breath, breath], [body.sway, sway], [body.lean, lean]]) {
      if (Number.isFinite(weight) && weight !== 0) this.add(moves, clamp(weight, -1, 1), bodyX, bodyY);
    }
  }

  add(moves, weight, movedX = this.movedX, movedY = this.movedY) {
    for (const { first, across, down } of moves) {
      for (let i = 0; i < across.length; i++) {
        movedX[first + i] += across[i] * weight;
        movedY[first + i] += down[i] * weight;
      }
    }
  }

  /** Lips that press, or roll in both, meet over what little the jaw has dropped: p, b and m are never open. */
  get seal() {
    const [left, right, upper, lower] = this.seals.map(index => (index < 0 ? 0 : this.weights[index]));
    return 0.04 * (left + right) + 0.06 * Math.min(upper, lower);
  }

  partLips() {
    const { portrait: { mouthColumn, mouthColumns }, gaps, upperEdge, width, restY, movedY, seal } = this;
    for (let i = 0; i <= mouthColumns; i++) {
      const upper = upperEdge + mouthColumn + i;
      const lower = upper + width;
      const gap = restY[lower] + movedY[lower] - restY[upper] - movedY[upper];
      const left = i === 0 || i === mouthColumns || gap - seal < LIPS_SHUT ? 0 : gap - seal;
      gaps[i] = left;
      if (gap !== left) this.meet(mouthColumn + i, (gap - left) / 2);
    }
  }

  /** Both lips give way by the same amount, and what is behind them less and less. */
  meet(column, by) {
    const { portrait: { upperRows }, giveWay, width, movedY } = this;
    for (let row = 0; row < giveWay.length; row++) {
      if (giveWay[row] > LEAST_MEETING) movedY[row * width + column] += (row < upperRows ? by : -by) * giveWay[row];
    }
  }

  /** Shut lips are shut to the pixel, and outside the mouth the halves are one. */
  shutLips() {
    const { portrait: { mouthColumn, mouthColumns }, upperEdge, width, gaps, x, y } = this;
    for (let column = 0; column < width; column++) {
      const inMouth = column - mouthColumn;
      if (inMouth > 0 && inMouth < mouthColumns && gaps[inMouth] !== 0) continue;
      x[upperEdge + width + column] = x[upperEdge + column];
      y[upperEdge + width + column] = y[upperEdge + column];
    }
  }

  /** How far a point of the face has moved across: at a vertex, and so far across and down its cell. */
  shiftXAt(at) {
    return this.between(this.shiftX, at);
  }

  /** How far it has moved down. */
  shiftYAt(at) {
    return this.between(this.shiftY, at);
  }

  between(values, { vertex, x, y }) {
    const upper = values[vertex] + (values[vertex + 1] - values[vertex]) * x;
    const below = vertex + this.width;
    const lower = values[below] + (values[below + 1] - values[below]) * x;
    return upper + (lower - upper) * y;
  }
}
