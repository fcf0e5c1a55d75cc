// A rig's JSON, with what it takes from the rigs it extends laid in.

import { RIG_LIMITS, RigCursor, RigError } from './rig-cursor.js';

const RIG_FORMAT = 'avatarkit.rig/1';
const MERGED_BY_NAME = ['palette', 'signals', 'sided', 'places', 'head'];

/** Reads a rig's text as JSON. */
export function parseRigJson(text) {
  if (text.length > RIG_LIMITS.characters) {
    throw new RigError('$', `The file has ${text.length} characters; ${RIG_LIMITS.characters} are the most.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new RigError('$', 'The file is not valid JSON.');
  }
}

const nestsDeeper = (node, most) => typeof node === 'object' && node !== null
  && (most === 0 || Object.values(node).some(value => nestsDeeper(value, most - 1)));

/** The id of the rig that a document extends, or null where it stands alone. */
function parentOf(document) {
  const rig = new RigCursor(document, '$');
  if (nestsDeeper(document, RIG_LIMITS.nesting)) throw rig.error(`Its values nest more than ${RIG_LIMITS.nesting} deep.`);
  if (rig.need('format').text() !== RIG_FORMAT) throw rig.at('format').error(`is not '${RIG_FORMAT}', the format this version reads.`);
  rig.need('id').name();
  return rig.at('extends').exists ? rig.at('extends').name() : null;
}

/**
 * Lays a rig over all it extends.
 * @param {object[]} documents the rig, then what it extends, and what that extends
 * @returns {object} the whole
 * @throws {RigError} one of them is none, or they do not fit each other
 */
export function mergeRigs(documents) {
  documents.forEach((_, index) => nextAncestor(documents.slice(0, index + 1)));
  return documents.reduceRight((merged, document) => merged ? layOver(merged, document) : document, null);
}

/** The id of what the last of some documents extends, checked. */
export function nextAncestor(documents) {
  const last = documents.at(-1);
  const id = parentOf(last);
  const at = new RigCursor(last, '$').at('extends');
  const ids = documents.map(document => document.id);
  if (ids.indexOf(last.id) < ids.length - 1) {
    throw new RigError('$.extends', `The rigs extend each other in a circle: ${ids.join(' → ')}.`);
  }
  if (id && documents.length > RIG_LIMITS.ancestors) throw at.error(`More than ${RIG_LIMITS.ancestors} rigs extend each other.`);
  return id;
}

/** Refuses a rig that extends one there is not, or names it elsewhere. */
export function unknownRig(documents, id, property = 'extends') {
  throw new RigCursor(documents.at(-1), '$').at(property).error(`There is no rig '${id}' among the built-in ones nor beside this file.`);
}

function layOver(parent, child) {
  let merged = parent;
  for (const [name, value] of Object.entries(child)) {
    const inherited = new RigCursor(merged, '$').at(name);
    if (MERGED_BY_NAME.includes(name) && inherited.isObject && new RigCursor(value, '$').isObject) {
      merged = { ...merged, [name]: { ...inherited.node, ...value } };
    } else {
      const isEdit = name === 'layers' && Array.isArray(value) && Array.isArray(inherited.node);
      merged = { ...merged, [name]: isEdit ? editLayers(inherited.node, value) : value };
    }
  }
  return merged;
}

/** A layer whose id the parent has changes the properties it names; any other is new and stands where it says, else in front of all. */
function editLayers(inherited, changes) {
  const layers = structuredClone(inherited);
  for (const change of new RigCursor(changes, '$.layers').items(RIG_LIMITS.layers)) {
    const id = change.need('id').name();
    const found = findLayer(layers, id, 0);
    if (found) {
      if (change.at('remove').flag()) found.list.splice(found.index, 1);
      else found.list[found.index] = changedLayer(found.list[found.index], change.object());
      continue;
    }
    if (change.at('remove').exists) throw change.at('remove').error(`The rig it extends has no layer '${id}'.`);
    const { before, after, ...added } = change.object();
    const { list, index } = layerPosition(layers, change);
    list.splice(index, 0, structuredClone(added));
  }
  return layers;
}

function changedLayer(layer, edit) {
  return Object.fromEntries(Object.entries({ ...layer, ...structuredClone(edit) })
    .filter(([name, value]) => value !== null || !Object.hasOwn(edit, name)));
}

function layerPosition(layers, change) {
  const anchor = change.at('before').exists ? change.at('before') : change.at('after');
  if (!anchor.exists) return { list: layers, index: layers.length };
  const found = findLayer(layers, anchor.name(), 0);
  if (!found) throw anchor.error(`The rig it extends has no layer '${anchor.name()}'.`);
  return { list: found.list, index: found.index + (change.at('before').exists ? 0 : 1) };
}

function findLayer(list, id, depth) {
  for (let index = 0; index < list.length; index++) {
    const layer = list[index];
    if (layer?.id === id) return { list, index };
    if (depth < RIG_LIMITS.groupDepth && Array.isArray(layer?.layers)) {
      const found = findLayer(layer.layers, id, depth + 1);
      if (found) return found;
    }
  }
  return null;
}
