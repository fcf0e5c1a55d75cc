// Voice activity over a stream of samples: by a host's detector where there is one, else by level.

import { VoiceActivity } from './voice-activity.js';

/** Samples of a frame: 20 ms by level; a detector says how many it wants. */
const LEVEL_FRAME = 320;
const DETECTOR_FRAME = 512;

/** How many frames may wait for a slow detector. */
const MOST_FRAMES = 16;

/** Cuts the stream into frames and tells when a voice begins and ends. */
export class VoiceDetector {
  /**
   * @param {object | null} detector with `process(frame)`, which gives the probability of a voice or a promise of it, and `frameLength` (512)
   * @param {() => boolean} avatarSpeaks whether it is heard
   * @param {(voice: {speaking: boolean, atMs: number, durationMs: number}) => void} changed
   * @param {() => boolean} [avatarAnswers] whether a voice would interrupt it
   */
  constructor(detector, avatarSpeaks, changed, avatarAnswers = avatarSpeaks) {
    Object.assign(this, { detector, avatarSpeaks, changed, avatarAnswers });
    this.activity = new VoiceActivity();
    this.frame = new Float32Array(detector ? detector.frameLength ?? DETECTOR_FRAME : LEVEL_FRAME);
    this.filled = 0;
    this.frames = [];
    this.isBusy = false;
  }

  /** Takes samples at 16 kHz. */
  write(samples) {
    for (let at = 0; at < samples.length;) {
      const count = Math.min(samples.length - at, this.frame.length - this.filled);
      this.frame.set(samples.subarray(at, at + count), this.filled);
      at += count;
      this.filled += count;
      if (this.filled === this.frame.length) {
        this.filled = 0;
        this.take(this.frame.slice());
      }
    }
  }

  take(frame) {
    if (this.detector === null) {
      this.decide(frame, null);
      return;
    }
    this.frames.push(frame);
    // A detector that cannot keep up is no help: what waits too long is judged by its level.
    if (this.frames.length > MOST_FRAMES) this.decide(this.frames.shift(), null);
    this.ask();
  }

  async ask() {
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.frames.length > 0) {
      const frame = this.frames.shift();
      let probability = null;
      try {
        probability = await this.detector?.process(frame) ?? null;
      } catch {
        // Whatever is wrong with it would be so again.
        this.detector = null;
      }
      this.decide(frame, Number.isFinite(probability) ? probability : null);
    }
    this.isBusy = false;
  }

  decide(frame, probability) {
    const voice = this.activity.process(frame, this.avatarSpeaks(), probability, this.avatarAnswers());
    if (voice) this.changed(voice);
  }

  /** The stream is over, and with it a voice. */
  end() {
    const { activity } = this;
    this.frames = [];
    if (!activity.isVoice) return;
    activity.isVoice = false;
    this.changed({ speaking: false, atMs: activity.now, durationMs: activity.now - activity.beganAt });
  }
}
