// Paths as a rig writes them: `M C Q L Z` with absolute coordinates, each a number or an `{expression}`; and locks of hair made of them.

import { mix } from './maths.js';
import { RIG_LIMITS, RIG_NUMBER } from './rig-cursor.js';

/** Number of points a command takes. */
export const POINTS_OF = Object.freeze({ M: 1, L: 1, Q: 2, C: 3, Z: 0 });

const COORDINATE = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/**
 * Reads a path.
 * @returns {{verbs: string, points: number[], moving: {index: number, number: object}[]}} its commands' letters, x and y of every point,
 *   control points included, and the coordinates that are expressions
 */
export function readRigPath(source, scope, side) {
  const text = source.text();
  const points = [];
  const moving = [];
  let verbs = '';
  let missing = 0;
  const part = /[\s,]*(?:([MLQCZ])|\{([^}]*)(\}?)|([^\s,][0-9.]*))/y;
  for (let at = 0, found; (found = part.exec(text)); at = part.lastIndex) {
    const [whole, verb, expression, closed, number] = found;
    const character = at + whole.length - whole.trimStart().replace(/^[\s,]+/, '').length + 1;
    if (verb) {
      if (missing > 0 || (!verbs && verb !== 'M') || (verb !== 'M' && verbs.endsWith('Z'))) {
        throw source.error(
          `'${verb}' at character ${character}: a command needs all coordinates of the one before, and a path begins with M, also after Z.`);
      }
      verbs += verb;
      missing = POINTS_OF[verb] * 2;
      continue;
    }
    if (missing === 0) throw source.error(`Character ${character}: expected one of the commands M, L, Q, C, Z (absolute; each written out).`);
    if (expression === undefined) {
      if (!COORDINATE.test(number) || Math.abs(number) > RIG_NUMBER) throw source.error(`Character ${character}: '${number}' is not a coordinate.`);
      points.push(Number(number));
    } else {
      if (!closed) throw source.error(`'{' at character ${character} is not closed.`);
      const value = scope.parse(expression, source, side);
      if (!value.isConstant) moving.push({ index: points.length, number: value });
      points.push(value.value);
    }
    missing--;
    if (points.length / 2 > RIG_LIMITS.pointsPerPath) throw source.error(`The path has more than ${RIG_LIMITS.pointsPerPath} points.`);
  }
  if (missing > 0 || verbs.length < 2) throw source.error('The path ends too early.');
  return { verbs, points, moving };
}

/** The two edges of a lock of hair. */
export function readLock(shape, scope, side) {
  shape.allow('outer', 'inner');
  const outer = readRigPath(shape.need('outer'), scope, side);
  const inner = readRigPath(shape.need('inner'), scope, side);
  if (outer.verbs !== inner.verbs || outer.moving.length + inner.moving.length > 0 || !/^MC+$/.test(outer.verbs)) {
    throw shape.error('outer and inner should each be one M and the same number of C, without expressions.');
  }
  return { outer, inner };
}

/** The closed path between two lines through a lock: down at one, up at the other; 0 is the outer edge, 1 the inner. */
export function betweenEdges({ outer, inner }, from, to) {
  const along = t => outer.points.map((value, index) => mix(value, inner.points[index], t));
  const back = along(to);
  const points = along(from);
  for (let i = back.length - 2; i >= 0; i -= 2) points.push(back[i], back[i + 1]);
  const curves = 'C'.repeat(outer.verbs.length - 1);
  return { verbs: `M${curves}L${curves}Z`, points, moving: [] };
}

/** What a path's morphs add to its points at full weight. */
export function readMorphs(layer, path, scope, side) {
  if (!layer.at('morphs').exists) return [];
  return layer.at('morphs').properties(RIG_LIMITS.morphs).map(([weight, value]) => {
    value.path = `${layer.path}.morphs['${weight}']`;
    const deltas = value.isText ? wholeTarget(value, path, scope, side) : pointsThatMove(value, path.points.length);
    return { weight: scope.parse(weight, value, side), deltas };
  });
}

function wholeTarget(value, path, scope, side) {
  const target = readRigPath(value, scope, side);
  if (target.verbs !== path.verbs || target.moving.length > 0) {
    throw value.error(`The target should have the commands of its path, ${path.verbs}, with numbers only; it has ${target.verbs}.`);
  }
  return target.points.map((coordinate, index) => coordinate - path.points[index]);
}

function pointsThatMove(value, length) {
  const deltas = new Array(length).fill(0);
  for (const [point, delta] of value.properties(RIG_LIMITS.pointsPerPath)) {
    const pair = delta.items(2);
    if (!/^\d{1,9}$/.test(point) || point * 2 >= length || pair.length !== 2) {
      throw delta.error(`should be a point's number, from 0 to ${length / 2 - 1}, with [dx, dy].`);
    }
    deltas[point * 2] = pair[0].number();
    deltas[point * 2 + 1] = pair[1].number();
  }
  return deltas;
}
