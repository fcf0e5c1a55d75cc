// Sound that comes as a stream of Opus packets: each piece gets its samples from it, also those that came with the next piece's packets.

import { joinPackets, packetGroups } from './opus-groups.js';
import { OPUS_RATE } from './opus-packets.js';

/** Samples of a packet: 20 ms. */
const PACKET_SAMPLES = 960;

/** Samples at the beginning of a stream that are the codec's own. */
const CODEC_DELAY = 312;

/** Samples that may wait for the piece they belong to. */
const MOST_WAITING = 10 * OPUS_RATE;

/** Decodes one stream and deals its samples out to the pieces it is the sound of. */
export class OpusStream {
  /**
   * @param {() => void} onSamples called when pieces got samples
   * @param {OpusStream?} before the turn's stream that this one takes the place of: what it still owes its pieces comes first
   */
  constructor(onSamples, before = null) {
    this.onSamples = onSamples;
    this.spans = [];
    this.isHeld = before !== null;
    this.ready = before?.handOver().then(owed => this.takeOver(owed));
    // Groups of packets that were sent to the decoder and have not come out.
    this.pending = [];
    this.sent = 0;
    this.decoded = 0;
    this.drop = CODEC_DELAY;
    this.waiting = [];
    this.waitingCount = 0;
    this.start();
  }

  start() {
    const decoder = new AudioDecoder({
      output: data => {
        if (this.decoder === decoder) this.take(data);
        data.close();
      },
      error: () => {
        if (this.decoder === decoder) this.recover();
      },
    });
    decoder.configure({ codec: 'opus', sampleRate: OPUS_RATE, numberOfChannels: 1 });
    this.decoder = decoder;
  }

  /** Adds a piece with the packets that came with it. */
  add(item, packets) {
    this.spans.push(item);
    this.decode(packets);
    this.deal();
  }

  /** Ends the stream where another goes on: decodes what there is, and gives the pieces that miss a rest. */
  async handOver() {
    await this.ready;
    while (!this.isClosed && !await this.flush());
    const owed = this.spans;
    if (!this.isClosed) this.cancel();
    return owed;
  }

  takeOver(owed) {
    if (this.isClosed) return;
    this.spans.unshift(...owed);
    this.isHeld = false;
    this.deal();
  }

  decode(packets) {
    this.send(packetGroups(packets));
  }

  send(groups) {
    for (const group of groups) {
      this.pending.push(group);
      try {
        this.decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: this.sent++ * 20_000, data: joinPackets(group) }));
      } catch {
        // The decoder has closed itself: `recover` is told, and sends again.
      }
    }
  }

  take(data) {
    const samples = new Float32Array(data.numberOfFrames);
    data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    this.decoded += samples.length;
    while (this.pending.length > 0 && this.decoded >= this.pending[0].length * PACKET_SAMPLES) {
      this.decoded -= this.pending.shift().length * PACKET_SAMPLES;
    }
    this.append(samples);
  }

  append(samples) {
    const own = Math.min(this.drop, samples.length);
    this.drop -= own;
    if (own < samples.length && this.waitingCount < MOST_WAITING) {
      this.waiting.push(own > 0 ? samples.subarray(own) : samples);
      this.waitingCount += samples.length - own;
    }
    this.deal();
  }

  /** A packet that cannot be decoded is silence; those beside and behind it go to a new decoder. */
  recover() {
    const [bad, ...behind] = this.pending;
    this.start();
    this.pending = [];
    this.decoded = 0;
    if (bad?.length === 1) this.append(new Float32Array(PACKET_SAMPLES));
    else if (bad) behind.unshift(...bad.map(packet => [packet]));
    this.send(behind);
  }

  /** Deals out what was decoded. */
  deal() {
    if (this.isHeld) return;
    let dealt = false;
    while (this.waiting.length > 0 && this.spans.length > 0) {
      const item = this.spans[0];
      const samples = this.waiting[0];
      const count = Math.min(samples.length, item.count - item.have);
      item.data.set(samples.subarray(0, count), item.have);
      item.have += count;
      dealt ||= count > 0;
      this.waitingCount -= count;
      if (count < samples.length) this.waiting[0] = samples.subarray(count);
      else this.waiting.shift();
      if (item.have >= item.count) this.spans.shift();
    }
    if (dealt) this.onSamples();
  }

  /**
   * Nothing more comes: decodes what there is, and ends the pieces that miss a rest in silence.
   * @param {Uint8Array[]} [packets] the last ones
   */
  async finish(packets = []) {
    this.decode(packets);
    await this.ready;
    while (!this.isClosed && !await this.flush());
    if (this.isClosed) return;
    for (const item of this.spans) item.have = item.count;
    this.cancel();
    this.onSamples();
  }

  /** Waits for all that was sent; says whether it came out: a bad packet on the way makes a new decoder, which is waited for in turn. */
  async flush() {
    const { decoder } = this;
    try {
      await decoder.flush();
      return decoder === this.decoder;
    } catch {
      return this.pending.length === 0;
    }
  }

  /** Lets go of the decoder; the pieces stay as they are. */
  cancel() {
    this.isClosed = true;
    this.spans = [];
    this.waiting = [];
    if (this.decoder.state !== 'closed') this.decoder.close();
    this.decoder = null;
  }
}
