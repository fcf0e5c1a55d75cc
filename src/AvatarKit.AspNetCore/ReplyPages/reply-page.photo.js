// A photograph as a face: it fills its place, breathes and follows the head's turning a little. Its lips stay as they are.

import { DEGREE } from './face/maths.js';
import { AT } from './face/pose.js';
import { bytesOf } from './player/wire-data.js';

/** How much larger than its place the picture is drawn, so that no edge shows when it moves; and how far it moves, in parts of its place. */
const OVERSIZE = 1.06;
const PER_DEGREE = 0.0012;

/** A face for the player, drawn from a picture. `ready` is a promise of it, which is rejected where the picture cannot be shown. */
export class PhotoFace {
  /**
   * @param {HTMLCanvasElement} canvas where to draw
   * @param {{type: string, data: string}} photo its media type, and its bytes in Base64
   */
  constructor(canvas, { type, data }) {
    this.c = canvas.getContext('2d', { alpha: false });
    this.width = this.height = 0;
    // No address is made of the bytes: the page's policy allows none.
    this.ready = createImageBitmap(new Blob([bytesOf(data)], { type })).then(
      picture => {
        this.picture = picture;
        return this;
      },
      () => { throw new Error('The picture is damaged.'); });
  }

  resize(width, height) {
    this.width = width;
    this.height = height;
  }

  draw(pose, { breath = 0 } = {}) {
    const { c, picture, width, height } = this;
    const scale = Math.max(width / picture.width, height / picture.height) * OVERSIZE * (1 + breath * 0.002);
    c.setTransform(1, 0, 0, 1, width * (0.5 + pose[AT.headYaw] * PER_DEGREE), height * (0.5 + pose[AT.headPitch] * PER_DEGREE));
    c.rotate(pose[AT.headRoll] * 0.2 * DEGREE);
    c.scale(scale, scale);
    c.drawImage(picture, -picture.width / 2, -picture.height / 2);
  }
}
