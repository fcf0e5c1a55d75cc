// The microphone's sound at 16 kHz, with what can happen to a microphone.

import { MicrophoneError } from './microphone-error.js';
import { Resampler } from './resampler.js';

/** The rate speech is sent at. */
export const SPEECH_RATE = 16000;

/** An open microphone. */
export class Capture {
  /**
   * @param {string} worklet the address of capture-worklet.js
   * @param {(samples: Float32Array) => void} heard is given samples at 16 kHz
   * @param {(error: MicrophoneError) => void} lost the microphone is gone
   */
  constructor(worklet, heard, lost) {
    Object.assign(this, { worklet, heard, lost });
    this.isOpen = false;
    this.onEnded = () => this.lose();
    this.onDevices = async () => {
      const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
      if (this.isOpen && devices.length > 0 && !devices.some(({ kind }) => kind === 'audioinput')) this.lose();
    };
  }

  /** The open track. */
  get track() {
    return this.stream?.getAudioTracks()[0] ?? null;
  }

  /**
   * Opens the microphone; asks the person where the browser has to.
   * @throws {MicrophoneError}
   */
  async open(deviceId) {
    if (!globalThis.isSecureContext || !navigator.mediaDevices?.getUserMedia) throw MicrophoneError.insecure();
    this.isOpen = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: {
          echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1,
          ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
        },
      });
      this.stream = stream;
      if (this.isOpen) await this.listen();
      if (!this.isOpen) this.close();
    } catch (error) {
      this.close();
      throw MicrophoneError.of(error);
    }
  }

  async listen() {
    if (!this.track || this.track.readyState === 'ended') throw MicrophoneError.unplugged();
    this.track.addEventListener('ended', this.onEnded);
    navigator.mediaDevices.addEventListener('devicechange', this.onDevices);
    this.context = new AudioContext({ latencyHint: 'interactive' });
    const { context } = this;
    await context.audioWorklet.addModule(this.worklet);
    if (!this.isOpen) return;
    const resampler = new Resampler(context.sampleRate, SPEECH_RATE);
    this.node = new AudioWorkletNode(context, 'avatarkit-capture', { numberOfInputs: 1, numberOfOutputs: 1 });
    this.node.port.onmessage = ({ data }) => {
      if (this.isOpen) this.heard(resampler.process(data));
    };
    this.source = context.createMediaStreamSource(this.stream);
    // The processor is silent; a browser may not run one that leads nowhere.
    this.source.connect(this.node).connect(context.destination);
    context.resume().catch(() => { });
  }

  lose() {
    if (!this.isOpen) return;
    this.close();
    this.lost(MicrophoneError.unplugged());
  }

  /** Lets the microphone go. */
  close() {
    this.isOpen = false;
    navigator.mediaDevices?.removeEventListener('devicechange', this.onDevices);
    this.track?.removeEventListener('ended', this.onEnded);
    this.stream?.getTracks().forEach(track => track.stop());
    this.source?.disconnect();
    this.node?.disconnect();
    this.context?.close().catch(() => { });
    this.stream = this.context = this.node = this.source = null;
  }
}
