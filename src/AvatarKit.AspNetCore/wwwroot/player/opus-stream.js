// Sound that comes as a stream of Opus packets: each piece gets its samples from it, also those that came with the next piece's packets.

/** The rate the codec works at; all packets decode to it. */
export const OPUS_RATE = 48_000;

/** Samples at the beginning of a stream that are the codec's own. */
const CODEC_DELAY = 312;

/** Samples of a packet: 20 ms. */
const PACKET_SAMPLES = 960;

/** Samples that may wait for the piece they belong to. */
const MOST_WAITING = 10 * OPUS_RATE;

/** A packet is at most this long, by the codec's own rules. */
const LONGEST_PACKET = 1275;

/** Whether this browser decodes Opus packets: ask a server for `opus` only where it does. */
export async function canPlayOpus() {
  if (typeof AudioDecoder !== 'function' || typeof EncodedAudioChunk !== 'function') return false;
  try {
    return (await AudioDecoder.isConfigSupported({ codec: 'opus', sampleRate: OPUS_RATE, numberOfChannels: 1 })).supported === true;
  } catch {
    return false;
  }
}

/** The packets of a payload: each stands after its length. */
export function opusPackets(bytes) {
  const packets = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] | (bytes[at + 1] << 8);
    const from = at + 2;
    if (from > bytes.length || length === 0 || length > LONGEST_PACKET || from + length > bytes.length) {
      throw new RangeError(`The audio is no row of Opus packets: at byte ${at} of ${bytes.length} one of ${length} bytes begins.`);
    }
    packets.push(bytes.subarray(from, from + length));
    at = from + length;
  }
  return packets;
}

/** Decodes one stream and deals its samples out to the pieces it is the sound of. */
export class OpusStream {
  /** @param {() => void} onSamples called when pieces got samples */
  constructor(onSamples) {
    this.onSamples = onSamples;
    this.spans = [];
    this.voiceSamples = 0;
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
    for (const data of packets) {
      try {
        this.decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: this.sent / OPUS_RATE * 1e6, data }));
      } catch {
        this.recover();
      }
      this.sent += PACKET_SAMPLES;
    }
  }

  take(data) {
    const samples = new Float32Array(data.numberOfFrames);
    data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    this.append(samples);
  }

  append(samples) {
    this.decoded += samples.length;
    const own = Math.min(this.drop, samples.length);
    this.drop -= own;
    if (own < samples.length && this.waitingCount < MOST_WAITING) {
      this.waiting.push(own > 0 ? samples.subarray(own) : samples);
      this.waitingCount += samples.length - own;
    }
    this.deal();
  }

  /** A packet that cannot be decoded is silence; the decoder is made anew. */
  recover() {
    if (this.isClosed) return;
    this.start();
    if (this.sent > this.decoded) this.append(new Float32Array(this.sent - this.decoded));
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
    try {
      await this.decoder.flush();
    } catch {
      // Closed by a bad packet or by `cancel`; what was lost is silence.
    }
    if (this.isClosed) return;
    for (const { item } of this.spans) if (item.id < before) this.close(item);
    this.cancel();
    this.onSamples();
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
