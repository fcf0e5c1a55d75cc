// Makes public/head.glb: a plain head with ARKit's shapes for jaw, lips, eyelids and brows, so that the sample has something to move.
// Put your own head there instead: a glTF or VRM file whose morph targets have ARKit's names.

import { writeFileSync } from 'node:fs';

const RINGS = 120;
const SECTORS = 120;

const bell = (x, y, at, width, height = width) => Math.exp(-(((x - at[0]) / width) ** 2) - (((y - at[1]) / height) ** 2));
const front = z => Math.max(0, z);

/** A point of the head at rest: an egg with a nose, sockets and lips. */
function rest(u, v) {
  const polar = v * Math.PI;
  const turn = u * 2 * Math.PI;
  const y = Math.cos(polar);
  const width = Math.sin(polar) * (0.78 - 0.14 * (y < 0 ? -y : 0));
  const x = Math.sin(turn) * width;
  let z = Math.cos(turn) * width * 1.12;
  if (z > 0) {
    z += 0.16 * bell(x, y, [0, 0], 0.09, 0.16) + 0.05 * bell(x, y, [0, -0.36], 0.2, 0.07);
    z -= 0.07 * (bell(x, y, [-0.27, 0.2], 0.13, 0.09) + bell(x, y, [0.27, 0.2], 0.13, 0.09));
  }
  return [x, y * 1.1, z];
}

const LIPS = -0.4;
const mouth = (x, y) => bell(x, y, [0, LIPS], 0.26, 0.14);
const below = y => 1 / (1 + Math.exp((y - LIPS) * 60));

/** How far a shape moves a point of the face, where it is 1. */
const SHAPES = {
  jawOpen: (x, y, z) => [0, -0.3 * below(y) * Math.exp(-((x / 0.45) ** 2)) * front(z) * (y > -1 ? 1 : 0.6), -0.05 * below(y) * front(z)],
  mouthClose: (x, y, z) => [0, 0.3 * below(y) * bell(x, y, [0, LIPS - 0.06], 0.22, 0.1) * front(z), 0],
  mouthPucker: (x, y, z) => [-0.45 * x * mouth(x, y) * front(z), 0, 0.09 * mouth(x, y) * front(z)],
  mouthFunnel: (x, y, z) => [-0.3 * x * mouth(x, y) * front(z), (below(y) ? -0.04 : 0.04) * mouth(x, y) * front(z), 0.07 * mouth(x, y) * front(z)],
  mouthSmileLeft: (x, y, z) => [0.1 * bell(x, y, [0.24, LIPS], 0.12) * front(z), 0.11 * bell(x, y, [0.24, LIPS], 0.12) * front(z), 0],
  mouthSmileRight: (x, y, z) => [-0.1 * bell(x, y, [-0.24, LIPS], 0.12) * front(z), 0.11 * bell(x, y, [-0.24, LIPS], 0.12) * front(z), 0],
  mouthStretchLeft: (x, y, z) => [0.12 * bell(x, y, [0.24, LIPS], 0.12) * front(z), 0, 0],
  mouthStretchRight: (x, y, z) => [-0.12 * bell(x, y, [-0.24, LIPS], 0.12) * front(z), 0, 0],
  mouthFrownLeft: (x, y, z) => [0, -0.1 * bell(x, y, [0.24, LIPS], 0.12) * front(z), 0],
  mouthFrownRight: (x, y, z) => [0, -0.1 * bell(x, y, [-0.24, LIPS], 0.12) * front(z), 0],
  mouthUpperUpLeft: (x, y, z) => [0, 0.06 * bell(x, y, [0.1, LIPS + 0.05], 0.12, 0.06) * front(z), 0],
  mouthUpperUpRight: (x, y, z) => [0, 0.06 * bell(x, y, [-0.1, LIPS + 0.05], 0.12, 0.06) * front(z), 0],
  mouthLowerDownLeft: (x, y, z) => [0, -0.07 * bell(x, y, [0.1, LIPS - 0.06], 0.12, 0.06) * front(z), 0],
  mouthLowerDownRight: (x, y, z) => [0, -0.07 * bell(x, y, [-0.1, LIPS - 0.06], 0.12, 0.06) * front(z), 0],
  eyeBlinkLeft: (x, y, z) => [0, -0.09 * bell(x, y, [0.27, 0.25], 0.12, 0.06) * front(z), 0.05 * bell(x, y, [0.27, 0.18], 0.12, 0.08) * front(z)],
  eyeBlinkRight: (x, y, z) => [0, -0.09 * bell(x, y, [-0.27, 0.25], 0.12, 0.06) * front(z), 0.05 * bell(x, y, [-0.27, 0.18], 0.12, 0.08) * front(z)],
  browInnerUp: (x, y, z) => [0, 0.08 * bell(x, y, [0, 0.38], 0.22, 0.1) * front(z), 0],
  browDownLeft: (x, y, z) => [0, -0.06 * bell(x, y, [0.24, 0.38], 0.16, 0.1) * front(z), 0],
  browDownRight: (x, y, z) => [0, -0.06 * bell(x, y, [-0.24, 0.38], 0.16, 0.1) * front(z), 0],
};

/** What the skin's colour is at a point: lips, eyes and brows are painted on. */
function color(x, y, z) {
  const skin = [0.9, 0.68, 0.55];
  if (z <= 0) return skin;
  const paint = (from, to, share) => from.map((value, i) => value + (to[i] - value) * Math.min(1, share));
  let mixed = paint(skin, [0.72, 0.28, 0.28], 1.4 * bell(x, y, [0, LIPS], 0.2, 0.055));
  mixed = paint(mixed, [0.3, 0.05, 0.07], 1.6 * bell(x, y, [0, LIPS], 0.17, 0.014));
  for (const side of [-1, 1]) {
    mixed = paint(mixed, [1, 1, 1], 1.5 * bell(x, y, [side * 0.27, 0.2], 0.08, 0.045));
    mixed = paint(mixed, [0.12, 0.2, 0.28], 1.6 * bell(x, y, [side * 0.27, 0.2], 0.032));
    mixed = paint(mixed, [0.28, 0.17, 0.1], 1.3 * bell(x, y, [side * 0.26, 0.38], 0.11, 0.025));
  }
  return paint(mixed, [0.28, 0.17, 0.1], y > 0.62 ? 1 : 0);
}

const points = [];
const colors = [];
const indices = [];
for (let ring = 0; ring <= RINGS; ring++) {
  for (let sector = 0; sector <= SECTORS; sector++) {
    const point = rest(sector / SECTORS, ring / RINGS);
    points.push(point);
    colors.push(color(point[0], point[1] / 1.1, point[2]));
    if (ring < RINGS && sector < SECTORS) {
      const a = ring * (SECTORS + 1) + sector;
      const b = a + SECTORS + 1;
      indices.push(a, b, a + 1, b, b + 1, a + 1);
    }
  }
}

/** The direction the skin faces at each point: the mean of the triangles around it. */
function normals() {
  const sums = points.map(() => [0, 0, 0]);
  for (let i = 0; i < indices.length; i += 3) {
    const corners = indices.slice(i, i + 3);
    const [a, b, c] = corners.map(corner => points[corner]);
    const [p, q] = [b, c].map(point => point.map((value, k) => value - a[k]));
    const normal = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
    for (const corner of corners) normal.forEach((value, k) => { sums[corner][k] += value; });
  }
  // Where the surface closes, its two edges are one.
  for (let ring = 0; ring <= RINGS; ring++) {
    const first = ring * (SECTORS + 1);
    const both = sums[first].map((value, k) => value + sums[first + SECTORS][k]);
    sums[first] = sums[first + SECTORS] = both;
  }
  return sums.map(sum => sum.map(value => value / (Math.hypot(...sum) || 1)));
}

const accessors = [];
const bufferViews = [];
const chunks = [];
let length = 0;
function add(array, type, componentType, target, bounds) {
  const bytes = Buffer.from(array.buffer);
  bufferViews.push({ buffer: 0, byteOffset: length, byteLength: bytes.length, ...(target ? { target } : {}) });
  accessors.push({ bufferView: bufferViews.length - 1, componentType, count: array.length / (type === 'VEC3' ? 3 : 1), type, ...bounds });
  chunks.push(bytes);
  length += bytes.length;
  return accessors.length - 1;
}
const boundsOf = list => ({
  min: [0, 1, 2].map(i => Math.fround(Math.min(...list.map(point => point[i])))),
  max: [0, 1, 2].map(i => Math.fround(Math.max(...list.map(point => point[i])))),
});
const vectors = list => new Float32Array(list.flat());

const position = add(vectors(points), 'VEC3', 5126, 34962, boundsOf(points));
const normal = add(vectors(normals()), 'VEC3', 5126, 34962);
const paint = add(vectors(colors), 'VEC3', 5126, 34962);
const index = add(new Uint32Array(indices), 'SCALAR', 5125, 34963);
const targets = Object.values(SHAPES).map(shape => {
  const moves = points.map(([x, y, z]) => shape(x, y / 1.1, z));
  return { POSITION: add(vectors(moves), 'VEC3', 5126, 34962, boundsOf(moves)) };
});
const document = {
  asset: { version: '2.0', generator: 'AvatarKit sample' },
  scene: 0,
  scenes: [{ nodes: [0] }],
  nodes: [{ name: 'Head', mesh: 0 }],
  materials: [{ pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 0.7 } }],
  meshes: [{
    name: 'Head',
    extras: { targetNames: Object.keys(SHAPES) },
    primitives: [{ attributes: { POSITION: position, NORMAL: normal, COLOR_0: paint }, indices: index, material: 0, targets }],
  }],
  accessors,
  bufferViews,
  buffers: [{ byteLength: length }],
};

const pad = (bytes, filler) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, filler)]);
const chunk = (kind, bytes) => {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(bytes.length, 0);
  header.writeUInt32LE(kind, 4);
  return Buffer.concat([header, bytes]);
};
const body = Buffer.concat([chunk(0x4e4f534a, pad(Buffer.from(JSON.stringify(document)), 0x20)), chunk(0x004e4942, pad(Buffer.concat(chunks), 0))]);
const header = Buffer.alloc(12);
header.write('glTF', 0);
header.writeUInt32LE(2, 4);
header.writeUInt32LE(12 + body.length, 8);
writeFileSync(new URL('./public/head.glb', import.meta.url), Buffer.concat([header, body]));
