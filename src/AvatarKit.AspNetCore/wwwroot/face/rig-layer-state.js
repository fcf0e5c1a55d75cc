// A layer as it stands in the current pose: its points in pixels, its paint, what it covers, and how it gets onto a canvas.

import { DEGREE, TAU, clamp } from './maths.js';
import { POINTS_OF } from './rig-path.js';
import { cssColor } from './rig-paint.js';

/** Pixels between places where a point can be: what moves less is not seen and is not drawn again. */
const POINT_STEP = 0.25;

/** How little of a lag behind the head's turning makes a point swing as freely as hair can. */
const FREE_SWING = 0.4;

/** Far outside is as good as anywhere. */
const FAR_OUTSIDE = 30_000;

/** Pixels beyond its points that a shape's soft edge may reach. */
const EDGE = 1.5;

/** Pixels of a box from which on, and up to which, a gradient is kept as a picture, and how much larger than the shape the picture is. */
const LARGE_AREA = 16_000;
const LARGEST_AREA = 6_000_000;
const SPARE = 48;

/** By what part of its length a gradient may lie elsewhere than its picture says. */
const UNSEEN = 0.015;

const snap = value => Math.round(value / POINT_STEP) * POINT_STEP;

export class LayerState {
  constructor(layer, isShown) {
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

  /** Draws it. */
  draw(c) {
    const { layer } = this;
    c.globalAlpha = this.opacity;
    if (this.blur) c.filter = `blur(${this.blur}px)`;
    if (layer.kind === 'path') this.drawPath(c);
    else if (layer.kind === 'glow') this.drawGlow(c);
    else this.drawEllipse(c);
    if (this.blur) c.filter = 'none';
  }

  drawPath(c) {
    const { layer: { fill } } = this;
    this.trace(c);
    if (fill?.gradient && this.isLarge()) {
      c.save();
      c.clip();
      this.drawShades(c);
      c.restore();
    } else if (fill) {
      c.fillStyle = this.fillStyle ??= gradientOn(c, this.gradientAt, fill.gradient);
      c.fill();
    }
    if (this.strokeWidth > 0) {
      c.strokeStyle = this.strokeStyle;
      c.lineWidth = this.strokeWidth;
      c.stroke();
    }
  }

  drawEllipse(c) {
    const { layer: { fill }, points, radii, rotation } = this;
    c.save();
    c.translate(points[0], points[1]);
    if (rotation) c.rotate(rotation);
    c.scale(radii[0], radii[1]);
    c.fillStyle = this.fillStyle ??= gradientOn(c, fill.gradient.numbers.map(number => number.value), fill.gradient);
    c.beginPath();
    c.arc(0, 0, 1, 0, TAU);
    c.fill();
    c.restore();
  }

  /** Whether its gradient costs more to work out for every pixel than to keep as a picture. */
  isLarge() {
    const { box } = this;
    const area = (box[2] - box[0]) * (box[3] - box[1]);
    return this.layer.fill.gradient.stops.length > 2 && area > LARGE_AREA && area < LARGEST_AREA;
  }

  /** Draws its gradient as a picture, which moves with it by whole pixels. */
  drawShades(c) {
    const { gradientAt: now, layer: { fill: { gradient } }, box } = this;
    if (!this.shades || !this.shades.fits(now, box)) this.shades = new GradientPicture(now, box, gradient);
    this.shades.draw(c, now);
  }

  /** Draws a glow as a picture, at whole pixels: it fades too slowly for less to be seen. */
  drawGlow(c) {
    const { points, radii, rotation, layer: { fill }, box } = this;
    if (this.glow?.rx !== radii[0] || this.glow.ry !== radii[1] || this.glow.rotation !== rotation) {
      const width = Math.ceil(box[2] - box[0]);
      const height = Math.ceil(box[3] - box[1]);
      this.glow = { rx: radii[0], ry: radii[1], rotation, x: width / 2, y: height / 2 };
      this.glow.canvas = pictureOf(width, height, on => {
        on.translate(width / 2, height / 2);
        on.rotate(rotation);
        on.scale(radii[0], radii[1]);
        on.fillStyle = gradientOn(on, [0, 0, 1], { stops: bellStops(fill.color) });
        on.fillRect(-1, -1, 2, 2);
      });
    }
    c.drawImage(this.glow.canvas, Math.round(points[0] - this.glow.x), Math.round(points[1] - this.glow.y));
  }

  /** Makes its outline the canvas's path. */
  trace(c) {
    const { layer: { verbs }, points: p } = this;
    c.beginPath();
    for (let i = 0, at = 0; i < verbs.length; i++) {
      switch (verbs[i]) {
        case 'C': c.bezierCurveTo(p[at], p[at + 1], p[at + 2], p[at + 3], p[at + 4], p[at + 5]); break;
        case 'L': c.lineTo(p[at], p[at + 1]); break;
        case 'M': c.moveTo(p[at], p[at + 1]); break;
        case 'Q': c.quadraticCurveTo(p[at], p[at + 1], p[at + 2], p[at + 3]); break;
        default: c.closePath();
      }
      at += POINTS_OF[verbs[i]] * 2;
    }
  }
}

const single = new Float64Array(4);
const turned = new Float32Array(2);
const scratchBox = new Float32Array(4);

function placePoint(figure, { place, isMirrored }, x, y, lift, into, at) {
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

function turnPoint(figure, place, placed, at) {
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

/** A gradient drawn once, a little larger than what it fills. */
class GradientPicture {
  constructor(at, box, gradient) {
    this.at = Float32Array.from(at);
    this.isLinear = gradient.isLinear;
    this.left = Math.floor(box[0]) - SPARE;
    this.top = Math.floor(box[1]) - SPARE;
    this.canvas = pictureOf(box[2] - box[0] + SPARE * 2 + 2, box[3] - box[1] + SPARE * 2 + 2, c => {
      c.translate(-this.left, -this.top);
      c.fillStyle = gradientOn(c, at, gradient);
      c.fillRect(this.left, this.top, c.canvas.width, c.canvas.height);
    });
  }

  /** Whether moved to where the gradient is now it shows the same, but for what nobody sees, and covers a box. */
  fits(now, box) {
    const { at, canvas } = this;
    const left = this.left + Math.round(now[0] - at[0]);
    const top = this.top + Math.round(now[1] - at[1]);
    if (box[0] < left || box[1] < top || box[2] > left + canvas.width || box[3] > top + canvas.height) return false;
    if (!this.isLinear) return Math.abs(now[2] - at[2]) < at[2] * UNSEEN;
    const [x0, y0, x1, y1] = [at[2] - at[0], at[3] - at[1], now[2] - now[0], now[3] - now[1]];
    const reach = Math.hypot(x0, y0);
    const turn = Math.abs(x0 * y1 - y0 * x1) / reach ** 2;
    return Math.abs(Math.hypot(x1, y1) - reach) < reach * UNSEEN && turn * Math.max(box[2] - box[0], box[3] - box[1]) / 2 < reach * UNSEEN * 2;
  }

  draw(c, now) {
    c.drawImage(this.canvas, this.left + Math.round(now[0] - this.at[0]), this.top + Math.round(now[1] - this.at[1]));
  }
}

/** A gradient where it lies now: x0, y0, x1, y1; or x, y, radius. */
function gradientOn(c, [x0, y0, x1, y1], { isLinear, stops }) {
  const gradient = isLinear ? c.createLinearGradient(x0, y0, x1, y1) : c.createRadialGradient(x0, y0, 0, x0, y0, Math.max(0.01, x1));
  for (const { offset, color } of stops) gradient.addColorStop(offset, color);
  return gradient;
}

/** A bell curve from the middle to nothing: fades along straight lines show their edge. */
const bellStops = color => Array.from({ length: 13 }, (_, index) => {
  const offset = index / 12;
  return { offset, color: cssColor(color, (Math.exp(-4 * offset * offset) - Math.exp(-4)) / (1 - Math.exp(-4))) };
});

/** A picture of its own. */
function pictureOf(width, height, draw) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  draw(canvas.getContext('2d'));
  return canvas;
}
