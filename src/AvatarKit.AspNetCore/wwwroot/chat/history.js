// What was said before: read from the server, and remembered for the tab.

/** How much of a conversation is shown, in turns. */
const SHOWN_TURNS = 200;

const KNOWN_STATUS = Object.freeze(['completed', 'interrupted', 'failed']);

/** A turn as the views know it. */
export function newTurn(values) {
  return {
    id: '', message: '', attachments: [], answer: '', status: 'pending', heard: null, sources: [], error: null, rating: null,
    at: new Date().toISOString(), isGreeting: false, isWritten: false, isSkipped: false, ...values,
  };
}

/** Cuts a turn where the server says it was heard to. */
export function keepHeard(turn, heardText) {
  if (turn.answer.startsWith(heardText)) turn.heard = heardText.length;
  else Object.assign(turn, { answer: heardText, heard: null });
}

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

/** Remembers the visitor's conversation with an endpoint for as long as the tab lives. */
export class TabMemory {
  constructor(endpoint) {
    this.key = `avatar-chat:${endpoint}`;
  }

  read(what) {
    try {
      return sessionStorage.getItem(`${this.key}:${what}`);
    } catch {
      return null;
    }
  }

  write(what, value) {
    try {
      if (value === null) sessionStorage.removeItem(`${this.key}:${what}`);
      else sessionStorage.setItem(`${this.key}:${what}`, value);
    } catch {
      // A browser that keeps nothing remembers nothing.
    }
  }
}

/** A turn as the page is told of it: what was not heard is no part of it. */
export function publicTurn({ id, message, answer, status, at, rating, sources, attachments, heard }) {
  return {
    turnId: id, message, answer: heard === null ? answer : answer.slice(0, heard), status, at, rating,
    sources: sources.map(source => ({ ...source })), attachments: attachments.map(({ name, mediaType }) => ({ name, mediaType })),
  };
}
