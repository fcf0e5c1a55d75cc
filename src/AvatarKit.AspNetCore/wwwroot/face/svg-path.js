// Paths of SVG, read once.

const parsed = new Map();

/** Reads an absolute SVG path of M, C, Q, L and Z into commands; each is read once. */
export function commands(path) {
  let list = parsed.get(path);
  if (!list) {
    list = [...path.matchAll(/([MCQLZ])([^MCQLZ]*)/g)].map(match =>
      [match[1], ...(match[2].match(/-?[\d.]+/g) ?? []).map(Number)]);
    parsed.set(path, list);
  }
  return list;
}
