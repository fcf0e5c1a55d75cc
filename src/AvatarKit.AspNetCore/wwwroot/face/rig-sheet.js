// Layers that follow each other, drawn once and kept until one of them changes.

import { HEAD_BITS } from './rig-figure.js';
import { BREATH, SHRUG, inputBits } from './rig-scope.js';
import { AT } from './pose.js';

/** Pixels by which a sheet is larger than what is on it, so that it needs no new size whenever something moves. */
const SHEET_SPARE = 40;

/** The most layers of a sheet of what follows late: a few are quicker drawn than all. */
const MOST_LATE = 17;

const JAW_BITS = inputBits(AT.jawOpen).low;
const FACE_BITS = ~(HEAD_BITS | inputBits(BREATH).high | inputBits(SHRUG).high);

/** Hair and dress follow the head and the breath alone: nobody sees it when they do so a frame or two later. */
const mayBeLate = ({ part, low, high }) => (part === 'hair' || part === 'body') && low === 0 && (high & FACE_BITS) === 0;

/**
 * Cuts layers into sheets: where the part or the side of the face changes, and where what the jaw or the head moves meets what it does not.
 * A sheet is always drawn whole: what a rasteriser makes of a path hangs a little on where it is cut off, and edges would shimmer.
 */
export function sheetsOf(layers, first) {
  const sheets = [];
  for (let i = first + 1; i <= layers.length; i++) {
    const isFull = i - first >= MOST_LATE && mayBeLate(layers[first].layer);
    if (i < layers.length && !isFull && i - first < fewestLayers(layers[i - 1].layer, layers[i].layer)) continue;
    sheets.push(new RigSheet(layers, first, i));
    first = i;
  }
  for (let i = layers.length - 1; i >= 0; i--) {
    const { sheets: own, layer: { clip } } = layers[i];
    if (clip >= 0) layers[clip].sheets = [...new Set([...layers[clip].sheets, ...own])];
  }
  return sheets;
}

/** How many layers a sheet has at least to end between two: it must be worth the laying over each other. */
function fewestLayers(behind, before) {
  const part = layer => layer.part === 'mouth-inside' ? 'mouth' : layer.part;
  if (part(behind) !== part(before)) return 1;
  if (!(behind.high & HEAD_BITS) !== !(before.high & HEAD_BITS)) return 2;
  return behind.isMirrored !== before.isMirrored || (behind.low & JAW_BITS) !== (before.low & JAW_BITS) ? 3 : Infinity;
}

export class RigSheet {
  constructor(layers, first, end) {
    this.layers = layers;
    this.own = layers.slice(first, end);
    this.isLate = this.own.every(({ layer, isClip }) => mayBeLate(layer) && !isClip);
    for (const layer of this.own) {
      layer.sheets = [this];
      layer.isLate = this.isLate;
    }
    this.canvas = document.createElement('canvas');
    this.c = this.canvas.getContext('2d');
    this.left = this.top = this.right = this.bottom = 0;
    this.box = new Float32Array(4);
    this.isChanged = true;
    this.drawn = 0;
  }

  /** Draws its layers as they stand, as far as they lie in a picture of so many pixels or, by a margin, beside it. */
  draw(width, height, margin = 0) {
    const { own, c, canvas } = this;
    this.isChanged = false;
    const [first, across, down] = [-margin, width + margin, height + margin];
    let [left, top, right, bottom] = [across, down, first, first];
    for (const { isVisible, box } of own) {
      if (!isVisible) continue;
      left = Math.min(left, box[0]);
      top = Math.min(top, box[1]);
      right = Math.max(right, box[2]);
      bottom = Math.max(bottom, box[3]);
    }
    this.box.set([left, top, right, bottom]);
    this.isEmpty = left >= across || top >= down || right <= first || bottom <= first || left >= right;
    if (this.isEmpty) return;
    const isWithin = Math.max(first, left) >= this.left && Math.max(first, top) >= this.top
      && Math.min(across, right) <= this.right && Math.min(down, bottom) <= this.bottom;
    if (isWithin) {
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.clearRect(0, 0, canvas.width, canvas.height);
    } else {
      this.left = Math.max(first, Math.floor(left) - SHEET_SPARE);
      this.top = Math.max(first, Math.floor(top) - SHEET_SPARE);
      this.right = Math.min(across, Math.ceil(right) + SHEET_SPARE);
      this.bottom = Math.min(down, Math.ceil(bottom) + SHEET_SPARE);
      canvas.width = this.right - this.left;
      canvas.height = this.bottom - this.top;
    }
    c.setTransform(1, 0, 0, 1, -this.left, -this.top);
    drawLayers(c, own, this.layers);
  }

  /** Lays all of it down, where the canvas's transform has it. */
  lay(c) {
    if (!this.isEmpty) c.drawImage(this.canvas, this.left, this.top);
  }

  /** Lays what of it lies in a part of the picture onto that. */
  copy(c, dirty) {
    if (this.isEmpty) return;
    const left = Math.max(dirty[0], this.left);
    const top = Math.max(dirty[1], this.top);
    const width = Math.min(dirty[2], this.right) - left;
    const height = Math.min(dirty[3], this.bottom) - top;
    if (width > 0 && height > 0) c.drawImage(this.canvas, left - this.left, top - this.top, width, height, left, top, width, height);
  }
}

/** Draws layers, each within what clips it. */
export function drawLayers(c, own, layers) {
  c.lineCap = c.lineJoin = 'round';
  let clip = -1;
  c.save();
  for (const state of own) {
    if (!state.isVisible) continue;
    if (state.layer.clip !== clip) {
      clip = state.layer.clip;
      c.restore();
      c.save();
      for (let next = clip; next >= 0; next = layers[next].layer.clip) {
        layers[next].trace(c);
        c.clip();
      }
    }
    state.draw(c);
  }
  c.restore();
}
