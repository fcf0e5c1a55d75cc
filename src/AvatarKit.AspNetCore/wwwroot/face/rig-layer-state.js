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

const snap = value => Math.round(value / POINT_STEP) * POINT_STEP;

export class LayerState {
  constructor(layer, isShown) {
    this.layer = layer;
    this.isShown = isShown;
    this.local = new Float64Array(layer.points.length);
    // Each point before the head turns: x, y, depth, how far it follows.
    this.placed = new Float64Array(layer.points.length * 2);
    this.points = new Float32Array(layer.points.length);
    this.gradientAt = new Float32Array(4);
    this.radii = new Float32Array(2);
    this.box = new Float32Array(4);
    this.x = this.y = this.rotation = this.strokeWidth = 0;
    this.opacity = -1;
    this.fillStyle = layer.fill?.color ? cssColor(layer.fill.color) : null;
    this.strokeStyle = layer.stroke ? cssColor(layer.stroke) : null;
    this.isVisible = false;
    this.blur = 0;
  }

  /** Brings it to the figure's pose; says whether it looks different. */
  update(figure, isFresh) {
    const changed = this.pose(figure, isFresh);
    if (changed) this.measure();
    return changed;
  }

  pose(figure, isFresh) {
    const { layer } = this;
    const { values } = figure;
    let changed = isFresh;
    const opacity = layer.opacity ? clamp(layer.opacity.at(values, 0, 0)) : 1;
    const width = layer.strokeWidth ? Math.max(0, layer.strokeWidth.at(values, 0, 0)) * figure.scale : 0;
    if (opacity !== this.opacity || width !== this.strokeWidth) {
      this.opacity = opacity;
      this.strokeWidth = width;
      this.blur = layer.blur * figure.scale;
      this.isVisible = this.isShown && opacity > 0 && (layer.fill !== null || width > 0);
      changed = true;
    }
    if (isFresh || layer.shapeLow & figure.low || layer.shapeHigh & figure.high) this.place(figure);
    changed = this.turn(figure) || changed;
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

  /** Works out what it covers, edges included. */
  measure() {
    const { box, points, radii, layer, rotation } = this;
    if (layer.kind === 'path') {
      box.fill(Infinity, 0, 2);
      box.fill(-Infinity, 2);
      for (let i = 0; i < points.length; i += 2) {
        box[0] = Math.min(box[0], points[i]);
        box[1] = Math.min(box[1], points[i + 1]);
        box[2] = Math.max(box[2], points[i]);
        box[3] = Math.max(box[3], points[i + 1]);
      }
    } else {
      const [sin, cos] = [Math.sin(rotation), Math.cos(rotation)];
      const width = Math.hypot(radii[0] * cos, radii[1] * sin);
      const height = Math.hypot(radii[0] * sin, radii[1] * cos);
      box[0] = points[0] - width;
      box[1] = points[1] - height;
      box[2] = points[0] + width;
      box[3] = points[1] + height;
    }
    const margin = EDGE + this.strokeWidth / 2 + this.blur * 3;
    box[0] -= margin;
    box[1] -= margin;
    box[2] += margin;
    box[3] += margin;
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
    const reach = gradient.isLinear ? Math.hypot(now[2] - now[0], now[3] - now[1]) : now[2];
    let shades = this.shades;
    const left = shades ? Math.round(now[0] - shades.x) + shades.left : 0;
    const top = shades ? Math.round(now[1] - shades.y) + shades.top : 0;
    if (!shades || Math.abs(shades.reach - reach) > reach * 0.015 || box[0] < left || box[1] < top
      || box[2] > left + shades.canvas.width || box[3] > top + shades.canvas.height) {
      shades = this.shades = { x: now[0], y: now[1], reach, left: Math.floor(box[0]) - SPARE, top: Math.floor(box[1]) - SPARE };
      shades.canvas = pictureOf(box[2] - box[0] + SPARE * 2 + 2, box[3] - box[1] + SPARE * 2 + 2, on => {
        on.translate(-shades.left, -shades.top);
        on.fillStyle = gradientOn(on, now, gradient);
        on.fillRect(shades.left, shades.top, on.canvas.width, on.canvas.height);
      });
      c.drawImage(shades.canvas, shades.left, shades.top);
    } else {
      c.drawImage(shades.canvas, left, top);
    }
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
