// How a layer gets onto a canvas.

import { TAU } from './maths.js';
import { GradientPicture, bellStops, gradientOn, pictureOf } from './rig-gradient.js';
import { POINTS_OF } from './rig-path.js';

/** Pixels of a box from which on, and up to which, a gradient is kept as a picture. */
const LARGE_AREA = 16_000;
const LARGEST_AREA = 6_000_000;

/** Draws a layer as it stands. */
export class LayerDrawing {
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
