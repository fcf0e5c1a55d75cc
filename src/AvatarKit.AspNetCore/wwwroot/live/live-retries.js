// When a connection that ended is tried again, which way, and when no more.

import { LiveError } from './live-error.js';

/** The wait before a connection is tried again, in milliseconds; it doubles from try to try. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8000;

/** The least wait after too many messages or sessions, and the longest a server may ask for, in milliseconds. */
const TOO_MANY_WAIT_MS = 5000;
const LONGEST_AWAY_MS = 60_000;

/** How long a connection lasts that is a good one, in milliseconds. */
const GOOD_MS = 10_000;

/** Why the server closed for good. */
const FINAL_CLOSES = Object.freeze({
  4401: ['live.token_refused', 'The server does not accept its own token. Sign in again, or reload the page.'],
  4409: ['live.taken_over', 'The conversation goes on in another window. Connect again to go on here.'],
});

/** How often in a row the server may close for such a reason before it is believed. */
const FINAL_AFTER = Object.freeze({ 1000: 1, 1011: 6, 4400: 3, 4401: 3, 4409: 1 });

/** Servers no WebSocket reaches, and those one has reached, for the page's life. */
const SOCKETLESS = new Set();
const SOCKETED = new Set();

/** The error that a close code means for good. */
export function finalErrorOf(code, refusal) {
  const [name, text] = FINAL_CLOSES[code] ?? [refusal?.code ?? 'live.ended', refusal?.message ?? 'The server ended the conversation.'];
  return new LiveError(name, text, { isFinal: true });
}

/** What became of the connections to one server. */
export class LiveRetries {
  constructor(endpoint) {
    this.endpoint = endpoint;
    this.comeBackAt = 0;
    this.begin();
  }

  /** The owner connects anew. */
  begin() {
    this.tries = 0;
    this.closes = {};
    this.socketFailures = 0;
  }

  /** Whether the next connection does without a WebSocket. */
  get overEvents() {
    return SOCKETLESS.has(this.endpoint) || this.socketFailures > (SOCKETED.has(this.endpoint) ? 1 : 0);
  }

  /** A connection came to its welcome. */
  welcomed(overEvents) {
    (overEvents ? SOCKETLESS : SOCKETED).add(this.endpoint);
    this.socketFailures = 0;
  }

  /** The conversation went on over it. */
  progressed() {
    this.tries = 0;
    this.closes = {};
  }

  /** The server asks to come back after a time. Returns the time. */
  comeBackIn(ms) {
    const wait = Math.min(Math.max(ms ?? 0, 0), LONGEST_AWAY_MS);
    this.comeBackAt = performance.now() + wait;
    return wait;
  }

  /**
   * A connection has ended.
   * @param {object} about what LiveConnection tells
   * @param {object | null} refusal the server's last `error` on it
   * @returns {{waitMs: number, final: LiveError | null}} how long to wait, or why there is no use in it
   */
  ended({ code, error, isWelcome, hadToken, openMs, overEvents }, refusal) {
    this.closes[code] = (this.closes[code] ?? 0) + 1;
    // A hello that the server refuses, and says why, will be refused again.
    const isRefused = code === 4400 && !isWelcome && refusal !== null;
    if (error?.isFinal || isRefused || this.closes[code] >= (FINAL_AFTER[code] ?? Infinity)) {
      return { waitMs: 0, final: error ?? finalErrorOf(code, refusal) };
    }
    // Only a WebSocket that fails where the server can be reached otherwise may be blocked, not one that fails with everything else.
    const mayBeBlocked = !overEvents && !isWelcome && hadToken && code < 4000;
    this.socketFailures = mayBeBlocked ? this.socketFailures + 1 : 0;
    if (mayBeBlocked && this.overEvents) return { waitMs: 0, final: null };
    if (openMs > GOOD_MS) this.tries = 0;
    const backOff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries) * (0.5 + Math.random() / 2);
    this.tries++;
    const asked = error?.retryAfterMs ?? refusal?.retryAfterMs ?? (code === 4429 ? TOO_MANY_WAIT_MS : 0);
    return { waitMs: Math.round(Math.max(backOff, asked, this.comeBackAt - performance.now())), final: null };
  }
}
