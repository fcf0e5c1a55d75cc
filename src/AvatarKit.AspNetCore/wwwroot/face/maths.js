// Small maths that drawing and motion share.

/** A whole turn, in radians. */
export const TAU = Math.PI * 2;

/** A degree, in radians. */
export const DEGREE = Math.PI / 180;

/** A value brought between two others. */
export const clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));

/** The value at t (0 to 1) between two others. */
export const mix = (a, b, t) => a + (b - a) * t;

/** Rises from 0 to 1 between two values, slowly at both ends. */
export const smooth = (from, to, value) => {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
};
