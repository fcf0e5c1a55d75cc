// The character's hair: what falls behind the head, and the two locks that frame the face.

import { mix, smooth } from './maths.js';
import { commands } from './svg-path.js';

const BACK_HAIR = 'M510 146 C378 136 286 220 274 356 C264 470 292 548 270 640 C254 704 246 752 276 806 C292 830 312 838 330 836 '
  + 'C336 846 366 856 396 846 L604 846 C634 856 664 846 670 836 C688 838 708 830 724 806 C754 752 746 704 730 640 '
  + 'C708 548 736 470 726 356 C714 220 640 150 510 146 Z';
// A lock lies between its outer and its inner edge; the strands drawn on it lie between them too.
const LOCK_LEFT = ['M548 172 C470 128 356 154 306 250 C266 328 272 424 280 512 C286 584 252 636 248 702 C246 764 284 816 362 836',
  'M548 172 C556 222 486 286 414 334 C364 370 348 418 344 474 C340 530 350 574 348 624 C346 686 318 750 362 836'];
const LOCK_RIGHT = ['M548 172 C612 138 690 170 716 262 C738 340 730 430 722 512 C716 584 748 636 752 702 C754 764 716 816 638 836',
  'M548 172 C546 214 600 262 632 322 C652 366 658 420 658 474 C658 530 650 574 652 624 C654 686 682 750 638 836'];

/** Draws the hair behind head and neck. */
export function drawBackHair(portrait) {
  const place = (x, y) => portrait.project(x, y, -42 + 30 * smooth(300, 800, y), smooth(420, 800, y));
  portrait.fill(BACK_HAIR, portrait.paint.hairBack, place);
}

/** Draws the hair before the face. */
export function drawHair(portrait) {
  const c = portrait.c;
  const place = (x, y) => portrait.project(x, y, mix(60, 22, smooth(230, 520, y)) + 34 * smooth(560, 800, y), smooth(430, 800, y));
  // The hairline rounds off where the hair parts.
  portrait.fill('M548 166 L505 244 C526 222 572 220 592 244 Z', 'rgba(96,38,24,.22)', (x, y) => { place(x, y); portrait.py += 8; });
  portrait.fill('M548 166 L505 244 C526 222 572 220 592 244 Z', '#6b3827', place);
  drawLock(portrait, LOCK_RIGHT, -6, place);
  drawLock(portrait, LOCK_LEFT, 6, place);
  // A band of light across the crown.
  c.save();
  c.beginPath();
  traceLock(portrait, LOCK_LEFT, place);
  traceLock(portrait, LOCK_RIGHT, place);
  c.clip();
  place(420, 232);
  c.translate(portrait.px, portrait.py);
  c.rotate(-0.62);
  portrait.glow(0, 0, 128, 30, '255,206,164', 0.46);
  c.restore();
  portrait.stroke('M549 184 C547 172 548 162 553 152', 'rgba(38,16,12,.42)', 3, place);
}

/** A lock with its strands, and the shade it throws on the face, shifted sideways. */
function drawLock(portrait, edges, shift, place) {
  const c = portrait.c;
  c.beginPath();
  traceLock(portrait, edges, (x, y) => { place(x, y); portrait.px += shift; portrait.py += 7; });
  c.fillStyle = 'rgba(96,38,24,.2)';
  c.fill();
  c.beginPath();
  traceLock(portrait, edges, place);
  c.fillStyle = portrait.paint.hair;
  c.fill();
  c.save();
  c.clip();
  for (let i = 0; i < 17; i++) {
    const t = (i + 0.5) / 17;
    const wave = Math.sin(i * 2.4) * 0.5 + Math.sin(i * 5.1) * 0.5;
    const light = wave > 0;
    traceStrand(portrait, edges, t, place);
    c.strokeStyle = light ? `rgba(226,150,104,${(0.08 + wave * 0.15).toFixed(3)})` : `rgba(34,13,10,${(0.06 - wave * 0.17).toFixed(3)})`;
    c.lineWidth = 2.5 + Math.abs(wave) * 7;
    c.stroke();
  }
  c.restore();
}

/** The outline of a lock: down its outer edge and up its inner one. */
function traceLock(portrait, edges, place) {
  const c = portrait.c;
  portrait.trace(edges[0], place);
  const inner = commands(edges[1]);
  for (let i = inner.length - 1; i > 0; i--) {
    const [, x1, y1, x2, y2] = inner[i];
    const end = inner[i - 1].slice(-2);
    place(x2, y2);
    const a = [portrait.px, portrait.py];
    place(x1, y1);
    const b = [portrait.px, portrait.py];
    place(end[0], end[1]);
    c.bezierCurveTo(a[0], a[1], b[0], b[1], portrait.px, portrait.py);
  }
  c.closePath();
}

/** A strand at t between a lock's edges. */
function traceStrand(portrait, edges, t, place) {
  const c = portrait.c;
  const outer = commands(edges[0]);
  const inner = commands(edges[1]);
  c.beginPath();
  const point = portrait.points;
  for (let i = 0; i < outer.length; i++) {
    for (let k = 1; k < outer[i].length; k += 2) {
      place(mix(outer[i][k], inner[i][k], t), mix(outer[i][k + 1], inner[i][k + 1], t));
      point[k - 1] = portrait.px;
      point[k] = portrait.py;
    }
    if (i === 0) c.moveTo(point[0], point[1]);
    else c.bezierCurveTo(point[0], point[1], point[2], point[3], point[4], point[5]);
  }
}
