// A portrait's photograph as it lies in the place it has, and what is around it.

import { clamp } from './maths.js';

/** Share of the height that a head takes at least, where that takes no more enlargement. */
const LEAST_HEAD = 0.5;
const MOST_ENLARGEMENT = 3;

/** Shares of the place that a head takes at most, where the picture holds more than the head. */
const MOST_HEAD_HEIGHT = 0.8;
const MOST_HEAD_WIDTH = 0.9;

/** A head's height and width in distances of the eyes; where the eyes lie, from the top. */
const HEAD_HEIGHT = 3.6;
const HEAD_WIDTH = 2.6;
const EYES_AT = 0.42;

/** Width of the small picture that surroundings are made of, and how far they are blurred in it. */
const COARSE_WIDTH = 96;
const COARSE_BLUR = 0.025 * COARSE_WIDTH;

/** Share of the picture's shorter side over which its edges go over into the surroundings. */
const FADE_SHARE = 0.12;

/** Less than this of a pixel is no room, but rounding. */
const SLIVER = 0.5;

// No edge is seen where the picture is larger than its place; all of it is where it is smaller.
const placeIn = (wanted, room) => clamp(wanted, Math.min(room, 0), Math.max(room, 0));

/**
 * How a photograph lies in a place: it covers it, the face well placed and not too small, unless that would leave no room for the whole head.
 * @param {{width: number, height: number, unit: number, eyes: number[]}} photo the photograph and where its eyes are
 * @returns {{scale: number, x: number, y: number}} how many pixels to the photograph's, and where its corner lies
 */
export function fitPortrait({ width: wide, height: high, unit, eyes }, width, height) {
  const [across, down] = [width / wide, height / high];
  const wanted = Math.min(height * LEAST_HEAD / (unit * HEAD_HEIGHT), MOST_ENLARGEMENT);
  const largest = Math.min(height * MOST_HEAD_HEIGHT / (unit * HEAD_HEIGHT), width * MOST_HEAD_WIDTH / (unit * HEAD_WIDTH));
  const scale = Math.max(Math.min(Math.max(across, down), largest), Math.min(across, down), wanted);
  return {
    scale,
    x: placeIn(width / 2 - eyes[0] * scale, width - wide * scale),
    y: placeIn(height * EYES_AT - eyes[1] * scale, height - high * scale),
  };
}

function sheet(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const c = canvas.getContext('2d');
  c.imageSmoothingQuality = 'high';
  return c;
}

/** Draws a picture into a box, its border going on to the edges of the canvas. */
function drawWithBorder(c, picture, { x, y, width, height }) {
  const { canvas: { width: wide, height: high } } = c;
  const [right, bottom] = [x + width, y + height];
  const columns = [[0, 1, 0, x], [0, picture.width, x, right], [picture.width - 1, 1, right, wide]];
  const rows = [[0, 1, 0, y], [0, picture.height, y, bottom], [picture.height - 1, 1, bottom, high]];
  for (const [sourceY, sourceHigh, top, end] of rows) {
    for (const [sourceX, sourceWide, left, side] of columns) {
      if (side > left && end > top) c.drawImage(picture, sourceX, sourceY, sourceWide, sourceHigh, left, top, side - left, end - top);
    }
  }
}

/** Blurs pixels along lines: so many lines of so many pixels, each a step apart. */
function blurLines(data, kernel, lines, lineStep, count, step) {
  const line = new Float32Array(count * 4);
  const reach = (kernel.length - 1) / 2;
  for (let k = 0; k < lines; k++) {
    for (let i = 0; i < count * 4; i++) line[i] = data[k * lineStep + (i >> 2) * step + (i & 3)];
    for (let i = 0; i < count * 4; i++) {
      let sum = 0;
      for (let j = -reach; j <= reach; j++) sum += kernel[j + reach] * line[clamp((i >> 2) + j, 0, count - 1) * 4 + (i & 3)];
      data[k * lineStep + (i >> 2) * step + (i & 3)] = sum;
    }
  }
}

/** Canvas filters are not in every browser: the small picture is blurred by hand. */
function blurSheet(c) {
  const { width, height } = c.canvas;
  const pixels = c.getImageData(0, 0, width, height);
  const reach = Math.ceil(3 * COARSE_BLUR);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * COARSE_BLUR ** 2)));
  const sum = weights.reduce((a, b) => a + b);
  const kernel = weights.map(weight => weight / sum);
  blurLines(pixels.data, kernel, height, width * 4, width, 4);
  blurLines(pixels.data, kernel, width, 4, height, width * 4);
  c.putImageData(pixels, 0, 0);
}

/** Fills everything with what goes on from the picture's border, out of focus. */
function drawSurroundings(c, photo, box) {
  const { width, height } = c.canvas;
  const share = COARSE_WIDTH / width;
  const coarse = sheet(COARSE_WIDTH, height * share);
  drawWithBorder(coarse, photo, { x: box.x * share, y: box.y * share, width: box.width * share, height: box.height * share });
  blurSheet(coarse);
  c.drawImage(coarse.canvas, 0, 0, width, height);
}

/** What is drawn so far goes over into nothing at those of its ends where something is to be seen beyond. */
function fadeOut(c, from, to, share, atFirst, atLast) {
  if (!atFirst && !atLast) return;
  const gradient = c.createLinearGradient(...from, ...to);
  gradient.addColorStop(0, atFirst ? 'transparent' : '#000');
  gradient.addColorStop(share, '#000');
  gradient.addColorStop(1 - share, '#000');
  gradient.addColorStop(1, atLast ? 'transparent' : '#000');
  c.globalCompositeOperation = 'destination-in';
  c.fillStyle = gradient;
  c.fillRect(0, 0, c.canvas.width, c.canvas.height);
}

/**
 * Paints a photograph as it lies in its place, with a margin around.
 * @param {ImageBitmap} photo the photograph
 * @param {{scale: number, x: number, y: number}} fit how it lies there, by the pixels of the document's photograph
 * @param {{width: number, height: number, isOpaque: boolean}} described the photograph as its document has it
 * @param {{width: number, height: number, margin: number, most: number}} place the place, what is painted beyond its edges, and the longest side
 *   that the picture may have
 * @returns {HTMLCanvasElement} the picture: of the place with its margins, or smaller
 */
export function paintGround(photo, fit, described, { width, height, margin, most }) {
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  const less = Math.min(1, most / Math.max(wide, high));
  const ground = sheet(wide * less, high * less);
  const room = {
    left: fit.x > SLIVER, top: fit.y > SLIVER,
    right: fit.x + described.width * fit.scale < width - SLIVER, bottom: fit.y + described.height * fit.scale < height - SLIVER,
  };
  const box = {
    x: (fit.x + margin) * less, y: (fit.y + margin) * less,
    width: described.width * fit.scale * less, height: described.height * fit.scale * less,
  };
  if (!(room.left || room.top || room.right || room.bottom)) {
    drawWithBorder(ground, photo, box);
    return ground.canvas;
  }
  if (described.isOpaque) drawSurroundings(ground, photo, box);
  const layer = sheet(ground.canvas.width, ground.canvas.height);
  layer.drawImage(photo, box.x, box.y, box.width, box.height);
  const fade = Math.min(box.width, box.height) * FADE_SHARE;
  fadeOut(layer, [box.x, 0], [box.x + box.width, 0], fade / box.width, room.left, room.right);
  fadeOut(layer, [0, box.y], [0, box.y + box.height], fade / box.height, room.top, room.bottom);
  ground.drawImage(layer.canvas, 0, 0);
  return ground.canvas;
}

/** A picture made smaller by a share, where it is. */
export function shrinkPicture(picture, share) {
  if (share >= 1) return picture;
  const small = sheet(picture.width * share, picture.height * share);
  small.drawImage(picture, 0, 0, small.canvas.width, small.canvas.height);
  return small.canvas;
}
