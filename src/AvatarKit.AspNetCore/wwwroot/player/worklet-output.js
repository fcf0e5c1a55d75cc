// Sound by an AudioWorklet: samples are handed over ahead, and what was played is counted on the audio thread.

/** How much sound lies with the worklet at most, in seconds. */
const AHEAD = 8;

/** How long the count of played samples is taken to go on after a report, in seconds. */
const TRUST = 0.25;

/** How much sound must be there before it begins, in seconds: at first, and at most, after it ran dry. */
const LEAD = 0.1;
const MOST_LEAD = 0.4;

/** How long loading the worklet may take, in milliseconds. */
const LOAD_WITHIN = 4000;

/** Hands pieces to `playback-worklet.js`, and keeps the timeline of what it played. */
export class WorkletOutput {
  /**
   * Loads the worklet.
   * @param {AudioContext} audio where
   * @param {AudioNode} destination what to play into
   * @param {string | URL} url of playback-worklet.js
   * @param {object} parts what the constructor takes besides
   */
  static async create(audio, destination, url, parts) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error('The audio worklet did not load in time.')), LOAD_WITHIN);
    });
    try {
      await Promise.race([audio.audioWorklet.addModule(url), late]);
      return new WorkletOutput(audio, destination, parts);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * @param {AudioContext} audio where
   * @param {AudioNode} destination what to play into
   * @param {{cursor: SoundCursor, timeline: SoundTimeline, onReport: () => void, onGap: (seconds: number, position: number) => boolean}} parts
   *   onReport: called when more was played. onGap: called when sound goes on that had come late; says whether it
   *   was expected earlier.
   */
  constructor(audio, destination, { cursor, timeline, onReport, onGap }) {
    this.audio = audio;
    this.cursor = cursor;
    this.timeline = timeline;
    this.onReport = onReport;
    this.onGap = onGap;
    this.run = 0;
    this.open = null;
    this.starvedAt = this.lateAt = null;
    this.lead = LEAD;
    this.handedTo = 0;
    this.playedTo = 0;
    this.ended = this.mayEnd = this.isBegun = false;
    this.node = new AudioWorkletNode(audio, 'avatarkit-speech', { numberOfInputs: 0, outputChannelCount: [1] });
    this.node.port.onmessage = ({ data }) => this.hear(data);
    this.node.connect(destination);
  }

  get kind() {
    return 'worklet';
  }

  /** Begins at a position. */
  start(position) {
    this.cursor.goTo(position);
    this.handedTo = this.playedTo = this.cursor.position;
    this.isBegun = true;
    this.pump();
    this.send({ do: 'play', rise: this.cursor.queue.isWithinPiece(position), lead: this.lead });
  }

  /** Hands over what is there, some seconds ahead. */
  pump() {
    if (!this.isBegun) return;
    while (this.handedTo - this.playedTo < AHEAD) {
      const part = this.cursor.take();
      if (!part) break;
      const { item, from, to } = part;
      const chunk = {
        piece: item.id, from, count: to - from, rate: item.rate, at: item.start + from / item.rate, data: item.data?.slice(from, to) ?? null,
      };
      this.handedTo = chunk.at + chunk.count / chunk.rate;
      this.ended = false;
      this.lateAt = this.starvedAt;
      this.send({ do: 'add', chunk }, chunk.data ? [chunk.data.buffer] : []);
    }
    if (this.mayEnd && !this.ended && this.cursor.isAtEnd) {
      this.ended = true;
      this.send({ do: 'end' });
    }
  }

  /** Whether nothing more comes once all that is there was played. */
  end(ends) {
    this.mayEnd = ends;
    if (ends) this.pump();
  }

  /** Fades out and keeps the place. */
  hold() {
    this.send({ do: 'hold' });
  }

  /** Goes on at the sample where it was held. */
  resume() {
    this.send({ do: 'play', rise: true, lead: this.lead });
    this.pump();
  }

  /** Fades out and forgets what was handed over. */
  drop() {
    this.run++;
    this.lead = Math.max(LEAD, this.lead / 2);
    this.open = null;
    this.starvedAt = this.lateAt = null;
    this.ended = this.isBegun = false;
    this.send({ do: 'drop', run: this.run });
  }

  send(message, transfer = []) {
    this.node.port.postMessage(message, transfer);
  }

  hear({ run, state, time, at }) {
    if (run !== this.run) return;
    this.playedTo = at;
    if (state === 'playing') {
      if (!this.open) {
        if (this.lateAt !== null) this.goOn(time - this.lateAt, at);
        this.starvedAt = this.lateAt = null;
        this.open = this.timeline.add(time, at, 0);
      }
      // It goes on until the next report, but not beyond what there is to play.
      this.open.length = Math.min(time - this.open.time + TRUST, this.handedTo - this.open.from);
    } else if (this.open) {
      this.open.length = time - this.open.time;
      this.open = null;
      this.starvedAt = state === 'starved' ? time : null;
    }
    this.pump();
    this.onReport(state);
  }

  /** Late sound goes on; the next time more of it must be there. */
  goOn(seconds, at) {
    if (this.onGap(seconds, at)) {
      this.lead = Math.min(MOST_LEAD, this.lead * 2);
      this.send({ do: 'lead', lead: this.lead });
    }
  }

  close() {
    this.send({ do: 'close' });
    this.node.disconnect();
  }
}
