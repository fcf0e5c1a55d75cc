// Where the points of a drawing get to: placed on the figure, and turned with its head.

import { clamp } from './maths.js';

/** Pixels between places where a point can be: what moves less is not seen and is not drawn again. */
export const POINT_STEP = 0.25;

/** How little of a lag behind the head's turning makes a point swing as freely as hair can. */
const FREE_SWING = 0.4;

/** Far outside is as good as anywhere. */
const FAR_OUTSIDE = 30_000;

/** The nearest place where a point can be. */
export const snap = value => Math.round(value / POINT_STEP) * POINT_STEP;

/** Where a point got to that was turned last, in pixels. */
export const turned = new Float32Array(2);

/** Where a point is before the head turns: x, y, depth, how far it follows. */
export function placePoint(figure, { place, isMirrored }, x, y, lift, into, at) {
  const { values, rig } = figure;
  if (isMirrored) x = rig.width - x;
  const toX = place.x ? place.x.at(values, x, y) : x;
  const toY = place.y ? place.y.at(values, x, y) : y;
  into[at] = toX;
  into[at + 1] = toY;
  if (!place.isHead) return;
  into[at + 2] = (place.depth ? place.depth.at(values, toX, toY) : 0) + lift;
  into[at + 3] = place.turn ? place.turn.at(values, toX, toY) : 1;
}

/** Turns a point with the head, into `turned`. */
export function turnPoint(figure, place, placed, at) {
  let x = placed[at];
  let y = placed[at + 1];
  if (place.isHead) {
    const { turn: t, rig: { center, pivot } } = figure;
    const depth = placed[at + 2];
    const share = placed[at + 3];
    // What follows the head less also follows it later.
    const late = share < 1 ? Math.min(1, (1 - share) / FREE_SWING) : 0;
    const sin = (t.sinYaw + (t.sinHair - t.sinYaw) * late) * share;
    const cos = 1 + (t.cosYaw + (t.cosHair - t.cosYaw) * late - 1) * share;
    const dx = x - center[0];
    const px = center[0] + dx * cos + depth * sin - pivot[0];
    const py = center[1] + (y - center[1]) * t.cosPitch + (depth * cos - dx * sin) * t.sinPitch - pivot[1];
    x = pivot[0] + px * t.cosRoll - py * t.sinRoll;
    y = pivot[1] + px * t.sinRoll + py * t.cosRoll;
  }
  turned[0] = snap(clamp(figure.left + x * figure.scale, -FAR_OUTSIDE, FAR_OUTSIDE));
  turned[1] = snap(clamp(figure.top + y * figure.scale, -FAR_OUTSIDE, FAR_OUTSIDE));
}
