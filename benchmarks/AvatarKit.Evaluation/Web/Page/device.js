// A sound device of 48 kHz, as most have it: a machine without any is given 44.1 kHz, and samples could not be compared one by one.

globalThis.AudioContext = class extends AudioContext {
  constructor(options) {
    super({ ...options, sampleRate: 48_000 });
  }
};
