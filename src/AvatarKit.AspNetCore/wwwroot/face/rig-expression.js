// The numbers of a rig that follow the pose: arithmetic over channels and signals, made into functions once. They have no loops, so they
// always end.

import { DEGREE } from './maths.js';

const EXPRESSION_LENGTH = 4000;
const EXPRESSION_NESTING = 24;
const EXPRESSION_STACK = 32;

/** Largest result either way; what is larger or not a number would only break the drawing. */
const EXPRESSION_LIMIT = 1e6;

const smoothStep = (from, to, value) => {
  const t = from === to ? (value >= to ? 1 : 0) : Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t === t ? t * t * (3 - 2 * t) : 0;
};

// Each takes functions of the values and of a point's place, and makes one.
const OPERATORS = {
  '+': (a, b) => (v, x, y) => a(v, x, y) + b(v, x, y),
  '-': (a, b) => (v, x, y) => a(v, x, y) - b(v, x, y),
  '*': (a, b) => (v, x, y) => a(v, x, y) * b(v, x, y),
  '/': (a, b) => (v, x, y) => {
    const divisor = b(v, x, y);
    return divisor === 0 ? 0 : a(v, x, y) / divisor;
  },
  negate: a => (v, x, y) => -a(v, x, y),
};

const EXPRESSION_FUNCTIONS = {
  min: (a, b) => (v, x, y) => Math.min(a(v, x, y), b(v, x, y)),
  max: (a, b) => (v, x, y) => Math.max(a(v, x, y), b(v, x, y)),
  clamp: (a, b, c) => (v, x, y) => Math.min(Math.max(a(v, x, y), b(v, x, y)), c(v, x, y)),
  mix: (a, b, c) => (v, x, y) => {
    const from = a(v, x, y);
    return from + (b(v, x, y) - from) * c(v, x, y);
  },
  smooth: (a, b, c) => (v, x, y) => smoothStep(a(v, x, y), b(v, x, y), c(v, x, y)),
  step: (a, b) => (v, x, y) => b(v, x, y) >= a(v, x, y) ? 1 : 0,
  abs: a => (v, x, y) => Math.abs(a(v, x, y)),
  sign: a => (v, x, y) => Math.sign(a(v, x, y)) || 0,
  sqrt: a => (v, x, y) => Math.sqrt(Math.max(0, a(v, x, y))),
  pow: (a, b) => (v, x, y) => a(v, x, y) ** b(v, x, y),
  sin: a => (v, x, y) => Math.sin(a(v, x, y) * DEGREE),
  cos: a => (v, x, y) => Math.cos(a(v, x, y) * DEGREE),
};

/** A number of a rig: its value where it never changes, the inputs it follows as two sets of bits, and how many steps it takes. */
export class RigNumber {
  constructor(run, low, high, isPlaced, length) {
    this.low = low;
    this.high = high;
    this.length = length;
    this.isConstant = !low && !high && !isPlaced;
    this.value = 0;
    if (this.isConstant) {
      this.value = finite(run(null, 0, 0));
      this.length = 1;
    }
    this.run = run;
  }

  static of(value) {
    return new RigNumber(() => value, 0, 0, false, 1);
  }

  /** Its value, finite always: from channels and signals, and from a point's place. */
  at(values, x, y) {
    return this.isConstant ? this.value : finite(this.run(values, x, y));
  }
}

const finite = value => value !== value ? 0 : value > EXPRESSION_LIMIT ? EXPRESSION_LIMIT : value < -EXPRESSION_LIMIT ? -EXPRESSION_LIMIT : value;

/**
 * Reads an expression such as `clamp(jawOpen - mouthClose) * 96`.
 * @param {string} text the expression
 * @param {(name: string) => ({value: number} | {slot: number, low: number, high: number} | null)} resolve what a name means
 * @param {{place?: boolean, side?: number}} [where] place: whether `x` and `y` may be used. side: 1 on the figure's left, -1 on its right
 * @returns {RigNumber} the number
 * @throws {SyntaxError} it is none; the message says why
 */
export function parseExpression(text, resolve, { place = false, side = 0 } = {}) {
  if (text.length > EXPRESSION_LENGTH) {
    throw new SyntaxError(`An expression has at most ${EXPRESSION_LENGTH} characters; this one has ${text.length}.`);
  }
  return new ExpressionParser(text, resolve, place, side).parse();
}

class ExpressionParser {
  constructor(text, resolve, place, side) {
    Object.assign(this, { text, resolve, place, side, index: 0, depth: 0, nesting: 0, length: 0, low: 0, high: 0, isPlaced: false });
  }

  parse() {
    const run = this.sum();
    this.skip();
    if (this.index < this.text.length) throw new SyntaxError(`'${this.text}': expected the end at character ${this.index + 1}.`);
    return new RigNumber(run, this.low, this.high, this.isPlaced, this.length);
  }

  /** Counts a step, as a machine with a stack would take it: what is too deep for the renderer of the video is so here too. */
  step(change, run) {
    this.length++;
    this.depth += change;
    if (this.depth > EXPRESSION_STACK) throw new SyntaxError('The expression is too deep: make signals of its parts.');
    return run;
  }

  constant(value) {
    return this.step(1, () => value);
  }

  sum() {
    if (++this.nesting > EXPRESSION_NESTING) throw new SyntaxError(`An expression nests at most ${EXPRESSION_NESTING} deep.`);
    let left = this.product();
    for (let sign; (sign = this.take('+') || this.take('-'));) left = this.step(-1, OPERATORS[sign](left, this.product()));
    this.nesting--;
    return left;
  }

  product() {
    let left = this.factor();
    for (let sign; (sign = this.take('*') || this.take('/'));) left = this.step(-1, OPERATORS[sign](left, this.factor()));
    return left;
  }

  factor() {
    let negative = false;
    while (this.take('-')) negative = !negative;
    this.skip();
    const next = this.text[this.index] ?? '';
    let run;
    if (this.take('(')) {
      run = this.sum();
      this.expect(')');
    } else if (/[0-9.]/.test(next)) {
      run = this.number();
    } else if (/[A-Za-z]/.test(next)) {
      run = this.named();
    } else {
      throw new SyntaxError(next
        ? `'${this.text}': '${next}' is not expected at character ${this.index + 1}.`
        : `'${this.text}' ends where a number or a name is expected.`);
    }
    return negative ? this.step(0, OPERATORS.negate(run)) : run;
  }

  number() {
    const word = this.match(/[0-9.]+/y);
    const value = Number(word);
    if (!(value <= EXPRESSION_LIMIT)) throw new SyntaxError(`'${word}' is not a number from 0 to 1000000.`);
    return this.constant(value);
  }

  named() {
    const name = this.match(/[A-Za-z0-9_]+/y);
    if (this.take('(')) return this.call(name);
    if (this.place && (name === 'x' || name === 'y')) {
      this.isPlaced = true;
      return this.step(1, name === 'x' ? (v, x) => x : (v, x, y) => y);
    }
    if (name === 'side' && this.side) return this.constant(this.side);
    const meaning = this.resolve(name);
    if (!meaning) {
      throw new SyntaxError(`'${name}' is neither a channel (ARKit's names, headYaw, headPitch, headRoll, breath, shrug) nor a signal of this rig`
        + `${this.side ? ', with or without its side' : ''}.`);
    }
    if (meaning.slot === undefined) return this.constant(meaning.value);
    const slot = meaning.slot;
    this.low |= meaning.low;
    this.high |= meaning.high;
    return this.step(1, v => v[slot]);
  }

  call(name) {
    if (!Object.hasOwn(EXPRESSION_FUNCTIONS, name)) {
      throw new SyntaxError(`'${name}' is not a function. There are ${Object.keys(EXPRESSION_FUNCTIONS).join(', ')}.`);
    }
    const parts = [];
    do parts.push(this.sum()); while (this.take(','));
    this.expect(')');
    if (name === 'clamp' && parts.length === 1) parts.push(this.constant(0), this.constant(1));
    const make = EXPRESSION_FUNCTIONS[name];
    if (parts.length !== make.length) throw new SyntaxError(`'${name}' takes ${make.length} arguments, not ${parts.length}.`);
    return this.step(1 - parts.length, make(...parts));
  }

  match(pattern) {
    pattern.lastIndex = this.index;
    const [word] = pattern.exec(this.text);
    this.index += word.length;
    return word;
  }

  expect(wanted) {
    if (!this.take(wanted)) throw new SyntaxError(`'${this.text}': '${wanted}' is expected at character ${this.index + 1}.`);
  }

  take(wanted) {
    this.skip();
    if (this.text[this.index] !== wanted) return '';
    this.index++;
    return wanted;
  }

  skip() {
    while (this.index < this.text.length && /\s/.test(this.text[this.index])) this.index++;
  }
}
