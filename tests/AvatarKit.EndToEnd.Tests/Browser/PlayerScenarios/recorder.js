// Keeps every block of samples that comes in with the frame it came at, and gives them all when it is asked to.

class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.blocks = [];
    this.open = true;
    this.port.onmessage = () => {
      this.open = false;
      this.port.postMessage(this.blocks);
    };
  }

  process([[samples]]) {
    if (this.blocks.length === 0) this.port.postMessage('begun');
    this.blocks.push({ frame: currentFrame, samples: samples?.slice() ?? new Float32Array(128) });
    return this.open;
  }
}

registerProcessor('recorder', Recorder);
