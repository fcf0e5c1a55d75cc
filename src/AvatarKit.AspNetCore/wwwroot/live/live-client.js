// The browser's side of a live conversation: it stays connected, loses nothing that is said, and gives on what the server sends, each once.

import { CHANNELS } from '../face/pose.js';
import { LiveConnection } from './live-connection.js';
import { LiveError } from './live-error.js';
import { LiveInbox } from './live-inbox.js';
import { LiveRetries, finalErrorOf } from './live-retries.js';
import { LiveSpeaker } from './live-speaker.js';

/** How long the server may wait to hear that its messages are here, in milliseconds. */
const ACKNOWLEDGE_MS = 250;

/** How soon a connection answers that is still one, after the network said it changed, in milliseconds. */
const PROBE_MS = 4000;

/** How much of what the avatar said is remembered, in characters. */
const SPOKEN_CHARACTERS = 1200;

/** Messages of the server that are given on as events of the same name; `error` is `refused`. */
const GIVEN = Object.freeze([
  'state', 'turn', 'text', 'model', 'speech', 'end', 'transcript', 'notice', 'gesture', 'toolCall', 'approvalRequest', 'approvalEnd', 'rated',
  'closed', 'goAway', 'error',
]);

/**
 * A live conversation with an avatar, as docs/live-protocol.md has it.
 *
 * Events are CustomEvents whose detail is the server's message: `welcome`, `state`, `turn`, `text`, `model`, `speech` and `end` (their detail
 * also has `codec`, and `audio` and `face.data` as Uint8Array, undecoded: see speechOf), `transcript`, `notice`, `gesture`, `toolCall`,
 * `approvalRequest`, `approvalEnd`, `rated`, `closed`, `goAway`; `refused` (a message of the server or of the client itself that says what was
 * not done: `code`, `message`, and `seq` or `turnId`); and `connection` ({ connection, transport, retryInMs, error }: the state of the connection
 * has changed).
 *
 * `connection` is 'closed', 'connecting', 'open', or 'waiting' (to try again). `playback` is set by the owner: a function that says where
 * the ear is ({ turnId, segment, elapsedMs, heardCharacters }, or null), asked when a connection is made again.
 */
export class LiveClient extends LiveSpeaker {
  /**
   * @param {{endpoint: string, avatar?: string, conversation?: string, locale?: string, voice?: string, speech?: boolean, audio?: string[],
   *   face?: boolean, visemes?: boolean, bitrate?: number, trace?: boolean, approvals?: boolean}} options endpoint: where MapAvatarChat is.
   *   speech: false for text alone. audio: the codecs that can be played, in the order of liking ('opus' where the browser decodes it, 'pcm').
   *   face, visemes: whether these are wanted (true, false). bitrate: bits a second of Opus (24000). trace: whether what is said begins a trace
   *   (true). approvals: whether the person can be asked before a tool is called (false)
   */
  constructor({ endpoint, avatar, conversation, locale, voice, speech, audio, face = true, visemes = false, bitrate, trace = true, approvals }) {
    super(trace);
    if (typeof endpoint !== 'string' || !endpoint) {
      throw new LiveError('live.no_endpoint', 'LiveClient needs the endpoint where MapAvatarChat is, such as "/avatar".', { isFinal: true });
    }
    this.endpoint = endpoint;
    this.request = { avatar, conversation, locale, voice, speech };
    const codecs = audio ?? (typeof AudioDecoder === 'function' ? ['opus', 'pcm'] : ['pcm']);
    this.hello = { type: 'hello', version: 1, audio: speech === false ? [] : codecs, face: face && 'mask', visemes, bitrate, approvals };
    /** What the avatar does: the session's last state. */
    this.state = 'idle';
    /** What the avatar said lately, as captions have it. */
    this.spoken = '';
    this.inbox = new LiveInbox((message, media) => this.take(message, media));
    this.acknowledged = 0;
    this.retries = new LiveRetries(endpoint);
    this.lastRefusal = null;
    this.onOnline = () => (this.connection === 'waiting' ? this.attempt() : this.link?.probe(PROBE_MS));
    this.onOffline = () => this.link?.probe(PROBE_MS);
  }

  /**
   * Connects, and from then on reconnects by itself.
   * @returns {Promise<object>} the first welcome; rejected with a LiveError when the server refuses for good, or on `close()`
   */
  connect() {
    if (this.connection !== 'closed') return this.connected;
    this.connected = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    // Who does not await it hears of it by the event.
    this.connected.catch(() => { });
    globalThis.addEventListener('online', this.onOnline);
    globalThis.addEventListener('offline', this.onOffline);
    this.retries.begin();
    this.attempt();
    return this.connected;
  }

  /** Closes for good. What the server has not taken yet is told as refused. */
  close() {
    if (this.connection === 'closed') return;
    this.link?.send({ type: 'bye' });
    this.finish(new LiveError('live.closed', 'The conversation was closed.'));
  }

  setConnection(connection, about = {}) {
    this.connection = connection;
    this.tell('connection', { connection, transport: this.link?.transport?.name ?? null, retryInMs: null, error: null, ...about });
  }

  /** Tries to connect now. */
  attempt() {
    clearTimeout(this.retry);
    this.link?.close(4000);
    for (const upload of this.uploads) upload.detach();
    const resume = this.session
      ? { session: this.session.session, number: this.inbox.number, ...(this.playback?.() ?? {}) } : undefined;
    this.inbox.reconnect();
    this.lastRefusal = null;
    const hello = { ...this.hello, ...(resume ? { resume } : {}), traceparent: this.traces.begin() };
    const { overEvents } = this.retries;
    this.link = new LiveConnection(
      { endpoint: this.endpoint, request: this.request, hello, overEvents, inbox: this.inbox }, about => this.onEnded({ ...about, overEvents }));
    this.setConnection('connecting');
    this.link.open();
  }

  take(message, media) {
    if (message.type === 'welcome') {
      this.takeWelcome(message);
      return;
    }
    if (message.number > 0 && !this.link.isWelcome) throw new LiveError('live.malformed', 'The server began before its welcome.');
    if (message.type === 'ack') this.outbox.acknowledge(message.seq);
    if (message.type === 'error' && message.seq) this.outbox.refused(message.seq);
    if (message.type === 'error') this.lastRefusal = message;
    if (message.type === 'goAway') this.moveAway(message);
    // A session that ends with its server goes on with the next one.
    if (message.type === 'closed' && message.reason === 'shutdown') return;
    if (message.number > 0) {
      this.retries.progressed();
      this.acknowledgeSoon(message.type === 'end');
    }
    if (message.type === 'state') this.state = message.state;
    if (message.type === 'turn') this.traces.note(message.turnId, message.traceId);
    if (message.type === 'speech') this.spoken = `${this.spoken} ${message.text ?? ''}`.slice(-SPOKEN_CHARACTERS);
    if (GIVEN.includes(message.type)) this.tell(message.type === 'error' ? 'refused' : message.type, this.detailOf(message, media));
    if (message.type === 'closed') this.finish(message.reason === 'replaced' ? finalErrorOf(4409, null) : null);
  }

  detailOf(message, { audio, face }) {
    if (message.type !== 'speech' && message.type !== 'end') return message;
    return { ...message, codec: this.session?.audio?.codec ?? null, audio, face: message.face && face ? faceOf(message.face, face) : null };
  }

  takeWelcome(welcome) {
    if (this.link.isWelcome) return;
    if (typeof welcome.session !== 'string') throw new LiveError('live.malformed', 'The welcome names no session.');
    const isSameSession = this.session?.session === welcome.session;
    const isSame = isSameSession && welcome.resumed === 'same';
    this.session = welcome;
    this.state = welcome.state ?? 'idle';
    this.request.conversation = welcome.conversation ?? this.request.conversation;
    this.link.welcome();
    this.retries.welcomed(this.link.overEvents);
    // What waits is put in order first: whoever is told of the connection may say something at once.
    if (isSameSession) this.outbox.resume(welcome.seq);
    else this.beginSession(welcome);
    if (!isSame) this.inbox.restart();
    if (!isSame) this.acknowledged = 0;
    this.setConnection('open');
    this.tell('welcome', welcome);
    if (this.connection !== 'open') return;
    this.flush();
    for (const upload of [...this.uploads]) upload.attach(this.link, ++this.microphones);
    if (this.isVoice) this.reportVoice(true);
    if (isSame) this.reportPlayback(this.playback?.());
    this.resolve(welcome);
  }

  beginSession(welcome) {
    for (const { callId } of this.outbox.restart(welcome.seq)) {
      this.refuse('live.session_lost', 'The session is gone that asked for this result.', { callId });
    }
    const named = this.outbox.take(({ type }) => type === 'tools').length > 0;
    if (named || this.tools?.length > 0) this.outbox.prepend({ type: 'tools', tools: this.tools });
  }

  acknowledgeSoon(atOnce) {
    if (atOnce) {
      this.acknowledge();
    } else if (!this.acknowledging) {
      this.acknowledging = setTimeout(() => this.acknowledge(), ACKNOWLEDGE_MS);
    }
  }

  acknowledge() {
    clearTimeout(this.acknowledging);
    this.acknowledging = 0;
    if (this.connection !== 'open' || this.inbox.number <= this.acknowledged) return;
    this.acknowledged = this.inbox.number;
    this.link.send({ type: 'ack', number: this.acknowledged });
  }

  /** The server is about to stop: the next connection finds another, or the new one. */
  moveAway({ reconnectAfterMs }) {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.attempt(), this.retries.comeBackIn(reconnectAfterMs));
  }

  onEnded(about) {
    const { code, error } = about;
    for (const upload of this.uploads) upload.detach();
    if (error?.code === 'live.malformed') this.refuse(error.code, error.message);
    const { waitMs, final } = this.retries.ended(about, this.lastRefusal);
    if (final) {
      this.finish(final);
      return;
    }
    if (code === 1009) {
      for (const { turnId, callId } of this.outbox.takeLargest()) {
        this.refuse('live.too_large', 'The server does not take a message this large: it was not sent.', { turnId, callId });
      }
    }
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.attempt(), waitMs);
    this.setConnection('waiting', { retryInMs: waitMs, error });
  }

  /** The conversation is over; an error says why. */
  finish(error) {
    clearTimeout(this.retry);
    clearTimeout(this.acknowledging);
    this.acknowledging = 0;
    globalThis.removeEventListener('online', this.onOnline);
    globalThis.removeEventListener('offline', this.onOffline);
    if (this.inbox.number > this.acknowledged) this.link?.send({ type: 'ack', number: this.inbox.number });
    this.link?.close();
    this.link = null;
    this.session = null;
    for (const upload of this.uploads) upload.abandon();
    this.uploads.clear();
    const reason = error ?? new LiveError('live.closed', 'The conversation is over.');
    for (const { type, turnId, callId } of this.outbox.take(() => true)) {
      if (type !== 'tools' && type !== 'interrupt') this.refuse(reason.code, reason.message, { turnId, callId });
    }
    this.setConnection('closed', { error });
    this.reject(reason);
  }
}

/** A face with the names of its channels. In a mask a hexadecimal digit stands for every four of them, the first is its lowest bit. */
const faceOf = ({ mask = '', channels, ...face }, data) => (
  { ...face, channels: channels ?? CHANNELS.filter((_, index) => parseInt(mask[index >> 2], 16) >> (index & 3) & 1), data });
