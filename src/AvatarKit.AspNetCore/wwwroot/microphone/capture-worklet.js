// Runs on the audio thread: hands the microphone's samples on in pieces of some 20 ms.

/** Gathers the first channel's samples. */
class CaptureProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.samples = new Float32Array(Math.ceil(sampleRate / 50 / 128) * 128);
    this.count = 0;
  }

  process([input]) {
    const channel = input[0];
    if (!channel) return true;
    this.samples.set(channel, this.count);
    this.count += channel.length;
    if (this.count + channel.length > this.samples.length) {
      const piece = this.samples.slice(0, this.count);
      this.port.postMessage(piece, [piece.buffer]);
      this.count = 0;
    }
    return true;
  }
}

registerProcessor('avatarkit-capture', CaptureProcessor);
