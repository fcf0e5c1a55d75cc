// The speech of answers given before, so that they can be heard again.

/** How much is kept in memory, and for how many answers. */
const MEMORY_BYTES = 16_000_000;
const MEMORY_ANSWERS = 20;

/** How many bytes of media a piece of speech holds. */
export function bytesIn(segment) {
  const size = data => (typeof data === 'string' ? data.length : data?.byteLength ?? 0);
  return size(segment.audio) + size(segment.face?.data);
}

/** Whether what is kept is within bounds. */
export function fits(answers, bytes, count) {
  return answers.length <= count && answers.reduce((sum, answer) => sum + answer.bytes, 0) <= bytes;
}

/** Pieces of speech by turn; the oldest go first. */
export class AnswerMemory {
  constructor() {
    this.turns = new Map();
  }

  /** Keeps a piece. */
  add(turnId, segment) {
    const kept = this.turns.get(turnId) ?? { segments: [], tail: null, restart: false, bytes: 0, isWhole: false };
    kept.segments.push(segment);
    kept.bytes += bytesIn(segment);
    this.turns.set(turnId, kept);
    while (!fits([...this.turns.values()], MEMORY_BYTES, MEMORY_ANSWERS)) this.turns.delete(this.turns.keys().next().value);
  }

  /** The answer is whole; `tail` is what came with its end, `restart` whether a stream began with it. */
  finish(turnId, tail, restart = false) {
    const kept = this.turns.get(turnId);
    if (kept) Object.assign(kept, { tail: tail ?? null, restart, isWhole: true });
  }

  /** Takes an answer in that was kept elsewhere. */
  restore(turnId, { segments, tail, restart }) {
    this.forget(turnId);
    for (const segment of segments) this.add(turnId, segment);
    this.finish(turnId, tail, restart);
  }

  forget(turnId) {
    this.turns.delete(turnId);
  }

  /** A whole answer's speech, or null. */
  get(turnId) {
    const kept = this.turns.get(turnId);
    return kept?.isWhole ? kept : null;
  }
}
