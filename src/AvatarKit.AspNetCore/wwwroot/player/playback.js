// Sound on the audio clock: pieces of speech one after the other without a gap, and what of them is heard now.

import { AudioClock } from './audio-clock.js';
import { SoundCursor } from './sound-cursor.js';
import { SoundTimeline } from './sound-timeline.js';

/** Plays the pieces of a queue. Times of the queue are seconds from the start of its first piece. */
export class Playback {
  /**
   * @param {SpeechQueue} queue what to play
   * @param {{audioContext?: AudioContext, workletUrl?: string | URL | null}} options audioContext: the page's own, which is then not closed.
   *   workletUrl: where playback-worklet.js lies; null: sound is scheduled by buffers
   * @param {object} listeners `onState`, `onReport`, `onGap` and `onGlitch`.
   *   onState: the context runs, or no longer does. onReport: more was played. onGap: sound goes on that had come late.
   *   onGlitch: a busy device left sound out for so many seconds.
   */
  constructor(queue, { audioContext, workletUrl }, { onState, onReport, onGap, onGlitch }) {
    this.queue = queue;
    this.shared = audioContext;
    this.takesCare = false;
    this.ownsAudio = false;
    this.workletUrl = workletUrl;
    this.onState = onState;
    this.timeline = new SoundTimeline();
    this.parts = { cursor: new SoundCursor(queue), timeline: this.timeline, onReport, onGap, onGlitch };
    this.phase = 'idle';
    this.startPosition = 0;
    this.lastHeard = 0;
    this.loudness = { volume: 1, muted: false };
  }

  /** The audio context; it is made when it is first asked for, and the worklet with it. */
  context() {
    if (this.audio) return this.audio;
    const byWorklet = this.workletUrl && typeof AudioWorkletNode === 'function';
    this.audio = this.shared ?? this.createContext(byWorklet);
    this.ownsAudio = !this.shared || this.takesCare;
    this.clock = new AudioClock(this.audio);
    this.onAudioState = () => this.onState(this.audio.state);
    this.audio.addEventListener('statechange', this.onAudioState);
    this.output = new GainNode(this.audio, { gain: this.gain });
    this.output.connect(this.audio.destination);
    // There is no worklet on pages that did not come over HTTPS.
    this.load(byWorklet && this.audio.audioWorklet);
    return this.audio;
  }

  /** Without a worklet it runs at the speech's own rate where the browser can: pieces then join sample by sample. */
  createContext(byWorklet) {
    const rate = byWorklet ? null : this.queue.segments.find(item => item.data)?.rate;
    try {
      return new AudioContext({ latencyHint: 'interactive', ...(rate ? { sampleRate: rate } : {}) });
    } catch {
      return new AudioContext({ latencyHint: 'interactive' });
    }
  }

  /** Loads what hands the sound over: by the worklet where there is one, else buffer by buffer. */
  async load(byWorklet) {
    let sound;
    try {
      if (byWorklet) sound = await (await import('./worklet-output.js')).WorkletOutput.create(this.audio, this.output, this.workletUrl, this.parts);
    } catch {
      // Buffers do.
    }
    sound ??= new (await import('./source-output.js')).SourceOutput(this.audio, this.output, this.parts);
    if (this.isClosed) {
      sound.close();
      return;
    }
    this.sound = sound;
    sound.end(this.ends);
    if (this.phase === 'playing') sound.start(this.startPosition);
  }

  /** Takes the place of another: its context, which was let sound through, and its loudness. The other is closed. */
  takeOver(other) {
    this.shared = other.audio ?? other.shared;
    this.takesCare = other.ownsAudio;
    other.ownsAudio = false;
    this.setLoudness(other.loudness);
    other.halt();
    other.close();
  }

  /** Plays, or goes on where it was held; hands over every piece that is there. */
  schedule() {
    this.context();
    const before = this.phase;
    this.phase = 'playing';
    if (!this.sound) return;
    if (before === 'playing') this.sound.pump();
    else if (before === 'held') this.sound.resume();
    else this.sound.start(this.startPosition);
  }

  /** Says whether more pieces may come. */
  setEnds(ends) {
    this.ends = ends;
    this.sound?.end(ends);
  }

  /** Fades out and keeps the place, to the sample. */
  hold() {
    if (this.phase !== 'playing') return;
    if (this.sound && !this.timeline.isEmpty) {
      this.phase = 'held';
      this.sound.hold();
    } else {
      this.halt();
    }
  }

  /** Fades out and takes back what was scheduled. */
  halt() {
    if (this.phase !== 'idle') this.sound?.drop();
    this.phase = 'idle';
    this.timeline.clear();
    this.lastHeard = 0;
  }

  /** What is being heard, or where playing starts from when nothing is scheduled. It goes back only where playing does. */
  get position() {
    if (this.timeline.isEmpty) return this.startPosition;
    this.lastHeard = Math.max(this.lastHeard, this.clock.timeAt());
    return this.timeline.positionAt(this.lastHeard);
  }

  /** The position that is heard at a moment of performance.now(), shortly before or after now. */
  positionAt(moment) {
    return this.timeline.isEmpty ? this.startPosition : this.timeline.positionAt(this.clock.timeAt(moment));
  }

  /** Where it is held: the sample it goes on with, a little after what is being heard. */
  get heldPosition() {
    const { last } = this.timeline;
    // Until the worklet has told where it held, what is heard is the nearest to it.
    return last && !this.sound.open ? last.from + last.length : this.position;
  }

  /** Whether a piece is being heard now, or the first one is about to be. */
  isSounding() {
    if (this.phase !== 'playing') return false;
    if (this.timeline.isEmpty) return this.parts.cursor.queue.hasSoundAt(this.startPosition);
    return this.timeline.isSoundingAt(this.clock.timeAt());
  }

  get gain() {
    const { volume, muted } = this.loudness;
    return muted ? 0 : volume;
  }

  /** Sets how loud it is; without a click. */
  setLoudness(loudness) {
    Object.assign(this.loudness, loudness);
    this.output?.gain.setTargetAtTime(this.gain, this.audio.currentTime, 0.01);
  }

  /** Lets go of the audio context. */
  close() {
    this.isClosed = true;
    this.audio?.removeEventListener('statechange', this.onAudioState);
    this.sound?.close();
    const { output } = this;
    if (this.ownsAudio) this.audio.close();
    else if (output) setTimeout(() => output.disconnect(), 200);
  }
}
