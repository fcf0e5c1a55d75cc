// The server's messages as they arrive: each once, whole, and in order.

import { LiveError } from './live-error.js';

/** Kinds of media. */
const MEDIA_AUDIO = 1;
const MEDIA_FACE = 2;

/** How much media one message may bring, in bytes. */
const MOST_MEDIA = 16 * 1024 * 1024;

/** Puts a message's media together with it before it is given on, and drops what came before. */
export class LiveInbox {
  /** @param {(message: object, media: {audio: Uint8Array | null, face: Uint8Array | null}) => void} give is given each message */
  constructor(give) {
    this.give = give;
    this.number = 0;
    this.pending = null;
  }

  /** A new connection: half a message is no message. */
  reconnect() {
    this.pending = null;
  }

  /** A new session: its numbers begin anew. */
  restart() {
    this.number = 0;
    this.pending = null;
  }

  /**
   * Takes a text frame.
   * @throws {LiveError} `live.malformed`
   */
  takeText(text) {
    const message = this.read(text);
    const number = Number.isSafeInteger(message.number) && message.number > 0 ? message.number : 0;
    if (number === 0) {
      this.give(message, { audio: null, face: null });
      return;
    }
    if (this.pending) throw new LiveError('live.malformed', 'The server began a message before the one before it was whole.');
    if (number <= this.number) return;
    const kinds = Array.isArray(message.media) ? message.media : [];
    this.pending = { message, number, kinds: [...kinds], size: 0, media: { audio: null, face: null } };
    this.finish();
  }

  read(text) {
    let message = null;
    try {
      message = JSON.parse(text);
    } catch {
      // Told below.
    }
    if (message === null || typeof message !== 'object' || Array.isArray(message)) {
      throw new LiveError('live.malformed', 'The server sent something that is no message.');
    }
    return message;
  }

  /**
   * Takes a binary frame.
   * @param {Uint8Array} frame
   * @throws {LiveError} `live.malformed`
   */
  takeFrame(frame) {
    if (frame.length < 5) throw new LiveError('live.malformed', 'The server sent a binary frame without a header.');
    const number = new DataView(frame.buffer, frame.byteOffset).getUint32(1, true);
    const { pending } = this;
    // The media of a message that was here before.
    if (!pending || number !== pending.number % 2 ** 32) return;
    pending.size += frame.length;
    if (frame[0] !== pending.kinds.shift() || pending.size > MOST_MEDIA) {
      throw new LiveError('live.malformed', 'The server sent media that its message did not name.');
    }
    if (frame[0] === MEDIA_AUDIO) pending.media.audio = frame.subarray(5);
    if (frame[0] === MEDIA_FACE) pending.media.face = frame.subarray(5);
    this.finish();
  }

  finish() {
    const { message, number, kinds, media } = this.pending;
    if (kinds.length > 0) return;
    this.pending = null;
    this.number = number;
    this.give(message, media);
  }
}
