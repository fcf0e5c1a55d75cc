// The browser's own speech recognition: on the device where it can, started again when it ends by itself.

import { MicrophoneError } from './microphone-error.js';

/** How soon it is started again, and how often in a row it may fail, in milliseconds and times. */
const RESTART_MS = 250;
const MOST_FAILURES = 4;

/** Errors of the recogniser that trying again does not help. */
const RECOGNITION_FAULTS = Object.freeze({
  'not-allowed': () => MicrophoneError.of({ name: 'NotAllowedError' }),
  'service-not-allowed': () => new MicrophoneError('recognition.refused', 'The browser does not allow speech recognition here. Type instead.'),
  'audio-capture': () => MicrophoneError.of({ name: 'NotFoundError' }),
  'language-not-supported': () => new MicrophoneError('recognition.language', 'The browser does not recognise this language. Type instead.'),
});

/** Recognises speech. Events: `transcript` ({ text, final }), `voice` ({ speaking }), `error` (a MicrophoneError), `stopped`. */
export class BrowserRecognition extends EventTarget {
  /** @param {{locale?: string, onlyOnDevice?: boolean}} [options] onlyOnDevice: rather none than one that sends the voice to a service */
  constructor({ locale, onlyOnDevice = false } = {}) {
    super();
    this.locale = locale ?? globalThis.navigator?.language ?? 'en-US';
    this.onlyOnDevice = onlyOnDevice;
    this.isWanted = false;
    this.failures = 0;
    this.interim = '';
    this.taken = 0;
  }

  /** The browser's recogniser, or undefined. */
  static get Recognizer() {
    return globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
  }

  /** Whether it listens to a track it is given, and so to sound without echo. What knows the device can. */
  static get takesTrack() {
    return typeof BrowserRecognition.Recognizer?.available === 'function';
  }

  /**
   * Starts to listen.
   * @param {MediaStreamTrack | null} track the microphone, where the recogniser takes one
   * @throws {MicrophoneError}
   */
  async start(track = null) {
    if (!BrowserRecognition.Recognizer) {
      throw new MicrophoneError('recognition.missing', 'Neither the server nor this browser recognises speech. Type instead.');
    }
    this.isWanted = true;
    this.track = track;
    const isLocal = await this.prepare();
    if (!this.isWanted) return;
    if (this.onlyOnDevice && !isLocal) {
      this.isWanted = false;
      throw new MicrophoneError('recognition.not_on_device', 'This browser does not recognise this language on the device. Type instead.');
    }
    this.isLocal = isLocal;
    this.run();
  }

  /** Whether the device itself recognises the language. Where it could, it is made able to. */
  async prepare() {
    const { Recognizer } = BrowserRecognition;
    if (typeof Recognizer.available !== 'function') return false;
    const wish = { langs: [this.locale], processLocally: true };
    try {
      const state = await Recognizer.available(wish);
      if (state === 'available') return true;
      if (state === 'unavailable' || typeof Recognizer.install !== 'function') return false;
      const installed = Recognizer.install(wish);
      if (this.onlyOnDevice) return await installed === true;
      // It takes a while: it is there the next time.
      installed.catch(() => { });
      return false;
    } catch {
      return false;
    }
  }

  run() {
    const recognizer = this.recognizer = new BrowserRecognition.Recognizer();
    recognizer.lang = this.locale;
    recognizer.continuous = true;
    recognizer.interimResults = true;
    if (this.isLocal) recognizer.processLocally = true;
    this.taken = 0;
    recognizer.onresult = event => this.take(event);
    recognizer.onspeechstart = () => this.tell('voice', { speaking: true });
    recognizer.onspeechend = () => this.tell('voice', { speaking: false });
    recognizer.onerror = ({ error }) => this.fail(error);
    recognizer.onend = () => this.onEnd(recognizer);
    try {
      if (this.track && BrowserRecognition.takesTrack) recognizer.start(this.track);
      else recognizer.start();
    } catch {
      this.fail('start');
      this.onEnd(recognizer);
    }
  }

  take({ resultIndex, results }) {
    this.failures = 0;
    let interim = '';
    for (let i = Math.max(resultIndex ?? 0, this.taken); i < results.length; i++) {
      const text = (results[i][0]?.transcript ?? '').trim();
      if (results[i].isFinal) {
        this.taken = i + 1;
        if (text) this.tell('transcript', { text, final: true });
      } else if (text) {
        interim += interim ? ` ${text}` : text;
      }
    }
    if (interim !== this.interim && interim) this.tell('transcript', { text: interim, final: false });
    this.interim = interim;
  }

  fail(error) {
    if (error === 'no-speech' || error === 'aborted') return;
    this.failures++;
    const fault = Object.hasOwn(RECOGNITION_FAULTS, error) ? RECOGNITION_FAULTS[error] : null;
    if (!fault && this.failures < MOST_FAILURES) return;
    this.isWanted = false;
    const unreachable = () => new MicrophoneError('recognition.unreachable', 'The browser’s speech recognition does not answer. Type instead.');
    this.tell('error', (fault ?? unreachable)());
  }

  onEnd(recognizer) {
    if (recognizer !== this.recognizer) return;
    this.recognizer = null;
    // What was heard last and never called final is said still: it is what the person said.
    if (this.interim) this.tell('transcript', { text: this.interim, final: true });
    this.interim = '';
    if (this.isWanted) this.timer = setTimeout(() => this.run(), RESTART_MS * 2 ** this.failures);
    else this.tell('stopped', null);
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Stops to listen; what was heard is told still, and then `stopped`. */
  stop() {
    if (!this.isWanted && !this.recognizer) return;
    this.isWanted = false;
    clearTimeout(this.timer);
    if (this.recognizer) this.recognizer.stop();
    else this.tell('stopped', null);
  }
}
