// Makes a rig of its JSON, or says what is wrong with it and where.

import { AT } from './pose.js';
import { RIG_LIMITS, RIG_NUMBER, RigCursor } from './rig-cursor.js';
import { RigLayerReader } from './rig-layers.js';
import { RigColors, cssColor } from './rig-paint.js';
import { RigScope, inputBits } from './rig-scope.js';

const RIG_PROPERTIES = [
  '$schema', 'format', 'id', 'name', 'license', 'notes', 'extends', 'canvas', 'frame', 'face', 'waist', 'head', 'backdrop', 'palette', 'signals',
  'sided', 'places', 'layers',
];

/** A character, read and checked: what faces are drawn from. It never changes, so faces can share it. */
export class Rig {
  /**
   * @param {object} merged a rig's JSON with all it extends laid in
   * @throws {RigError} it cannot be used; the error says where and why
   */
  constructor(merged) {
    const root = new RigCursor(merged, '$');
    root.allow(...RIG_PROPERTIES);
    [this.width, this.height] = root.need('canvas').pair(1, 10_000);
    const scope = new RigScope();
    scope.declare(root.at('signals'), root.at('sided'));
    const colors = new RigColors(root.at('palette'));
    if (root.at('palette').exists) for (const [, entry] of root.at('palette').properties(RIG_LIMITS.names)) colors.paint(entry, scope, 0);
    this.layers = new RigLayerReader(scope, colors, readPlaces(root.at('places'), scope)).read(root.need('layers'));
    checkParts(root.at('layers'), this.layers);
    this.frame = root.at('frame').exists ? root.at('frame').pair(1, 10_000) : [this.width, this.height];
    this.face = root.at('face').exists ? root.at('face').pair(1, 10_000) : null;
    this.waist = root.at('waist').exists ? root.at('waist').name() : null;
    const head = root.need('head');
    head.allow('center', 'pivot', 'yaw', 'pitch', 'roll');
    this.id = root.at('id').name();
    this.name = root.need('name').text(100);
    this.center = head.need('center').pair(-RIG_NUMBER, RIG_NUMBER);
    this.pivot = head.need('pivot').pair(-RIG_NUMBER, RIG_NUMBER);
    this.gains = ['yaw', 'pitch', 'roll'].map(name => head.at(name).numberOr(1, 0, 3));
    this.signals = scope.signals;
    this.backdrop = root.at('backdrop').exists ? root.at('backdrop').items(RIG_LIMITS.stops).map(value => cssColor(colors.color(value))) : [];
    Object.freeze(this);
  }
}

function readPlaces(places, scope) {
  const read = new Map();
  if (!places.exists) return read;
  for (const [name, place] of places.properties(RIG_LIMITS.names)) {
    place.allow('x', 'y', 'depth', 'turn');
    const number = property => place.at(property).exists ? scope.read(place.at(property), 0, true) : null;
    const [x, y, depth, turn] = ['x', 'y', 'depth', 'turn'].map(number);
    read.set(name, { x, y, depth, turn, isHead: Boolean(depth || turn) });
  }
  return read;
}

function checkParts(layers, all) {
  const need = (part, channels, what) => {
    const own = all.filter(layer => layer.part === part);
    if (own.length === 0) throw layers.error(`A rig needs layers with "part": "${part}"; this one has none.`);
    const isFollowed = ({ low, high }) => own.some(layer => (layer.low & low) !== 0 || (layer.high & high) !== 0);
    if (!channels.every(name => isFollowed(inputBits(AT[name])))) {
      throw layers.error(`The layers with "part": "${part}" must follow ${what}; these do not.`);
    }
  };
  need('mouth', ['jawOpen'], 'jawOpen');
  need('eyes', ['eyeBlinkLeft', 'eyeBlinkRight'], 'eyeBlinkLeft and eyeBlinkRight');
}
