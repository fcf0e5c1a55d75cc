// One connection of a live session, from its token to its end.

import { LiveError, problemOf } from './live-error.js';
import { LiveSocket } from './live-socket.js';

/** How long a token and a welcome may take, in milliseconds. */
const OPENING_MS = 10_000;

/** After how long without a word from the server a ping is sent, and how long its answer may take, in milliseconds. */
const IDLE_MS = 15_000;
const ANSWER_MS = 10_000;

/** How often the connection is looked after, in milliseconds. A look that comes much later found the page asleep. */
const LOOK_MS = 1000;
const ASLEEP_MS = 5000;

/** Where the server is asked for a session, and the addresses it answers with, all absolute. */
async function requestSession(endpoint, body, traceparent, signal) {
  const url = `${endpoint.replace(/\/$/, '')}/sessions`;
  // Another site would have to allow the header.
  const isTraced = traceparent && new URL(url, document.baseURI).origin === location.origin;
  const response = await fetch(url, {
    method: 'POST', credentials: 'include', cache: 'no-store', signal, body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...(isTraced ? { traceparent } : {}) },
  });
  if (!response.ok) throw await problemOf(response);
  const session = await response.json().catch(() => null);
  if (typeof session?.token !== 'string' || typeof session.live !== 'string') {
    throw new LiveError('live.unexpected_answer', `What answers at '${url}' makes no sessions. Check the endpoint.`, { isFinal: true });
  }
  const absolute = path => new URL(path, new URL(url, document.baseURI)).href;
  return {
    token: session.token, live: absolute(session.live), events: absolute(session.events ?? `${session.live}/events`),
    messages: absolute(session.messages ?? `${session.live}/messages`), audio: absolute(session.audio ?? `${session.live}/audio`),
  };
}

/** Asks for a token, opens a transport, says hello, keeps watch, and tells once how it ended. */
export class LiveConnection {
  /**
   * @param {{endpoint: string, request: object, hello: object, overEvents: boolean, inbox: LiveInbox}} about
   * @param {(about: {code: number, error: LiveError | null, isWelcome: boolean, hadToken: boolean, openMs: number}) => void} ended told once
   */
  constructor({ endpoint, request, hello, overEvents, inbox }, ended) {
    Object.assign(this, { endpoint, request, hello, overEvents, inbox, ended });
    this.isWelcome = false;
    this.hasToken = false;
    this.transport = null;
    this.abort = new AbortController();
    this.lastHeard = performance.now();
    this.deadline = 0;
    this.wasAsleep = false;
    this.pings = 0;
    this.opening = setTimeout(() => this.end(1006, new LiveError('live.timeout', 'The server did not answer in time.')), OPENING_MS);
  }

  async open() {
    try {
      const session = await requestSession(this.endpoint, this.request, this.hello.traceparent, this.abort.signal);
      if (this.ended === null) return;
      this.hasToken = true;
      const on = {
        text: text => this.take(() => this.inbox.takeText(text)),
        frame: bytes => this.take(() => this.inbox.takeFrame(bytes)),
        closed: ({ code, error }) => this.end(code, error ?? null),
      };
      // Few networks block WebSockets: what takes their place is loaded there.
      const Transport = this.overEvents ? (await import('./live-events.js')).LiveEvents : LiveSocket;
      if (this.ended !== null) this.transport = new Transport({ ...session, hello: this.hello }, on);
    } catch (error) {
      this.end(1006, error);
    }
  }

  /** The server has welcomed the client: from now on it is watched over. */
  welcome() {
    clearTimeout(this.opening);
    this.isWelcome = true;
    this.welcomedAt = performance.now();
    this.lastLook = this.welcomedAt;
    this.watch = setInterval(() => this.look(), LOOK_MS);
  }

  take(read) {
    if (this.ended === null) return;
    this.lastHeard = performance.now();
    this.deadline = 0;
    this.wasAsleep = false;
    try {
      read();
    } catch (error) {
      if (!(error instanceof LiveError)) throw error;
      this.end(4400, error);
    }
  }

  look() {
    const now = performance.now();
    const slept = now - this.lastLook > ASLEEP_MS;
    this.lastLook = now;
    if (slept && !this.wasAsleep) {
      // What arrived while the page slept may not have been read yet.
      this.wasAsleep = true;
      this.probe();
    } else if (this.deadline > 0 && now > this.deadline) {
      this.end(1006, new LiveError('live.silent', 'The server fell silent.'));
    } else if (this.deadline === 0 && now - this.lastHeard > IDLE_MS) {
      this.probe();
    }
  }

  /** Finds out within a time whether the server is still there. */
  probe(within = ANSWER_MS) {
    if (!this.isWelcome) return;
    this.deadline = performance.now() + within;
    this.send({ type: 'ping', id: ++this.pings });
  }

  send(message) {
    this.transport?.send(message);
  }

  end(code, error) {
    const { ended, isWelcome, welcomedAt } = this;
    if (ended === null) return;
    this.close(code);
    const known = error === null || error instanceof LiveError ? error : new LiveError('live.unreachable', 'The server cannot be reached.');
    ended({ code, error: known, isWelcome, hadToken: this.hasToken, openMs: isWelcome ? performance.now() - welcomedAt : 0 });
  }

  /** Ends it and tells nothing more. */
  close(code = 1000) {
    this.ended = null;
    this.abort.abort();
    clearTimeout(this.opening);
    clearInterval(this.watch);
    this.transport?.close(code === 1000 || (code >= 3000 && code < 5000) ? code : 4000);
  }
}
