// The character below the chin: neck, shirt, coat and a necklace.

import { TAU, smooth } from './maths.js';

const NECK = 'M430 640 C430 700 432 752 424 784 C416 806 392 820 360 832 L500 910 L640 832 C608 820 584 806 576 784 C568 752 570 700 570 640 Z';
const SHIRT = 'M372 826 C410 872 456 900 500 902 C544 900 590 872 628 826 L700 860 L660 1080 L340 1080 L300 860 Z';
const COAT_LEFT = 'M386 812 C330 838 250 856 198 884 C140 916 112 980 100 1080 L470 1080 C452 1010 420 930 372 846 C372 832 378 820 386 812 Z';
const COAT_RIGHT = 'M614 812 C670 838 750 856 802 884 C860 916 888 980 900 1080 L530 1080 C548 1010 580 930 628 846 C628 832 622 820 614 812 Z';
const LAPEL_LEFT = 'M386 810 C366 824 348 834 330 842 L322 912 L360 914 L352 944 C384 1000 426 1050 462 1080 L472 1080 C456 1000 424 912 386 810 Z';
const LAPEL_RIGHT = 'M614 810 C634 824 652 834 670 842 L678 912 L640 914 L648 944 C616 1000 574 1050 538 1080 L528 1080 C544 1000 576 912 614 810 Z';

/** Draws the body. It breathes; the neck follows the head's tilt and turn, in radians. */
export function drawBody(portrait, breath, tilt, yaw) {
  const still = (x, y) => {
    portrait.px = 500 + (x - 500) * (1 + breath * 0.003);
    portrait.py = y - breath * 2.4 * smooth(1000, 830, y);
  };
  const neck = (x, y) => {
    const follow = smooth(840, 690, y);
    portrait.px = x + follow * (Math.sin(tilt) * (770 - y) + yaw * 26);
    portrait.py = y - breath * 2;
  };
  drawNeck(portrait, neck);
  // Collarbones and the hollow between them.
  portrait.stroke('M476 846 C452 838 428 834 404 838', 'rgba(168,92,66,.34)', 4, still);
  portrait.stroke('M524 846 C548 838 572 834 596 838', 'rgba(168,92,66,.34)', 4, still);
  portrait.fill(SHIRT, portrait.paint.shirt, still);
  const collar = (x, y) => { still(x, y); portrait.py -= 3; };
  portrait.stroke('M372 826 C410 872 456 900 500 902 C544 900 590 872 628 826', 'rgba(178,120,92,.45)', 5, collar);
  portrait.stroke('M374 834 C412 880 458 908 500 910 C542 908 588 880 626 834', '#fffdf8', 7, still);
  portrait.fill(COAT_LEFT, portrait.paint.coat, still);
  portrait.fill(COAT_RIGHT, portrait.paint.coatRight, still);
  portrait.fill(LAPEL_LEFT, 'rgba(8,44,48,.28)', (x, y) => { still(x - 5, y + 5); });
  portrait.fill(LAPEL_RIGHT, 'rgba(8,44,48,.28)', (x, y) => { still(x + 5, y + 5); });
  portrait.fill(LAPEL_LEFT, portrait.paint.lapel, still);
  portrait.fill(LAPEL_RIGHT, portrait.paint.lapelRight, still);
  portrait.stroke('M212 1080 C206 1030 214 990 232 950', 'rgba(8,44,48,.3)', 4, still);
  portrait.stroke('M788 1080 C794 1030 786 990 768 950', 'rgba(8,44,48,.34)', 4, still);
  drawNecklace(portrait, still);
}

function drawNeck(portrait, neck) {
  const c = portrait.c;
  portrait.fill(NECK, portrait.paint.neck, neck);
  c.save();
  c.beginPath();
  portrait.trace(NECK, neck);
  c.clip();
  neck(500, 706);
  c.translate(portrait.px - 500 + 10, portrait.py - 706);
  c.fillStyle = portrait.paint.neckShade;
  c.fillRect(360, 560, 290, 300);
  c.restore();
}

/** A fine necklace with a drop. */
function drawNecklace(portrait, still) {
  const c = portrait.c;
  portrait.stroke('M424 800 C446 846 474 872 500 876 C526 872 554 846 576 800', 'rgba(214,160,74,.85)', 2.4, still);
  still(500, 884);
  c.fillStyle = '#e3b052';
  c.beginPath();
  c.arc(portrait.px, portrait.py, 7, 0, TAU);
  c.fill();
  c.fillStyle = 'rgba(255,245,214,.9)';
  c.beginPath();
  c.arc(portrait.px - 2, portrait.py - 2.4, 2.2, 0, TAU);
  c.fill();
}
