// Where handing pieces of a queue to the loudspeaker stands.

/** Goes through the samples of a queue's pieces in order, as far as they are there. */
export class SoundCursor {
  /** @param {SpeechQueue} queue the pieces */
  constructor(queue) {
    this.queue = queue;
    this.goTo(0);
  }

  /** Goes to the sample at a position. */
  goTo(position) {
    const { segments } = this.queue;
    const index = segments.findIndex(item => position < item.start + item.length - 0.5 / item.rate);
    this.index = index < 0 ? segments.length : index;
    const item = segments[this.index];
    this.sample = item ? Math.max(0, Math.round((position - item.start) * item.rate)) : 0;
  }

  /** The position of the next sample. */
  get position() {
    const item = this.queue.segments[this.index];
    return item ? item.start + this.sample / item.rate : this.queue.duration;
  }

  /** Whether the samples of all pieces were taken. */
  get isAtEnd() {
    const { segments } = this.queue;
    return segments.every((item, index) => index < this.index || item.count === 0);
  }

  /**
   * Takes the samples of a piece that are there and were not taken.
   * @returns {{item: object, from: number, to: number} | null} null where they are not there yet
   */
  take() {
    const { segments } = this.queue;
    while (segments[this.index]?.count === 0) this.step();
    const item = segments[this.index];
    if (!item || item.have <= this.sample) return null;
    const part = { item, from: this.sample, to: item.have };
    this.sample = item.have;
    if (this.sample >= item.count) this.step();
    return part;
  }

  step() {
    this.index++;
    this.sample = 0;
  }
}
