// The traces that a page begins, as W3C Trace Context writes them: whoever runs the avatar finds an answer by its trace, from the page on.

/** Of how many turns the trace is kept: reports come soon after the answer. */
const MOST_TRACES = 32;

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;

/** So many random bytes, as hexadecimal digits. */
export function randomDigits(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** What the page does in a trace: a new one, or one that is known. */
function traceParent(traceId = randomDigits(16)) {
  return `00-${traceId}-${randomDigits(8)}-01`;
}

/** The traces of a conversation's turns. */
export class LiveTraces {
  /** @param {boolean} isOn whether the page begins traces at all */
  constructor(isOn) {
    this.isOn = isOn;
    this.parents = new Map();
  }

  /** Begins one, for a turn or for what else is asked; undefined where none is wanted. */
  begin(turnId) {
    if (!this.isOn) return undefined;
    const parent = traceParent();
    if (turnId) this.keep(turnId, parent);
    return parent;
  }

  /** The server says which trace a turn is part of. */
  note(turnId, traceId) {
    if (this.isOn && TRACE_ID.test(traceId) && this.of(turnId)?.slice(3, 35) !== traceId) this.keep(turnId, traceParent(traceId));
  }

  /** What a turn is part of, if that is known. */
  of(turnId) {
    return this.parents.get(turnId);
  }

  keep(turnId, parent) {
    if (this.parents.size >= MOST_TRACES) this.parents.delete(this.parents.keys().next().value);
    this.parents.set(turnId, parent);
  }
}
