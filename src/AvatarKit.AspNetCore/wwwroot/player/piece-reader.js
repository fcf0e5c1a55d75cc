// Reads what a piece brings: its sound in any of its forms, and its face.

import { FaceTrack } from '../face/face-track.js';
import { inflateRaw } from './face-coding.js';
import { OPUS_RATE, opusPackets } from './opus-packets.js';
import { bytesOf, decodePcm16, withoutNulls } from './wire-data.js';

/** A piece is at most this long, in seconds: no more is made room for. */
const LONGEST_PIECE = 600;

const DEFAULT_SOUND = { encoding: 'pcm_s16le', sampleRate: 16_000, channels: 1 };

/** Fills pieces with samples and faces. What the browser decodes in its own time is there later. */
export class PieceReader {
  /**
   * @param {() => BaseAudioContext} context gives the context that decodes files
   * @param {() => void} onSamples called when a piece got samples later
   * @param {(item: object, face: FaceTrack) => void} onFace called when a piece got its face later
   */
  constructor(context, onSamples, onFace) {
    this.context = context;
    this.onSamples = onSamples;
    this.onFace = onFace;
    // A promise of one: what decodes is loaded with the first packets.
    this.stream = null;
    this.turn = null;
    this.voiceSamples = 0;
  }

  /**
   * Reads a piece's sound and face. Throws where the sound is none of the form it is said to be in.
   * @param {object} item a piece of the queue
   * @param {object} segment its wire form
   */
  read(item, segment) {
    const format = { ...DEFAULT_SOUND, ...withoutNulls(segment.format) };
    const bytes = rawBytes(segment.audio);
    const live = segment.audio instanceof Uint8Array;
    if (format.encoding === 'opus' && live) this.readOpus(item, format, bytes, segment.turnId ?? null);
    else if (bytes.length === 0) fillWithSilence(item, item.length);
    else if (format.encoding === 'pcm_s16le' || format.encoding === 'pcm') readPcm(item, bytes, format);
    else this.readFile(item, bytes);
    if (segment.face && !item.face) this.readFace(item, segment.face);
  }

  readOpus(item, format, bytes, turn) {
    if (typeof AudioDecoder !== 'function') throw new DOMException('This browser decodes no Opus: ask for pcm.', 'NotSupportedError');
    const packets = opusPackets(bytes);
    const { sampleRate } = format;
    const samples = format.samples > 0 ? format.samples : Math.round(item.length * sampleRate);
    if (!(sampleRate > 0 && samples <= LONGEST_PIECE * sampleRate)) {
      throw new RangeError(`A piece of ${samples} samples at ${sampleRate} Hz is not played.`);
    }
    if (format.restart || !this.stream) this.begin(turn);
    item.rate = OPUS_RATE;
    item.length = samples / sampleRate;
    // So that over a whole turn no sample is lost by rounding.
    const at = count => Math.round(count * OPUS_RATE / sampleRate);
    item.count = at(this.voiceSamples + samples) - at(this.voiceSamples);
    this.voiceSamples += samples;
    item.data = new Float32Array(item.count);
    this.stream.then(stream => stream.add(item, packets)).catch(() => {
      // Without a decoder it is silence.
      item.have = item.count;
      this.onSamples();
    });
  }

  /** A stream begins, in a turn's middle with what the one before it had not given yet. */
  begin(turn) {
    const before = turn === this.turn ? this.stream : null;
    if (!before) {
      this.end(stream => stream.finish());
      this.voiceSamples = 0;
    }
    this.stream = Promise.all([import('./opus-stream.js'), before]).then(([{ OpusStream }, earlier]) => new OpusStream(this.onSamples, earlier));
    this.turn = turn;
  }

  /** Nothing more is added to the stream. */
  end(how) {
    this.stream?.then(how).catch(() => { });
    this.stream = null;
  }

  /** A file that the browser decodes whole. */
  readFile(item, bytes) {
    const audio = this.context();
    item.rate = audio.sampleRate;
    item.count = Math.round(item.length * item.rate);
    const ready = buffer => {
      item.data = buffer && samplesOf(buffer, item.count);
      item.have = item.count;
      this.onSamples();
    };
    audio.decodeAudioData(bytes.slice().buffer).then(ready, () => ready(null));
  }

  readFace(item, face) {
    if (face.coding !== 'differences') {
      item.face = FaceTrack.fromWire(face);
      return;
    }
    const size = (face.frames ?? 0) * (face.channels?.length ?? 0);
    inflateRaw(rawBytes(face.data), size).then(differences => {
      const track = differences && FaceTrack.fromDifferences(face, differences);
      if (track) this.onFace(item, track);
    });
  }

  /**
   * No more pieces come in this turn.
   * @param {Uint8Array?} tail what is left of its sound
   * @param {boolean} restart whether a stream begins with it
   */
  finish(tail, restart) {
    if (restart && this.stream) this.begin(this.turn);
    const packets = tail && this.stream ? opusPackets(tail) : [];
    this.end(stream => stream.finish(packets));
  }

  /** Forgets what it was reading. */
  clear() {
    this.end(stream => stream.cancel());
  }
}

const rawBytes = data => (data instanceof Uint8Array ? data : bytesOf(data));

function fillWithSilence(item, length) {
  item.length = Math.min(LONGEST_PIECE, length);
  item.count = item.have = Math.round(item.length * item.rate);
}

function readPcm(item, bytes, format) {
  if (!(format.channels >= 1 && format.channels <= 8)) throw new RangeError(`Sound of ${format.channels} channels is not played.`);
  const { data, rate, count } = decodePcm16(bytes, format);
  if (!(rate >= 3000 && rate <= 384_000)) throw new RangeError(`Sound at ${rate} Hz is not played.`);
  item.rate = rate;
  item.count = item.have = count;
  item.length = count / rate || item.length;
  item.data = monoOf(data, count);
}

/** One channel of many: a voice has one mouth. */
function monoOf(channels, count) {
  if (channels.length === 1) return channels[0];
  const mix = new Float32Array(count);
  for (const channel of channels) {
    for (let i = 0; i < Math.min(count, channel.length); i++) mix[i] += channel[i] / channels.length;
  }
  return mix;
}

function samplesOf(buffer, count) {
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
  const samples = new Float32Array(count);
  samples.set(monoOf(channels, buffer.length).subarray(0, count));
  return samples;
}
