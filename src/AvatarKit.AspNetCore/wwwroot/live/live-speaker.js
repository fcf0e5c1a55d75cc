// What a client says in a live conversation: messages that must not get lost, those that the next makes up for, and the microphone's sound.

import { LiveError } from './live-error.js';
import { LiveOutbox } from './live-outbox.js';
import { LiveTraces, randomDigits } from './live-traces.js';
import { LiveUpload } from './live-upload.js';

/** What a message's number may take, in bytes. */
const SEQ_BYTES = 32;

/** Says what the client has to say. Who keeps the connection sets `connection`, `link`, `session` and `hello`. */
export class LiveSpeaker extends EventTarget {
  constructor(hasTraces = true) {
    super();
    this.playback = null;
    this.traces = new LiveTraces(hasTraces);
    this.connection = 'closed';
    /** The server's welcome on this session, or null. */
    this.session = null;
    this.outbox = new LiveOutbox();
    this.uploads = new Set();
    this.microphones = 0;
    this.tools = null;
    this.isVoice = false;
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  refuse(code, message, of = {}) {
    this.tell('refused', { type: 'error', code, message, ...of });
  }

  /**
   * Says something; while there is no connection it waits, and is said once.
   * @param {string} text
   * @param {{attachments?: {mediaType: string, data: string, name?: string}[], turnId?: string}} [more] data: Base64
   * @returns {string} the turn's id
   * @throws {LiveError} `live.queue_full`, `live.too_large`, `live.closed`
   */
  say(text, { attachments, turnId = this.newId() } = {}) {
    this.keep({ type: 'say', turnId, text, ...(attachments?.length > 0 ? { attachments } : {}), traceparent: this.traces.begin(turnId) });
    return turnId;
  }

  /** Has the avatar say these words as they are, where the host allows it. Returns the turn's id. */
  speak(text) {
    const turnId = this.newId();
    this.keep({ type: 'speak', turnId, text, traceparent: this.traces.begin(turnId) });
    return turnId;
  }

  /** Whether what was said by a turn id has not reached the server yet, so that it will be answered. */
  isWaiting(turnId) {
    return this.outbox.entries.some(({ message }) => message.turnId === turnId);
  }

  /** The person interrupts, while the ear was here. */
  interrupt(playback = this.playback?.() ?? null) {
    this.keep({ type: 'interrupt', playback });
  }

  /** How far the ear is. Told only while there is a connection: the next says it anew. */
  reportPlayback(playback) {
    if (this.connection !== 'open' || !playback) return;
    const { turnId, segment, elapsedMs } = playback;
    this.link.send({ type: 'playback', turnId, segment, elapsedMs });
  }

  /** The person begins or ceases to speak. */
  reportVoice(speaking) {
    this.isVoice = speaking;
    if (this.connection === 'open') this.link.send({ type: 'voice', speaking });
  }

  /** Asks for sound of more or fewer bits a second: 12,000 to 64,000 of Opus, from the next packets on. */
  setBitrate(bitsPerSecond) {
    if (this.hello.bitrate === bitsPerSecond) return;
    this.hello.bitrate = bitsPerSecond;
    if (this.connection === 'open') this.link.send({ type: 'bitrate', bitsPerSecond });
  }

  /** Rates an answer from 1 to 5. */
  rate(turnId, score, comment) {
    this.keep({ type: 'rate', turnId, score, ...(comment ? { comment } : {}) });
  }

  /** The functions of the page that the model may call: [{ name, description, parameters }], in place of those before. */
  setTools(tools) {
    if (this.connection !== 'closed') this.keep({ type: 'tools', tools });
    this.tools = tools;
  }

  /** What a function of the page gave: { result } or { error }. */
  sendToolResult(callId, { result = null, error }) {
    this.keep({ type: 'toolResult', callId, ...(error === undefined ? { result } : { error: String(error) }) });
  }

  /** What the person says to an `approvalRequest`: whether the tool may be called. */
  answerApproval(approvalId, approved) {
    this.keep({ type: 'approvalResult', approvalId, approved });
  }

  /** What the player measured of an answer, told in the answer's trace. Told only while there is a connection. */
  sendMetrics({ turnId, ...metrics }) {
    if (this.connection === 'open') this.link.send({ ...metrics, type: 'metrics', traceparent: this.traces.of(turnId) });
  }

  /**
   * Opens a microphone. What is written while there is no connection goes out when there is one again; of more than half a minute the newest
   * is kept.
   * @param {{codec: 'pcm' | 'opus', sampleRate: number}} format pcm: 16-bit little-endian mono. opus: one packet a write
   * @returns {{write: (bytes: Uint8Array) => void, end: () => void}}
   */
  openMicrophone({ codec, sampleRate }) {
    this.mustBeOpen();
    const upload = new LiveUpload(
      { codec, sampleRate },
      () => this.refuse('live.audio_lost', 'The connection was away too long, or is too slow: some of what was spoken was not sent.'),
      () => this.uploads.delete(upload));
    this.uploads.add(upload);
    if (this.connection === 'open') upload.attach(this.link, ++this.microphones);
    return { write: bytes => upload.write(bytes), end: () => upload.end() };
  }

  newId() {
    return randomDigits(16);
  }

  mustBeOpen() {
    if (this.connection === 'closed') throw new LiveError('live.closed', 'There is no conversation. Call connect() first.');
  }

  keep(message) {
    this.mustBeOpen();
    const most = this.session?.limits?.messageBytes;
    const text = JSON.stringify(message);
    // A character takes at most three bytes.
    if (most > 0 && text.length * 3 > most && new TextEncoder().encode(text).length + SEQ_BYTES > most) {
      throw new LiveError('live.too_large', 'The server does not take a message this large: it was not sent.');
    }
    this.outbox.add(message, this.connection === 'open');
    if (this.connection === 'open') this.flush();
  }

  flush() {
    this.outbox.flush(message => this.link.send(message));
  }
}
