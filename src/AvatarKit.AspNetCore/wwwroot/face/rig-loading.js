// Brings rigs into the page, with the rigs they extend.

import { CHARACTERS, builtInRigUrl } from '../built-in-rigs.js';
import { RIG_LIMITS, RigError } from './rig-cursor.js';
import { mergeRigs, nextAncestor, parseRigJson, unknownRig } from './rig-document.js';
import { Rig } from './rig-reader.js';

/**
 * Loads a character's rig. One it extends is a built-in one, or lies beside it as `ID.rig.json`.
 * @param {string | URL} url where it lies, from the page's address; or the name of a character that comes with the package
 * @param {{signal?: AbortSignal, framing?: string}} [options] signal: ends the loading. framing: `waist` for a character that is drawn so far down
 * @returns {Promise<Rig>} the rig, checked: faces can share it
 * @throws {RigError} it cannot be used; the error says where and why
 * @throws {Error} it cannot be loaded
 */
export async function loadRig(url, { signal, framing } = {}) {
  const place = CHARACTERS.includes(url) ? builtInRigUrl(url) : new URL(url, document.baseURI);
  const rig = await fetchRig(place, signal);
  if (!rig) throw new Error(`There is no rig at ${place}.`);
  return extended([rig], place, { signal, framing });
}

/**
 * A rig, whatever it is given as.
 * @param {Rig | object | object[] | string | URL | Promise} given a rig; a rig's JSON, or that and those of all it extends; where it lies
 * @param {string} [framing] `waist` where arms and hands are wanted
 * @returns {Promise<Rig>} the rig, checked
 */
export async function rigOf(given, framing) {
  const rig = await given;
  if (rig instanceof Rig) return rig;
  if (typeof rig === 'string' || rig instanceof URL) return loadRig(rig, { framing });
  return extended(Array.isArray(rig) ? rig : [rig], document.baseURI, { framing });
}

async function extended(documents, place, { signal, framing }) {
  const find = id => fetchRig(builtInRigUrl(id) ?? new URL(`${id}.rig.json`, place), signal);
  const addAncestors = async all => {
    for (let id; (id = nextAncestor(all));) all.push(await find(id) ?? unknownRig(all, id));
    return all;
  };
  const rig = new Rig(mergeRigs(await addAncestors(documents)));
  if (framing !== 'waist') return rig;
  const over = [await find(rig.waist) ?? unknownRig(documents, rig.waist, 'waist')];
  return new Rig({ ...mergeRigs([...await addAncestors(over), ...documents]), id: rig.id });
}

/** A rig's JSON, or null where there is none. */
async function fetchRig(url, signal) {
  const response = await fetch(url, { signal });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The rig at ${url} could not be loaded: ${response.status}.`);
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  for (let part; !(part = await reader.read()).done;) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > RIG_LIMITS.characters) {
      reader.cancel().catch(() => { });
      throw new RigError('$', `The file has more than ${RIG_LIMITS.characters} characters, the most a rig may have.`);
    }
  }
  return parseRigJson(text + decoder.decode());
}
