// Motion that never repeats and has no beat: what the server's face drifts by, in the page.

/** A number from 0 to 1 that only depends on its arguments. */
export function random(seed, stream, index) {
  let x = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b) ^ Math.imul(index | 0, 0xc2b2ae35)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0) / 4294967296;
}

/**
 * A uniform cubic B-spline through random places: smooth to its acceleration, and at rest nowhere.
 * @param {number} seed another seed, another motion
 * @param {number} stream which motion of it
 * @param {number} time in seconds
 * @param {number} spacing seconds between places
 * @returns {number} from -1 to 1, mostly within 0.8
 */
export function noise(seed, stream, time, spacing) {
  const at = time / spacing;
  const place = Math.floor(at);
  const f = at - place;
  const g = 1 - f;
  const value = k => random(seed, stream, place + k) * 2 - 1;
  return (g * g * g * value(-1) + (3 * f * f * f - 6 * f * f + 4) * value(0)
    + (-3 * f * f * f + 3 * f * f + 3 * f + 1) * value(1) + f * f * f * value(2)) / 6;
}
