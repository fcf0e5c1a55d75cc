// Silero's voice detector, run by onnxruntime-web. A host serves both; nothing is loaded before the microphone is first used.
//
//   const detector = () => SileroDetector.load({ runtime: '/ort/ort.wasm.bundle.min.mjs', model: '/vad/silero_vad_v5.onnx' });
//   new Microphone({ client, detector });
//
// runtime: the address of onnxruntime-web's module (MIT), with its .wasm beside it. model: Silero v5 or v6 (MIT); the npm package
// @ricky0123/vad-web brings both. A Content-Security-Policy needs script-src 'wasm-unsafe-eval' for it, and no more.

/** Samples the model takes at 16 kHz, and how many of the frame before go with them. */
const SILERO_FRAME = 512;
const SILERO_CONTEXT = 64;

/** The model's memory. */
const SILERO_STATE = Object.freeze([2, 1, 128]);

/** Gives the probability that a frame has a voice in it. */
export class SileroDetector {
  constructor(runtime, session) {
    this.runtime = runtime;
    this.session = session;
    this.frameLength = SILERO_FRAME;
    this.rate = new runtime.Tensor('int64', BigInt64Array.from([16000n]), []);
    this.reset();
  }

  /**
   * Loads runtime and model.
   * @param {{runtime: string | object, model: string, wasmPaths?: string}} from runtime: an address, or the module itself. wasmPaths: where its
   *   .wasm files are, if not beside it
   * @returns {Promise<SileroDetector>}
   */
  static async load({ runtime, model, wasmPaths }) {
    const module = typeof runtime === 'string' ? await import(new URL(runtime, document.baseURI).href) : runtime;
    const ort = module.InferenceSession ? module : module.default;
    if (wasmPaths) ort.env.wasm.wasmPaths = wasmPaths;
    // More threads need a page that is isolated; one is enough for a model this small.
    if (ort.env?.wasm) ort.env.wasm.numThreads = 1;
    const answer = await fetch(model);
    if (!answer.ok) throw new Error(`The voice detector's model could not be loaded: status ${answer.status}.`);
    const session = await ort.InferenceSession.create(new Uint8Array(await answer.arrayBuffer()));
    return new SileroDetector(ort, session);
  }

  /** Forgets what it heard. */
  reset() {
    const size = SILERO_STATE.reduce((product, length) => product * length, 1);
    this.state = new this.runtime.Tensor('float32', new Float32Array(size), [...SILERO_STATE]);
    this.context = new Float32Array(SILERO_CONTEXT);
  }

  /**
   * @param {Float32Array} frame 512 samples at 16 kHz
   * @returns {Promise<number>} 0 to 1
   */
  async process(frame) {
    const input = new Float32Array(SILERO_CONTEXT + frame.length);
    input.set(this.context);
    input.set(frame, SILERO_CONTEXT);
    this.context = frame.slice(-SILERO_CONTEXT);
    const results = await this.session.run({
      input: new this.runtime.Tensor('float32', input, [1, input.length]), state: this.state, sr: this.rate,
    });
    this.state = results.stateN;
    return results.output.data[0];
  }
}
