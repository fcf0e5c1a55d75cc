// The character's skin: the head with its light and shade, and the nose.

import { clamp, smooth } from './maths.js';
import { AT } from './pose.js';

const HEAD = 'M500 205 C606 205 673 292 672 402 C671 468 668 520 655 570 C643 624 608 672 564 701 C542 716 520 721 500 721 '
  + 'C480 721 458 716 436 701 C392 672 357 624 345 570 C332 520 329 468 328 402 C327 292 394 205 500 205 Z';

/** Draws the head without its features. */
export function drawHead(portrait, pose, mouth) {
  const c = portrait.c;
  const puff = clamp(pose[AT.cheekPuff]);
  const drop = mouth.jaw * 58;
  const outline = (x, y) => {
    const low = smooth(540, 723, y);
    const cheek = smooth(520, 600, y) * smooth(700, 610, y);
    const side = (x - 500) * (1 - 0.05 * mouth.jaw * low) + Math.sign(x - 500) * (puff * 16 * cheek);
    portrait.project(500 + side + mouth.shift * 0.35 * low, y + drop * low * low - mouth.shrug * 5 * low, 26);
  };
  portrait.fill(HEAD, portrait.paint.skin, outline);
  c.save();
  c.beginPath();
  portrait.trace(HEAD, outline);
  c.clip();
  drawShade(portrait, drop);
  drawCheeks(portrait, pose, mouth, puff);
  portrait.face(492, 340, 0);
  portrait.glow(portrait.px, portrait.py, 110, 62, '255,244,232', 0.36);
  // The chin's light moves with the jaw.
  portrait.face(498, 690, 0);
  portrait.glow(portrait.px, portrait.py + drop * 0.95 - mouth.shrug * 4, 36, 17, '255,236,220', 0.42);
  if (mouth.shrug > 0.05) {
    portrait.glow(portrait.px, portrait.py + drop * 0.95 - 12, 26, 9, '170,84,58', mouth.shrug * 0.4);
  }
  drawFolds(portrait, pose, mouth, drop);
  c.restore();
}

/** Shade at the head's side, on the chin, below the hairline and along the cheeks. */
function drawShade(portrait, drop) {
  const c = portrait.c;
  c.fillStyle = portrait.paint.side;
  c.fillRect(300, 200, 420, 640);
  c.save();
  c.translate(0, drop);
  c.fillStyle = portrait.paint.chin;
  c.fillRect(300, 640, 420, 200);
  c.restore();
  c.fillStyle = portrait.paint.brow;
  c.fillRect(300, 190, 420, 200);
  portrait.project(330, 480, 20);
  portrait.glow(portrait.px, portrait.py, 46, 190, '150,70,46', 0.36);
  portrait.project(672, 480, 20);
  portrait.glow(portrait.px, portrait.py, 62, 200, '140,62,40', 0.42);
}

/** Cheeks rise with a smile. */
function drawCheeks(portrait, pose, mouth, puff) {
  for (const side of [-1, 1]) {
    const smile = side < 0 ? mouth.right.smile : mouth.left.smile;
    const squint = clamp(pose[side < 0 ? AT.cheekSquintRight : AT.cheekSquintLeft]);
    portrait.face(500 + side * 104, 556 - smile * 14 - squint * 8, 0);
    portrait.glow(portrait.px, portrait.py, 82 + puff * 12, 60, '238,112,96', 0.27 + smile * 0.14 + puff * 0.1);
    portrait.face(500 + side * 92, 524 - smile * 12 - squint * 8, 0);
    portrait.glow(portrait.px, portrait.py, 40, 20, '255,240,226', 0.34 + smile * 0.16);
  }
}

/** Folds from the nose to the mouth's corners, with smiles and raised lips. */
function drawFolds(portrait, pose, mouth, drop) {
  const c = portrait.c;
  for (const side of [-1, 1]) {
    const own = side < 0 ? mouth.right : mouth.left;
    const sneer = clamp(pose[side < 0 ? AT.noseSneerRight : AT.noseSneerLeft]);
    const deep = clamp(own.smile * 0.7 + sneer * 0.6 + mouth.open * 0.12);
    const w = own.width + 15;
    const points = [[44, 550 - sneer * 6], [66 + own.smile * 8, 562], [w + 7, 592 - own.lift * 0.4], [w, 622 - own.lift * 0.9 + drop * 0.2]]
      .map(([x, y]) => {
        portrait.face(500 + side * x, y, 4);
        return [portrait.px, portrait.py];
      });
    const bend = 4 + 3 * deep;
    c.beginPath();
    c.moveTo(...points[0]);
    c.bezierCurveTo(...points[1], ...points[2], ...points[3]);
    c.bezierCurveTo(points[2][0] - side * bend, points[2][1], points[1][0] - side * bend, points[1][1] + 2, ...points[0]);
    c.closePath();
    c.fillStyle = `rgba(170,84,60,${0.5 * deep})`;
    c.fill();
  }
}

/** Draws the nose. */
export function drawNose(portrait, pose) {
  const sneerL = clamp(pose[AT.noseSneerLeft]);
  const sneerR = clamp(pose[AT.noseSneerRight]);
  const lift = side => (side < 0 ? sneerR : sneerL) * 6;
  // Bridge: a soft shade at one side, a light along the ridge.
  portrait.face(518, 500, 14);
  portrait.glow(portrait.px, portrait.py, 17, 62, '196,110,80', 0.3);
  portrait.face(500, 480, 18);
  portrait.glow(portrait.px, portrait.py, 10, 58, '255,244,232', 0.4);
  portrait.face(500, 562, 16);
  portrait.glow(portrait.px + 3, portrait.py + 8, 46, 18, '196,104,76', 0.42);
  portrait.face(498, 541, 40);
  portrait.glow(portrait.px, portrait.py, 26, 22, '255,226,204', 0.55);
  portrait.glow(portrait.px - 3, portrait.py - 5, 11, 8, '255,252,246', 0.75);
  const place = (x, y) => portrait.face(x, y - lift(Math.sign(x - 500)), 28);
  portrait.fill('M474 560 C479 553 490 553 494 561 C488 566 480 566 474 560 Z', 'rgba(122,52,40,.62)', place);
  portrait.fill('M526 560 C521 553 510 553 506 561 C512 566 520 566 526 560 Z', 'rgba(122,52,40,.62)', place);
  portrait.stroke('M466 542 C459 551 462 564 474 563', 'rgba(172,86,62,.5)', 3.2, place);
  portrait.stroke('M534 542 C541 551 538 564 526 563', 'rgba(158,76,54,.58)', 3.2, place);
  portrait.stroke('M488 566 C496 571 504 571 512 566', 'rgba(172,86,62,.5)', 3, place);
  for (const side of [-1, 1]) {
    const sneer = side < 0 ? sneerR : sneerL;
    if (sneer > 0.05) {
      const wrinkle = side < 0 ? 'M486 492 C482 498 480 504 480 510' : 'M514 492 C518 498 520 504 520 510';
      portrait.stroke(wrinkle, `rgba(160,80,56,${sneer * 0.6})`, 3, place);
    }
  }
}
