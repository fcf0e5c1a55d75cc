// Samples on their way to the server: packets of Opus where the browser makes them, else 16-bit PCM.

import { SPEECH_RATE } from './capture.js';

/** How Opus is asked for: speech, in packets of 20 ms. */
const OPUS = Object.freeze({
  codec: 'opus', sampleRate: SPEECH_RATE, numberOfChannels: 1, bitrate: 24000, opus: { frameDuration: 20000, application: 'voip', format: 'opus' },
});

/** Whether the browser makes Opus. */
export async function encodesOpus() {
  if (typeof AudioEncoder !== 'function') return false;
  const support = await AudioEncoder.isConfigSupported(OPUS).catch(() => null);
  return support?.supported === true;
}

/** 16-bit little-endian samples. */
export class PcmWriter {
  /** @param {(bytes: Uint8Array) => void} write */
  constructor(write) {
    this.output = write;
  }

  write(samples) {
    const bytes = new Uint8Array(samples.length * 2);
    const view = new DataView(bytes.buffer);
    samples.forEach((sample, i) => view.setInt16(i * 2, Math.round(Math.min(1, Math.max(-1, sample)) * 32767), true));
    this.output(bytes);
  }

  async end() { }
}

/** Packets of Opus. */
export class OpusWriter {
  /**
   * @param {(bytes: Uint8Array) => void} write is given a packet at a time
   * @param {() => void} failed the encoder gave up
   */
  constructor(write, failed) {
    this.time = 0;
    this.encoder = new AudioEncoder({
      output: chunk => {
        const packet = new Uint8Array(chunk.byteLength);
        chunk.copyTo(packet);
        write(packet);
      },
      error: failed,
    });
    this.encoder.configure(OPUS);
  }

  write(samples) {
    if (samples.length === 0 || this.encoder.state !== 'configured') return;
    const data = new AudioData({
      format: 'f32-planar', sampleRate: SPEECH_RATE, numberOfFrames: samples.length, numberOfChannels: 1, timestamp: this.time, data: samples,
    });
    this.time += Math.round(samples.length / SPEECH_RATE * 1_000_000);
    this.encoder.encode(data);
    data.close();
  }

  async end() {
    if (this.encoder.state !== 'configured') return;
    await this.encoder.flush().catch(() => { });
    if (this.encoder.state !== 'closed') this.encoder.close();
  }
}
