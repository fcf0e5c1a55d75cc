// The drawn character: draws any rig on a canvas, pose by pose, and of every picture only what changed.

import { Figure } from './rig-figure.js';
import { LayerState } from './rig-layer-state.js';
import { rigOf } from './rig-loading.js';
import { drawLayers, sheetsOf } from './rig-sheet.js';

export { loadRig } from './rig-loading.js';
export { RigError } from './rig-cursor.js';

/**
 * A face that is drawn from a rig, and of every picture only what changed. It draws as soon as its rig is there.
 *
 * `ready` is a promise of the rig; it is rejected where the rig cannot be used, and then nothing is ever drawn.
 */
export class RigFace {
  /**
   * @param {HTMLCanvasElement} canvas where to draw; all of it is the face's
   * @param {Rig | object | object[] | string | URL | Promise} rig who is drawn, as `rigOf` takes it: a rig, its JSON, or where it lies
   * @param {{backdrop?: boolean, framing?: string, zoom?: number, y?: number}} [view]
   *   backdrop: false leaves what is behind the character transparent.
   *   framing: `face`, `bust` (as without) or `waist`, which a rig that was loaded without it cannot be.
   *   zoom: how much nearer than head and shoulders. y: the height, in the drawing's units, to centre on when zoomed.
   */
  constructor(canvas, rig, { backdrop = true, framing, zoom, y } = {}) {
    this.canvas = canvas;
    this.hasBackdrop = backdrop;
    this.view = { framing, zoom, y };
    this.width = this.height = 0;
    // What is to be drawn anew: left, top, right, bottom.
    this.dirty = new Int32Array(4);
    this.mark = this.mark.bind(this);
    this.isBehind = false;
    this.frame = 0;
    this.ready = rigOf(rig, framing).then(found => this.take(found));
    // Whoever wants to know asks; nobody has to.
    this.ready.catch(() => { });
  }

  take(rig) {
    this.rig = rig;
    this.hasBackdrop &&= rig.backdrop.length > 0;
    this.c = this.canvas.getContext('2d', { alpha: !this.hasBackdrop });
    this.figure = new Figure(rig);
    this.layers = rig.layers.map(layer => new LayerState(layer, this.hasBackdrop || layer.part !== 'backdrop'));
    for (const { clip } of rig.layers) if (clip >= 0) this.layers[clip].isClip = true;
    const moving = rig.layers.findIndex(({ low, high }) => low !== 0 || high !== 0);
    this.still = moving < 0 ? rig.layers.length : moving;
    this.ground = document.createElement('canvas');
    this.sheets = sheetsOf(this.layers, this.still);
    this.fit();
    if (this.wanted) this.draw(this.wanted.pose, this.wanted.life);
    return rig;
  }

  /** Fits the character into a canvas of so many device pixels. */
  resize(width, height) {
    this.width = width;
    this.height = height;
    this.fit();
  }

  fit() {
    this.figure?.resize(this.width, this.height, this.view);
    this.isFresh = true;
  }

  /**
   * Draws a pose.
   * @param {ArrayLike<number>} pose the channels in the order of CHANNELS
   * @param {{breath?: number, sway?: number, lean?: number, shrug?: number, hands?: number[], hairYaw?: number}} [life]
   *   breathing, leaning to the figure's left and
   *   towards the viewer, each from -1 to 1; how far the shoulders are raised, from 0 to 1; what the hands do
   *   (wave, swing, palm, count: from 0 to 1; fingers: to 5); and the angle that hair has reached, in degrees
   */
  draw(pose, life) {
    const { figure, dirty } = this;
    if (!figure) {
      this.wanted = { pose, life };
      return;
    }
    if (this.width < 1 || this.height < 1) return;
    const isElsewhere = figure.place(life);
    const isOther = figure.update(pose, life);
    if (!isOther && !isElsewhere && !this.isBehind) return;
    dirty.set([this.width, this.height, 0, 0]);
    if (isOther) this.poseAll();
    this.drawSheets();
    if (this.isFresh) this.drawGround();
    if (this.isFresh || isElsewhere || figure.isMoved) dirty.set([0, 0, this.width, this.height]);
    this.isFresh = false;
    if (dirty[0] < dirty[2] && dirty[1] < dirty[3]) this.lay();
  }

  /** Brings the layers to the pose and notes what of the picture they change. */
  poseAll() {
    const { figure, layers, isFresh } = this;
    for (let i = isFresh ? 0 : this.still; i < layers.length; i++) {
      const { low, high } = layers[i].layer;
      if (isFresh || low & figure.low || high & figure.high) layers[i].update(figure, isFresh, layers[i].isLate ? null : this.mark);
    }
  }

  /** Draws the sheets that changed; of those that may be late the one that waits longest. */
  drawSheets() {
    const { sheets, isFresh } = this;
    let next = null;
    this.isBehind = false;
    this.frame++;
    for (const sheet of sheets) {
      if (!sheet.isChanged && !isFresh) continue;
      if (!sheet.isLate || isFresh) {
        this.drawSheet(sheet);
      } else {
        this.isBehind ||= next !== null;
        if (!next || sheet.drawn < next.drawn) next = sheet;
      }
    }
    if (!next) return;
    this.mark(next.box);
    this.drawSheet(next);
    this.mark(next.box);
  }

  drawSheet(sheet) {
    sheet.drawn = this.frame;
    sheet.draw(this.width, this.height, this.figure.margin);
  }

  mark(box) {
    const { dirty } = this;
    dirty[0] = Math.max(0, Math.min(dirty[0], Math.floor(box[0])));
    dirty[1] = Math.max(0, Math.min(dirty[1], Math.floor(box[1])));
    dirty[2] = Math.min(this.width, Math.max(dirty[2], Math.ceil(box[2])));
    dirty[3] = Math.min(this.height, Math.max(dirty[3], Math.ceil(box[3])));
  }

  /** Lays the sheets over what lies behind them, where the picture changes. */
  lay() {
    const { c, dirty, dirty: [left, top, right, bottom], sheets } = this;
    if (!this.hasBackdrop) c.clearRect(left, top, right - left, bottom - top);
    c.drawImage(this.ground, left, top, right - left, bottom - top, left, top, right - left, bottom - top);
    if (this.figure.isMoved) {
      c.setTransform(...this.figure.stand);
      for (const sheet of sheets) sheet.lay(c);
      c.setTransform(1, 0, 0, 1, 0, 0);
    } else {
      for (const sheet of sheets) sheet.copy(c, dirty);
    }
  }

  /** Draws what lies behind everything that moves. */
  drawGround() {
    const { ground, width, height, rig: { backdrop }, layers } = this;
    ground.width = width;
    ground.height = height;
    const c = ground.getContext('2d');
    if (this.hasBackdrop) {
      const shades = c.createRadialGradient(width * 0.42, height * 0.3, 0, width / 2, height / 2, Math.hypot(width, height) * 0.62);
      backdrop.forEach((color, index) => shades.addColorStop(index / Math.max(1, backdrop.length - 1), color));
      c.fillStyle = shades;
      c.fillRect(0, 0, width, height);
    }
    drawLayers(c, layers.slice(0, this.still), layers);
  }
}

/**
 * Draws one still of a character.
 * @param {HTMLCanvasElement} canvas where
 * @param {ArrayLike<number>} pose 55 channels in the order of CHANNELS
 * @param {{rig?: Rig | object | string | URL | Promise, backdrop?: boolean, framing?: string, zoom?: number, y?: number}} [view]
 *   rig: who is drawn, as `RigFace` takes it (Ava). The rest as `RigFace` takes it.
 * @returns {Promise<void>} ends when it is drawn
 */
export async function drawFace(canvas, pose, { rig = 'ava', ...view } = {}) {
  const face = new RigFace(canvas, rig, view);
  await face.ready;
  face.resize(canvas.width, canvas.height);
  face.draw(pose);
}
