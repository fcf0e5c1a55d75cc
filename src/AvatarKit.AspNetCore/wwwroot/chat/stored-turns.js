// What was said before, read from the server.

import { newTurn } from './history.js';

/** How much of a conversation is shown, in turns. */
const SHOWN_TURNS = 200;

const KNOWN_STATUS = Object.freeze(['completed', 'interrupted', 'failed']);

/** A turn from the server's JSON, whatever is missing in it. */
function readTurn(stored) {
  return newTurn({
    id: String(stored?.turnId ?? ''),
    message: String(stored?.message ?? ''),
    answer: String(stored?.answer ?? ''),
    // What answers nothing is a greeting.
    isGreeting: !stored?.message,
    status: stored?.message && KNOWN_STATUS.includes(stored.status) ? stored.status : 'completed',
    at: stored?.at ?? null,
    rating: typeof stored?.rating === 'object' ? stored.rating?.score ?? null : stored?.rating ?? null,
    sources: Array.isArray(stored?.sources) ? stored.sources : [],
  });
}

/** Reads a conversation from the server. Gives null where there is none, and throws where the server can't be reached. */
export async function readHistory(endpoint, conversation, signal) {
  const response = await fetch(`${endpoint}/conversations/${encodeURIComponent(conversation)}`, {
    headers: { accept: 'application/json' }, credentials: 'same-origin', signal,
  });
  if (response.status === 404 || response.status === 403 || response.status === 401) return null;
  if (!response.ok) throw new Error(`The conversation can't be read: ${response.status}.`);
  const { turns } = await response.json();
  return Array.isArray(turns) ? turns.slice(-SHOWN_TURNS).map(readTurn).filter(turn => turn.message || turn.answer) : [];
}
