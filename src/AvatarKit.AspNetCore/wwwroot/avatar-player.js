// AvatarKit's player: speech with a moving face, for any page. One module without dependencies.
//
//   import { AvatarPlayer } from './avatar-player.js';
//   const player = new AvatarPlayer(document.querySelector('#avatar'));
//   player.enqueue(speechSegment);   // a piece of a sentence, as AvatarKit writes it as JSON
//   player.complete();
//   player.play();

// ---------------------------------------------------------------------------------------------------------------------
// The character: a vector portrait drawn on a canvas from the 52 ARKit weights and three head angles.
// The drawing lives in a box of 1000 by 1000 units; every point of the head has a depth and is turned with it.
// ---------------------------------------------------------------------------------------------------------------------

/** The channels of a pose in order: ARKit's 52 blend shapes (0 to 1) and the head's angles in degrees. */
export const CHANNELS = Object.freeze([
  'browDownLeft', 'browDownRight', 'browInnerUp', 'browOuterUpLeft', 'browOuterUpRight', 'cheekPuff', 'cheekSquintLeft',
  'cheekSquintRight', 'eyeBlinkLeft', 'eyeBlinkRight', 'eyeLookDownLeft', 'eyeLookDownRight', 'eyeLookInLeft',
  'eyeLookInRight', 'eyeLookOutLeft', 'eyeLookOutRight', 'eyeLookUpLeft', 'eyeLookUpRight', 'eyeSquintLeft',
  'eyeSquintRight', 'eyeWideLeft', 'eyeWideRight', 'jawForward', 'jawLeft', 'jawOpen', 'jawRight', 'mouthClose',
  'mouthDimpleLeft', 'mouthDimpleRight', 'mouthFrownLeft', 'mouthFrownRight', 'mouthFunnel', 'mouthLeft',
  'mouthLowerDownLeft', 'mouthLowerDownRight', 'mouthPressLeft', 'mouthPressRight', 'mouthPucker', 'mouthRight',
  'mouthRollLower', 'mouthRollUpper', 'mouthShrugLower', 'mouthShrugUpper', 'mouthSmileLeft', 'mouthSmileRight',
  'mouthStretchLeft', 'mouthStretchRight', 'mouthUpperUpLeft', 'mouthUpperUpRight', 'noseSneerLeft', 'noseSneerRight',
  'tongueOut', 'headYaw', 'headPitch', 'headRoll',
]);

const AT = Object.freeze(Object.fromEntries(CHANNELS.map((name, index) => [name, index])));
const MOUTH_FROM = AT.mouthClose;
const MOUTH_TO = AT.mouthUpperUpRight;
const TAU = Math.PI * 2;
const DEGREE = Math.PI / 180;

const clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));
const mix = (a, b, t) => a + (b - a) * t;
const smooth = (from, to, value) => {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
};
const isMouth = channel => (channel >= MOUTH_FROM && channel <= MOUTH_TO)
  || (channel >= AT.jawForward && channel <= AT.jawRight) || channel === AT.tongueOut || channel === AT.cheekPuff;

/** What the drawn mouth measures: the face draws from it, and tests read it. Units of the drawing's box. */
export function mouthShape(pose) {
  const v = name => clamp(pose[AT[name]]);
  const both = name => (v(`${name}Left`) + v(`${name}Right`)) / 2;
  const jaw = v('jawOpen');
  const open = Math.max(0, jaw - v('mouthClose'));
  const funnel = v('mouthFunnel');
  const pucker = v('mouthPucker');
  const press = both('mouthPress');
  const upperUp = both('mouthUpperUp') * (1 - 0.5 * press);
  const lowerDown = both('mouthLowerDown') * (1 - 0.5 * press);
  const rollUpper = v('mouthRollUpper');
  const rollLower = v('mouthRollLower');
  const round = clamp(pucker * 0.95 + funnel * 0.75);
  const upper = upperUp * 22 + funnel * 9 + open * 7 - rollUpper * 2;
  const lower = open * 96 + lowerDown * 24 + funnel * 9 - rollLower * 4 - v('mouthShrugLower') * 9;
  const gap = Math.max(0, upper + lower - 0.6);
  const side = hand => {
    const smile = v(`mouthSmile${hand}`);
    const stretch = v(`mouthStretch${hand}`);
    const dimple = v(`mouthDimple${hand}`);
    const frown = v(`mouthFrown${hand}`);
    return {
      width: 63 * (1 + 0.25 * smile + 0.24 * stretch + 0.09 * dimple + 0.04 * press)
        * (1 - 0.42 * pucker - 0.24 * funnel - 0.13 * open) - frown * 2,
      lift: 8 + smile * 20 - frown * 19 - open * 15 - stretch * 3 + dimple * 4 - round * 5,
      dimple: clamp(smile * 0.7 + dimple),
      smile,
    };
  };
  return {
    jaw, open, round, funnel, pucker, press, upper: gap > 0 ? upper : upper / 2, lower, gap,
    sealed: gap < 1.2,
    aperture: gap / 112,
    left: side('Left'), right: side('Right'),
    upperLip: 14.5 * (1 - 0.72 * rollUpper - 0.32 * press + 0.3 * pucker + 0.28 * funnel - 0.16 * open) + v('mouthShrugUpper') * 4,
    lowerLip: 20 * (1 - 0.62 * rollLower - 0.32 * press + 0.22 * pucker + 0.28 * funnel - 0.1 * open),
    rollLower, bite: clamp(rollLower * 1.6 - 0.5 * press), tongue: v('tongueOut'),
    shift: (v('mouthLeft') - v('mouthRight')) * 16 + (v('jawLeft') - v('jawRight')) * 9,
    shrug: v('mouthShrugLower'),
  };
}

const PALETTE = Object.freeze({
  skin: ['#fbdcc4', '#f3c3a2', '#e2a17d'], skinShade: '#c97f5e', skinDeep: '#a95c45', blush: '#ee7f6f',
  hair: ['#8a4d34', '#5b2d21', '#371913'], hairLight: '#c98159', hairDark: '#26100d',
  lipUpper: ['#c65f5c', '#b04a4d'], lipLower: ['#dd7b74', '#c65f5e'], lipLine: '#7c2c35',
  iris: ['#c08a4a', '#7a4b26', '#3c2213'], lash: '#2b1512', brow: '#6b3626',
  coat: ['#2f8f8b', '#1c6468', '#134a50'], shirt: ['#fff8ee', '#efdcc8'],
  backdrop: ['#fff3e6', '#ffd9c7', '#e7b8c8', '#b7a3d0'],
});

const parsed = new Map();

/** Reads an absolute SVG path of M, C, Q, L and Z into commands; each is read once. */
function commands(path) {
  let list = parsed.get(path);
  if (!list) {
    list = [...path.matchAll(/([MCQLZ])([^MCQLZ]*)/g)].map(match =>
      [match[1], ...(match[2].match(/-?[\d.]+/g) ?? []).map(Number)]);
    parsed.set(path, list);
  }
  return list;
}

const HEAD = 'M500 205 C606 205 673 292 672 402 C671 468 668 520 655 570 C643 624 608 672 564 701 C542 716 520 721 500 721 '
  + 'C480 721 458 716 436 701 C392 672 357 624 345 570 C332 520 329 468 328 402 C327 292 394 205 500 205 Z';
const BACK_HAIR = 'M510 146 C378 136 286 220 274 356 C264 470 292 548 270 640 C254 704 246 752 276 806 C292 830 312 838 330 836 '
  + 'C336 846 366 856 396 846 L604 846 C634 856 664 846 670 836 C688 838 708 830 724 806 C754 752 746 704 730 640 C708 548 736 470 726 356 C714 220 640 150 510 146 Z';
// A lock lies between its outer and its inner edge; the strands drawn on it lie between them too.
const LOCK_LEFT = ['M548 172 C470 128 356 154 306 250 C266 328 272 424 280 512 C286 584 252 636 248 702 C246 764 284 816 362 836',
  'M548 172 C556 222 486 286 414 334 C364 370 348 418 344 474 C340 530 350 574 348 624 C346 686 318 750 362 836'];
const LOCK_RIGHT = ['M548 172 C612 138 690 170 716 262 C738 340 730 430 722 512 C716 584 748 636 752 702 C754 764 716 816 638 836',
  'M548 172 C546 214 600 262 632 322 C652 366 658 420 658 474 C658 530 650 574 652 624 C654 686 682 750 638 836'];
const NECK = 'M430 640 C430 700 432 752 424 784 C416 806 392 820 360 832 L500 910 L640 832 C608 820 584 806 576 784 C568 752 570 700 570 640 Z';
const SHIRT = 'M372 826 C410 872 456 900 500 902 C544 900 590 872 628 826 L700 860 L660 1080 L340 1080 L300 860 Z';
const COAT_LEFT = 'M386 812 C330 838 250 856 198 884 C140 916 112 980 100 1080 L470 1080 C452 1010 420 930 372 846 C372 832 378 820 386 812 Z';
const COAT_RIGHT = 'M614 812 C670 838 750 856 802 884 C860 916 888 980 900 1080 L530 1080 C548 1010 580 930 628 846 C628 832 622 820 614 812 Z';
const LAPEL_LEFT = 'M386 810 C366 824 348 834 330 842 L322 912 L360 914 L352 944 C384 1000 426 1050 462 1080 L472 1080 C456 1000 424 912 386 810 Z';
const LAPEL_RIGHT = 'M614 810 C634 824 652 834 670 842 L678 912 L640 914 L648 944 C616 1000 574 1050 538 1080 L528 1080 C544 1000 576 912 614 810 Z';

/** Draws the character. Give it a canvas's context and poses; it keeps nothing but gradients and the box it draws in. */
class Portrait {
  constructor(context) {
    this.c = context;
    this.width = 0;
    this.height = 0;
    this.sine = new Float64Array(6);
  }

  /** Fits the box into a canvas of so many device pixels. */
  resize(width, height) {
    this.width = width;
    this.height = height;
    const scale = Math.max(Math.min(width, height) / 900, Math.min(width / 720, height / 900));
    this.scale = scale;
    this.left = width / 2 - 500 * scale;
    this.top = height - 1000 * scale;
    const c = this.c;
    const linear = (x0, y0, x1, y1, colors) => this.stops(c.createLinearGradient(x0, y0, x1, y1), colors);
    const radial = (x, y, r, colors) => this.stops(c.createRadialGradient(x, y, r * 0.04, x, y, r), colors);
    this.paint = {
      skin: radial(452, 420, 350, [PALETTE.skin[0], PALETTE.skin[0], PALETTE.skin[1], PALETTE.skin[2]]),
      side: linear(560, 420, 690, 450, ['rgba(190,105,75,0)', 'rgba(178,92,66,.34)']),
      brow: linear(0, 214, 0, 372, ['rgba(120,52,32,.55)', 'rgba(150,74,48,0)']),
      chin: linear(0, 650, 0, 748, ['rgba(190,105,75,0)', 'rgba(186,100,72,.36)']),
      neck: linear(0, 690, 0, 850, ['#bf7a5a', '#dd9d78', '#efbb98']),
      neckShade: radial(500, 706, 120, ['rgba(120,54,38,.62)', 'rgba(120,54,38,.38)', 'rgba(120,54,38,0)']),
      hair: linear(380, 150, 640, 820, PALETTE.hair),
      hairBack: linear(0, 180, 0, 860, ['#5a2d21', '#3a1a14', '#2b120e']),
      hairShine: linear(360, 200, 520, 320, ['rgba(226,158,112,0)', 'rgba(232,164,118,.62)', 'rgba(226,158,112,0)']),
      coat: linear(200, 820, 420, 1080, PALETTE.coat),
      coatRight: linear(820, 820, 600, 1080, [PALETTE.coat[1], PALETTE.coat[2]]),
      lapel: linear(330, 820, 470, 1060, ['#3fa39d', '#23757a']),
      lapelRight: linear(670, 820, 530, 1060, ['#2a8285', '#17565c']),
      shirt: linear(0, 830, 0, 1000, PALETTE.shirt),
      backdrop: this.stops(c.createRadialGradient(width * 0.42, height * 0.3, 0, width / 2, height / 2, Math.hypot(width, height) * 0.62), PALETTE.backdrop),
    };
  }

  stops(gradient, colors) {
    colors.forEach((color, index) => gradient.addColorStop(index / (colors.length - 1), color));
    return gradient;
  }

  /** Turns a point of the head. */
  project(x, y, z, lag = 0) {
    const s = this.sine;
    const sy = mix(s[0], s[4], lag);
    const cy = mix(s[1], s[5], lag);
    const dx = x - 500;
    const dy = y - 520;
    const turned = z * cy - dx * sy;
    this.px = 500 + dx * cy + z * sy;
    this.py = 520 + dy * s[3] + turned * s[2];
  }

  /** Depth of the face's surface: the front of an egg. */
  depth(x, y) {
    const dx = (x - 500) / 186;
    const dy = (y - 480) / 300;
    return 26 + 118 * Math.sqrt(Math.max(0, 1 - dx * dx - dy * dy));
  }

  face(x, y, extra = 0) {
    this.project(x, y, this.depth(x, y) + extra);
  }

  /** Adds a path to the canvas's, each point placed by a function. */
  trace(path, place, mirror = false) {
    const c = this.c;
    for (const command of commands(path)) {
      const kind = command[0];
      if (kind === 'Z') {
        c.closePath();
        continue;
      }
      const points = this.points ??= new Float64Array(6);
      for (let i = 1; i < command.length; i += 2) {
        place(mirror ? 1000 - command[i] : command[i], command[i + 1]);
        points[i - 1] = this.px;
        points[i] = this.py;
      }
      if (kind === 'M') c.moveTo(points[0], points[1]);
      else if (kind === 'L') c.lineTo(points[0], points[1]);
      else if (kind === 'Q') c.quadraticCurveTo(points[0], points[1], points[2], points[3]);
      else c.bezierCurveTo(points[0], points[1], points[2], points[3], points[4], points[5]);
    }
  }

  fill(path, style, place, mirror) {
    const c = this.c;
    c.beginPath();
    this.trace(path, place, mirror);
    c.fillStyle = style;
    c.fill();
  }

  stroke(path, style, width, place, mirror) {
    const c = this.c;
    c.beginPath();
    this.trace(path, place, mirror);
    c.strokeStyle = style;
    c.lineWidth = width;
    c.stroke();
  }

  glow(x, y, rx, ry, color, alpha) {
    const c = this.c;
    c.save();
    c.translate(x, y);
    c.scale(rx, ry);
    const gradient = c.createRadialGradient(0, 0, 0, 0, 0, 1);
    // A bell curve: linear fades show their edge.
    for (let i = 0; i <= 8; i++) {
      const t = i / 8;
      const bell = (Math.exp(-4 * t * t) - Math.exp(-4)) / (1 - Math.exp(-4));
      gradient.addColorStop(t, `rgba(${color},${(alpha * bell).toFixed(4)})`);
    }
    c.fillStyle = gradient;
    c.beginPath();
    c.arc(0, 0, 1, 0, TAU);
    c.fill();
    c.restore();
  }

  /**
   * Draws one frame.
   * @param {Float32Array} pose 55 channels in the order of CHANNELS
   * @param {{breath?: number, hairYaw?: number}} life breathing from -1 to 1, and the angle the hair has reached, in degrees
   */
  draw(pose, life = {}) {
    const c = this.c;
    const yaw = pose[AT.headYaw] * DEGREE * 1.25;
    const pitch = pose[AT.headPitch] * DEGREE * 1.15;
    const hairYaw = (life.hairYaw ?? pose[AT.headYaw]) * DEGREE * 1.25;
    this.sine.set([Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch), Math.sin(hairYaw), Math.cos(hairYaw)]);
    const mouth = mouthShape(pose);
    const breath = life.breath ?? 0;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.lineCap = 'round';
    c.lineJoin = 'round';
    this.drawBackdrop();
    c.setTransform(this.scale, 0, 0, this.scale, this.left, this.top);
    const tilt = pose[AT.headRoll] * DEGREE;
    const head = draw => {
      c.save();
      c.translate(500, 770);
      c.rotate(tilt);
      c.translate(-500, -770 - breath * 1.6);
      draw();
      c.restore();
    };
    const hairBack = (x, y) => this.project(x, y, -42 + 30 * smooth(300, 800, y), smooth(420, 800, y));
    head(() => {
      this.fill(BACK_HAIR, this.paint.hairBack, hairBack);
    });
    this.drawBody(breath, tilt, yaw);
    head(() => {
      this.drawHead(pose, mouth);
      this.drawNose(pose);
      this.drawMouth(mouth);
      this.drawEye(pose, -1, mouth);
      this.drawEye(pose, 1, mouth);
      this.drawBrow(pose, -1);
      this.drawBrow(pose, 1);
      this.drawHair();
    });
  }

  drawBackdrop() {
    const c = this.c;
    c.fillStyle = this.paint.backdrop;
    c.fillRect(0, 0, this.width, this.height);
    c.setTransform(this.scale, 0, 0, this.scale, this.left, this.top);
    c.fillStyle = 'rgba(255,255,255,.26)';
    c.beginPath();
    c.arc(500, 470, 400, 0, TAU);
    c.fill();
    c.fillStyle = 'rgba(255,255,255,.22)';
    c.beginPath();
    c.arc(500, 470, 322, 0, TAU);
    c.fill();
  }

  drawBody(breath, tilt, yaw) {
    const c = this.c;
    const still = (x, y) => {
      this.px = 500 + (x - 500) * (1 + breath * 0.003);
      this.py = y - breath * 2.4 * smooth(1000, 830, y);
    };
    const neck = (x, y) => {
      const follow = smooth(840, 690, y);
      this.px = x + follow * (Math.sin(tilt) * (770 - y) + yaw * 26);
      this.py = y - breath * 2;
    };
    this.fill(NECK, this.paint.neck, neck);
    c.save();
    c.beginPath();
    this.trace(NECK, neck);
    c.clip();
    this.px = 0;
    neck(500, 706);
    c.translate(this.px - 500 + 10, this.py - 706);
    c.fillStyle = this.paint.neckShade;
    c.fillRect(360, 560, 290, 300);
    c.restore();
    // Collarbones and the hollow between them.
    this.stroke('M476 846 C452 838 428 834 404 838', 'rgba(168,92,66,.34)', 4, still);
    this.stroke('M524 846 C548 838 572 834 596 838', 'rgba(168,92,66,.34)', 4, still);
    this.fill(SHIRT, this.paint.shirt, still);
    this.stroke('M372 826 C410 872 456 900 500 902 C544 900 590 872 628 826', 'rgba(178,120,92,.45)', 5, (x, y) => { still(x, y); this.py -= 3; });
    this.stroke('M374 834 C412 880 458 908 500 910 C542 908 588 880 626 834', '#fffdf8', 7, still);
    this.fill(COAT_LEFT, this.paint.coat, still);
    this.fill(COAT_RIGHT, this.paint.coatRight, still);
    this.fill(LAPEL_LEFT, 'rgba(8,44,48,.28)', (x, y) => { still(x - 5, y + 5); });
    this.fill(LAPEL_RIGHT, 'rgba(8,44,48,.28)', (x, y) => { still(x + 5, y + 5); });
    this.fill(LAPEL_LEFT, this.paint.lapel, still);
    this.fill(LAPEL_RIGHT, this.paint.lapelRight, still);
    this.stroke('M212 1080 C206 1030 214 990 232 950', 'rgba(8,44,48,.3)', 4, still);
    this.stroke('M788 1080 C794 1030 786 990 768 950', 'rgba(8,44,48,.34)', 4, still);
    // A fine necklace with a drop.
    this.stroke('M424 800 C446 846 474 872 500 876 C526 872 554 846 576 800', 'rgba(214,160,74,.85)', 2.4, still);
    still(500, 884);
    c.fillStyle = '#e3b052';
    c.beginPath();
    c.arc(this.px, this.py, 7, 0, TAU);
    c.fill();
    c.fillStyle = 'rgba(255,245,214,.9)';
    c.beginPath();
    c.arc(this.px - 2, this.py - 2.4, 2.2, 0, TAU);
    c.fill();
  }

  drawHead(pose, mouth) {
    const c = this.c;
    const puff = clamp(pose[AT.cheekPuff]);
    const drop = mouth.jaw * 58;
    const outline = (x, y) => {
      const low = smooth(540, 723, y);
      const cheek = smooth(520, 600, y) * smooth(700, 610, y);
      const side = (x - 500) * (1 - 0.05 * mouth.jaw * low) + Math.sign(x - 500) * (puff * 16 * cheek);
      this.project(500 + side + mouth.shift * 0.35 * low, y + drop * low * low - mouth.shrug * 5 * low, 26);
    };
    this.fill(HEAD, this.paint.skin, outline);
    c.save();
    c.beginPath();
    this.trace(HEAD, outline);
    c.clip();
    c.fillStyle = this.paint.side;
    c.fillRect(300, 200, 420, 640);
    c.save();
    c.translate(0, drop);
    c.fillStyle = this.paint.chin;
    c.fillRect(300, 640, 420, 200);
    c.restore();
    c.fillStyle = this.paint.brow;
    c.fillRect(300, 190, 420, 200);
    // Shade of the hair along the cheeks.
    this.project(330, 480, 20);
    this.glow(this.px, this.py, 46, 190, '150,70,46', 0.36);
    this.project(672, 480, 20);
    this.glow(this.px, this.py, 62, 200, '140,62,40', 0.42);
    // Cheeks rise with a smile.
    for (const side of [-1, 1]) {
      const smile = side < 0 ? mouth.right.smile : mouth.left.smile;
      const squint = clamp(pose[side < 0 ? AT.cheekSquintRight : AT.cheekSquintLeft]);
      this.face(500 + side * 104, 556 - smile * 14 - squint * 8, 0);
      this.glow(this.px, this.py, 82 + puff * 12, 60, '238,112,96', 0.27 + smile * 0.14 + puff * 0.1);
      this.face(500 + side * 92, 524 - smile * 12 - squint * 8, 0);
      this.glow(this.px, this.py, 40, 20, '255,240,226', 0.34 + smile * 0.16);
    }
    this.face(492, 340, 0);
    this.glow(this.px, this.py, 110, 62, '255,244,232', 0.36);
    // The chin's light moves with the jaw.
    this.face(498, 690, 0);
    this.glow(this.px, this.py + drop * 0.95 - mouth.shrug * 4, 36, 17, '255,236,220', 0.42);
    if (mouth.shrug > 0.05) {
      this.glow(this.px, this.py + drop * 0.95 - 12, 26, 9, '170,84,58', mouth.shrug * 0.4);
    }
    // Folds from the nose to the mouth's corners, with smiles and raised lips.
    for (const side of [-1, 1]) {
      const own = side < 0 ? mouth.right : mouth.left;
      const sneer = clamp(pose[side < 0 ? AT.noseSneerRight : AT.noseSneerLeft]);
      const deep = clamp(own.smile * 0.7 + sneer * 0.6 + mouth.open * 0.12);
      const w = own.width + 15;
      const points = [[44, 550 - sneer * 6], [66 + own.smile * 8, 562], [w + 7, 592 - own.lift * 0.4], [w, 622 - own.lift * 0.9 + drop * 0.2]]
        .map(([x, y]) => {
          this.face(500 + side * x, y, 4);
          return [this.px, this.py];
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
    c.restore();
  }

  drawNose(pose) {
    const c = this.c;
    const sneerL = clamp(pose[AT.noseSneerLeft]);
    const sneerR = clamp(pose[AT.noseSneerRight]);
    const lift = side => (side < 0 ? sneerR : sneerL) * 6;
    // Bridge: a soft shade at one side, a light along the ridge.
    this.face(518, 500, 14);
    this.glow(this.px, this.py, 17, 62, '196,110,80', 0.3);
    this.face(500, 480, 18);
    this.glow(this.px, this.py, 10, 58, '255,244,232', 0.4);
    this.face(500, 562, 16);
    this.glow(this.px + 3, this.py + 8, 46, 18, '196,104,76', 0.42);
    this.face(498, 541, 40);
    this.glow(this.px, this.py, 26, 22, '255,226,204', 0.55);
    this.glow(this.px - 3, this.py - 5, 11, 8, '255,252,246', 0.75);
    const place = (x, y) => this.face(x, y - lift(Math.sign(x - 500)), 28);
    this.fill('M474 560 C479 553 490 553 494 561 C488 566 480 566 474 560 Z', 'rgba(122,52,40,.62)', place);
    this.fill('M526 560 C521 553 510 553 506 561 C512 566 520 566 526 560 Z', 'rgba(122,52,40,.62)', place);
    this.stroke('M466 542 C459 551 462 564 474 563', 'rgba(172,86,62,.5)', 3.2, place);
    this.stroke('M534 542 C541 551 538 564 526 563', 'rgba(158,76,54,.58)', 3.2, place);
    this.stroke('M488 566 C496 571 504 571 512 566', 'rgba(172,86,62,.5)', 3, place);
    for (const side of [-1, 1]) {
      const sneer = side < 0 ? sneerR : sneerL;
      if (sneer > 0.05) {
        this.stroke(side < 0 ? 'M486 492 C482 498 480 504 480 510' : 'M514 492 C518 498 520 504 520 510', `rgba(160,80,56,${sneer * 0.6})`, 3, place);
      }
    }
  }

  drawEye(pose, side, mouth) {
    const c = this.c;
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
      this.face(ex + x, ey + y, 6 + extra);
      return [this.px, this.py];
    };
    const upper = (raise, move) => {
      const a = at(inner, 8);
      const b = at(inner * 0.62, -top * 1.12 - raise + 3);
      const d = at(outer * 0.5, -top * 1.32 - raise);
      const e = at(outer, -4 + closed * 8);
      if (move) c.moveTo(a[0], a[1]);
      c.bezierCurveTo(b[0], b[1], d[0], d[1], e[0], e[1]);
    };
    const lower = () => {
      const a = at(outer * 0.62, bottom * 1.3);
      const b = at(inner * 0.5, bottom * 1.28);
      const d = at(inner, 8);
      c.bezierCurveTo(a[0], a[1], b[0], b[1], d[0], d[1]);
    };
    // Socket: warm shade round the eye.
    const socket = at(0, -14);
    this.glow(socket[0], socket[1], 64, 38, '196,106,80', 0.3);
    const opening = () => {
      c.beginPath();
      upper(0, true);
      lower();
      c.closePath();
    };
    // The lid's skin covers what the eye leaves when it closes.
    c.beginPath();
    {
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
    opening();
    c.fillStyle = '#fffaf5';
    c.fill();
    if (closed < 0.97) {
      c.save();
      opening();
      c.clip();
      const corner = at(inner, 8);
      this.glow(corner[0], corner[1], 13, 11, '232,138,124', 0.75);
      const centre = at(lookX, lookY - 2, 4);
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
      // The lid's shadow on the eyeball.
      c.beginPath();
      upper(0, true);
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
    // Lower lash line and lid edge.
    c.beginPath();
    const l0 = at(outer * 0.98, 0);
    c.moveTo(l0[0], l0[1]);
    lower();
    c.strokeStyle = 'rgba(120,58,46,.55)';
    c.lineWidth = 2.2;
    c.stroke();
    const under = at(4 * side, bottom + 11);
    this.glow(under[0], under[1], 40, 8, '186,98,74', 0.2 + squint * 0.3);
    // Upper lashes: a tapered line with a wing.
    const wing = mix(-13, 12, closed);
    c.beginPath();
    upper(0, true);
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
    // Crease above the lid.
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

  drawBrow(pose, side) {
    const left = side > 0;
    const down = clamp(pose[left ? AT.browDownLeft : AT.browDownRight]);
    const outerUp = clamp(pose[left ? AT.browOuterUpLeft : AT.browOuterUpRight]);
    const innerUp = clamp(pose[AT.browInnerUp]);
    const c = this.c;
    const at = (x, y) => {
      this.face(500 + side * x, y, 10);
      return [this.px, this.py];
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

  drawHair() {
    const c = this.c;
    const place = (x, y) => this.project(x, y, mix(60, 22, smooth(230, 520, y)) + 34 * smooth(560, 800, y), smooth(430, 800, y));
    // The hairline rounds off where the hair parts.
    this.fill('M548 166 L505 244 C526 222 572 220 592 244 Z', 'rgba(96,38,24,.22)', (x, y) => { place(x, y); this.py += 8; });
    this.fill('M548 166 L505 244 C526 222 572 220 592 244 Z', '#6b3827', place);
    for (const [edges, shift] of [[LOCK_RIGHT, -6], [LOCK_LEFT, 6]]) {
      // What the hair throws on the face.
      c.beginPath();
      this.lock(edges, (x, y) => { place(x, y); this.px += shift; this.py += 7; });
      c.fillStyle = 'rgba(96,38,24,.2)';
      c.fill();
      c.beginPath();
      this.lock(edges, place);
      c.fillStyle = this.paint.hair;
      c.fill();
      c.save();
      c.clip();
      for (let i = 0; i < 17; i++) {
        const t = (i + 0.5) / 17;
        const wave = Math.sin(i * 2.4) * 0.5 + Math.sin(i * 5.1) * 0.5;
        const light = wave > 0;
        this.strand(edges, t, place);
        c.strokeStyle = light ? `rgba(226,150,104,${(0.08 + wave * 0.15).toFixed(3)})` : `rgba(34,13,10,${(0.06 - wave * 0.17).toFixed(3)})`;
        c.lineWidth = 2.5 + Math.abs(wave) * 7;
        c.stroke();
      }
      c.restore();
    }
    // A band of light across the crown.
    c.save();
    c.beginPath();
    this.lock(LOCK_LEFT, place);
    this.lock(LOCK_RIGHT, place);
    c.clip();
    place(420, 232);
    c.translate(this.px, this.py);
    c.rotate(-0.62);
    this.glow(0, 0, 128, 30, '255,206,164', 0.46);
    c.restore();
    this.stroke('M549 184 C547 172 548 162 553 152', 'rgba(38,16,12,.42)', 3, place);
  }

  /** The outline of a lock: down its outer edge and up its inner one. */
  lock(edges, place) {
    const c = this.c;
    this.trace(edges[0], place);
    const inner = commands(edges[1]);
    for (let i = inner.length - 1; i > 0; i--) {
      const [, x1, y1, x2, y2] = inner[i];
      const end = inner[i - 1].slice(-2);
      place(x2, y2);
      const a = [this.px, this.py];
      place(x1, y1);
      const b = [this.px, this.py];
      place(end[0], end[1]);
      c.bezierCurveTo(a[0], a[1], b[0], b[1], this.px, this.py);
    }
    c.closePath();
  }

  /** A strand at t between a lock's edges. */
  strand(edges, t, place) {
    const c = this.c;
    const outer = commands(edges[0]);
    const inner = commands(edges[1]);
    c.beginPath();
    const point = this.points;
    for (let i = 0; i < outer.length; i++) {
      for (let k = 1; k < outer[i].length; k += 2) {
        place(mix(outer[i][k], inner[i][k], t), mix(outer[i][k + 1], inner[i][k + 1], t));
        point[k - 1] = this.px;
        point[k] = this.py;
      }
      if (i === 0) c.moveTo(point[0], point[1]);
      else c.bezierCurveTo(point[0], point[1], point[2], point[3], point[4], point[5]);
    }
  }

  drawMouth(mouth) {
    const c = this.c;
    const mx = 500 + mouth.shift;
    const my = 618 + (mouth.jaw - mouth.open) * 22 - mouth.shrug * 3;
    const forward = 8 + mouth.round * 16;
    const at = (x, y) => {
      this.face(mx + x, my + y, forward);
      return [this.px, this.py];
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
      c.bezierCurveTo(...at(-wr * mix(0.66, 0.98, round), mix(cornerR[1], top, mix(0.66, 0.72, round))), ...at(-wr * mix(0.46, 0.56, round), top - 1), ...at(-wr * 0.21, top));
      c.bezierCurveTo(...at(-wr * 0.12, top), ...at(-wr * 0.08, top + 4 * (1 - round * 0.6)), ...at(0, top + 4.6 * (1 - round * 0.6)));
      c.bezierCurveTo(...at(wl * 0.08, top + 4 * (1 - round * 0.6)), ...at(wl * 0.12, top), ...at(wl * 0.21, top));
      c.bezierCurveTo(...at(wl * mix(0.46, 0.56, round), top - 1), ...at(wl * mix(0.66, 0.98, round), mix(cornerL[1], top, mix(0.66, 0.72, round))), ...at(...cornerL));
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
    // Shade below the lower lip and over the upper one.
    const shade = at(0, base + 8);
    this.glow(shade[0], shade[1], 44 * (1 - round * 0.3), 12, '176,86,62', 0.42);
    const groove = at(0, top - 13);
    this.glow(groove[0], groove[1], 8, 15, '196,112,84', 0.26);
    this.glow(groove[0] - 9, groove[1] + 2, 6, 13, '255,236,220', 0.3);
    // Lips.
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
    this.glow(shine[0], shine[1], (wl + wr) * 0.24, Math.max(2.5, mouth.lowerLip * 0.32), '255,226,216', 0.62);
    const bow = at(-3, top + mouth.upperLip * 0.3);
    this.glow(bow[0], bow[1], (wl + wr) * 0.17, 2.6, '255,214,204', 0.4);
    if (gap > 1.2) {
      this.drawInside(mouth, at, { wl, wr, yU, yL, cornerL, cornerR, inL, inR, upperInner, lowerInner });
    } else {
      c.beginPath();
      c.moveTo(...at(...inR));
      upperInner();
      c.strokeStyle = PALETTE.lipLine;
      c.lineWidth = 2.8 + mouth.press * 0.6;
      c.stroke();
    }
    // Corners, and dimples when they are drawn back.
    for (const [corner, own, side] of [[cornerR, right, -1], [cornerL, left, 1]]) {
      const p = at(corner[0], corner[1]);
      this.glow(p[0] + side * 2, p[1], 8, 6, '132,52,44', 0.42);
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

  drawInside(mouth, at, shape) {
    const c = this.c;
    const { wl, wr, yU, yL, inR, upperInner, lowerInner } = shape;
    const { gap, round, tongue } = mouth;
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
    // Tongue: lies low, rises for t, d, n, l and comes between the teeth for th.
    const rise = clamp(tongue * 3.2);
    const tongueTop = mix(yL - 7 - gap * 0.16, Math.min(yL - 6, yU + 15), rise);
    const tip = mix(0.62, 0.5, rise) * width;
    const drawTongue = () => {
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
    };
    if (tongue < 0.2) drawTongue();
    // Lower teeth belong to the jaw.
    const jawLine = mouth.open * 96;
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
    // Upper teeth belong to the skull; rounded lips hide them.
    const teeth = 11 - round * 15 + mouth.open * 3;
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
    if (tongue >= 0.2) drawTongue();
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
}

// ---------------------------------------------------------------------------------------------------------------------
// Captions: Markdown shown as text, never as HTML, with the spoken words marked.
// ---------------------------------------------------------------------------------------------------------------------

/** Index of the bracket that closes one opened before an index, or -1. */
function closingBracket(text, from, to, open, close) {
  for (let i = from, depth = 0; i < to; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === open) depth++;
    else if (text[i] === close && depth-- === 0) return i;
  }
  return -1;
}

/** Index of the marks of emphasis that close those before an index, or -1. */
function closingMark(text, mark, from, to) {
  const character = mark[0];
  for (let i = from; i < to; i++) {
    if (text[i] === '\\') {
      i++;
    } else if (text[i] === character) {
      let count = 1;
      while (i + count < to && text[i + count] === character) count++;
      const fits = mark.length === 2 ? count >= 2 : count !== 2;
      const inWord = character === '_' && /[\p{L}\p{N}]/u.test(text[i + count] ?? ' ');
      if (fits && i > from && /\S/.test(text[i - 1]) && !inWord) return i + count - mark.length;
      i += count - 1;
    }
  }
  return -1;
}

/**
 * Adds a run of Markdown to an element as text nodes and spans: bold, italics, code and links' labels. Nothing of the text becomes markup.
 * @param {Node} parent where to add
 * @param {string} text the whole text
 * @param {number} from first UTF-16 index to show
 * @param {number} to the index after the last
 * @param {(index: number) => string | null} wordAt the key of the word a character belongs to
 */
export function renderInline(parent, text, from, to, wordAt = () => null) {
  let run = from;
  const flush = end => {
    for (let i = run; i < end;) {
      const key = wordAt(i);
      let j = i + 1;
      while (j < end && wordAt(j) === key) j++;
      const node = document.createTextNode(text.slice(i, j));
      if (key === null) {
        parent.append(node);
      } else {
        const span = document.createElement('span');
        span.className = 'word';
        span.dataset.word = key;
        span.append(node);
        parent.append(span);
      }
      i = j;
    }
  };
  const child = (tag, className, start, end) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    parent.append(element);
    renderInline(element, text, start, end, wordAt);
    return element;
  };
  let i = from;
  while (i < to) {
    const character = text[i];
    let next = 0;
    if (character === '\\' && i + 1 < to && /[!-/:-@[-`{-~]/.test(text[i + 1])) {
      flush(i);
      run = i + 1;
      i += 2;
      continue;
    }
    if (character === '`') {
      const mark = /^`+/.exec(text.slice(i, to))[0];
      const start = i + mark.length;
      let end = text.indexOf(mark, start);
      while (end >= 0 && text[end + mark.length] === '`') end = text.indexOf(mark, end + /^`+/.exec(text.slice(end))[0].length);
      if (end > start && end + mark.length <= to) {
        flush(i);
        const code = document.createElement('code');
        parent.append(code);
        const outer = parent;
        parent = code;
        run = start;
        flush(end);
        parent = outer;
        next = end + mark.length;
      }
    } else if (character === '*' || character === '_' || (character === '~' && text[i + 1] === '~')) {
      const mark = text[i + 1] === character ? character + character : character;
      const inWord = character === '_' && /[\p{L}\p{N}]/u.test(text[i - 1] ?? ' ');
      const start = i + mark.length;
      const end = /\S/.test(text[start] ?? ' ') && !inWord ? closingMark(text, mark, start, to) : -1;
      if (end > start && end + mark.length <= to) {
        flush(i);
        child(character === '~' ? 's' : mark.length === 2 ? 'strong' : 'em', '', start, end);
        next = end + mark.length;
      }
    } else if (character === '[' || (character === '!' && text[i + 1] === '[')) {
      const start = character === '!' ? i + 2 : i + 1;
      const close = closingBracket(text, start, to, '[', ']');
      const opens = close > 0 ? text[close + 1] : '';
      const end = opens === '(' ? closingBracket(text, close + 2, to, '(', ')') : opens === '[' ? closingBracket(text, close + 2, to, '[', ']') : -1;
      if (end > 0) {
        flush(i);
        const link = child('span', 'link', start, close);
        if (opens === '(') link.title = text.slice(close + 2, end);
        next = end + 1;
      } else if (close > 0 && text[start] === '^') {
        // A footnote.
        flush(i);
        next = close + 1;
      }
    }
    if (next) {
      i = run = next;
    } else {
      i++;
    }
  }
  flush(to);
}

/** A function that says which word, if any, a character of a caption belongs to. */
export function wordFinder(length, words, offset = 0, prefix = '') {
  const owner = new Array(length).fill(null);
  words.forEach((word, index) => {
    const end = Math.min(length, offset + word.captionStart + word.captionLength);
    for (let i = Math.max(0, offset + word.captionStart); i < end; i++) owner[i] = prefix + index;
  });
  return index => owner[index] ?? null;
}

// ---------------------------------------------------------------------------------------------------------------------
// Segments: the wire form of AvatarKit's SpeechSegment, a piece of a sentence, made ready to play.
// ---------------------------------------------------------------------------------------------------------------------

function bytesOf(base64) {
  const text = atob(base64 ?? '');
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function decodePcm16(bytes, format) {
  const channels = Math.max(1, format.channels ?? 1);
  const count = Math.floor(bytes.length / 2 / channels);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data = Array.from({ length: channels }, () => new Float32Array(count));
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < channels; k++) data[k][i] = view.getInt16((i * channels + k) * 2, true) / 32768;
  }
  return { data, rate: format.sampleRate, count };
}

/** A face track: frames of poses, read at any time. */
class Track {
  constructor(fps, frames, channels, data) {
    this.fps = fps;
    this.frames = frames;
    this.channels = channels;
    this.data = data;
    this.sealed = new Uint8Array(frames);
    const pose = new Float32Array(CHANNELS.length);
    for (let frame = 0; frame < frames; frame++) {
      for (let k = 0; k < channels.length; k++) pose[channels[k]] = this.value(frame, k);
      this.sealed[frame] = mouthShape(pose).sealed ? 1 : 0;
    }
  }

  static fromWire(face) {
    const channels = face.channels.map(name => AT[name]);
    const known = channels.every(channel => channel !== undefined);
    const data = bytesOf(face.data);
    return known && data.length === face.frames * channels.length && face.fps > 0
      ? new Track(face.fps, face.frames, channels, data) : null;
  }

  value(frame, k) {
    const byte = this.data[frame * this.channels.length + k];
    return this.channels[k] >= AT.headYaw ? (byte - 128) / 127 * 15 : byte / 255;
  }

  /** Writes the pose at a time. Between frames it blends, but lips that are shut at a frame stay shut for the half frame around it. */
  read(seconds, pose) {
    pose.fill(0);
    if (this.frames === 0) return pose;
    const at = clamp(seconds * this.fps, 0, this.frames - 1);
    const a = Math.floor(at);
    const b = Math.min(a + 1, this.frames - 1);
    const t = at - a;
    const shutA = this.sealed[a];
    const shutB = this.sealed[b];
    const lips = shutA === shutB ? t : shutA ? Math.max(0, t * 2 - 1) : Math.min(1, t * 2);
    for (let k = 0; k < this.channels.length; k++) {
      const channel = this.channels[k];
      pose[channel] = mix(this.value(a, k), this.value(b, k), isMouth(channel) ? lips : t);
    }
    return pose;
  }
}

/** How long a mouth shape takes to come before its sound and to go after it, in seconds. */
const SHAPE_IN = 0.06;
const SHAPE_OUT = 0.08;

/** Shapes for segments that come without a face track. The full animation is made on the server. */
const VISEMES = Object.freeze({
  PP: { mouthPress: 0.5, mouthRollUpper: 0.3, mouthRollLower: 0.3 },
  FF: { jawOpen: 0.05, mouthRollLower: 0.6, mouthUpperUp: 0.4 },
  TH: { jawOpen: 0.16, tongueOut: 0.45, mouthLowerDown: 0.2 },
  DD: { jawOpen: 0.15, tongueOut: 0.15, mouthLowerDown: 0.16 },
  kk: { jawOpen: 0.24, mouthLowerDown: 0.12 },
  CH: { jawOpen: 0.1, mouthFunnel: 0.5, mouthPucker: 0.18 },
  SS: { jawOpen: 0.05, mouthStretch: 0.28, mouthLowerDown: 0.32, mouthUpperUp: 0.24 },
  nn: { jawOpen: 0.18, tongueOut: 0.18, mouthLowerDown: 0.12 },
  RR: { jawOpen: 0.13, mouthFunnel: 0.36, mouthPucker: 0.26 },
  aa: { jawOpen: 0.6, mouthLowerDown: 0.25, mouthUpperUp: 0.15 },
  E: { jawOpen: 0.34, mouthStretch: 0.26, mouthLowerDown: 0.24 },
  I: { jawOpen: 0.15, mouthStretch: 0.32, mouthSmile: 0.3 },
  O: { jawOpen: 0.38, mouthFunnel: 0.55, mouthPucker: 0.24 },
  U: { jawOpen: 0.1, mouthPucker: 0.75, mouthFunnel: 0.25 },
});

/** A segment's mouth shapes on another segment's clock. A sound that was cut where one piece ends and the next begins becomes one again. */
function visemesAround(items) {
  const spans = [];
  for (const { visemes, shift } of items) {
    for (const { viseme, startMs, durationMs, weight } of visemes) {
      const span = { viseme, from: shift + startMs / 1000, to: shift + (startMs + durationMs) / 1000, weight: weight ?? 1 };
      const last = spans.at(-1);
      if (last && last.viseme === viseme && Math.abs(last.to - span.from) < 0.002) last.to = span.to;
      else spans.push(span);
    }
  }
  return spans;
}

/** A track of the mouth alone. `more` says that speech follows, so that a sound may go on past the end. */
function trackFromVisemes(spans, seconds, more) {
  const fps = 60;
  const frames = Math.ceil(seconds * fps) + 1;
  const channels = CHANNELS.map((_, index) => index).filter(isMouth);
  const data = new Uint8Array(frames * channels.length);
  const end = more ? Infinity : seconds;
  for (const { viseme, from, to: until, weight } of spans) {
    const shape = VISEMES[viseme];
    const to = Math.min(end, until);
    if (!shape || to + SHAPE_OUT < 0) continue;
    for (let frame = Math.max(0, Math.floor((from - SHAPE_IN) * fps)); frame < Math.min(frames, (to + SHAPE_OUT) * fps); frame++) {
      const time = frame / fps;
      const near = Math.min(smooth(from - SHAPE_IN, from + 0.02, time), 1 - smooth(to - 0.02, Math.min(end, to + SHAPE_OUT), time));
      channels.forEach((channel, k) => {
        const name = CHANNELS[channel];
        const value = shape[name] ?? shape[name.replace(/(Left|Right)$/, '')] ?? 0;
        const at = frame * channels.length + k;
        data[at] = viseme === 'PP' ? Math.round(mix(data[at], value * 255, near)) : Math.max(data[at], Math.round(value * weight * near * 255));
      });
    }
  }
  return new Track(fps, frames, channels, data);
}

// ---------------------------------------------------------------------------------------------------------------------
// The player.
// ---------------------------------------------------------------------------------------------------------------------

const STYLE = `
:host, .avatar { display: block; position: relative; width: 100%; height: 100%; }
canvas { display: block; width: 100%; height: 100%; border-radius: inherit; }
.avatar { border-radius: inherit; overflow: hidden; }
.caption { position: absolute; left: 50%; bottom: 5%; transform: translateX(-50%); width: max-content; max-width: min(92%, 44rem); box-sizing: border-box;
  padding: .55em .95em; border-radius: 1em; font: 500 clamp(.95rem, 2.2vmin + .35rem, 1.25rem)/1.4 system-ui, sans-serif; text-align: center; text-wrap: balance;
  color: #fff; background: rgba(28, 18, 34, .72); backdrop-filter: blur(10px); -webkit-backdrop-filter: blur(10px); }
.caption:empty { display: none; }
.caption .word { border-radius: .3em; transition: background-color .12s, color .12s, box-shadow .12s; }
.caption .word.now { background: #ffd59a; color: #2a1420; box-shadow: 0 0 0 .12em #ffd59a; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.caption code { font-family: ui-monospace, monospace; font-size: .92em; }
.play { position: absolute; inset: auto 0 6%; margin: auto; width: clamp(64px, 17%, 104px); aspect-ratio: 1; height: auto; border: 0; border-radius: 50%; cursor: pointer;
  color: #fff; background: rgba(20, 94, 98, .88); box-shadow: 0 10px 34px rgba(40, 12, 40, .35); display: grid; place-items: center; transition: transform .15s, background-color .15s; }
.play:hover { transform: scale(1.05); background: rgba(20, 94, 98, 1); }
.play:focus-visible { outline: 4px solid #ffd59a; outline-offset: 4px; }
.play[hidden] { display: none; }
.play svg { width: 44%; height: 44%; margin-left: 6%; fill: currentColor; }
@media (prefers-reduced-motion: reduce) { .play, .caption .word { transition: none; } }
`;

/**
 * Draws one still of the character.
 * @param {HTMLCanvasElement} canvas where
 * @param {ArrayLike<number>} pose 55 channels in the order of CHANNELS
 * @param {{zoom?: number, y?: number}} [view] zoom: 1 shows head and shoulders. y: the height, from 0 to 1000, to centre on when zoomed.
 */
export function drawFace(canvas, pose, view = {}) {
  const portrait = new Portrait(canvas.getContext('2d'));
  portrait.resize(canvas.width, canvas.height);
  if (view.zoom) {
    portrait.scale *= view.zoom;
    portrait.left = canvas.width / 2 - 500 * portrait.scale;
    portrait.top = canvas.height / 2 - (view.y ?? 500) * portrait.scale;
  }
  portrait.draw(pose);
}

/** How long the mouth takes to close when speech is cut off, in seconds. */
const RELEASE = 0.12;

/** How long the mouth takes to be where the speech wants it when late sound goes on, in seconds. */
const ATTACK = 0.06;

/** How long a word stays marked through the pause behind it, in seconds. */
const WORD_HOLD = 0.18;

/**
 * Plays speech segments with a face. One per container.
 *
 * A segment is a piece of a sentence; pieces are played one after the other without a gap. A sentence's caption comes with its first piece and stays
 * until its last was heard; its words come with the pieces they begin in. When a piece comes late, sound and face wait for it and go on: the mouth closes meanwhile.
 *
 * Events: `started` (playback begins), `caption` ({ segment, index, sentence }: the sentence's first piece, its number and the sentence's),
 * `word` ({ sentence, word, wordIndex }: wordIndex counts from the sentence's first word), `waiting`, `resumed`, `statechange`, `ended`.
 * Times are seconds. `position` is what is being heard now: the audio clock less the output's latency.
 * `sentences` has what was enqueued, sentence by sentence: text, textStart, start, and words with `at` and `until`.
 */
export class AvatarPlayer extends EventTarget {
  /**
   * @param {HTMLElement} container the element to fill
   * @param {{captions?: boolean, playButton?: boolean, idle?: boolean, label?: string, playLabel?: string, audioContext?: AudioContext}} [options]
   *   captions: show captions over the face (true). playButton: show a big button until playback begins (true). idle: blink, glance and breathe
   *   when not speaking (true). label, playLabel: for screen readers. audioContext: one to share; it is then not closed with the player.
   */
  constructor(container, options = {}) {
    super();
    this.options = { captions: true, playButton: true, idle: true, label: 'Avatar', playLabel: 'Play', ...options };
    this.segments = [];
    this.sentences = [];
    this.entries = [];
    this.duration = 0;
    this.state = 'idle';
    this.isComplete = false;
    this.isWaiting = false;
    this.current = { sentence: -1, word: -1 };
    this.pose = new Float32Array(CHANNELS.length);
    this.spoken = new Float32Array(CHANNELS.length);
    this.released = new Float32Array(CHANNELS.length);
    this.releasedAt = -1;
    this.resumedAt = -1;
    this.speaking = 0;
    this.hairYaw = 0;
    this.startPosition = 0;
    this.lastHeard = 0;
    this.lastFrame = 0;
    this.passed = 0;
    this.build(container);
    this.loop = this.loop.bind(this);
    this.frame = requestAnimationFrame(this.loop);
  }

  build(container) {
    this.host = document.createElement('div');
    this.host.style.cssText = 'display:block;position:relative;width:100%;height:100%;border-radius:inherit';
    const root = this.root = this.host.attachShadow({ mode: 'open' });
    // A constructed style sheet also works where a content security policy forbids inline styles.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const stage = document.createElement('div');
    stage.className = 'avatar';
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', this.options.label);
    this.caption = document.createElement('div');
    this.caption.className = 'caption';
    this.caption.setAttribute('aria-hidden', 'true');
    this.caption.dir = 'auto';
    // Screen readers are told a sentence once; the caption they would be told again is drawn anew with every piece.
    this.said = document.createElement('div');
    this.said.className = 'said';
    this.said.setAttribute('aria-live', 'polite');
    this.said.dir = 'auto';
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'play';
    this.button.hidden = true;
    this.button.setAttribute('aria-label', this.options.playLabel);
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.setAttribute('aria-hidden', 'true');
    const triangle = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    triangle.setAttribute('d', 'M6 3.6c0-1 1.1-1.6 2-1.1l13 8.4c.8.5.8 1.7 0 2.2l-13 8.4c-.9.5-2-.1-2-1.1z');
    icon.append(triangle);
    this.button.append(icon);
    this.button.addEventListener('click', () => this.play());
    stage.append(this.canvas, this.caption, this.said, this.button);
    root.append(stage);
    container.append(this.host);
    this.portrait = new Portrait(this.canvas.getContext('2d', { alpha: false }));
    this.motion = matchMedia('(prefers-reduced-motion: reduce)');
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.host);
    this.onVisible = () => { this.lastFrame = 0; this.tick(); };
    document.addEventListener('visibilitychange', this.onVisible);
    this.fit();
  }

  fit() {
    const box = this.host.getBoundingClientRect();
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    const width = Math.max(1, Math.round(box.width * ratio));
    const height = Math.max(1, Math.round(box.height * ratio));
    if (this.canvas.width !== width || this.canvas.height !== height || this.portrait.width !== width) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.portrait.resize(width, height);
      this.portrait.draw(this.pose, { hairYaw: this.hairYaw });
    }
  }

  /**
   * Adds the next piece of speech; while playing it follows the one before without a gap.
   * @param {object} segment a SpeechSegment in its wire form
   */
  enqueue(segment) {
    const format = segment.format ?? { encoding: 'pcm_s16le', sampleRate: 16000, channels: 1 };
    const item = {
      segment, sentence: this.sentenceOf(segment), start: this.duration, length: (segment.durationMs ?? 0) / 1000, rate: 0,
      pcm: null, buffer: null, ready: true, face: segment.face ? Track.fromWire(segment.face) : null, track: null,
    };
    const bytes = bytesOf(segment.audio);
    if (format.encoding === 'pcm_s16le') {
      item.pcm = decodePcm16(bytes, format);
      item.rate = item.pcm.rate;
      item.length = item.pcm.count / item.pcm.rate || item.length;
    } else if (bytes.length > 0) {
      item.ready = false;
      this.context().decodeAudioData(bytes.buffer).then(buffer => { item.buffer = buffer; }, () => { })
        .then(() => { item.ready = true; this.schedule(); });
    }
    this.segments.push(item);
    this.duration += item.length;
    this.isComplete = false;
    // The piece before may now end in the middle of a sound instead of in silence.
    this.shape(this.segments.length - 2);
    this.shape(this.segments.length - 1);
    this.addWords(item);
    this.button.hidden = !this.options.playButton || this.state !== 'idle';
    if (this.state === 'playing') this.schedule();
  }

  /** The sentence a piece goes on with, or a new one. */
  sentenceOf(segment) {
    const last = this.sentences.at(-1);
    const turn = segment.turnId ?? null;
    const number = segment.sentence ?? null;
    if (last && number !== null && last.number === number && last.turn === turn) return last;
    const sentence = {
      index: this.sentences.length, turn, number, first: this.segments.length, start: this.duration,
      text: segment.text ?? '', textStart: segment.textStart ?? 0, words: [],
    };
    this.sentences.push(sentence);
    return sentence;
  }

  addWords(item) {
    const { sentence, segment, start } = item;
    const words = segment.words ?? [];
    for (const word of words) {
      const at = start + word.startMs / 1000;
      sentence.words.push({ ...word, at, until: at + (word.durationMs ?? 0) / 1000 });
    }
    if (words.length > 0 && this.current.sentence === sentence.index) this.drawCaption(sentence);
  }

  /** Gives a piece without a face track its mouth: from its visemes, and those of its neighbours. */
  shape(index) {
    const item = this.segments[index];
    if (!item) return;
    item.track = item.face;
    if (item.track) return;
    const before = this.segments[index - 1];
    const after = this.segments[index + 1];
    const around = [
      { visemes: before?.segment.visemes ?? [], shift: -(before?.length ?? 0) },
      { visemes: item.segment.visemes ?? [], shift: 0 },
      { visemes: after?.segment.visemes ?? [], shift: item.length },
    ];
    item.track = trackFromVisemes(visemesAround(around), item.length, after !== undefined);
  }

  /** Says that no more segments come: at the end of the last one, `ended` is dispatched. */
  complete() {
    this.isComplete = true;
    this.tick();
  }

  /** Forgets all that was enqueued. */
  clear() {
    this.halt();
    this.segments = [];
    this.sentences = [];
    this.duration = 0;
    this.startPosition = 0;
    this.isComplete = false;
    this.show(-1, -1);
    this.setState('idle');
  }

  context() {
    if (!this.audio) {
      this.audio = this.options.audioContext ?? this.createContext();
      this.ownsAudio = !this.options.audioContext;
      this.onAudioState = () => { if (this.wanted && this.audio.state === 'running') this.begin(); };
      this.audio.addEventListener('statechange', this.onAudioState);
    }
    return this.audio;
  }

  /** Runs at the speech's own rate where the browser can: pieces then join sample by sample, and are resampled as one sound. */
  createContext() {
    const rate = this.segments.find(item => item.rate > 0)?.rate;
    try {
      return new AudioContext({ latencyHint: 'interactive', ...(rate ? { sampleRate: rate } : {}) });
    } catch {
      return new AudioContext({ latencyHint: 'interactive' });
    }
  }

  /** Starts or goes on; from the beginning after the end. Where the browser wants a gesture first, the play button is shown. */
  play() {
    if (this.state === 'playing') return;
    if (this.state === 'ended') this.startPosition = 0;
    this.wanted = true;
    const audio = this.context();
    if (audio.state === 'running') {
      this.begin();
      return;
    }
    audio.resume().catch(() => { });
    clearTimeout(this.blockedTimer);
    this.blockedTimer = setTimeout(() => {
      if (this.wanted && this.state !== 'playing') {
        this.button.hidden = false;
        this.setState('blocked');
      }
    }, 300);
  }

  begin() {
    if (this.state === 'playing') return;
    this.button.hidden = true;
    this.lastHeard = 0;
    this.isWaiting = false;
    this.resumedAt = -1;
    this.passed = this.startPosition - 0.000_001;
    this.setState('playing');
    this.dispatchEvent(new Event('started'));
    this.schedule();
  }

  /** Pauses; the mouth closes. */
  pause() {
    if (this.state !== 'playing' && this.state !== 'blocked') {
      this.wanted = false;
      return;
    }
    this.startPosition = this.position;
    this.halt();
    this.setState('paused');
  }

  /** Stops, back at the beginning; the mouth closes. */
  stop() {
    this.halt();
    this.startPosition = 0;
    this.show(-1, -1);
    this.setState('stopped');
  }

  /**
   * Goes to a position.
   * @param {number} seconds from the start of the first segment
   */
  seek(seconds) {
    const playing = this.state === 'playing';
    this.halt();
    this.startPosition = clamp(seconds, 0, this.duration);
    this.passed = this.startPosition - 0.000_001;
    if (playing) {
      this.lastHeard = 0;
      this.schedule();
    } else if (this.state === 'ended' || this.state === 'stopped' || this.state === 'idle') {
      this.setState('paused');
    }
    this.wanted = playing;
    this.tick();
  }

  halt() {
    this.wanted = false;
    clearTimeout(this.blockedTimer);
    for (const entry of this.entries) {
      if (entry.source) {
        entry.source.onended = null;
        entry.source.stop();
        entry.source.disconnect();
      }
    }
    this.entries = [];
    this.isWaiting = false;
    this.release();
  }

  /** From now on the mouth closes. */
  release() {
    this.released.set(this.pose);
    this.releasedAt = performance.now();
  }

  /** Hands every ready segment that follows to the audio hardware, each at the sample where the one before ends. */
  schedule() {
    if (this.state !== 'playing') return;
    const audio = this.context();
    for (;;) {
      const last = this.entries.at(-1);
      const index = last ? last.index + 1 : this.segments.findIndex(item => this.startPosition < item.start + item.length);
      const item = this.segments[index];
      if (!item?.ready) return;
      const skip = last ? 0 : Math.max(0, this.startPosition - item.start);
      // On the grid of the context's samples, so that a piece begins at the very sample where the one before ends.
      const soonest = Math.ceil((audio.currentTime + (last ? 0.02 : 0.06)) * audio.sampleRate) / audio.sampleRate;
      const when = Math.max(last ? last.when + last.length : 0, soonest);
      const entry = { index, when, from: item.start + skip, length: item.length - skip, source: null };
      item.buffer ??= this.bufferOf(item);
      if (item.buffer) {
        entry.source = new AudioBufferSourceNode(audio, { buffer: item.buffer });
        entry.source.connect(audio.destination);
        entry.source.onended = () => this.tick();
        entry.source.start(when, skip);
      }
      this.entries.push(entry);
    }
  }

  bufferOf(item) {
    if (!item.pcm || item.pcm.count === 0) return null;
    const buffer = this.audio.createBuffer(item.pcm.data.length, item.pcm.count, item.pcm.rate);
    item.pcm.data.forEach((data, channel) => buffer.copyToChannel(data, channel));
    item.pcm = null;
    return buffer;
  }

  /** The moment of the audio clock that is leaving the loudspeaker now. */
  heardTime() {
    const audio = this.audio;
    const late = audio.currentTime - (audio.outputLatency || audio.baseLatency || 0);
    const stamp = audio.getOutputTimestamp?.();
    let heard = late;
    if (stamp?.performanceTime > 0) {
      // Smoother than currentTime, which moves a buffer at a time. Not every browser tells it right.
      const exact = stamp.contextTime + (performance.now() - stamp.performanceTime) / 1000;
      if (exact <= audio.currentTime + 0.02 && exact > audio.currentTime - 0.5) heard = exact;
    }
    this.lastHeard = Math.max(this.lastHeard, heard);
    return this.lastHeard;
  }

  /** What is being heard, in seconds from the start of the first segment. */
  get position() {
    if (this.state !== 'playing' || this.entries.length === 0) return this.startPosition;
    const heard = this.heardTime();
    for (let i = this.entries.length - 1; i >= 0; i--) {
      const entry = this.entries[i];
      if (heard >= entry.when) return entry.from + Math.min(heard - entry.when, entry.length);
    }
    return this.entries[0].from;
  }

  /** The index of the segment at a position. */
  segmentAt(seconds) {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.segments[middle].start <= seconds) low = middle;
      else high = middle - 1;
    }
    return high < 0 ? -1 : low;
  }

  /**
   * The pose the speech asks for at a position, without idle motion.
   * @param {number} seconds from the start of the first segment
   * @param {Float32Array} [pose] where to write
   * @returns {Float32Array} 55 channels in the order of CHANNELS
   */
  poseAt(seconds, pose = new Float32Array(CHANNELS.length)) {
    const index = this.segmentAt(seconds);
    const item = this.segments[index];
    if (!item) return pose.fill(0);
    const time = seconds - item.start;
    item.track.read(time, pose);
    // A track whose last frame comes before its piece ends goes over into the next one's first.
    const next = this.segments[index + 1]?.track;
    const last = (item.track.frames - 1) / item.track.fps;
    if (next && next.frames > 0 && time > last && item.length > last) {
      const first = next.read(0, this.following ??= new Float32Array(CHANNELS.length));
      const share = clamp((time - last) / (item.length - last));
      for (let i = 0; i < CHANNELS.length; i++) pose[i] = mix(pose[i], first[i], share);
    }
    return pose;
  }

  /** The mouth as it is drawn now: aperture (0 shut), whether the lips are sealed, rounding, and the position it belongs to. */
  mouthState() {
    const { aperture, sealed, round, jaw } = mouthShape(this.pose);
    return { aperture, sealed, round, jaw, position: this.position, state: this.state };
  }

  setState(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  /** Brings captions, words, waiting and the end up to the clock. */
  tick() {
    if (this.state !== 'playing') return;
    const position = this.position;
    this.passWords(position);
    const sentence = this.segments[this.segmentAt(position)]?.sentence;
    let word = -1;
    if (sentence) {
      const { words } = sentence;
      for (let i = 0; i < words.length && words[i].at <= position; i++) {
        // A word stays marked through the pause behind it, but not through a long one.
        if (position < words[i].until + WORD_HOLD) word = i;
      }
    }
    this.show(sentence?.index ?? -1, word);
    if (this.isComplete && position >= this.duration - 0.002) {
      this.halt();
      this.startPosition = this.duration;
      this.show(sentence?.index ?? -1, -1);
      this.setState('ended');
      this.dispatchEvent(new Event('ended'));
    } else {
      this.setWaiting(!this.isSounding());
    }
  }

  /** Shows the words that began since the last look, in order: a slow frame leaves none out. */
  passWords(position) {
    for (let i = Math.max(0, this.current.sentence); i < this.sentences.length && this.sentences[i].start <= position; i++) {
      this.sentences[i].words.forEach((word, k) => {
        if (word.at > this.passed && word.at <= position) this.show(i, k);
      });
    }
    this.passed = Math.max(this.passed, position);
  }

  /** Whether a piece is being heard now, or the first one is about to be. */
  isSounding() {
    const last = this.entries.at(-1);
    if (!last) return false;
    const heard = this.heardTime();
    return heard < this.entries[0].when || this.entries.some(entry => heard >= entry.when && heard < entry.when + entry.length);
  }

  setWaiting(waiting) {
    if (this.isWaiting === waiting) return;
    this.isWaiting = waiting;
    if (waiting) this.release();
    else this.resumedAt = performance.now();
    this.dispatchEvent(new Event(waiting ? 'waiting' : 'resumed'));
  }

  drawCaption(sentence) {
    this.caption.replaceChildren();
    if (!sentence || !this.options.captions) return;
    const { text, words } = sentence;
    const lead = /^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d+[.)]\s+)?/.exec(text)[0].length;
    renderInline(this.caption, text, lead, text.trimEnd().length, wordFinder(text.length, words));
    this.markWord();
  }

  markWord() {
    for (const span of this.caption.querySelectorAll('.word')) span.classList.toggle('now', span.dataset.word === String(this.current.word));
  }

  /** Shows a sentence's caption with one of its words marked; -1 for none. */
  show(index, word) {
    const sentence = this.sentences[index];
    if (index !== this.current.sentence) {
      this.current = { sentence: index, word: -1 };
      this.drawCaption(sentence);
      this.said.textContent = this.caption.textContent;
      if (sentence) {
        this.dispatchEvent(new CustomEvent('caption', { detail: { segment: this.segments[sentence.first].segment, index: sentence.first, sentence: index } }));
      }
    }
    if (word !== this.current.word) {
      this.current.word = word;
      this.markWord();
      if (sentence) {
        this.dispatchEvent(new CustomEvent('word', { detail: { sentence: index, word: sentence.words[word] ?? null, wordIndex: word } }));
      }
    }
  }

  loop(now) {
    this.frame = requestAnimationFrame(this.loop);
    if (!this.host.isConnected) return;
    const step = this.lastFrame ? Math.min(0.1, (now - this.lastFrame) / 1000) : 0;
    this.lastFrame = now;
    this.tick();
    const playing = this.state === 'playing' && !this.isWaiting;
    this.speaking = clamp(this.speaking + (playing ? step : -step) / 0.3);
    const idle = this.idlePose(now / 1000);
    if (playing) this.poseAt(this.position, this.spoken);
    const release = this.releasedAt < 0 ? 0 : 1 - smooth(0, RELEASE * 1000, performance.now() - this.releasedAt);
    const attack = this.resumedAt < 0 ? 1 : smooth(0, ATTACK * 1000, performance.now() - this.resumedAt);
    const blend = smooth(0, 1, this.speaking);
    const still = this.motion.matches;
    for (let i = 0; i < CHANNELS.length; i++) {
      if (isMouth(i)) this.pose[i] = playing ? this.spoken[i] * attack : this.released[i] * release;
      else this.pose[i] = i >= AT.headYaw && still ? 0 : mix(idle[i], this.spoken[i], blend);
    }
    this.hairYaw += (this.pose[AT.headYaw] - this.hairYaw) * (1 - Math.exp(-step / 0.13));
    const breath = this.options.idle && !still ? Math.sin(now / 1000 * TAU / 4.2) : 0;
    this.portrait.draw(this.pose, { breath, hairYaw: this.hairYaw });
  }

  /** Life while nothing is said: blinks, glances, a head that is never quite still, the hint of a smile. */
  idlePose(time) {
    const pose = this.idle ??= new Float32Array(CHANNELS.length);
    pose.fill(0);
    if (!this.options.idle) return pose;
    if (this.nextBlink === undefined || time > this.nextBlink + 0.4) this.nextBlink = time + 1.8 + Math.random() * 3.2;
    const since = time - this.nextBlink;
    pose[AT.eyeBlinkLeft] = pose[AT.eyeBlinkRight] = Math.min(smooth(0, 0.07, since), 1 - smooth(0.1, 0.25, since));
    if (this.nextGlance === undefined || time > this.nextGlance) {
      this.glance = { from: this.glance?.to ?? [0, 0], to: Math.random() < 0.6 ? [0, 0] : [Math.random() * 0.5 - 0.25, Math.random() * 0.2 - 0.1], at: time };
      this.nextGlance = time + 1.2 + Math.random() * 1.8;
    }
    const moved = smooth(0, 0.06, time - this.glance.at);
    const x = mix(this.glance.from[0], this.glance.to[0], moved);
    const y = mix(this.glance.from[1], this.glance.to[1], moved);
    pose[AT.eyeLookOutLeft] = pose[AT.eyeLookInRight] = Math.max(0, x);
    pose[AT.eyeLookInLeft] = pose[AT.eyeLookOutRight] = Math.max(0, -x);
    pose[AT.eyeLookDownLeft] = pose[AT.eyeLookDownRight] = Math.max(0, y);
    pose[AT.eyeLookUpLeft] = pose[AT.eyeLookUpRight] = Math.max(0, -y);
    pose[AT.headYaw] = 2.2 * Math.sin(time * 0.53) + 0.9 * Math.sin(time * 1.31 + 1);
    pose[AT.headPitch] = 0.9 * Math.sin(time * 0.47 + 2) + 0.4 * Math.sin(time * 1.7);
    pose[AT.headRoll] = 1.2 * Math.sin(time * 0.39 + 4);
    return pose;
  }

  /** Stops and takes the face out of the page. */
  destroy() {
    this.halt();
    cancelAnimationFrame(this.frame);
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.onVisible);
    this.audio?.removeEventListener('statechange', this.onAudioState);
    if (this.ownsAudio) this.audio.close();
    this.host.remove();
  }
}
