// Gradients, and the pictures that are kept of them.

import { cssColor } from './rig-paint.js';

/** How many pixels larger than the shape the picture of a gradient is, on each side. */
const SPARE = 48;

/** By what part of its length a gradient may lie elsewhere than its picture says. */
const UNSEEN = 0.015;

/** A gradient drawn once, a little larger than what it fills. */
export class GradientPicture {
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
export function gradientOn(c, [x0, y0, x1, y1], { isLinear, stops }) {
  const gradient = isLinear ? c.createLinearGradient(x0, y0, x1, y1) : c.createRadialGradient(x0, y0, 0, x0, y0, Math.max(0.01, x1));
  for (const { offset, color } of stops) gradient.addColorStop(offset, color);
  return gradient;
}

/** A bell curve from the middle to nothing: fades along straight lines show their edge. */
export const bellStops = color => Array.from({ length: 13 }, (_, index) => {
  const offset = index / 12;
  return { offset, color: cssColor(color, (Math.exp(-4 * offset * offset) - Math.exp(-4)) / (1 - Math.exp(-4))) };
});

/** A picture of its own. */
export function pictureOf(width, height, draw) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  draw(canvas.getContext('2d'));
  return canvas;
}
