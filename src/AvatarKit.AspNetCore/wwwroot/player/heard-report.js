// Tells how much of the speech was heard, by the samples that were played.

/** How often it is told while sound plays, in milliseconds. */
const REPORT_EVERY = 100;

/** Says where the ear is, and tells of it in regular steps. */
export class HeardReport {
  /**
   * @param {SpeechQueue} queue the pieces
   * @param {(heard: object) => void} tell called every 100 ms while sound plays
   */
  constructor(queue, tell) {
    this.queue = queue;
    this.tell = tell;
    this.toldAt = 0;
    this.told = null;
  }

  /**
   * What was heard when a position is reached.
   * @param {number} position seconds from the start of the first piece
   * @param {boolean} complete whether no more pieces come
   * @returns {{turnId: string | null, segment: number, elapsedMs: number, heardCharacters: number} | null} segment: the piece's number in its
   *   turn. elapsedMs: since its first sample. heardCharacters: of the answer's text, to the end of the word that has begun.
   */
  heardAt(position, complete) {
    const { segments } = this.queue;
    const index = this.queue.segmentAt(position);
    const item = segments[index];
    if (!item) return null;
    const { sentence, segment } = item;
    const elapsed = Math.min(Math.max(0, position - item.start), item.length);
    const isOver = elapsed > item.length - 0.0005 && (segments[index + 1] ? segments[index + 1].sentence !== sentence : complete);
    const textEnd = sentence.textStart + sentence.text.length;
    let end = sentence.textStart;
    for (const { at, captionStart, captionLength } of sentence.words) {
      if (at <= position) end = Math.max(end, Math.min(textEnd, sentence.textStart + captionStart + captionLength));
    }
    return {
      turnId: segment.turnId ?? null, segment: segment.segment ?? segment.index ?? index, elapsedMs: Math.round(elapsed * 1000),
      heardCharacters: isOver ? textEnd : end,
    };
  }

  /** Tells of a position where it is time to. */
  follow(position, complete) {
    const now = performance.now();
    if (now - this.toldAt >= REPORT_EVERY - 5) this.report(position, complete, now);
  }

  /** Tells of a position now, unless just that was told last. */
  report(position, complete, now = performance.now()) {
    const heard = this.heardAt(position, complete);
    this.toldAt = now;
    const same = heard && this.told && Object.keys(heard).every(key => heard[key] === this.told[key]);
    if (!heard || same) return;
    this.told = heard;
    this.tell(heard);
  }

  clear() {
    this.told = null;
  }
}
