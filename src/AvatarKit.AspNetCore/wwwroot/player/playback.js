// Sound on the audio clock: pieces of speech one after the other without a gap, and what of them is heard now.

import { bytesOf, decodePcm16 } from './wire-data.js';

/** Plays the pieces of a queue. Times of the queue are seconds from the start of its first piece. */
export class Playback {
  /**
   * @param {SpeechQueue} queue what to play
   * @param {AudioContext | undefined} shared the page's own context, which is then not closed
   * @param {() => void} onRunning called when the browser lets sound begin
   * @param {() => void} onPieceEnd called when a piece was heard
   */
  constructor(queue, shared, onRunning, onPieceEnd) {
    this.queue = queue;
    this.shared = shared;
    this.onRunning = onRunning;
    this.onPieceEnd = onPieceEnd;
    this.entries = [];
    this.startPosition = 0;
    this.lastHeard = 0;
  }

  context() {
    if (!this.audio) {
      this.audio = this.shared ?? this.createContext();
      this.ownsAudio = !this.shared;
      this.onAudioState = () => { if (this.audio.state === 'running') this.onRunning(); };
      this.audio.addEventListener('statechange', this.onAudioState);
    }
    return this.audio;
  }

  /** Runs at the speech's own rate where the browser can: pieces then join sample by sample, and are resampled as one sound. */
  createContext() {
    const rate = this.queue.segments.find(item => item.rate > 0)?.rate;
    try {
      return new AudioContext({ latencyHint: 'interactive', ...(rate ? { sampleRate: rate } : {}) });
    } catch {
      return new AudioContext({ latencyHint: 'interactive' });
    }
  }

  /** Reads a piece's sound. What the browser must decode is ready later; `onReady` is then called. */
  load(item, onReady) {
    const { segment } = item;
    const format = segment.format ?? { encoding: 'pcm_s16le', sampleRate: 16000, channels: 1 };
    const bytes = bytesOf(segment.audio);
    if (format.encoding === 'pcm_s16le') {
      item.pcm = decodePcm16(bytes, format);
      item.rate = item.pcm.rate;
      item.length = item.pcm.count / item.pcm.rate || item.length;
    } else if (bytes.length > 0) {
      item.ready = false;
      this.context().decodeAudioData(bytes.buffer).then(buffer => { item.buffer = buffer; }, () => { })
        .then(() => { item.ready = true; onReady(); });
    }
  }

  /** Hands every ready piece that follows to the audio hardware, each at the sample where the one before ends. */
  schedule() {
    const audio = this.context();
    const { segments } = this.queue;
    for (;;) {
      const last = this.entries.at(-1);
      const index = last ? last.index + 1 : segments.findIndex(item => this.startPosition < item.start + item.length);
      const item = segments[index];
      if (!item?.ready) return;
      const skip = last ? 0 : Math.max(0, this.startPosition - item.start);
      // On the grid of the context's samples, so that a piece begins at the very sample where the one before ends.
      const soonest = Math.ceil((audio.currentTime + (last ? 0.02 : 0.06)) * audio.sampleRate) / audio.sampleRate;
      const when = Math.max(last ? last.when + last.length : 0, soonest);
      const entry = { index, when, from: item.start + skip, length: item.length - skip, source: null };
      item.buffer ??= this.bufferOf(item);
      if (item.buffer) {
        entry.source = new AudioBufferSourceNode(audio, { buffer: item.buffer });
        entry.source.connect(audio.destination);
        entry.source.onended = () => this.onPieceEnd();
        entry.source.start(when, skip);
      }
      this.entries.push(entry);
    }
  }

  bufferOf(item) {
    if (!item.pcm || item.pcm.count === 0) return null;
    const buffer = this.audio.createBuffer(item.pcm.data.length, item.pcm.count, item.pcm.rate);
    item.pcm.data.forEach((data, channel) => buffer.copyToChannel(data, channel));
    item.pcm = null;
    return buffer;
  }

  /** The moment of the audio clock that is leaving the loudspeaker now. */
  heardTime() {
    const audio = this.audio;
    const late = audio.currentTime - (audio.outputLatency || audio.baseLatency || 0);
    const stamp = audio.getOutputTimestamp?.();
    let heard = late;
    if (stamp?.performanceTime > 0) {
      // Smoother than currentTime, which moves a buffer at a time. Not every browser tells it right.
      const exact = stamp.contextTime + (performance.now() - stamp.performanceTime) / 1000;
      if (exact <= audio.currentTime + 0.02 && exact > audio.currentTime - 0.5) heard = exact;
    }
    this.lastHeard = Math.max(this.lastHeard, heard);
    return this.lastHeard;
  }

  /** What is being heard, or where playing starts from when nothing is scheduled. */
  get position() {
    if (this.entries.length === 0) return this.startPosition;
    const heard = this.heardTime();
    for (let i = this.entries.length - 1; i >= 0; i--) {
      const entry = this.entries[i];
      if (heard >= entry.when) return entry.from + Math.min(heard - entry.when, entry.length);
    }
    return this.entries[0].from;
  }

  /** Whether a piece is being heard now, or the first one is about to be. */
  isSounding() {
    if (this.entries.length === 0) return false;
    const heard = this.heardTime();
    return heard < this.entries[0].when || this.entries.some(entry => heard >= entry.when && heard < entry.when + entry.length);
  }

  /** Takes back what was scheduled. */
  halt() {
    for (const { source } of this.entries) {
      if (source) {
        source.onended = null;
        source.stop();
        source.disconnect();
      }
    }
    this.entries = [];
    this.lastHeard = 0;
  }

  /** Lets go of the audio context. */
  close() {
    this.audio?.removeEventListener('statechange', this.onAudioState);
    if (this.ownsAudio) this.audio.close();
  }
}
