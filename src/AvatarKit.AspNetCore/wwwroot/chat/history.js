// A turn as the chat knows it, and what is remembered of a conversation for the tab.

/** A turn as the views know it. */
export function newTurn(values) {
  return {
    id: '', message: '', attachments: [], answer: '', status: 'pending', heard: null, sources: [], error: null, rating: null,
    at: new Date().toISOString(), isGreeting: false, isWritten: false, isSkipped: false,
    traceId: null, askedAt: null, pieceAt: null, ...values,
  };
}

/** Cuts a turn where the server says it was heard to. */
export function keepHeard(turn, heardText) {
  if (turn.answer.startsWith(heardText)) turn.heard = heardText.length;
  else Object.assign(turn, { answer: heardText, heard: null });
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
export function publicTurn({ id, message, answer, status, at, rating, sources, attachments, heard, traceId }) {
  return {
    turnId: id, message, answer: heard === null ? answer : answer.slice(0, heard), status, at, rating, traceId,
    sources: sources.map(source => ({ ...source })), attachments: attachments.map(({ name, mediaType }) => ({ name, mediaType })),
  };
}
