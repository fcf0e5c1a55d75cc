// A layer as it stands in the current pose: its points in pixels, its paint, and what it covers.

import { DEGREE, clamp } from './maths.js';
import { LayerDrawing } from './rig-layer-drawing.js';
import { cssColor } from './rig-paint.js';
import { POINT_STEP, placePoint, snap, turnPoint, turned } from './rig-points.js';

/** Pixels beyond its points that a shape's soft edge may reach. */
const EDGE = 1.5;

const single = new Float64Array(4);
const scratchBox = new Float32Array(4);

export class LayerState extends LayerDrawing {
  constructor(layer, isShown) {
    super();
    this.layer = layer;
    this.isShown = isShown;
    this.local = new Float64Array(layer.points.length);
    // Each point before the head turns: x, y, depth, how far it follows.
    this.placed = new Float64Array(layer.points.length * 2);
    this.points = new Float32Array(layer.points.length);
    this.before = new Float32Array(layer.points.length);
    this.canPartMove = layer.kind === 'path' && layer.points.length > 12 && layer.verbs.lastIndexOf('M') === 0;
    this.gradientAt = new Float32Array(4);
    this.radii = new Float32Array(2);
    this.box = new Float32Array(4);
    this.x = this.y = this.rotation = this.strokeWidth = 0;
    this.opacity = -1;
    this.fillStyle = layer.fill?.color ? cssColor(layer.fill.color) : null;
    this.strokeStyle = layer.stroke ? cssColor(layer.stroke) : null;
    this.isVisible = false;
    this.blur = 0;
    this.isClip = this.isLate = false;
    this.sheets = [];
  }

  /**
   * Brings it to the figure's pose.
   * @param {((box: Float32Array) => void) | null} mark told what of the picture it changes: where it was, and where it is now
   */
  update(figure, isFresh, mark) {
    const wasSeen = this.isVisible || this.isClip;
    const isOther = this.paint(figure) || isFresh;
    const { layer, points } = this;
    if (isFresh || layer.shapeLow & figure.low || layer.shapeHigh & figure.high) this.place(figure);
    this.before.set(points);
    const moved = this.turn(figure);
    const isSeen = this.isVisible || this.isClip;
    if (!(isOther || moved) || !(wasSeen || isSeen || isFresh)) return;
    for (const sheet of this.sheets) sheet.isChanged = true;
    const isPart = !isOther && this.canPartMove && this.keepsEnds();
    if (mark && wasSeen && !isPart) mark(this.box);
    this.measure(this.box, points, 0, points.length);
    if (!mark || !isSeen) return;
    if (isPart) this.markMoved(mark);
    else mark(this.box);
  }

  /** Whether the line that closes it is where it was. */
  keepsEnds() {
    const { points, before } = this;
    const last = points.length - 2;
    return points[0] === before[0] && points[1] === before[1] && points[last] === before[last] && points[last + 1] === before[last + 1];
  }

  /** Marks the surroundings of the points that moved: a curve hangs on the points up to three before and after one, and nothing else changes. */
  markMoved(mark) {
    const { points, before } = this;
    for (let i = 0; i < points.length; i += 2) {
      if (points[i] === before[i] && points[i + 1] === before[i + 1]) continue;
      const from = Math.max(0, i - 6);
      const to = Math.min(points.length, i + 8);
      for (const place of [before, points]) {
        this.measure(scratchBox, place, from, to);
        mark(scratchBox);
      }
    }
  }

  /** Takes over opacity, widths, radii and gradients; says whether it looks different all over. */
  paint(figure) {
    const { layer } = this;
    const { values } = figure;
    let changed = false;
    const opacity = layer.opacity ? clamp(layer.opacity.at(values, 0, 0)) : 1;
    const width = layer.strokeWidth ? Math.max(0, layer.strokeWidth.at(values, 0, 0)) * figure.scale : 0;
    if (opacity !== this.opacity || width !== this.strokeWidth) {
      this.opacity = opacity;
      this.strokeWidth = width;
      this.blur = layer.blur * figure.scale;
      this.isVisible = this.isShown && opacity > 0 && (layer.fill !== null || width > 0);
      changed = true;
    }
    if (layer.kind === 'path') return this.updateGradient(figure) || changed;
    const [rx, ry] = layer.radii;
    return this.updateRigid(
      Math.max(0.01, rx.at(values, 0, 0) * figure.scale),
      Math.max(0.01, ry.at(values, 0, 0) * figure.scale),
      layer.rotation ? layer.rotation.at(values, 0, 0) * (layer.isMirrored ? -DEGREE : DEGREE) : 0) || changed;
  }

  /** Where the points are before the head turns. */
  place(figure) {
    const { layer, local, placed } = this;
    const { values } = figure;
    local.set(layer.points);
    for (const { index, number } of layer.moving) local[index] = number.at(values, 0, 0);
    for (const { weight, deltas } of layer.morphs) {
      const share = weight.at(values, 0, 0);
      if (share !== 0) for (let i = 0; i < deltas.length; i++) local[i] += share * deltas[i];
    }
    let moveX = 0;
    let moveY = 0;
    for (const { x, y } of layer.moves) {
      moveX += x.at(values, 0, 0);
      moveY += y.at(values, 0, 0);
    }
    const lift = layer.lift ? layer.lift.at(values, 0, 0) : 0;
    for (let i = 0; i < local.length; i += 2) placePoint(figure, layer, local[i] + moveX, local[i + 1] + moveY, lift, placed, i * 2);
  }

  /** Turns the points with the head; says whether any moved. */
  turn(figure) {
    const { layer: { place }, placed, points } = this;
    let moved = false;
    for (let i = 0; i < points.length; i += 2) {
      turnPoint(figure, place, placed, i * 2);
      if (points[i] !== turned[0] || points[i + 1] !== turned[1]) {
        points[i] = turned[0];
        points[i + 1] = turned[1];
        moved = true;
      }
    }
    return moved;
  }

  updateRigid(rx, ry, rotation) {
    const { points, radii } = this;
    rx = snap(rx);
    ry = snap(ry);
    if (radii[0] === rx && radii[1] === ry && this.rotation === rotation) return false;
    radii[0] = rx;
    radii[1] = ry;
    this.rotation = rotation;
    return true;
  }

  updateGradient(figure) {
    const gradient = this.layer.fill?.gradient;
    if (!gradient) return false;
    const { layer, gradientAt } = this;
    const { values } = figure;
    const [x0, y0, x1, y1] = gradient.numbers;
    this.placeGradient(figure, x0, y0);
    let changed = gradientAt[0] !== turned[0] || gradientAt[1] !== turned[1];
    gradientAt[0] = turned[0];
    gradientAt[1] = turned[1];
    if (gradient.isLinear) {
      this.placeGradient(figure, x1, y1);
    } else {
      turned[0] = Math.max(POINT_STEP, x1.at(values, 0, 0) * figure.scale);
      turned[1] = 0;
    }
    changed ||= gradientAt[2] !== turned[0] || gradientAt[3] !== turned[1];
    gradientAt[2] = turned[0];
    gradientAt[3] = turned[1];
    if (changed) this.fillStyle = null;
    return changed;
  }

  placeGradient(figure, numberX, numberY) {
    const { layer } = this;
    const { values } = figure;
    let x = numberX.at(values, 0, 0);
    let y = numberY.at(values, 0, 0);
    for (const move of layer.moves) {
      x += move.x.at(values, 0, 0);
      y += move.y.at(values, 0, 0);
    }
    placePoint(figure, layer, x, y, layer.lift ? layer.lift.at(values, 0, 0) : 0, single, 0);
    turnPoint(figure, layer.place, single, 0);
  }

  /** Works out what it covers, or some of its points do, edges included. */
  measure(box, points, from, to) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    const { radii, rotation } = this;
    const [sin, cos] = rotation ? [Math.sin(rotation), Math.cos(rotation)] : [0, 1];
    const margin = EDGE + this.strokeWidth / 2 + this.blur * 3;
    const width = Math.hypot(radii[0] * cos, radii[1] * sin) + margin;
    const height = Math.hypot(radii[0] * sin, radii[1] * cos) + margin;
    for (let i = from; i < to; i += 2) {
      left = Math.min(left, points[i]);
      top = Math.min(top, points[i + 1]);
      right = Math.max(right, points[i]);
      bottom = Math.max(bottom, points[i + 1]);
    }
    box[0] = left - width;
    box[1] = top - height;
    box[2] = right + width;
    box[3] = bottom + height;
  }
}
