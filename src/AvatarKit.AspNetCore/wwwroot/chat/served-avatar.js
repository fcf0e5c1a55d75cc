// The avatar as its server describes it: its name, its greeting, and what it looks like.

import { CHARACTERS, RigFace, loadRig } from '../avatar-player.js';

/** How long the server may take to describe it before the chat begins without, in milliseconds. */
const DESCRIPTION_WAIT = 4000;

/** How long a portrait may take to load before a still picture of it is shown, in milliseconds. */
const PORTRAIT_WAIT = 30000;

/** What the server says of an avatar, or of its first where none is named; null where it says nothing. */
export async function readAvatar(endpoint, id) {
  try {
    const response = await fetch(`${endpoint}/avatars`, {
      headers: { accept: 'application/json' }, credentials: 'same-origin', signal: AbortSignal.timeout(DESCRIPTION_WAIT),
    });
    const { avatars } = await response.json();
    return avatars.find(avatar => avatar.id === id) ?? (id ? null : avatars[0]) ?? null;
  } catch {
    return null;
  }
}

/**
 * Makes the face the server describes; where it describes none, the character of the avatar's name, or the default.
 * @param {Promise<object | null>} describing what the server says
 * @param {{avatar: string | null, framing: string | null}} chat the avatar's id, and how much of a character is shown
 * @param {string} label the face's name for screen readers
 * @returns {(canvas: HTMLCanvasElement) => Promise<object>} what the player takes for a face
 */
export function servedFace(describing, { avatar: id, framing }, label) {
  return async canvas => {
    const face = (await describing)?.face;
    const at = path => new URL(path, document.baseURI).href;
    // Without WebGL, or where it cannot be loaded, a portrait is a still picture.
    const load = module => module.loadPortraitFace(canvas, at(face.portrait), { signal: AbortSignal.timeout(PORTRAIT_WAIT) });
    const portrait = face?.portrait && await import('../avatar-portrait.js').then(load).catch(() => null);
    if (portrait) return portrait;
    if (face?.kind === 'portrait' && face.still) return (await import('./still-face.js')).stillFace(at(face.still), label);
    const named = CHARACTERS.includes(id) ? id : CHARACTERS[0];
    return new RigFace(canvas, face?.rig ? await loadRig(at(face.rig), { framing }).catch(() => named) : named, { framing });
  };
}
