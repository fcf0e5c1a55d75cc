// The character's eyes and brows.

import { TAU, clamp, mix, smooth } from './maths.js';
import { PALETTE } from './portrait-palette.js';
import { AT } from './pose.js';

/** Draws an eye: the avatar's right at side -1, its left at side 1. */
export function drawEye(portrait, pose, side, mouth) {
  const eye = eyeShape(portrait, pose, side, mouth);
  // Socket: warm shade round the eye.
  const socket = eye.at(0, -14);
  portrait.glow(socket[0], socket[1], 64, 38, '196,106,80', 0.3);
  drawLid(portrait, eye);
  eye.opening();
  portrait.c.fillStyle = '#fffaf5';
  portrait.c.fill();
  if (eye.closed < 0.97) drawEyeball(portrait, eye);
  drawLowerLashes(portrait, eye);
  drawUpperLashes(portrait, eye);
  drawCrease(portrait, eye);
}

/** What an eye measures: where its corners and lids are, where it looks, and the curves along its lids. */
function eyeShape(portrait, pose, side, mouth) {
  const c = portrait.c;
  const left = side > 0;
  const value = name => clamp(pose[AT[name + (left ? 'Left' : 'Right')]]);
  const blink = value('eyeBlink');
  const squint = clamp(value('eyeSquint') + value('cheekSquint') * 0.6 + (left ? mouth.left : mouth.right).smile * 0.22);
  const wide = value('eyeWide');
  const lookX = ((left ? 1 : -1) * value('eyeLookOut') - (left ? 1 : -1) * value('eyeLookIn')) * 13;
  const lookY = (value('eyeLookDown') - value('eyeLookUp')) * 10;
  const ex = 500 + side * 79;
  const ey = 464;
  const closed = smooth(0, 1, blink);
  const top = mix(33 + wide * 6 - squint * 5 + Math.min(0, lookY) * -0.25 - Math.max(0, lookY) * 0.5, -11, closed);
  const bottom = mix(20 - squint * 8, 15, closed);
  const inner = -side * 43;
  const outer = side * 48;
  const at = (x, y, extra = 0) => {
    portrait.face(ex + x, ey + y, 6 + extra);
    return [portrait.px, portrait.py];
  };
  const upper = () => {
    const a = at(inner, 8);
    const b = at(inner * 0.62, -top * 1.12 + 3);
    const d = at(outer * 0.5, -top * 1.32);
    const e = at(outer, -4 + closed * 8);
    c.moveTo(a[0], a[1]);
    c.bezierCurveTo(b[0], b[1], d[0], d[1], e[0], e[1]);
  };
  const lower = () => {
    const a = at(outer * 0.62, bottom * 1.3);
    const b = at(inner * 0.5, bottom * 1.28);
    const d = at(inner, 8);
    c.bezierCurveTo(a[0], a[1], b[0], b[1], d[0], d[1]);
  };
  const opening = () => {
    c.beginPath();
    upper();
    lower();
    c.closePath();
  };
  return { side, squint, lookX, lookY, closed, top, bottom, inner, outer, at, upper, lower, opening };
}

/** The lid's skin covers what the eye leaves when it closes. */
function drawLid(portrait, { closed, inner, outer, at, lower }) {
  const c = portrait.c;
  c.beginPath();
  const a = at(inner, 8);
  c.moveTo(a[0], a[1]);
  const b = at(inner * 0.62, -40);
  const d = at(outer * 0.5, -45);
  const e = at(outer, -5);
  c.bezierCurveTo(b[0], b[1], d[0], d[1], e[0], e[1]);
  lower();
  c.closePath();
  const lid = c.createLinearGradient(0, at(0, -44)[1], 0, at(0, 22)[1]);
  lid.addColorStop(0, `rgba(236,178,146,${0.2 + closed * 0.3})`);
  lid.addColorStop(0.7, `rgba(240,190,160,${0.5 + closed * 0.45})`);
  lid.addColorStop(1, `rgba(222,156,126,${0.5 + closed * 0.5})`);
  c.fillStyle = lid;
  c.fill();
}

/** What is seen between the lids. */
function drawEyeball(portrait, { lookX, lookY, top, inner, outer, at, upper, opening }) {
  const c = portrait.c;
  c.save();
  opening();
  c.clip();
  const corner = at(inner, 8);
  portrait.glow(corner[0], corner[1], 13, 11, '232,138,124', 0.75);
  drawIris(c, at(lookX, lookY - 2, 4), lookX);
  // The lid's shadow on the eyeball.
  c.beginPath();
  upper();
  const shadowEnd = at(outer, 6);
  const s1 = at(outer * 0.5, -top * 0.78);
  const s2 = at(inner * 0.6, -top * 0.62);
  const s3 = at(inner, 12);
  c.lineTo(shadowEnd[0], shadowEnd[1]);
  c.bezierCurveTo(s1[0], s1[1], s2[0], s2[1], s3[0], s3[1]);
  c.closePath();
  c.fillStyle = 'rgba(92,44,40,.28)';
  c.fill();
  c.restore();
}

function drawIris(c, centre, lookX) {
  c.save();
  c.translate(centre[0], centre[1]);
  const r = 27;
  const iris = c.createRadialGradient(0, 6, 3, 0, 0, r);
  iris.addColorStop(0, PALETTE.iris[0]);
  iris.addColorStop(0.55, PALETTE.iris[1]);
  iris.addColorStop(0.88, PALETTE.iris[2]);
  iris.addColorStop(1, '#2a170d');
  c.fillStyle = iris;
  c.beginPath();
  c.arc(0, 0, r, 0, TAU);
  c.fill();
  c.fillStyle = 'rgba(240,190,110,.38)';
  c.beginPath();
  c.ellipse(0, 10, 16, 11, 0, 0, TAU);
  c.fill();
  c.fillStyle = '#170b08';
  c.beginPath();
  c.arc(0, 0, 12, 0, TAU);
  c.fill();
  c.fillStyle = 'rgba(255,255,255,.96)';
  c.beginPath();
  c.ellipse(-9 - lookX * 0.15, -10, 7.2, 8, 0.4, 0, TAU);
  c.fill();
  c.fillStyle = 'rgba(255,255,255,.6)';
  c.beginPath();
  c.arc(10, 10, 3.6, 0, TAU);
  c.fill();
  c.restore();
}

/** Lower lash line and lid edge. */
function drawLowerLashes(portrait, { side, squint, bottom, outer, at, lower }) {
  const c = portrait.c;
  c.beginPath();
  const l0 = at(outer * 0.98, 0);
  c.moveTo(l0[0], l0[1]);
  lower();
  c.strokeStyle = 'rgba(120,58,46,.55)';
  c.lineWidth = 2.2;
  c.stroke();
  const under = at(4 * side, bottom + 11);
  portrait.glow(under[0], under[1], 40, 8, '186,98,74', 0.2 + squint * 0.3);
}

/** Upper lashes: a tapered line with a wing. */
function drawUpperLashes(portrait, { side, closed, top, bottom, inner, outer, at, upper }) {
  const c = portrait.c;
  const wing = mix(-13, 12, closed);
  c.beginPath();
  upper();
  const w0 = at(outer + side * 9, wing);
  const w1 = at(outer + side * 3, -12 + closed * 14);
  c.lineTo(w0[0], w0[1]);
  c.quadraticCurveTo(w1[0], w1[1], ...at(outer * 0.78, mix(-top * 0.86 - 3.5, 6, closed)));
  const u1 = at(outer * 0.3, -top * 1.2 - 2 + closed * 4);
  const u2 = at(inner * 0.55, -top * 1.08 + closed * 2);
  const u3 = at(inner, 8);
  c.bezierCurveTo(u1[0], u1[1], u2[0], u2[1], u3[0], u3[1]);
  c.closePath();
  c.fillStyle = PALETTE.lash;
  c.fill();
  c.strokeStyle = PALETTE.lash;
  c.lineWidth = mix(1.6, 4.2, closed);
  c.stroke();
  c.lineWidth = 2.2;
  for (const [from, dx, dy] of [[0.93, 11, -6], [0.76, 8, -9]]) {
    const y = mix(-top * (1 - (from - 0.2) * (from - 0.2) * 0.9) - 3, bottom * 0.8, closed);
    const a = at(outer * from, y);
    const b = at(outer * from + side * dx, y + mix(dy, 9, closed));
    const m = at(outer * from + side * dx * 0.55, y + mix(dy * 0.3, 7, closed));
    c.beginPath();
    c.moveTo(a[0], a[1]);
    c.quadraticCurveTo(m[0], m[1], b[0], b[1]);
    c.stroke();
  }
}

/** Crease above the lid. */
function drawCrease(portrait, { closed, top, inner, outer, at }) {
  const c = portrait.c;
  c.beginPath();
  const k0 = at(inner * 0.8, -top * 0.55 - 12 + closed * 2);
  const k1 = at(inner * 0.3, mix(-top * 1.1 - 14, -30, closed));
  const k2 = at(outer * 0.6, mix(-top * 1.12 - 15, -32, closed));
  const k3 = at(outer * 1.08, -19 + closed * 5);
  c.moveTo(k0[0], k0[1]);
  c.bezierCurveTo(k1[0], k1[1], k2[0], k2[1], k3[0], k3[1]);
  c.strokeStyle = 'rgba(142,68,50,.5)';
  c.lineWidth = 2.8;
  c.stroke();
}

/** Draws a brow: the avatar's right at side -1, its left at side 1. */
export function drawBrow(portrait, pose, side) {
  const left = side > 0;
  const down = clamp(pose[left ? AT.browDownLeft : AT.browDownRight]);
  const outerUp = clamp(pose[left ? AT.browOuterUpLeft : AT.browOuterUpRight]);
  const innerUp = clamp(pose[AT.browInnerUp]);
  const c = portrait.c;
  const at = (x, y) => {
    portrait.face(500 + side * x, y, 10);
    return [portrait.px, portrait.py];
  };
  const inside = 407 - innerUp * 22 + down * 13;
  const arch = 391 - outerUp * 20 - innerUp * 8 + down * 11;
  const outside = 408 - outerUp * 16 + down * 4;
  const inX = 43 - down * 4;
  const edge = [];
  for (let i = 0; i <= 12; i++) {
    const t = i / 12;
    const x = inX + (139 - inX) * t;
    const y = inside * (1 - t) * (1 - t) + 2 * (arch - 12) * t * (1 - t) + outside * t * t - 2 * Math.sin(t * Math.PI);
    const half = 6.4 * Math.min(1, 0.62 + t * 1.5) * (1 - Math.pow(t, 2.4) * 0.86);
    edge.push([x, y, half]);
  }
  c.beginPath();
  for (const [x, y, half] of edge) c.lineTo(...at(x, y - half));
  for (const [x, y, half] of edge.reverse()) c.lineTo(...at(x, y + half));
  c.closePath();
  c.fillStyle = PALETTE.brow;
  c.globalAlpha = 0.82;
  c.fill();
  c.globalAlpha = 1;
}
