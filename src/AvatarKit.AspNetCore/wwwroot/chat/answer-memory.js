// The speech of answers given before, so that they can be heard again: in memory, and in the browser's store where the page wants that.

const DATABASE = 'avatarkit';
const STORE = 'answers';

/** How much is kept in memory, and for how many answers. */
const MEMORY_BYTES = 16_000_000;
const MEMORY_ANSWERS = 20;

/** How much is kept in the browser's store, and for how many answers. */
const STORE_BYTES = 50_000_000;
const STORE_ANSWERS = 50;

/** How many bytes of media a piece of speech holds. */
function bytesIn(segment) {
  const size = data => (typeof data === 'string' ? data.length : data?.byteLength ?? 0);
  return size(segment.audio) + size(segment.face?.data);
}

/** Whether what is kept is within bounds. */
function fits(answers, bytes, count) {
  return answers.length <= count && answers.reduce((sum, answer) => sum + answer.bytes, 0) <= bytes;
}

/** Pieces of speech by turn; the oldest go first. */
export class AnswerMemory {
  constructor() {
    this.turns = new Map();
  }

  /** Keeps a piece. */
  add(turnId, segment) {
    const kept = this.turns.get(turnId) ?? { segments: [], tail: null, bytes: 0, isWhole: false };
    kept.segments.push(segment);
    kept.bytes += bytesIn(segment);
    this.turns.set(turnId, kept);
    while (!fits([...this.turns.values()], MEMORY_BYTES, MEMORY_ANSWERS)) this.turns.delete(this.turns.keys().next().value);
  }

  /** The answer is whole; `tail` is what came with its end. */
  finish(turnId, tail) {
    const kept = this.turns.get(turnId);
    if (kept) Object.assign(kept, { tail: tail ?? null, isWhole: true });
  }

  /** Takes an answer in that was kept elsewhere. */
  restore(turnId, { segments, tail }) {
    this.forget(turnId);
    for (const segment of segments) this.add(turnId, segment);
    this.finish(turnId, tail);
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

/** Waits for a request of the browser's store. */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Answers with their speech in the browser's store, for when there is no network. Where there is no store, nothing is kept. */
export class KeptAnswers {
  /** @param {string} scope whose answers they are: the endpoint */
  constructor(scope) {
    this.scope = scope;
  }

  async store(mode) {
    this.opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: ['scope', 'turnId'] });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('The store is in use by an older page.'));
    });
    return (await this.opening).transaction(STORE, mode).objectStore(STORE);
  }

  /** Keeps an answer; what is over the bounds goes, the oldest first. */
  async keep(answer) {
    try {
      const bytes = answer.segments.reduce((sum, segment) => sum + bytesIn(segment), answer.answer.length);
      const store = await this.store('readwrite');
      await done(store.put({ ...answer, scope: this.scope, bytes }));
      const all = (await done(store.getAll())).sort((a, b) => a.at - b.at);
      while (all.length > 0 && !fits(all, STORE_BYTES, STORE_ANSWERS)) {
        const oldest = all.shift();
        store.delete([oldest.scope, oldest.turnId]);
      }
    } catch {
      // A full or forbidden store only means that nothing is kept.
    }
  }

  /** The kept answers of a conversation, the oldest first. */
  async of(conversation) {
    try {
      const all = await done((await this.store('readonly')).getAll());
      return all.filter(answer => answer.scope === this.scope && answer.conversation === conversation).sort((a, b) => a.at - b.at);
    } catch {
      return [];
    }
  }

  /** Forgets an answer, or all of them. */
  async forget(turnId) {
    try {
      const store = await this.store('readwrite');
      await done(turnId ? store.delete([this.scope, turnId]) : store.clear());
    } catch {
      // Nothing was kept.
    }
  }
}
