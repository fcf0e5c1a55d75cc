// The client's messages that must not get lost: numbered, kept until the server has them, and sent again on the next connection.

import { LiveError } from './live-error.js';

/** How many things said may wait while there is no connection. */
const MOST_SAYINGS = 16;

/** How many messages may be without an acknowledgement. */
const MOST_KEPT = 64;

/** How many characters all of them may have together; attachments are what is large. */
const MOST_KEPT_CHARACTERS = 32_000_000;

/** What the server has not acknowledged yet, in order. A message gets its number when it is sent for the first time. */
export class LiveOutbox {
  constructor() {
    this.entries = [];
    this.last = 0;
  }

  /**
   * Keeps a message until the server has it.
   * @throws {LiveError} `live.queue_full`: there are too many
   */
  add(message, isOpen) {
    const isSaid = message.type === 'say' || message.type === 'speak';
    // Of what was not sent yet, tools replace the tools before, and a person who interrupts twice interrupts once.
    if (message.type === 'tools') this.entries = this.entries.filter(entry => entry.seq > 0 || entry.message.type !== 'tools');
    const before = this.entries.at(-1);
    if (message.type === 'interrupt' && before?.seq === 0 && before.message.type === 'interrupt') this.entries.pop();
    const size = message.text?.length ?? 0;
    const entry = { message, seq: 0, isSent: false, size: (message.attachments ?? []).reduce((sum, { data }) => sum + data.length, size) };
    const said = this.entries.filter(({ message: { type } }) => type === 'say' || type === 'speak').length;
    const kept = this.entries.reduce((sum, other) => sum + other.size, entry.size);
    if ((isSaid && !isOpen && said >= MOST_SAYINGS) || this.entries.length >= MOST_KEPT || kept > MOST_KEPT_CHARACTERS) {
      throw new LiveError(
        'live.queue_full', 'There is no connection, and too much is waiting to be sent. This was not sent: try again when the connection is back.');
    }
    this.entries.push(entry);
  }

  /** Sends what has not been sent on this connection. */
  flush(send) {
    for (const entry of this.entries) {
      if (entry.isSent) continue;
      if (entry.seq === 0) entry.seq = ++this.last;
      entry.isSent = true;
      send({ ...entry.message, seq: entry.seq });
    }
  }

  /** The server has all up to a number. */
  acknowledge(seq) {
    if (!Number.isSafeInteger(seq)) return;
    this.entries = this.entries.filter(entry => entry.seq === 0 || entry.seq > seq);
  }

  /** The server refused one message: it is not sent again. */
  refused(seq) {
    this.entries = this.entries.filter(entry => entry.seq === 0 || entry.seq !== seq);
  }

  /** A new connection goes on with the same session. */
  resume(seq) {
    this.acknowledge(seq);
    for (const entry of this.entries) entry.isSent = false;
  }

  /**
   * A new session begins: what is kept is numbered anew.
   * @returns {object[]} messages that mean nothing to another session
   */
  restart(seq) {
    this.take(({ type }) => type === 'approvalResult');
    const lost = this.take(({ type }) => type === 'toolResult');
    this.last = Number.isSafeInteger(seq) ? seq : 0;
    for (const entry of this.entries) {
      entry.seq = 0;
      entry.isSent = false;
    }
    return lost;
  }

  /** Puts a message before all others. */
  prepend(message) {
    this.entries.unshift({ message, seq: 0, isSent: false, size: 0 });
  }

  /** Takes out the largest message that was sent: the one that was too large. */
  takeLargest() {
    const sent = this.entries.filter(entry => entry.isSent);
    const largest = sent.reduce((most, entry) => (entry.size > most.size ? entry : most), sent[0]);
    return this.take(message => message === largest?.message);
  }

  /** Takes out the messages that a test picks. */
  take(picks) {
    const taken = this.entries.filter(({ message }) => picks(message));
    this.entries = this.entries.filter(({ message }) => !picks(message));
    return taken.map(({ message }) => message);
  }
}
