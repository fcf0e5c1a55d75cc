// Sound by buffers that are scheduled on the audio context's clock: for pages that have no AudioWorklet.

/** How long sound that is cut off takes to go, in seconds. */
const CUT_TIME = 0.02;

/** How soon sound can begin, and go on, in seconds. */
const BEGIN_IN = 0.06;
const GO_ON_IN = 0.02;

/** How far ahead pieces are scheduled, in seconds. */
const SCHEDULE_AHEAD = 30;

/** Schedules pieces one after the other, each at the sample where the one before ends. */
export class SourceOutput {
  /**
   * @param {AudioContext} audio where
   * @param {AudioNode} destination what to play into
   * @param {{cursor: SoundCursor, timeline: SoundTimeline, onReport: () => void, onGap: (seconds: number, position: number) => void}} parts
   *   onReport: called when more was played. onGap: called when sound goes on that had come late.
   */
  constructor(audio, destination, { cursor, timeline, onReport, onGap }) {
    this.audio = audio;
    this.destination = destination;
    this.cursor = cursor;
    this.timeline = timeline;
    this.onReport = onReport;
    this.onGap = onGap;
    this.sources = new Set();
    this.endsAt = null;
  }

  get kind() {
    return 'source';
  }

  start(position) {
    this.cursor.goTo(position);
    this.endsAt = null;
    this.gain = new GainNode(this.audio);
    this.gain.connect(this.destination);
    this.pump();
  }

  pump() {
    while (this.gain && (this.endsAt ?? 0) - this.audio.currentTime < SCHEDULE_AHEAD) {
      const part = this.cursor.take();
      if (!part) return;
      const { item, from, to } = part;
      const length = (to - from) / item.rate;
      // On the grid of the context's samples, so that a piece begins at the very sample where the one before ends.
      const soonest = this.onGrid(this.audio.currentTime + (this.endsAt === null ? BEGIN_IN : GO_ON_IN));
      const when = Math.max(this.endsAt ?? 0, soonest);
      const position = item.start + from / item.rate;
      if (this.endsAt !== null && when > this.endsAt + 1e-6) this.onGap(when - this.endsAt, position);
      if (item.data) this.play(item, from, to, when);
      this.timeline.add(when, position, length);
      this.endsAt = when + length;
    }
  }

  onGrid(time) {
    return Math.ceil(time * this.audio.sampleRate - 1e-6) / this.audio.sampleRate;
  }

  play(item, from, to, when) {
    const buffer = this.audio.createBuffer(1, to - from, item.rate);
    buffer.copyToChannel(item.data.subarray(from, to), 0);
    const source = new AudioBufferSourceNode(this.audio, { buffer });
    source.connect(this.gain);
    source.onended = () => {
      this.sources.delete(source);
      source.disconnect();
      this.pump();
      this.onReport('playing');
    };
    source.start(when, 0);
    this.sources.add(source);
  }

  end() {
  }

  hold() {
    const time = this.cut();
    if (this.timeline.isEmpty) return;
    this.timeline.cut(time);
    this.heldAt = this.timeline.positionAt(time);
    this.onReport('held');
  }

  resume() {
    this.start(this.heldAt);
  }

  drop() {
    this.cut();
  }

  /** Fades out what is scheduled; says when nothing of it is left. */
  cut() {
    const now = this.audio.currentTime;
    const end = this.onGrid(now + CUT_TIME);
    const { gain } = this;
    if (gain) {
      gain.gain.setValueAtTime(1, now);
      gain.gain.linearRampToValueAtTime(0, end);
      for (const source of this.sources) {
        source.onended = null;
        source.stop(end);
      }
      setTimeout(() => gain.disconnect(), 200);
    }
    this.sources.clear();
    this.gain = null;
    this.endsAt = null;
    return end;
  }

  close() {
    this.cut();
  }
}
