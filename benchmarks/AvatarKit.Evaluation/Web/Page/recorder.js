// Records what leaves the player, block by block, each with the context's frame it begins at. A module of an AudioWorklet.

/** Samples that are sent together. */
const TOGETHER = 4096;

class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.forget();
  }

  forget() {
    this.samples = new Float32Array(TOGETHER);
    this.count = 0;
    this.begun = 0;
  }

  process([[input]]) {
    // Quanta that a busy machine left out are not played: what comes behind them is at a later frame.
    if (this.count > 0 && this.begun + this.count !== currentFrame) this.send();
    if (this.count === 0) this.begun = currentFrame;
    if (input) this.samples.set(input, this.count);
    this.count += 128;
    if (this.count === TOGETHER) this.send();
    return true;
  }

  send() {
    const samples = this.samples.subarray(0, this.count);
    this.port.postMessage({ frame: this.begun, samples }, [this.samples.buffer]);
    this.forget();
  }
}

registerProcessor('eval-recorder', Recorder);
