// What was recorded beside what was to be played: where each block of the one is found in the other, to the sample.

/** Samples that are looked for together, at 48 kHz: 10 ms. */
export const BLOCK = 480;

/** What counts as sound. */
export const AUDIBLE = 0.003;

/** A block that differs by more than this share of its loudness is another. */
const ALIKE = 0.1;

/** How far behind its place a block is looked for, in samples. */
const LOOK_AHEAD = 4 * 48_000;

/** A change of place that is smaller is none, in samples: 1 ms. */
const LEAST_JUMP = 48;

/** Blocks beside a gap that are not whole: the sound rings out before it and rises behind it. */
const MOST_FRAYED = 3;

export function isAudible(samples) {
  return samples.some(sample => Math.abs(sample) > AUDIBLE);
}

/** Whether a block lies at a place of a sound. */
function lies(sound, at, block) {
  if (at < 0 || at + block.length > sound.length) return false;
  let difference = 0;
  let loudness = 0;
  for (let i = 0; i < block.length; i++) {
    difference += Math.abs(sound[at + i] - block[i]);
    loudness += Math.abs(block[i]);
    if (i === 15 && difference > loudness * 0.5 + 4 * AUDIBLE) return false;
  }
  return difference <= ALIKE * loudness;
}

/** Where a block lies in a sound between two places, or -1. */
export function find(sound, block, from, to) {
  for (let at = Math.max(0, from); at <= Math.min(to, sound.length - block.length); at++) {
    if (lies(sound, at, block)) return at;
  }
  return -1;
}

/**
 * Follows a sound through its recording.
 * @returns {{shifts: {at: number, shift: number}[], gaps: number[], lost: number[]}} shifts: for audible blocks that were found, where they lie in
 *   the sound and how much later in the recording. gaps: silence that came in between, lost: sound that is nowhere; both in milliseconds
 */
export function follow(recorded, sound) {
  const shifts = [];
  const gaps = [];
  const lost = [];
  let shift = null;
  let missing = 0;
  const miss = () => {
    if (missing > MOST_FRAYED) lost.push(missing * BLOCK / 48);
    missing = 0;
  };
  for (let at = 0; at + BLOCK <= sound.length; at += BLOCK) {
    const block = sound.subarray(at, at + BLOCK);
    if (!isAudible(block)) continue;
    let place = shift !== null && lies(recorded, at + shift, block) ? at + shift : -1;
    // What is lost would be looked for anew with every block: after a few it is looked for now and then.
    const looks = missing < 4 || missing % 10 === 0;
    if (place < 0 && looks && shift === null) place = find(recorded, block, 0, recorded.length);
    else if (place < 0 && looks) place = find(recorded, block, at + shift - BLOCK, at + shift + LOOK_AHEAD);
    if (place < 0) {
      missing++;
      continue;
    }
    const found = place - at;
    if (shift !== null && found - shift > LEAST_JUMP) {
      gaps.push((found - shift) / 48);
      missing = Math.max(0, missing - MOST_FRAYED);
    }
    miss();
    shift = found;
    shifts.push({ at, shift });
  }
  miss();
  return { shifts, gaps, lost };
}

/** The place in a sound of what was recorded just before a place of the recording, or -1. */
export function placeOf(recorded, sound, at) {
  // In a pause there is nothing to find: the sound before it tells.
  for (let back = 0; at - back - BLOCK >= 0 && back < 4 * 48_000; back += BLOCK / 2) {
    const block = recorded.subarray(at - back - BLOCK, at - back);
    if (!isAudible(block)) continue;
    const place = find(sound, block, 0, sound.length);
    if (place >= 0) return place + BLOCK + back;
  }
  return -1;
}
