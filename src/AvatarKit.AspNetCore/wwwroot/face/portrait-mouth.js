// What is seen between parted lips, laid under them; and the lips' soft edges, laid over.

import { clamp, mix, smooth } from './maths.js';
import { channelOf } from './portrait-mesh.js';
import { MeshPatch } from './portrait-patch.js';
import { AT } from './pose.js';

/** Columns over which what is behind the lips fades in from a corner. */
const CORNER_COLUMNS = 4;

/** Teeth lie a little behind the lips: they move a little less when the head turns. */
const BEHIND_LIPS = 0.08;

/** The inside of a portrait's mouth. */
export class PortraitMouth {
  /**
   * @param {PortraitDocument} portrait whose
   * @param {PortraitMesh} mesh of the face around it
   */
  constructor(portrait, mesh) {
    this.portrait = portrait;
    this.mesh = mesh;
    const row = portrait.mouthColumns + 1;
    this.cavity = new MeshPatch(row, 2, 'details');
    this.lowerTeeth = new MeshPatch(2, 2, 'details');
    this.tongue = new MeshPatch(2, 2, 'details');
    this.upperTeeth = new MeshPatch(2, 2, 'details');
    this.shadow = new MeshPatch(row, 2, 'details');
    this.corners = new MeshPatch(row, 2, 'photo');
    this.upperLip = new MeshPatch(row, 2, 'photo');
    this.lowerLip = new MeshPatch(row, 2, 'photo');
    this.behind = [this.cavity, this.tongue, this.lowerTeeth, this.upperTeeth, this.shadow, this.corners];
    this.edges = [this.upperLip, this.lowerLip];
    const { left, right } = portrait.mouth;
    this.middle = (left + right) / 2;
    this.vertex = mesh.upperEdge + portrait.mouthColumn + portrait.mouthColumns / 2;
    this.depth = portrait.depths[this.vertex] - BEHIND_LIPS;
  }

  move(pose, head) {
    const isOpen = this.mesh.gaps.some(gap => gap > 0);
    for (const patch of [...this.behind, ...this.edges]) patch.isVisible = isOpen;
    if (!isOpen) return;
    const { portrait: { mouth: { line, drop: widest, teeth: half } } } = this;
    const drop = widest * channelOf(pose, AT.jawOpen);
    this.lay(this.upperTeeth, 'upperTeeth', head, half, line - half * 0.42, line + half * 0.13);
    this.lay(this.lowerTeeth, 'lowerTeeth', head, half * 0.9, line + drop + 0.01, line + drop + half * 0.45);
    const top = mix(line + 0.045 + drop * 0.42, line + 0.02, Math.min(channelOf(pose, AT.tongueOut) * 2, 1));
    this.lay(this.tongue, 'tongue', head, half * 0.92, top, top + half * 0.9 + drop * 0.4);
    this.layLips(Math.min(channelOf(pose, AT.mouthPucker) + 0.5 * channelOf(pose, AT.mouthFunnel), 1));
  }

  lay(patch, name, head, side, top, bottom) {
    const { place, bodyX, bodyY } = this.mesh;
    const sprite = this.portrait.details.sprites[name];
    for (let i = 0; i < 4; i++) {
      const [column, row] = [i & 1, i >> 1];
      let x = this.middle + (column ? side : -side);
      let y = row ? bottom : top;
      if (!head.isStill) {
        head.shift(x, y, this.depth);
        x += head.x;
        y += head.y;
      }
      x += bodyX[this.vertex];
      y += bodyY[this.vertex];
      patch.set(column, row, place.toX(x, y), place.toY(x, y), sprite.x + column * sprite.width, sprite.y + row * sprite.height);
    }
  }

  /** Rounded lips stand off the teeth and leave them in the dark. */
  layLips(rounded) {
    const { mesh, mesh: { place, x, y, baseX, baseY, gaps, width }, portrait: { mouthColumn, mouthColumns, details: { sprites } } } = this;
    const { cavity, shadow } = sprites;
    const { margin } = this;
    const downX = -place.acrossY / place.unit;
    const downY = place.acrossX / place.unit;
    const [darkX, darkY] = [shadow.x + shadow.width / 2, shadow.y + shadow.height / 2];
    for (let i = 0; i <= mouthColumns; i++) {
      const upper = mesh.upperEdge + mouthColumn + i;
      const lower = upper + width;
      const [upperX, upperY, lowerX, lowerY] = [x[upper], y[upper], x[lower], y[lower]];
      const gap = gaps[i] * place.unit;
      const along = cavity.x + cavity.width * i / mouthColumns;
      this.cavity.set(i, 0, upperX - downX, upperY - downY, along, cavity.y);
      this.cavity.set(i, 1, lowerX + downX, lowerY + downY, along, cavity.y + cavity.height);

      // Lips cast a shadow on what is behind them.
      const cast = Math.min(gap * (0.6 + rounded), (0.07 + 0.1 * rounded) * place.unit);
      this.shadow.set(i, 0, upperX - downX, upperY - downY, darkX, darkY, gap > 0 ? 0.34 + 0.3 * rounded : 0);
      this.shadow.set(i, 1, upperX + downX * cast, upperY + downY * cast, darkX, darkY, 0);

      // A gap that ends in a point of black looks cut: towards the corners it goes over into the line of the lips.
      const corner = 1 - smooth(0, CORNER_COLUMNS, Math.min(i, mouthColumns - i));
      const [upperU, upperV, lowerU, lowerV] = [baseX[upper] + margin, baseY[upper] + margin, baseX[lower] + margin, baseY[lower] + margin];
      this.corners.set(i, 0, upperX - downX, upperY - downY, upperU, upperV, corner);
      this.corners.set(i, 1, lowerX + downX, lowerY + downY, lowerU, lowerV, corner);

      const soft = clamp(gap * 0.25, 0, Math.max(place.unit * 0.008, 1));
      this.upperLip.set(i, 0, upperX, upperY, upperU - downX, upperV - downY);
      this.upperLip.set(i, 1, upperX + downX * soft, upperY + downY * soft, upperU - downX, upperV - downY, 0);
      this.lowerLip.set(i, 0, lowerX - downX * soft, lowerY - downY * soft, lowerU + downX, lowerV + downY, 0);
      this.lowerLip.set(i, 1, lowerX, lowerY, lowerU + downX, lowerV + downY);
    }
  }
}
