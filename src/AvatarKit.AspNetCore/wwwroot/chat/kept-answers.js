// Answers with their speech in the browser's store, for when there is no network.

import { bytesIn, fits } from './answer-memory.js';

const DATABASE = 'avatarkit';
const STORE = 'answers';

/** How much is kept in the browser's store, and for how many answers. */
const STORE_BYTES = 50_000_000;
const STORE_ANSWERS = 50;

/** Waits for a request of the browser's store. */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The kept answers of an endpoint. Where there is no store, nothing is kept. */
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
