// A live connection without a WebSocket: the server's messages as server-sent events, the client's by POST.

import { LiveError, problemOf } from './live-error.js';

/** How long messages that can wait are gathered before they are posted, in milliseconds. */
const GATHER_MS = 200;

/** How much of one event may be waiting to be whole, in characters. */
const MOST_EVENT = 24 * 1024 * 1024;

/** How much may wait to be posted before microphone audio is held back, in bytes. */
const MOST_POSTED = 256 * 1024;

/** How much goes into one POST: characters, and messages. */
const MOST_BATCH = 16_000;
const MOST_MESSAGES = 200;

/** The close codes that a WebSocket would bring for a status. */
const EVENT_CLOSES = Object.freeze({ 401: 4401, 413: 1009, 429: 4429 });

/** How long one POST may take, in milliseconds. */
const POST_MS = 15_000;

/** Sends and receives messages and frames by HTTP. One POST goes out at a time, so that order is kept. */
export class LiveEvents {
  /** Takes what LiveSocket takes; `closed` is also told the error. */
  constructor({ events, messages, audio, token, hello }, on) {
    this.name = 'events';
    Object.assign(this, { messages, audio, on });
    this.abort = new AbortController();
    this.connection = null;
    this.queue = [];
    this.frames = [];
    this.frameBytes = 0;
    this.isPosting = false;
    this.read(events, { token, hello }).then(() => this.end(null), error => this.end(error));
  }

  get hasRoom() {
    return this.connection !== null && this.frameBytes < MOST_POSTED;
  }

  async read(url, body) {
    const response = await this.request(
      url, JSON.stringify(body), { 'Content-Type': 'application/json', Accept: 'text/event-stream' }, this.abort.signal);
    if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
      throw new LiveError('live.unexpected_answer', 'Something between the browser and the server answered in its place.');
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done && !this.abort.signal.aborted; part = await reader.read()) {
      // A carriage return at the end of a part may be half of a line's end.
      text = (text + part.value).replace(/\r\n|\r(?!$)/g, '\n');
      const whole = text.lastIndexOf('\n\n');
      if (whole >= 0) {
        text.slice(0, whole).split('\n\n').forEach(event => this.takeEvent(event));
        text = text.slice(whole + 2);
      }
      if (text.length > MOST_EVENT) throw new LiveError('live.malformed', 'The server sent an event that is too large.');
    }
  }

  takeEvent(event) {
    if (this.abort.signal.aborted) return;
    let type = 'message';
    const data = [];
    for (const line of event.split('\n')) {
      if (line.startsWith('event:')) type = line.slice(6).trim();
      if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
    }
    if (data.length === 0) return;
    if (type === 'close') this.end(null, this.codeOf(data.join('')));
    else if (type === 'media') this.on.frame(this.decode(data.join('')));
    else if (type === 'message') this.takeMessage(data.join('\n'));
  }

  takeMessage(text) {
    if (this.connection === null) {
      // The inbox tells what is wrong with a message.
      try {
        this.connection = JSON.parse(text)?.connection ?? null;
      } catch {
        this.connection = null;
      }
    }
    this.on.text(text);
  }

  codeOf(text) {
    try {
      return JSON.parse(text).code;
    } catch {
      return 1006;
    }
  }

  decode(base64) {
    try {
      return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
    } catch {
      return new Uint8Array();
    }
  }

  send(message) {
    const last = this.queue.at(-1);
    // Where the ear is now stands for where it was before.
    if (message.type === 'playback' && last?.type === 'playback') this.queue.pop();
    this.queue.push(message);
    this.postSoon(message.type === 'playback' || message.type === 'ack' ? GATHER_MS : 0);
  }

  sendFrame(bytes) {
    this.frames.push(bytes);
    this.frameBytes += bytes.length;
    this.postSoon(GATHER_MS);
  }

  postSoon(wait) {
    if (wait === 0) {
      clearTimeout(this.timer);
      this.timer = 0;
      queueMicrotask(() => this.postAll());
    } else if (!this.timer) {
      this.timer = setTimeout(() => {
        this.timer = 0;
        this.postAll();
      }, wait);
    }
  }

  async postAll() {
    if (this.isPosting || this.connection === null) return;
    this.isPosting = true;
    try {
      while ((this.queue.length > 0 || this.frames.length > 0) && !this.abort.signal.aborted) await this.postNext();
    } catch (error) {
      this.end(error);
    } finally {
      this.isPosting = false;
    }
  }

  /** Posts what waits: messages as far as they fit, and up to one that closes a microphone, so that its audio goes before it. */
  async postNext() {
    const frames = this.frames.splice(0);
    const batch = [];
    for (let size = 0; this.queue.length > 0; this.queue.shift()) {
      if (frames.length > 0 && this.queue[0].type === 'audioEnd') break;
      const json = JSON.stringify(this.queue[0]);
      size += json.length;
      if (batch.length > 0 && (size > MOST_BATCH || batch.length >= MOST_MESSAGES)) break;
      batch.push(json);
    }
    if (batch.length > 0) await this.post(this.messages, `[${batch.join()}]`, { 'Content-Type': 'application/json' });
    if (frames.length > 0) {
      this.frameBytes = this.frames.reduce((sum, { length }) => sum + length, 0);
      await this.post(this.audio, this.join(frames), { 'Content-Type': 'application/octet-stream' });
    }
  }

  join(frames) {
    const body = new Uint8Array(frames.reduce((sum, { length }) => sum + 4 + length, 0));
    const view = new DataView(body.buffer);
    let at = 0;
    for (const frame of frames) {
      view.setUint32(at, frame.length, true);
      body.set(frame, at + 4);
      at += 4 + frame.length;
    }
    return body;
  }

  async post(url, body, headers) {
    const limit = new AbortController();
    const stop = () => limit.abort();
    const timer = setTimeout(stop, POST_MS);
    this.abort.signal.addEventListener('abort', stop);
    try {
      await this.request(url, body, { 'Avatar-Connection': this.connection, ...headers }, limit.signal);
    } finally {
      clearTimeout(timer);
      this.abort.signal.removeEventListener('abort', stop);
    }
  }

  async request(url, body, headers, signal) {
    const response = await fetch(url, { method: 'POST', credentials: 'include', cache: 'no-store', body, headers, signal });
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  end(error, code = EVENT_CLOSES[error?.status] ?? 1006) {
    if (this.abort.signal.aborted) return;
    this.abort.abort();
    clearTimeout(this.timer);
    // Of this connection; the next one, or a WebSocket, may do.
    if (error instanceof LiveError) error.isFinal = false;
    this.on.closed({ code, error });
  }

  /** Closes and tells nothing more. What waits goes out still, as far as the browser lets it. */
  close() {
    if (this.abort.signal.aborted) return;
    this.abort.abort();
    clearTimeout(this.timer);
    if (this.connection === null || this.queue.length === 0) return;
    fetch(this.messages, {
      method: 'POST', credentials: 'include', keepalive: true, body: JSON.stringify(this.queue.splice(0)),
      headers: { 'Content-Type': 'application/json', 'Avatar-Connection': this.connection },
    }).catch(() => { });
  }
}
