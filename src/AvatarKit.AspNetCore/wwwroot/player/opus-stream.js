// Sound that comes as a stream of Opus packets: each piece gets its samples from it, also those that came with the next piece's packets.

import { PACKET_SAMPLES, joinPackets, packetGroups } from './opus-packets.js';

/** The rate the codec works at; all packets decode to it. */
export const OPUS_RATE = 48_000;

/** Samples at the beginning of a stream that are the codec's own. */
const CODEC_DELAY = 312;

/** Samples that may wait for the piece they belong to. */
const MOST_WAITING = 10 * OPUS_RATE;

/** Whether this browser decodes Opus packets: ask a server for `opus` only where it does. */
export async function canPlayOpus() {
  if (typeof AudioDecoder !== 'function' || typeof EncodedAudioChunk !== 'function') return false;
  try {
    return (await AudioDecoder.isConfigSupported({ codec: 'opus', sampleRate: OPUS_RATE, numberOfChannels: 1 })).supported === true;
  } catch {
    return false;
  }
}

/** Decodes one stream and deals its samples out to the pieces it is the sound of. */
export class OpusStream {
  /** @param {() => void} onSamples called when pieces got samples */
  constructor(onSamples) {
    this.onSamples = onSamples;
    this.spans = [];
    this.voiceSamples = 0;
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

  /** How many samples at 48 kHz the next piece has, so that over a whole stream none is lost by rounding. */
  countOf(samples, rate) {
    const at = voiceSamples => Math.round(voiceSamples * OPUS_RATE / rate);
    return at(this.voiceSamples + samples) - at(this.voiceSamples);
  }

  /** Adds a piece with the packets that came with it; what of the piece is already there is passed over. */
  add(item, samples, rate, packets) {
    const count = this.countOf(samples, rate);
    this.voiceSamples += samples;
    this.spans.push({ item, at: 0, count });
    item.owner = this;
    this.decode(packets);
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
    let dealt = false;
    while (this.waiting.length > 0 && this.spans.length > 0) {
      const span = this.spans[0];
      const samples = this.waiting[0];
      const count = Math.min(samples.length, span.count - span.at);
      dealt = writeSamples(span.item, span.at, samples.subarray(0, count)) || dealt;
      span.at += count;
      this.waitingCount -= count;
      if (count < samples.length) this.waiting[0] = samples.subarray(count);
      else this.waiting.shift();
      if (span.at >= span.count) dealt = this.close(this.spans.shift().item) || dealt;
    }
    if (dealt) this.onSamples();
  }

  /** A piece's span is over; a piece that comes again may have a sample more by rounding. */
  close(item) {
    if (item.owner !== this || item.have >= item.count) return false;
    item.have = item.count;
    return true;
  }

  /**
   * Nothing more comes: decodes what there is, and ends the pieces that miss a rest in silence.
   * @param {Uint8Array[]} [packets] the last ones
   * @param {number} [before] pieces from this id on are left as they are: they come again
   */
  async finish(packets = [], before = Infinity) {
    this.decode(packets);
    while (!this.isClosed && !await this.flush());
    if (this.isClosed) return;
    for (const { item } of this.spans) if (item.id < before) this.close(item);
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

/** Writes samples of a piece that it does not have yet. */
function writeSamples(item, at, samples) {
  const from = Math.max(0, item.have - at);
  const to = Math.min(samples.length, item.count - at);
  if (at > item.have || from >= to) return false;
  item.data.set(samples.subarray(from, to), at + from);
  item.have = at + to;
  return true;
}
