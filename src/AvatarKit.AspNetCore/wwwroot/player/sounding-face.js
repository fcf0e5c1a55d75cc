// A face with a voice: what its speech is heard by, how loud, and what the browser does to sound.

import { AudioGate } from './audio-gate.js';
import { Playback } from './playback.js';
import { TalkingFace } from './talking-face.js';
import { clamp } from '../face/maths.js';

/** A talking face and what is heard of it. Who plays it has `wanted`, `wasInterrupted`, `isComplete`, `reports` and `begin`. */
export class SoundingFace extends TalkingFace {
  constructor(container, options) {
    super(container, options);
    this.voice = null;
    this.playback = this.soundPlayback();
    this.playback.setLoudness({ volume: this.options.volume, muted: this.options.muted });
    this.gate = new AudioGate(this.playback, () => this.block());
  }

  /** What plays the pieces' sound. */
  soundPlayback() {
    return new Playback(this.queue, { audioContext: this.options.audioContext, workletUrl: this.workletUrl() }, this.playbackListeners());
  }

  playbackListeners() {
    return {
      onState: state => this.onAudioState(state),
      onReport: state => this.onReport(state),
      onGap: (seconds, position) => this.onGap(seconds, position),
      onGlitch: seconds => this.measured.glitch(seconds),
    };
  }

  /**
   * Has a voice of the browser's say the pieces, for where the server sends them silent; words it names move face and captions. It goes on from
   * where it is. Where the voice does not speak, the pieces are played as they are.
   * @param {BrowserVoice | null} voice see microphone/browser-voice.js; null: the pieces' own sound again
   */
  async useVoice(voice) {
    this.voice = voice;
    const { VoicePlayback } = voice ? await import('./voice-playback.js') : {};
    if (this.voice !== voice) return;
    const { playback: before, position } = this;
    const listeners = { ...this.playbackListeners(), onFailed: () => this.useVoice(null) };
    const playback = voice ? new VoicePlayback(this.queue, this.options, listeners, voice) : this.soundPlayback();
    playback.takeOver(before);
    playback.startPosition = position;
    this.playback = this.gate.playback = playback;
    this.schedule();
  }

  workletUrl() {
    const { worklet } = this.options;
    if (worklet === true) return new URL('./playback-worklet.js', import.meta.url);
    return worklet || null;
  }

  /** What is being heard, in seconds from the start of the first segment. */
  get position() {
    return this.playback.position;
  }

  /** The audio context, once there is one. */
  get audio() {
    return this.playback.audio;
  }

  /** The node that the speech leaves by, once there is an audio context: to measure or record it. */
  get output() {
    return this.playback.output;
  }

  /** How loud it is, from 0 to 1. */
  get volume() {
    return this.playback.loudness.volume;
  }

  set volume(volume) {
    this.playback.setLoudness({ volume: clamp(Number(volume) || 0) });
  }

  /** Whether nothing is heard; face, captions and what counts as heard go on. */
  get muted() {
    return this.playback.loudness.muted;
  }

  set muted(muted) {
    this.playback.setLoudness({ muted: Boolean(muted) });
  }

  /**
   * Lets sound through where the browser wants a gesture for it; call it in one. What was to be heard before is then heard from its start.
   * @returns {Promise<boolean>} whether sound goes through
   */
  unlock() {
    return this.gate.unlock();
  }

  schedule() {
    if (this.state === 'playing') this.playback.schedule();
  }

  onAudioState(state) {
    if (state === 'running') {
      this.gate.rest();
      if (this.wanted || this.wasInterrupted) this.begin();
    } else if (this.state === 'playing' && state !== 'closed') {
      // A call came in, or the system took the loudspeaker away: what was to be heard waits.
      this.gate.ask();
    }
  }

  /** The browser withholds sound. */
  block() {
    if (this.state === 'playing') {
      this.wasInterrupted = true;
      this.isWaiting = false;
      this.face.release();
    } else if (!this.wanted) {
      return;
    }
    this.button.hidden = false;
    this.setState('blocked');
  }

  onReport(state) {
    if (state === 'held' && this.state === 'paused') this.reports.report(this.playback.heldPosition, this.isComplete);
    else this.tick();
  }

  /** Sound goes on after a piece that came late: within a turn that is an underrun. Says whether it is one. */
  onGap(seconds, position) {
    const before = this.queue.segments[this.queue.segmentAt(position - 0.002)];
    const after = this.queue.segments[this.queue.segmentAt(position + 0.002)];
    const isLate = before !== undefined && before.sentence.turn === after?.sentence.turn;
    if (isLate) this.measured.underrun(seconds);
    return isLate;
  }
}
