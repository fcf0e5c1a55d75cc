// A pose: its channels in order, and what the drawn mouth measures in it.

import { clamp } from './maths.js';

/** The channels of a pose in order: ARKit's 52 blend shapes (0 to 1) and the head's angles in degrees. A star stands for both sides. */
export const CHANNELS = Object.freeze([
  'browDown*', 'browInnerUp', 'browOuterUp*', 'cheekPuff', 'cheekSquint*', 'eyeBlink*', 'eyeLookDown*', 'eyeLookIn*', 'eyeLookOut*',
  'eyeLookUp*', 'eyeSquint*', 'eyeWide*', 'jawForward', 'jawLeft', 'jawOpen', 'jawRight', 'mouthClose', 'mouthDimple*', 'mouthFrown*',
  'mouthFunnel', 'mouthLeft', 'mouthLowerDown*', 'mouthPress*', 'mouthPucker', 'mouthRight', 'mouthRollLower', 'mouthRollUpper',
  'mouthShrugLower', 'mouthShrugUpper', 'mouthSmile*', 'mouthStretch*', 'mouthUpperUp*', 'noseSneer*', 'tongueOut',
  'headYaw', 'headPitch', 'headRoll',
].flatMap(name => name.endsWith('*') ? ['Left', 'Right'].map(side => name.replace('*', side)) : name));

/** A channel's index by its name. */
export const AT = Object.freeze(Object.fromEntries(CHANNELS.map((name, index) => [name, index])));
const MOUTH_FROM = AT.mouthClose;
const MOUTH_TO = AT.mouthUpperUpRight;

/** Whether a channel moves the mouth: such channels follow the speech alone. */
export const isMouth = channel => (channel >= MOUTH_FROM && channel <= MOUTH_TO)
  || (channel >= AT.jawForward && channel <= AT.jawRight) || channel === AT.tongueOut || channel === AT.cheekPuff;

/** What the mouth measures, in units of the drawing's box: how far the lips are apart (`gap`; `aperture`: of the widest), whether they are
 * sealed, how round they are. A rig's own signals decide what is drawn; those of the characters that come with the package are these. */
export function mouthShape(pose) {
  const v = name => clamp(pose[AT[name]]);
  const both = name => (v(`${name}Left`) + v(`${name}Right`)) / 2;
  const jaw = v('jawOpen');
  const open = Math.max(0, jaw - v('mouthClose'));
  const funnel = v('mouthFunnel');
  const parted = 1 - 0.5 * both('mouthPress');
  const upper = both('mouthUpperUp') * parted * 22 + funnel * 9 + open * 7 - v('mouthRollUpper') * 2;
  const lower = open * 96 + both('mouthLowerDown') * parted * 24 + funnel * 9 - v('mouthRollLower') * 4 - v('mouthShrugLower') * 9;
  const gap = Math.max(0, upper + lower - 0.6);
  return { jaw, open, gap, sealed: gap < 1.2, aperture: gap / 112, round: clamp(v('mouthPucker') * 0.95 + funnel * 0.75) };
}
