// An open microphone on its way to the server, also across connections.

/** How much audio is kept while there is no connection, in bytes: half a minute of 16 kHz PCM. */
const MOST_AUDIO = 1024 * 1024;

/** And how many frames: half a minute of packets of 20 ms. */
const MOST_PACKETS = 1500;

/** How often audio that was held back is tried again, in milliseconds. */
const DRAIN_MS = 200;

/** The kind of a binary frame with microphone audio. */
const MEDIA_MICROPHONE = 16;

/** Audio of one microphone. Each connection gets it under a number of its own; what waits goes out first. */
export class LiveUpload {
  /**
   * @param {{codec: string, sampleRate: number}} format
   * @param {() => void} lost told when audio had to be thrown away, once until a connection takes it again
   * @param {() => void} done told when all is sent
   */
  constructor(format, lost, done) {
    Object.assign(this, { format, lost, done });
    this.waiting = [];
    this.waitingBytes = 0;
    this.isEnded = false;
    this.hasLost = false;
    this.connection = null;
  }

  /** Goes on over a new connection. */
  attach(connection, id) {
    this.connection = connection;
    this.id = id;
    connection.send({ type: 'audioStart', id, ...this.format });
    this.drain();
  }

  /** The connection is gone. */
  detach() {
    this.connection = null;
    clearTimeout(this.timer);
  }

  /** Takes a packet of Opus, or samples. */
  write(bytes) {
    if (this.isEnded) return;
    const frame = new Uint8Array(5 + bytes.byteLength);
    frame[0] = MEDIA_MICROPHONE;
    frame.set(new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength), 5);
    this.waiting.push(frame);
    this.waitingBytes += frame.length;
    this.drain();
    while (this.waitingBytes > MOST_AUDIO || this.waiting.length > MOST_PACKETS) {
      this.waitingBytes -= this.waiting.shift().length;
      if (!this.hasLost) this.lost();
      this.hasLost = true;
    }
  }

  /** The microphone is closed: what waits is sent still. */
  end() {
    if (this.isEnded) return;
    this.isEnded = true;
    this.drain();
  }

  /** There is no conversation any more: what waits is not sent. */
  abandon() {
    this.detach();
    this.isEnded = true;
    this.waiting = [];
    this.waitingBytes = 0;
  }

  drain() {
    clearTimeout(this.timer);
    const transport = this.connection?.transport;
    if (!transport) return;
    while (this.waiting.length > 0 && transport.hasRoom) {
      const frame = this.waiting.shift();
      this.waitingBytes -= frame.length;
      new DataView(frame.buffer).setUint32(1, this.id, true);
      transport.sendFrame(frame);
      this.hasLost = false;
    }
    if (this.waiting.length > 0) {
      this.timer = setTimeout(() => this.drain(), DRAIN_MS);
    } else if (this.isEnded) {
      this.connection.send({ type: 'audioEnd', id: this.id });
      this.connection = null;
      this.done();
    }
  }
}
