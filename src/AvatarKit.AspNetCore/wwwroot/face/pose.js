// A pose: its channels in order, and what the drawn mouth measures in it.

import { clamp } from './maths.js';

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

/** A channel's index by its name. */
export const AT = Object.freeze(Object.fromEntries(CHANNELS.map((name, index) => [name, index])));
const MOUTH_FROM = AT.mouthClose;
const MOUTH_TO = AT.mouthUpperUpRight;

/** Whether a channel moves the mouth: such channels follow the speech alone. */
export const isMouth = channel => (channel >= MOUTH_FROM && channel <= MOUTH_TO)
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
