// Lips that close within speech: when they do so in the track, and when in the pictures.

import { mouthShape } from '/_content/AvatarKit.AspNetCore/face/pose.js';

/** Places are samples of 48 kHz; the track is looked at every millisecond. */
const STEP = 48;

/** A closing is at least and at most so long, in milliseconds: what is longer is a pause. */
const SHORTEST = 25;
const LONGEST = 220;

/** How far from its place a closing is looked for in the pictures, in milliseconds. */
const REACH = 90;

const isShut = pose => mouthShape(pose).sealed;

/** Where the lips are shut in the track, from and to. */
function shutStretches(track, length) {
  const found = [];
  let from = -1;
  for (let place = 0; place < length; place += STEP) {
    const shut = isShut(track(place));
    if (shut && from < 0) from = place;
    if (!shut && from >= 0) {
      const ms = (place - from) / STEP;
      // What begins with the speech is its rest.
      if (from > 0 && ms >= SHORTEST && ms <= LONGEST) found.push({ from, to: place });
      from = -1;
    }
  }
  return found;
}

/** @returns {{late: number[], missed: number}} how much later each was seen than it should be, by its middle, in milliseconds; how many were not */
export function closuresOf(pictures, track, length) {
  const runs = [];
  for (const { pose, from, to } of pictures) {
    const last = runs.at(-1);
    if (!isShut(pose)) continue;
    if (last && Math.abs(last.to - from) < STEP) last.to = to;
    else runs.push({ from, to });
  }
  const late = [];
  let missed = 0;
  for (const { from, to } of shutStretches(track, length)) {
    const wanted = (from + to) / 2;
    const near = runs.map(run => ((run.from + run.to) / 2 - wanted) / STEP).filter(by => Math.abs(by) < REACH)
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    if (near.length > 0) late.push(near[0]);
    else if (pictures.some(picture => picture.from <= wanted && wanted < picture.to)) missed++;
  }
  return { late, missed };
}
