// What a person says into a microphone, for a live conversation: recognised by the server, or else by the browser.

import { BrowserRecognition } from './browser-recognition.js';
import { Capture, SPEECH_RATE } from './capture.js';
import { isEcho, onlyListens } from './heard-words.js';
import { MicrophoneError } from './microphone-error.js';
import { OpusWriter, PcmWriter, encodesOpus } from './speech-codec.js';
import { levelOf } from './voice-activity.js';
import { VoiceDetector } from './voice-detector.js';

/** After how long without a voice a hands-free microphone ceases to send, in milliseconds; and what goes with a new voice of before it. */
const SILENCE_MS = 20_000;
const LEAD_SAMPLES = SPEECH_RATE * 0.6;

/** How often the level is told, in milliseconds, and the range it covers, in decibels. */
const METER_MS = 50;
const METER_FLOOR_DB = -60;

/** How long the avatar's words may still come back from the room after it spoke, in milliseconds. */
const ECHO_MS = 2500;

/** How long ago a word of the avatar may have been heard to come back now; how long before a voice that may be its echo; and how long one is
 * at most: in milliseconds. */
const SPOKEN_MS = 5000;
const BEFORE_VOICE_MS = 2000;
const LONGEST_VOICE_MS = 30_000;

/** How long after the avatar ceased a voice that begins may still be its echo, in milliseconds. */
const ECHO_TAIL_MS = 300;

/**
 * A microphone for a LiveClient. One start and stop after the other; a new one may be made for each.
 *
 * Events, each with a detail: `started`; `level` ({ level }: 0 to 1, for a meter); `voice` ({ speaking, atMs, durationMs }: a voice began or
 * ended, by milliseconds of this microphone's sound); `transcript` ({ text, final }: what the browser recognised, where the server does not; the
 * owner says a final one); `dropped` ({ reason }: 'echo' or 'listening': words that are no message); `error` ({ code, message, error }: it has
 * stopped); `stopped`.
 * Codes: `microphone.refused`, `.missing`, `.unplugged`, `.busy`, `.insecure`, `.failed`; `recognition.missing`, `.refused`, `.language`,
 * `.unreachable`, `.not_on_device`. What start() throws is not told as an event.
 */
export class Microphone extends EventTarget {
  /**
   * @param {object} options
   * @param {LiveClient} options.client where the voice goes
   * @param {'push' | 'hands-free'} [options.mode] push: from start() to stop(). hands-free: it sends while there is a voice
   * @param {boolean} [options.recognizes] whether the server recognises; default: what its welcome says
   * @param {string} [options.locale] the language, for the browser's recogniser
   * @param {'opus' | 'pcm'} [options.codec] default: Opus where the browser makes it
   * @param {object | Function} [options.detector] a detector of voices, or a function that loads one: see silero-detector.js
   * @param {() => boolean} [options.isSpeaking] whether the avatar is heard now; default: the session's state
   * @param {(since: number) => string} [options.spoken] the words of the avatar that were heard since a moment of performance.now(): only these
   *   can be its echo; default: what the client was sent of them
   * @param {string} [options.deviceId] which microphone
   * @param {boolean} [options.onlyOnDevice] the browser's recogniser: on the device or not at all
   * @param {string} [options.worklet] the address of capture-worklet.js; default: where avatar-microphone.js found it
   */
  constructor({
    client, mode = 'push', recognizes, locale, codec, detector = null, isSpeaking, spoken, deviceId, onlyOnDevice, worklet = Microphone.worklet,
  }) {
    super();
    if (!worklet) throw new MicrophoneError('microphone.failed', 'Load the microphone by avatar-microphone.js, or say where its worklet is.');
    Object.assign(this, { client, mode, recognizes, locale, codec, deviceId, onlyOnDevice });
    this.loadDetector = detector;
    this.isSpeaking = isSpeaking ?? (() => client.state === 'speaking');
    this.spoken = spoken ?? (() => client.spoken ?? '');
    this.capture = new Capture(worklet, samples => this.hear(samples), error => this.fail(error));
    this.isOn = false;
    this.spokeAt = -Infinity;
    this.beganAt = -Infinity;
    this.overAvatar = false;
    this.lead = [];
    this.leadSamples = 0;
    this.lastVoice = 0;
    this.lastMeter = 0;
  }

  /**
   * Opens the microphone; in a gesture, as the browser asks the person.
   * @throws {MicrophoneError}
   */
  async start() {
    if (this.isOn) return;
    this.isOn = true;
    const byServer = this.recognizes ?? this.client.session?.recognizes === true;
    try {
      if (byServer) await this.startForServer();
      else await this.startForBrowser();
      if (this.isOn) this.tell('started', {});
    } catch (error) {
      this.end();
      throw MicrophoneError.of(error);
    }
  }

  async startForServer() {
    await this.prepareDetector();
    if (this.isOn) this.codec ??= await encodesOpus() ? 'opus' : 'pcm';
    if (!this.isOn) return;
    // The microphone comes last: what is heard from its first moment on is sent.
    if (this.mode === 'push') this.openUpload();
    await this.capture.open(this.deviceId);
  }

  async startForBrowser() {
    const recognition = this.recognition = new BrowserRecognition({ locale: this.locale, onlyOnDevice: this.onlyOnDevice });
    const on = (type, handle) => recognition.addEventListener(type, ({ detail }) => handle(detail));
    on('transcript', transcript => this.takeTranscript(transcript));
    on('error', error => this.fail(error));
    on('stopped', () => this.onRecognitionStopped());
    if (!BrowserRecognition.takesTrack) {
      // Two that listen to one microphone do not get on everywhere: the recogniser's own ear is used for the voice too.
      on('voice', ({ speaking }) => this.takeVoice({ speaking, atMs: Math.round(performance.now()), durationMs: 0 }));
      await recognition.start();
      return;
    }
    await this.prepareDetector();
    if (this.isOn) await this.capture.open(this.deviceId);
    if (this.isOn) await recognition.start(this.capture.track);
  }

  async prepareDetector() {
    let detector = this.loadDetector;
    try {
      if (typeof detector === 'function') detector = await detector();
    } catch {
      // Levels tell voices too.
      detector = null;
    }
    const isAnswering = () => this.isSpeaking() || this.client.state === 'thinking';
    this.detector = new VoiceDetector(detector ?? null, () => this.isAvatarHeard(), voice => this.takeVoice(voice), isAnswering);
  }

  isAvatarHeard() {
    const speaks = this.isSpeaking();
    if (speaks) this.spokeAt = performance.now();
    return speaks;
  }

  hear(samples) {
    if (!this.isOn) return;
    this.meter(samples);
    this.detector.write(samples);
    if (this.recognition) return;
    this.send(samples);
    this.lastVoice = this.detector.activity.isVoice ? performance.now() : this.lastVoice;
    if (this.mode !== 'push' && this.writer && performance.now() - this.lastVoice > SILENCE_MS) this.closeUpload();
  }

  /** Sends samples, or holds them back until it is known that they are a voice. */
  send(samples) {
    const { isVoice } = this.detector.activity;
    // What a hands-free microphone hears while the avatar speaks may be the avatar: it is sent as silence, unless a voice begins in it.
    const mayBeEcho = this.mode !== 'push' && !isVoice && this.isAvatarHeard();
    if (!this.writer || mayBeEcho) {
      this.lead.push(samples);
      this.leadSamples += samples.length;
      while (this.leadSamples - this.lead[0].length > LEAD_SAMPLES) this.sendSilence(this.takeLead());
    } else {
      while (this.lead.length > 0) this.sendSilence(this.takeLead());
      this.writer.write(samples);
    }
  }

  sendSilence({ length }) {
    this.writer?.write(new Float32Array(length));
  }

  takeLead() {
    const samples = this.lead.shift();
    this.leadSamples -= samples.length;
    return samples;
  }

  meter(samples) {
    const now = performance.now();
    if (now - this.lastMeter < METER_MS) return;
    this.lastMeter = now;
    this.tell('level', { level: Math.min(1, Math.max(0, 1 - levelOf(samples) / METER_FLOOR_DB)) });
  }

  takeVoice(voice) {
    const { speaking } = voice;
    if (speaking) {
      this.lastVoice = this.beganAt = performance.now();
      this.overAvatar = this.isAvatarHeard() || this.beganAt - this.spokeAt < ECHO_TAIL_MS;
      if (!this.recognition && !this.writer && this.isOn) this.openUpload();
      while (this.writer && this.lead.length > 0) this.writer.write(this.takeLead());
    }
    this.client.reportVoice(speaking);
    this.tell('voice', voice);
  }

  openUpload() {
    const upload = this.upload = this.client.openMicrophone({ codec: this.codec, sampleRate: SPEECH_RATE });
    const write = bytes => upload.write(bytes);
    this.writer = this.codec === 'opus' ? new OpusWriter(write, () => this.fail(MicrophoneError.of(null))) : new PcmWriter(write);
  }

  closeUpload() {
    const { writer, upload } = this;
    this.writer = this.upload = null;
    writer?.end().then(() => upload.end());
  }

  /** Whether what was recognised may be the avatar: not if the voice began when it was silent, as an answer often repeats its words. */
  mayHearAvatar() {
    return this.isAvatarHeard() || this.overAvatar || (this.beganAt < this.spokeAt && performance.now() - this.spokeAt < ECHO_MS);
  }

  /** Since when the avatar's words can be what was recognised: lately, or since the voice that is recognised began. */
  echoSince() {
    const now = performance.now();
    return this.beganAt > now - LONGEST_VOICE_MS ? Math.min(now - SPOKEN_MS, this.beganAt - BEFORE_VOICE_MS) : now - SPOKEN_MS;
  }

  takeTranscript({ text, final }) {
    if (this.mayHearAvatar() && isEcho(text, this.spoken(this.echoSince()))) {
      if (final) this.tell('dropped', { reason: 'echo' });
    } else if (this.isSpeaking() && this.overAvatar && onlyListens(text, this.locale)) {
      // To an avatar that waits, "yes" is an answer; to one that speaks it says "go on".
      if (final) this.tell('dropped', { reason: 'listening' });
    } else {
      this.tell('transcript', { text, final });
    }
  }

  fail(error) {
    if (!this.isOn) return;
    this.end();
    this.tell('error', { code: error.code, message: error.message, error });
  }

  /** Closes the microphone. What was spoken is sent and understood still; then `stopped` is told. */
  stop() {
    if (this.isOn) this.end();
  }

  end() {
    const { recognition } = this;
    this.isOn = false;
    this.detector?.end();
    this.capture.close();
    this.closeUpload();
    if (recognition) recognition.stop();
    else this.tell('stopped', {});
  }

  onRecognitionStopped() {
    this.recognition = null;
    this.tell('stopped', {});
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
