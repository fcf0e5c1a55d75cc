// One layer of a rig: its shape, what fills it and how it moves.

import { RIG_LIMITS } from './rig-cursor.js';
import { betweenEdges, readLock, readMorphs, readRigPath } from './rig-path.js';
import { inputBits } from './rig-scope.js';
import { AT } from './pose.js';

const RIG_SHAPES = ['path', 'lock', 'glow', 'ellipse', 'shape'];
/** What layers and groups may say. */
export const COMMON_PROPERTIES = ['id', 'notes', 'part', 'place', 'lift', 'clip', 'move', 'sides'];

const LAYER_PROPERTIES = [
  ...COMMON_PROPERTIES, 'path', 'lock', 'strands', 'glow', 'ellipse', 'shape', 'fill', 'stroke', 'strokeWidth', 'opacity', 'blur', 'morphs',
  'color', 'rotate',
];

/** Reads what is not a group: a layer, or a lock and its strands. */
export function readRigLayer(id, layer, context, scope, colors, find) {
  layer.allow(...LAYER_PROPERTIES);
  const shapes = RIG_SHAPES.filter(name => layer.at(name).exists);
  if (shapes.length !== 1) {
    throw layer.error('A layer has exactly one of path, lock, glow, ellipse, shape; or layers, which makes it a group.');
  }
  const [kind] = shapes;
  const shape = layer.at(kind);
  const finish = (points, same) => finishLayer(id, kind, points, same, layer, context, scope, colors);
  if (kind === 'path') {
    const path = readRigPath(shape, scope, context.side);
    return [finish({ ...path, morphs: readMorphs(layer, path, scope, context.side) })];
  }
  if (kind === 'shape') {
    const same = find(shape.name());
    if (!same) throw shape.error(`There is no layer '${shape.name()}' behind this one.`);
    if (same.kind !== 'path') throw shape.error('is not a path.');
    return [finish(same, same)];
  }
  if (kind === 'lock') {
    const edges = readLock(shape, scope, context.side);
    const lock = finish({ ...betweenEdges(edges, 0, 1), morphs: [] });
    return [lock, ...readStrands(layer.at('strands'), lock, edges, context, colors)];
  }
  const numbers = shape.exactly(4, 'should be [x, y, horizontal radius, vertical radius].').map(number => scope.read(number, context.side));
  const moving = [0, 1].filter(index => !numbers[index].isConstant).map(index => ({ index, number: numbers[index] }));
  return [finish({ verbs: '', points: [numbers[0].value, numbers[1].value], moving, morphs: [], radii: numbers.slice(2) })];
}

function readStrands(strands, lock, edges, context, colors) {
  if (!strands.exists) return [];
  strands.allow('count', 'light', 'dark', 'width', 'seed');
  const count = Math.trunc(strands.need('count').number(1, RIG_LIMITS.strands));
  const [light, dark] = [colors.color(strands.need('light')), colors.color(strands.need('dark'))];
  const thickness = strands.at('width').numberOr(0.1, 0.01, 1);
  const seed = Math.trunc(strands.at('seed').numberOr(0, 0, 10_000));
  return Array.from({ length: count }, (_, index) => {
    const wave = Math.sin(index * 2.4 + seed) * 0.5 + Math.sin(index * 5.1 + seed) * 0.5;
    const middle = (index + 0.5) / count;
    const half = thickness * (0.25 + 0.75 * Math.abs(wave)) / 2;
    const [red, green, blue, alpha] = wave > 0 ? light : dark;
    return {
      ...lock,
      ...betweenEdges(edges, Math.max(0, middle - half), Math.min(1, middle + half)),
      id: `${lock.id}-strand${index}`,
      fill: { color: [red, green, blue, alpha * (0.35 + 0.65 * Math.abs(wave))] },
      stroke: null, strokeWidth: null, opacity: null, blur: 0,
      low: lock.low, high: lock.high,
      side: context.side,
    };
  });
}

function finishLayer(id, shapeKind, shape, same, layer, context, scope, colors) {
  const kind = shapeKind === 'glow' || shapeKind === 'ellipse' ? shapeKind : 'path';
  const number = name => layer.at(name).exists ? scope.read(layer.at(name), context.side) : null;
  const hasColor = kind === 'glow' && layer.at('color').exists;
  const fill = hasColor ? { color: colors.color(layer.at('color')) }
    : layer.at('fill').exists ? colors.paint(layer.at('fill'), scope, context.side) : null;
  const stroke = layer.at('stroke').exists ? colors.color(layer.at('stroke')) : null;
  const own = {
    id,
    part: context.part,
    kind,
    verbs: shape.verbs,
    points: shape.points,
    moving: shape.moving,
    morphs: shape.morphs,
    radii: shape.radii ?? [],
    moves: (same ?? context).moves,
    place: (same ?? context).place,
    lift: (same ?? context).lift,
    isMirrored: same ? same.isMirrored : context.side < 0,
    fill,
    stroke,
    opacity: number('opacity'),
    rotation: number('rotate'),
    strokeWidth: number('strokeWidth'),
    blur: layer.at('blur').numberOr(0, 0, 60),
    clip: -1,
  };
  check(layer, own);
  return { ...own, ...follows(own) };
}

function check(layer, { kind, fill, stroke, strokeWidth }) {
  if (kind === 'glow' && !fill) throw layer.at('color').error('is missing: a glow needs its colour.');
  if (stroke && !strokeWidth) throw layer.at('strokeWidth').error('is missing: a stroke needs its width.');
  if (kind === 'path') return;
  if (stroke || !fill) throw layer.error('An ellipse is filled and has no stroke.');
  if (kind === 'ellipse' && fill.gradient?.numbers.some(value => !value.isConstant)) {
    throw layer.at('fill').error('The gradient of an ellipse is given in its own units, radius 1 round 0,0, by numbers.');
  }
}

/** The inputs a layer follows; `shapeLow` and `shapeHigh` leave the head's turning aside, which moves its points after all else. */
function follows({ moving, morphs, radii, moves, place, lift, fill, opacity, rotation, strokeWidth }) {
  const shape = [
    ...moving.map(entry => entry.number), ...morphs.map(morph => morph.weight), ...moves.flatMap(({ x, y }) => [x, y]),
    place.x, place.y, place.depth, place.turn, lift,
  ];
  const paint = [...radii, ...fill?.gradient?.numbers ?? [], opacity, rotation, strokeWidth];
  const bits = numbers => numbers.reduce(
    (all, value) => ({ low: all.low | (value?.low ?? 0), high: all.high | (value?.high ?? 0) }), { low: 0, high: 0 });
  const ofShape = bits(shape);
  const ofAll = bits([...shape, ...paint, ...place.isHead ? HEAD_INPUTS : []]);
  return { ...ofAll, shapeLow: ofShape.low, shapeHigh: ofShape.high };
}

const HEAD_INPUTS = ['headYaw', 'headPitch', 'headRoll'].map(name => inputBits(AT[name]));
