// What moves in an eye of a portrait: the look, and the lids over it.

import { clamp, mix, smooth } from './maths.js';
import { LID_COLUMNS } from './portrait-document.js';
import { channelOf } from './portrait-mesh.js';
import { MeshPatch } from './portrait-patch.js';
import { AT } from './pose.js';

const LID_ROWS = 7;

/** Rows of the look between the lids, and how much of each is seen. */
const LOOK_ROWS = Object.freeze([[0.02, 0], [0.16, 1], [0.5, 1], [0.86, 1], [0.98, 0]]);

/** How high a lid's edge stands between the corners, where 1 is its height in the middle. */
const lidArch = t => clamp(4 * t * (1 - t)) ** 0.8;

/** An eye of a portrait. */
export class PortraitEye {
  /**
   * @param {PortraitDocument} portrait whose
   * @param {PortraitMesh} mesh of the face around it
   * @param {'left' | 'right'} side the person's own
   */
  constructor(portrait, mesh, side) {
    this.mesh = mesh;
    this.eye = portrait[`${side}Eye`];
    this.sprite = portrait.details.sprites[`${side}Lid`];
    const { start, end, upper, lower } = this.eye;
    this.width = Math.hypot(end[0] - start[0], end[1] - start[1]);
    this.height = Math.max(lower - upper, 0.05);
    this.look = new MeshPatch(LID_COLUMNS, LOOK_ROWS.length, 'photo');
    this.lower = new MeshPatch(LID_COLUMNS, 4, 'photo');
    this.upper = new MeshPatch(LID_COLUMNS, LID_ROWS, 'details');
    const name = side === 'left' ? 'Left' : 'Right';
    this.blink = AT[`eyeBlink${name}`];
    this.squint = AT[`eyeSquint${name}`];
    // Directions in the picture: a person's left is the picture's right.
    this.towardsRight = AT[side === 'left' ? 'eyeLookOutLeft' : 'eyeLookInRight'];
    this.towardsLeft = AT[side === 'left' ? 'eyeLookInLeft' : 'eyeLookOutRight'];
    this.up = AT[`eyeLookUp${name}`];
    this.down = AT[`eyeLookDown${name}`];
  }

  x(t) {
    return mix(this.eye.start[0], this.eye.end[0], t);
  }

  upperY(t) {
    return mix(this.eye.start[1], this.eye.end[1], t) + this.eye.upper * lidArch(t);
  }

  lowerY(t) {
    return mix(this.eye.start[1], this.eye.end[1], t) + this.eye.lower * lidArch(t);
  }

  move(pose) {
    const shut = channelOf(pose, this.blink);
    const gazeX = channelOf(pose, this.towardsRight) - channelOf(pose, this.towardsLeft);
    const gazeY = channelOf(pose, this.down) - channelOf(pose, this.up);
    const down = clamp(shut + Math.max(gazeY, 0) * 0.3 * (1 - shut));
    const up = channelOf(pose, this.squint) * 0.45;
    this.look.isVisible = (gazeX !== 0 || gazeY !== 0) && down < 1;
    this.lower.isVisible = up > 0;
    this.upper.isVisible = down > 0;
    if (this.look.isVisible) this.moveLook(gazeX, gazeY);
    if (this.lower.isVisible) this.moveLower(up);
    if (this.upper.isVisible) this.moveUpper(down);
  }

  /** Sets a vertex that shows the photograph at a point of the face. */
  show(patch, column, row, x, y, sourceX, sourceY, alpha) {
    const { mesh: { place }, margin } = this;
    patch.set(column, row, place.toX(x, y), place.toY(x, y), place.toX(sourceX, sourceY) + margin, place.toY(sourceX, sourceY) + margin, alpha);
  }

  moveLook(gazeX, gazeY) {
    const { mesh, eye } = this;
    for (let i = 0; i < LID_COLUMNS; i++) {
      const t = i / (LID_COLUMNS - 1);
      const free = 1 - (2 * t - 1) ** 4;
      const shiftX = gazeX * this.width * 0.1 * free;
      const shiftY = gazeY * this.height * 0.15 * free;
      LOOK_ROWS.forEach(([part, alpha], row) => {
        const x = this.x(t);
        const y = mix(this.upperY(t), this.lowerY(t), part);
        const movedX = mix(mesh.shiftXAt(eye.upperPlaces[i]), mesh.shiftXAt(eye.lowerPlaces[i]), part);
        const movedY = mix(mesh.shiftYAt(eye.upperPlaces[i]), mesh.shiftYAt(eye.lowerPlaces[i]), part);
        this.show(this.look, i, row, x + movedX, y + movedY, x - shiftX, y - shiftY, alpha);
      });
    }
  }

  moveLower(up) {
    const { mesh, eye, height } = this;
    const lash = height * 0.2;
    for (let i = 0; i < LID_COLUMNS; i++) {
      const t = i / (LID_COLUMNS - 1);
      const x = this.x(t);
      const edge = this.lowerY(t);
      const rise = (this.upperY(t) - edge) * up;
      const movedX = x + mesh.shiftXAt(eye.lowerPlaces[i]);
      const movedY = edge + mesh.shiftYAt(eye.lowerPlaces[i]);
      this.show(this.lower, i, 0, movedX, movedY + rise - lash * 0.4, x, edge - lash * 0.4, 0);
      this.show(this.lower, i, 1, movedX, movedY + rise, x, edge);
      this.show(this.lower, i, 2, movedX, movedY + rise * 0.4 + height * 0.25, x, edge + height * 0.25);
      this.show(this.lower, i, 3, movedX, movedY + height * 0.5, x, edge + height * 0.5);
    }
  }

  /** The shut eye's picture is drawn down like a blind: whole when shut, folded together above while open. */
  moveUpper(down) {
    const { mesh, mesh: { place }, eye, sprite, eye: { lid: [left, top, wide, high] } } = this;
    const seen = smooth(0, 0.12, down);
    for (let i = 0; i < LID_COLUMNS; i++) {
      const across = i / (LID_COLUMNS - 1) * 1.24 - 0.12;
      const t = clamp(across);
      const x = this.x(t) + (across - t) * this.width;
      const upper = this.upperY(t) - eye.above;
      const lower = this.lowerY(t) + eye.below;
      const edge = mix(this.upperY(t) + 0.02, lower, down);
      const topX = mesh.shiftXAt(eye.topPlaces[i]);
      const topY = mesh.shiftYAt(eye.topPlaces[i]);
      const edgeX = mix(mesh.shiftXAt(eye.upperPlaces[i]), mesh.shiftXAt(eye.lowerPlaces[i]), down);
      const edgeY = mix(mesh.shiftYAt(eye.upperPlaces[i]), mesh.shiftYAt(eye.lowerPlaces[i]), down);
      for (let row = 0; row < LID_ROWS; row++) {
        const part = row / (LID_ROWS - 1);
        const toX = x + mix(topX, edgeX, part);
        const toY = mix(upper + topY, edge + edgeY, part);
        const u = sprite.x + (x - left) / wide * sprite.width;
        const v = sprite.y + (mix(upper, lower, part) - top) / high * sprite.height;
        this.upper.set(i, row, place.toX(toX, toY), place.toY(toX, toY), u, v, seen);
      }
    }
  }
}
