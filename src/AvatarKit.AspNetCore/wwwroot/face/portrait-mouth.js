// The character's mouth: lips, teeth and tongue.

import { clamp, mix } from './maths.js';
import { PALETTE } from './portrait-palette.js';

/** Draws the mouth of a shape. */
export function drawMouth(portrait, mouth) {
  const c = portrait.c;
  const lips = lipShape(portrait, mouth);
  const { at, top, base, inR, upperInner } = lips;
  // Shade below the lower lip and over the upper one.
  const shade = at(0, base + 8);
  portrait.glow(shade[0], shade[1], 44 * (1 - mouth.round * 0.3), 12, '176,86,62', 0.42);
  const groove = at(0, top - 13);
  portrait.glow(groove[0], groove[1], 8, 15, '196,112,84', 0.26);
  portrait.glow(groove[0] - 9, groove[1] + 2, 6, 13, '255,236,220', 0.3);
  drawLips(portrait, mouth, lips);
  if (mouth.gap > 1.2) {
    drawInside(portrait, mouth, lips);
  } else {
    c.beginPath();
    c.moveTo(...at(...inR));
    upperInner();
    c.strokeStyle = PALETTE.lipLine;
    c.lineWidth = 2.8 + mouth.press * 0.6;
    c.stroke();
  }
  drawCorners(portrait, mouth, lips);
}

/** Where the lips' edges are, from the mouth's middle, and the curves along them. */
function lipShape(portrait, mouth) {
  const c = portrait.c;
  const mx = 500 + mouth.shift;
  const my = 618 + (mouth.jaw - mouth.open) * 22 - mouth.shrug * 3;
  const forward = 8 + mouth.round * 16;
  const at = (x, y) => {
    portrait.face(mx + x, my + y, forward);
    return [portrait.px, portrait.py];
  };
  const { left, right, round, gap } = mouth;
  // Seen from the front the avatar's right is at the viewer's left.
  const wr = right.width;
  const wl = left.width;
  const low = gap > 0 ? Math.max(mouth.lower, -mouth.upper) : -mouth.upper;
  const yU = -mouth.upper;
  const yL = gap > 0 ? Math.max(yU + gap, low) : yU;
  const curve = clamp(Math.max(round, mouth.open * 1.05));
  const rest = clamp(1 - gap / 16);
  const top = yU - mouth.upperLip;
  const base = yL + mouth.lowerLip;
  const hx = mix(0.6, 0.94, curve);
  const cornerR = [-wr, -right.lift];
  const cornerL = [wl, -left.lift];
  const upperOuter = () => {
    const side = mix(0.66, 0.98, round);
    const slope = mix(0.66, 0.72, round);
    const peak = mix(0.46, 0.56, round);
    const dent = 1 - round * 0.6;
    c.bezierCurveTo(...at(-wr * side, mix(cornerR[1], top, slope)), ...at(-wr * peak, top - 1), ...at(-wr * 0.21, top));
    c.bezierCurveTo(...at(-wr * 0.12, top), ...at(-wr * 0.08, top + 4 * dent), ...at(0, top + 4.6 * dent));
    c.bezierCurveTo(...at(wl * 0.08, top + 4 * dent), ...at(wl * 0.12, top), ...at(wl * 0.21, top));
    c.bezierCurveTo(...at(wl * peak, top - 1), ...at(wl * side, mix(cornerL[1], top, slope)), ...at(...cornerL));
  };
  const lowerOuter = () => {
    c.bezierCurveTo(...at(wl * mix(0.78, 1, curve), mix(cornerL[1], base, 0.62)), ...at(wl * mix(0.46, 0.6, curve), base), ...at(0, base));
    c.bezierCurveTo(...at(-wr * mix(0.46, 0.6, curve), base), ...at(-wr * mix(0.78, 1, curve), mix(cornerR[1], base, 0.62)), ...at(...cornerR));
  };
  const inset = 3 + round * 7;
  const inR = [-wr + inset, cornerR[1] + mix(0, (yU + yL) / 2 - cornerR[1], round * 0.5)];
  const inL = [wl - inset, cornerL[1] + mix(0, (yU + yL) / 2 - cornerL[1], round * 0.5)];
  const dip = rest * 2.4;
  const upperInner = () => {
    c.bezierCurveTo(...at(inR[0] * hx, mix(inR[1], yU, mix(0.82, 0.62, curve))), ...at(inR[0] * 0.5, yU - rest), ...at(0, yU + dip));
    c.bezierCurveTo(...at(inL[0] * 0.5, yU - rest), ...at(inL[0] * hx, mix(inL[1], yU, mix(0.82, 0.62, curve))), ...at(...inL));
  };
  const lowerInner = () => {
    const y = Math.max(yL, yU + dip);
    c.bezierCurveTo(...at(inL[0] * hx, mix(inL[1], y, mix(0.8, 0.66, curve))), ...at(inL[0] * 0.55, y), ...at(0, y));
    c.bezierCurveTo(...at(inR[0] * 0.55, y), ...at(inR[0] * hx, mix(inR[1], y, mix(0.8, 0.66, curve))), ...at(...inR));
  };
  return { at, wr, wl, yU, yL, top, base, cornerR, cornerL, inR, inL, upperOuter, lowerOuter, upperInner, lowerInner };
}

function drawLips(portrait, mouth, { at, wr, wl, yU, yL, top, base, cornerR, inR, inL, upperOuter, lowerOuter, upperInner }) {
  const c = portrait.c;
  c.beginPath();
  c.moveTo(...at(...cornerR));
  upperOuter();
  lowerOuter();
  c.closePath();
  const lipTop = at(0, top)[1];
  const lipBase = at(0, base)[1];
  const lip = c.createLinearGradient(0, at(0, yL)[1] - 6, 0, Math.max(lipBase, lipTop + 1));
  lip.addColorStop(0, PALETTE.lipLower[1]);
  lip.addColorStop(0.5, PALETTE.lipLower[0]);
  lip.addColorStop(1, PALETTE.lipLower[1]);
  c.fillStyle = lip;
  c.fill();
  // The upper lip lies in its own shade, down to the line between the lips.
  c.save();
  c.clip();
  c.beginPath();
  c.moveTo(...at(...inR));
  upperInner();
  c.lineTo(...at(wl + 40, inL[1]));
  c.lineTo(...at(wl + 40, top - 60));
  c.lineTo(...at(-wr - 40, top - 60));
  c.lineTo(...at(-wr - 40, inR[1]));
  c.closePath();
  const upperShade = c.createLinearGradient(0, lipTop, 0, Math.max(at(0, yU)[1], lipTop + 1));
  upperShade.addColorStop(0, PALETTE.lipUpper[0]);
  upperShade.addColorStop(1, PALETTE.lipUpper[1]);
  c.fillStyle = upperShade;
  c.fill();
  c.restore();
  // Light on the lips.
  const shine = at(-4, base - mouth.lowerLip * 0.5);
  portrait.glow(shine[0], shine[1], (wl + wr) * 0.24, Math.max(2.5, mouth.lowerLip * 0.32), '255,226,216', 0.62);
  const bow = at(-3, top + mouth.upperLip * 0.3);
  portrait.glow(bow[0], bow[1], (wl + wr) * 0.17, 2.6, '255,214,204', 0.4);
}

/** Corners, and dimples when they are drawn back. */
function drawCorners(portrait, mouth, { at, cornerR, cornerL }) {
  const c = portrait.c;
  for (const [corner, own, side] of [[cornerR, mouth.right, -1], [cornerL, mouth.left, 1]]) {
    const p = at(corner[0], corner[1]);
    portrait.glow(p[0] + side * 2, p[1], 8, 6, '132,52,44', 0.42);
    if (own.dimple > 0.05 || mouth.press > 0.05) {
      c.beginPath();
      c.moveTo(...at(corner[0] + side * 9, corner[1] - 9));
      c.quadraticCurveTo(...at(corner[0] + side * 15, corner[1]), ...at(corner[0] + side * 9, corner[1] + 9));
      c.strokeStyle = `rgba(164,80,58,${0.5 * clamp(own.dimple + mouth.press * 0.5)})`;
      c.lineWidth = 3.2;
      c.stroke();
    }
  }
}

/** What is seen between the lips. */
function drawInside(portrait, mouth, lips) {
  const c = portrait.c;
  const { at, wr, wl, yU, yL, inR, upperInner, lowerInner } = lips;
  c.save();
  c.beginPath();
  c.moveTo(...at(...inR));
  upperInner();
  lowerInner();
  c.closePath();
  const inside = c.createLinearGradient(0, at(0, yU)[1], 0, at(0, yL)[1] + 1);
  inside.addColorStop(0, '#3a0f16');
  inside.addColorStop(0.6, '#5c1a20');
  inside.addColorStop(1, '#7c2a2d');
  c.fillStyle = inside;
  c.fill();
  c.clip();
  const width = Math.min(wl, wr);
  if (mouth.tongue < 0.2) drawTongue(c, mouth, lips, width);
  drawTeeth(c, mouth, lips, width);
  if (mouth.tongue >= 0.2) drawTongue(c, mouth, lips, width);
  // Shadow of the upper lip.
  c.beginPath();
  c.moveTo(...at(...inR));
  upperInner();
  c.strokeStyle = 'rgba(60,14,20,.4)';
  c.lineWidth = 6;
  c.stroke();
  c.restore();
  c.beginPath();
  c.moveTo(...at(...inR));
  upperInner();
  c.strokeStyle = 'rgba(124,44,53,.65)';
  c.lineWidth = 1.8;
  c.stroke();
}

/** Tongue: lies low, rises for t, d, n, l and comes between the teeth for th. */
function drawTongue(c, mouth, { at, yU, yL }, width) {
  const rise = clamp(mouth.tongue * 3.2);
  const tongueTop = mix(yL - 7 - mouth.gap * 0.16, Math.min(yL - 6, yU + 15), rise);
  const tip = mix(0.62, 0.5, rise) * width;
  c.beginPath();
  c.moveTo(...at(-tip * 1.25, yL + 24));
  c.bezierCurveTo(...at(-tip * 1.2, tongueTop + 5), ...at(-tip * 0.6, tongueTop), ...at(0, tongueTop + 1.5));
  c.bezierCurveTo(...at(tip * 0.6, tongueTop), ...at(tip * 1.2, tongueTop + 5), ...at(tip * 1.25, yL + 24));
  c.closePath();
  const flesh = c.createLinearGradient(0, at(0, tongueTop)[1], 0, at(0, yL + 10)[1]);
  flesh.addColorStop(0, '#e88d86');
  flesh.addColorStop(1, '#bf5157');
  c.fillStyle = flesh;
  c.fill();
  c.beginPath();
  c.moveTo(...at(0, tongueTop + 6));
  c.lineTo(...at(0, yL + 8));
  c.strokeStyle = 'rgba(140,44,52,.35)';
  c.lineWidth = 2.4;
  c.stroke();
}

/** Lower teeth belong to the jaw. Upper teeth belong to the skull; rounded lips hide them. */
function drawTeeth(c, mouth, { at, yU, yL }, width) {
  const { open, round } = mouth;
  const jawLine = open * 96;
  const lowerTop = Math.max(jawLine + 2 + round * 12, yU + 13);
  if (lowerTop < yL + 4) {
    c.beginPath();
    c.moveTo(...at(-width * 0.8, lowerTop + 3));
    c.quadraticCurveTo(...at(0, lowerTop - 1), ...at(width * 0.8, lowerTop + 3));
    c.lineTo(...at(width * 0.8, yL + 24));
    c.lineTo(...at(-width * 0.8, yL + 24));
    c.closePath();
    c.fillStyle = '#ece2d6';
    c.fill();
  }
  const teeth = 11 - round * 15 + open * 3;
  if (teeth > yU) {
    c.beginPath();
    c.moveTo(...at(-width * 0.92, yU - 22));
    c.lineTo(...at(-width * 0.9, teeth - 5));
    c.bezierCurveTo(...at(-width * 0.6, teeth + 1), ...at(-width * 0.3, teeth + 2), ...at(0, teeth + 1));
    c.bezierCurveTo(...at(width * 0.3, teeth + 2), ...at(width * 0.6, teeth + 1), ...at(width * 0.9, teeth - 5));
    c.lineTo(...at(width * 0.92, yU - 22));
    c.closePath();
    const enamel = c.createLinearGradient(0, at(0, yU)[1], 0, at(0, teeth + 1)[1] + 1);
    enamel.addColorStop(0, '#e6d8cc');
    enamel.addColorStop(0.45, '#fffaf4');
    enamel.addColorStop(1, '#f4ebe1');
    c.fillStyle = enamel;
    c.fill();
    c.strokeStyle = 'rgba(170,132,118,.3)';
    c.lineWidth = 1.4;
    for (const x of [-0.56, -0.3, 0, 0.3, 0.56]) {
      c.beginPath();
      c.moveTo(...at(width * x, yU - 4));
      c.lineTo(...at(width * x, teeth));
      c.stroke();
    }
  }
}
