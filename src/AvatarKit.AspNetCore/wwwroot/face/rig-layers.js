// A rig's layers and groups, read into one list from back to front.

import { RIG_LIMITS } from './rig-cursor.js';
import { COMMON_PROPERTIES, readRigLayer } from './rig-shapes.js';

const RIG_PARTS = ['backdrop', 'body', 'head', 'hair', 'nose', 'mouth', 'mouth-inside', 'eyes', 'brows'];

/** What points do that lie nowhere: they stay where they are drawn. */
const NO_PLACE = Object.freeze({ isHead: false });

export class RigLayerReader {
  constructor(scope, colors, places) {
    Object.assign(this, { scope, colors, places, layers: [], ids: new Set(), indices: new Map(), clips: [], points: 0 });
  }

  /** Reads all layers; clips are found and checked. */
  read(list) {
    this.readAll(list, { place: NO_PLACE, part: null, clip: null, lift: null, moves: [], side: 0, depth: 0 });
    for (const { index, name, side, at } of this.clips) {
      const target = this.find(name, side);
      if (target === undefined) throw at.error(`There is no layer '${name}'.`);
      if (target >= index) throw at.error(`'${name}' does not lie behind this layer: clips that could run in a circle are refused.`);
      if (this.layers[target].kind !== 'path') throw at.error(`'${name}' is not a path: only paths can clip.`);
      this.layers[index].clip = target;
    }
    for (const { index, at } of this.clips) {
      let length = 0;
      for (let next = index; next >= 0; next = this.layers[next].clip) {
        if (++length > 8) throw at.error('Layers clip each other more than eight deep.');
      }
    }
    return this.layers;
  }

  find(id, side) {
    return (side ? this.indices.get(id + (side > 0 ? 'Left' : 'Right')) : undefined) ?? this.indices.get(id);
  }

  readAll(list, context) {
    for (const layer of list.items(RIG_LIMITS.layers)) {
      const hasSides = layer.at('sides').flag();
      if (hasSides && context.side) throw layer.at('sides').error('A group with sides stands within another.');
      for (const side of hasSides ? [-1, 1] : [context.side]) this.readOne(layer, { ...context, side });
    }
  }

  readOne(layer, context) {
    const id = layer.need('id').name() + (context.side ? (context.side > 0 ? 'Left' : 'Right') : '');
    const own = this.within(layer, context);
    if (this.ids.has(id)) throw layer.at('id').error(`There are two layers '${id}'.`);
    this.ids.add(id);
    if (layer.at('layers').exists) {
      layer.allow(...COMMON_PROPERTIES, 'layers');
      if (context.depth >= RIG_LIMITS.groupDepth) throw layer.error(`Groups nest more than ${RIG_LIMITS.groupDepth} deep.`);
      this.readAll(layer.at('layers'), { ...own, depth: context.depth + 1 });
      return;
    }
    if (this.layers.length >= RIG_LIMITS.layers) throw layer.error(`The rig has more than ${RIG_LIMITS.layers} layers.`);
    for (const made of readRigLayer(id, layer, own, this.scope, this.colors, name => this.layers[this.find(name, own.side)])) {
      this.points += made.points.length / 2;
      if (this.points > RIG_LIMITS.points) throw layer.error(`The rig has more than ${RIG_LIMITS.points} points in all.`);
      if (own.clip) this.clips.push({ index: this.layers.length, name: own.clip, side: own.side, at: layer.at('clip') });
      if (!this.indices.has(made.id)) this.indices.set(made.id, this.layers.length);
      this.layers.push(made);
    }
  }

  /** What a layer takes from the groups around it, and what it says itself. */
  within(layer, context) {
    const own = { ...context };
    const { scope } = this;
    if (layer.at('place').exists) {
      const name = layer.at('place').name();
      if (!this.places.has(name)) throw layer.at('place').error(`There is no place '${name}'. There are ${[...this.places.keys()].join(', ')}.`);
      own.place = this.places.get(name);
    }
    if (layer.at('part').exists) own.part = layer.at('part').name();
    if (own.part && !RIG_PARTS.includes(own.part)) throw layer.at('part').error(`'${own.part}' is not a part. Parts are ${RIG_PARTS.join(', ')}.`);
    if (layer.at('clip').exists) own.clip = layer.at('clip').name();
    if (layer.at('lift').exists) own.lift = scope.read(layer.at('lift'), context.side);
    if (layer.at('move').exists) {
      const [x, y] = layer.at('move').exactly(2, 'should be [x, y].').map(number => scope.read(number, context.side));
      own.moves = [...context.moves, { x, y }];
    }
    return own;
  }
}
