// The character: a vector portrait drawn on a canvas from the 52 ARKit weights and three head angles.
// The drawing lives in a box of 1000 by 1000 units; every point of the head has a depth and is turned with it.

import { DEGREE, TAU, mix } from './maths.js';
import { drawBody } from './portrait-body.js';
import { drawBrow, drawEye } from './portrait-eyes.js';
import { drawBackHair, drawHair } from './portrait-hair.js';
import { drawHead, drawNose } from './portrait-head.js';
import { drawMouth } from './portrait-mouth.js';
import { PALETTE } from './portrait-palette.js';
import { AT, mouthShape } from './pose.js';
import { commands } from './svg-path.js';

/** Draws the character. Give it a canvas's context and poses; it keeps nothing but gradients and the box it draws in. */
export class Portrait {
  constructor(context) {
    this.c = context;
    this.width = 0;
    this.height = 0;
    this.sine = new Float64Array(6);
    this.points = new Float64Array(6);
  }

  /** Fits the box into a canvas of so many device pixels. */
  resize(width, height) {
    this.width = width;
    this.height = height;
    const scale = Math.max(Math.min(width, height) / 900, Math.min(width / 720, height / 900));
    this.scale = scale;
    this.left = width / 2 - 500 * scale;
    this.top = height - 1000 * scale;
    const c = this.c;
    const linear = (x0, y0, x1, y1, colors) => this.stops(c.createLinearGradient(x0, y0, x1, y1), colors);
    const radial = (x, y, r, colors) => this.stops(c.createRadialGradient(x, y, r * 0.04, x, y, r), colors);
    this.paint = {
      skin: radial(452, 420, 350, [PALETTE.skin[0], PALETTE.skin[0], PALETTE.skin[1], PALETTE.skin[2]]),
      side: linear(560, 420, 690, 450, ['rgba(190,105,75,0)', 'rgba(178,92,66,.34)']),
      brow: linear(0, 214, 0, 372, ['rgba(120,52,32,.55)', 'rgba(150,74,48,0)']),
      chin: linear(0, 650, 0, 748, ['rgba(190,105,75,0)', 'rgba(186,100,72,.36)']),
      neck: linear(0, 690, 0, 850, ['#bf7a5a', '#dd9d78', '#efbb98']),
      neckShade: radial(500, 706, 120, ['rgba(120,54,38,.62)', 'rgba(120,54,38,.38)', 'rgba(120,54,38,0)']),
      hair: linear(380, 150, 640, 820, PALETTE.hair),
      hairBack: linear(0, 180, 0, 860, ['#5a2d21', '#3a1a14', '#2b120e']),
      coat: linear(200, 820, 420, 1080, PALETTE.coat),
      coatRight: linear(820, 820, 600, 1080, [PALETTE.coat[1], PALETTE.coat[2]]),
      lapel: linear(330, 820, 470, 1060, ['#3fa39d', '#23757a']),
      lapelRight: linear(670, 820, 530, 1060, ['#2a8285', '#17565c']),
      shirt: linear(0, 830, 0, 1000, PALETTE.shirt),
      backdrop: this.stops(
        c.createRadialGradient(width * 0.42, height * 0.3, 0, width / 2, height / 2, Math.hypot(width, height) * 0.62), PALETTE.backdrop),
    };
  }

  stops(gradient, colors) {
    colors.forEach((color, index) => gradient.addColorStop(index / (colors.length - 1), color));
    return gradient;
  }

  /** Turns a point of the head: `px` and `py` are where it is drawn. Its turn may lag behind the head's, as hair does. */
  project(x, y, z, lag = 0) {
    const s = this.sine;
    const sy = mix(s[0], s[4], lag);
    const cy = mix(s[1], s[5], lag);
    const dx = x - 500;
    const dy = y - 520;
    const turned = z * cy - dx * sy;
    this.px = 500 + dx * cy + z * sy;
    this.py = 520 + dy * s[3] + turned * s[2];
  }

  /** Depth of the face's surface: the front of an egg. */
  depth(x, y) {
    const dx = (x - 500) / 186;
    const dy = (y - 480) / 300;
    return 26 + 118 * Math.sqrt(Math.max(0, 1 - dx * dx - dy * dy));
  }

  /** Turns a point of the face's surface, or so far before it. */
  face(x, y, extra = 0) {
    this.project(x, y, this.depth(x, y) + extra);
  }

  /** Adds a path to the canvas's, each point placed by a function. */
  trace(path, place) {
    const { c, points } = this;
    for (const command of commands(path)) {
      const kind = command[0];
      if (kind === 'Z') {
        c.closePath();
        continue;
      }
      for (let i = 1; i < command.length; i += 2) {
        place(command[i], command[i + 1]);
        points[i - 1] = this.px;
        points[i] = this.py;
      }
      if (kind === 'M') c.moveTo(points[0], points[1]);
      else if (kind === 'L') c.lineTo(points[0], points[1]);
      else if (kind === 'Q') c.quadraticCurveTo(points[0], points[1], points[2], points[3]);
      else c.bezierCurveTo(points[0], points[1], points[2], points[3], points[4], points[5]);
    }
  }

  fill(path, style, place) {
    const c = this.c;
    c.beginPath();
    this.trace(path, place);
    c.fillStyle = style;
    c.fill();
  }

  stroke(path, style, width, place) {
    const c = this.c;
    c.beginPath();
    this.trace(path, place);
    c.strokeStyle = style;
    c.lineWidth = width;
    c.stroke();
  }

  /** A soft spot of light or shade; the colour is `red,green,blue`. */
  glow(x, y, rx, ry, color, alpha) {
    const c = this.c;
    c.save();
    c.translate(x, y);
    c.scale(rx, ry);
    const gradient = c.createRadialGradient(0, 0, 0, 0, 0, 1);
    // A bell curve: linear fades show their edge.
    for (let i = 0; i <= 8; i++) {
      const t = i / 8;
      const bell = (Math.exp(-4 * t * t) - Math.exp(-4)) / (1 - Math.exp(-4));
      gradient.addColorStop(t, `rgba(${color},${(alpha * bell).toFixed(4)})`);
    }
    c.fillStyle = gradient;
    c.beginPath();
    c.arc(0, 0, 1, 0, TAU);
    c.fill();
    c.restore();
  }

  /**
   * Draws one frame.
   * @param {Float32Array} pose 55 channels in the order of CHANNELS
   * @param {{breath?: number, hairYaw?: number}} life breathing from -1 to 1, and the angle the hair has reached, in degrees
   */
  draw(pose, life = {}) {
    const c = this.c;
    const yaw = pose[AT.headYaw] * DEGREE * 1.25;
    const pitch = pose[AT.headPitch] * DEGREE * 1.15;
    const hairYaw = (life.hairYaw ?? pose[AT.headYaw]) * DEGREE * 1.25;
    this.sine.set([Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch), Math.sin(hairYaw), Math.cos(hairYaw)]);
    const mouth = mouthShape(pose);
    const breath = life.breath ?? 0;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.lineCap = 'round';
    c.lineJoin = 'round';
    this.drawBackdrop();
    c.setTransform(this.scale, 0, 0, this.scale, this.left, this.top);
    const tilt = pose[AT.headRoll] * DEGREE;
    const head = draw => {
      c.save();
      c.translate(500, 770);
      c.rotate(tilt);
      c.translate(-500, -770 - breath * 1.6);
      draw();
      c.restore();
    };
    head(() => drawBackHair(this));
    drawBody(this, breath, tilt, yaw);
    head(() => {
      drawHead(this, pose, mouth);
      drawNose(this, pose);
      drawMouth(this, mouth);
      drawEye(this, pose, -1, mouth);
      drawEye(this, pose, 1, mouth);
      drawBrow(this, pose, -1);
      drawBrow(this, pose, 1);
      drawHair(this);
    });
  }

  drawBackdrop() {
    const c = this.c;
    c.fillStyle = this.paint.backdrop;
    c.fillRect(0, 0, this.width, this.height);
    c.setTransform(this.scale, 0, 0, this.scale, this.left, this.top);
    c.fillStyle = 'rgba(255,255,255,.26)';
    c.beginPath();
    c.arc(500, 470, 400, 0, TAU);
    c.fill();
    c.fillStyle = 'rgba(255,255,255,.22)';
    c.beginPath();
    c.arc(500, 470, 322, 0, TAU);
    c.fill();
  }
}

/**
 * Draws one still of the character.
 * @param {HTMLCanvasElement} canvas where
 * @param {ArrayLike<number>} pose 55 channels in the order of CHANNELS
 * @param {{zoom?: number, y?: number}} [view] zoom: 1 shows head and shoulders. y: the height, from 0 to 1000, to centre on when zoomed.
 */
export function drawFace(canvas, pose, view = {}) {
  const portrait = new Portrait(canvas.getContext('2d'));
  portrait.resize(canvas.width, canvas.height);
  if (view.zoom) {
    portrait.scale *= view.zoom;
    portrait.left = canvas.width / 2 - 500 * portrait.scale;
    portrait.top = canvas.height / 2 - (view.y ?? 500) * portrait.scale;
  }
  portrait.draw(pose);
}
