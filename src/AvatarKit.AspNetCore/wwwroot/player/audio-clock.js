// Which moment of an audio context's clock leaves the loudspeaker when.

/** A jump of the clocks beyond this is followed at once, in seconds. */
const JUMP = 0.03;

/** The share of what is newly measured that goes into the estimate: single readings are a few milliseconds off. */
const SHARE = 0.15;

/** Tells the context's time that is heard at a moment of `performance.now()`. */
export class AudioClock {
  /** @param {AudioContext} audio whose clock */
  constructor(audio) {
    this.audio = audio;
    this.offset = null;
    this.readAt = -1;
  }

  /**
   * The context's time that leaves the loudspeaker at a moment.
   * @param {number} [moment] milliseconds of performance.now(); a little before or after now
   */
  timeAt(moment = performance.now()) {
    const { audio } = this;
    const now = performance.now();
    if (audio.state !== 'running') {
      this.offset = null;
      return audio.currentTime - this.latency;
    }
    if (now - this.readAt > 4) {
      this.readAt = now;
      const offset = this.read(now) - now / 1000;
      this.offset = this.offset === null || Math.abs(offset - this.offset) > JUMP ? offset : this.offset + (offset - this.offset) * SHARE;
    }
    return this.offset + moment / 1000;
  }

  /** How long what is played takes to the loudspeaker, in seconds. */
  get latency() {
    return this.audio.outputLatency || this.audio.baseLatency || 0;
  }

  read(now) {
    const { audio } = this;
    const stamp = audio.getOutputTimestamp?.();
    if (stamp?.performanceTime > 0) {
      // Smoother than currentTime, which moves a buffer at a time. Not every browser tells it right.
      const exact = stamp.contextTime + (now - stamp.performanceTime) / 1000;
      if (exact <= audio.currentTime + 0.02 && exact > audio.currentTime - 0.5) return exact;
    }
    return audio.currentTime - this.latency;
  }
}
