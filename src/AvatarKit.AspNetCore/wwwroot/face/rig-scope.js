// The names a rig's expressions may use: channels, signals, and in sided layers those of that side by their names without it.

import { CHANNELS } from './pose.js';
import { RIG_LIMITS } from './rig-cursor.js';
import { RigNumber, parseExpression } from './rig-expression.js';

/** What numbers of a rig may follow: the channels, then breathing, raised shoulders, and the hands in the order of HandPose.cs. */
const INPUT_NAMES = [...CHANNELS, 'breath', 'shrug', 'handWave', 'handSwing', 'handPalm', 'handCount', 'handFingers'];

/** Where they stand among the values. Signals follow. */
export const BREATH = CHANNELS.length;
export const SHRUG = BREATH + 1;
export const HANDS = BREATH + 2;
export const INPUTS = INPUT_NAMES.length;

/** An input as a bit of the lower or the higher of two sets. */
export const inputBits = index => index < 32 ? { low: 1 << index, high: 0 } : { low: 0, high: 1 << (index - 32) };

const SIGNAL_NAME = /^[A-Za-z][A-Za-z0-9]{0,59}$/;

const inputIndex = name => INPUT_NAMES.indexOf(name);

export class RigScope {
  constructor() {
    this.sources = new Map();
    this.slots = new Map();
    this.visiting = new Set();
    this.signals = [];
    this.operations = 0;
  }

  /** Makes signals known; they may refer to each other in any order. */
  declare(signals, sided) {
    if (signals.exists) for (const [name, value] of signals.properties(RIG_LIMITS.names)) this.add(name, value, 0);
    if (sided.exists) {
      for (const [name, value] of sided.properties(RIG_LIMITS.names)) {
        this.add(`${name}Left`, value, 1);
        this.add(`${name}Right`, value, -1);
      }
    }
    for (const name of this.sources.keys()) this.slot(name);
  }

  /** Reads a number or an expression. */
  read(value, side, place = false) {
    return value.isText ? this.parse(value.text(), value, side, place) : RigNumber.of(value.number());
  }

  /** Reads the text of an expression. */
  parse(text, at, side, place = false) {
    let number;
    try {
      const ofSide = name => side ? this.resolve(name + (side > 0 ? 'Left' : 'Right')) : null;
      number = parseExpression(text, name => this.resolve(name) ?? ofSide(name), { place, side });
    } catch (error) {
      throw error instanceof SyntaxError ? at.error(error.message) : error;
    }
    this.operations += number.length;
    if (this.operations > RIG_LIMITS.operations) {
      throw at.error(`The rig's expressions have more than ${RIG_LIMITS.operations} steps in all.`);
    }
    return number;
  }

  add(name, value, side) {
    if (!SIGNAL_NAME.test(name) || ['x', 'y', 'side'].includes(name)) {
      throw value.error('The name of a signal is letters and digits, begins with a letter and is not x, y or side.');
    }
    if (inputIndex(name) >= 0 || this.sources.has(name)) throw value.error(`'${name}' is already a channel or a signal.`);
    this.sources.set(name, { value, side });
  }

  slot(name) {
    if (this.slots.has(name)) return this.slots.get(name);
    const { value, side } = this.sources.get(name);
    if (this.visiting.has(name)) throw value.error('The signal depends on itself.');
    this.visiting.add(name);
    if (this.visiting.size > RIG_LIMITS.signalDepth) {
      throw value.error(`Signals depend on each other more than ${RIG_LIMITS.signalDepth} deep.`);
    }
    const signal = this.read(value, side);
    this.visiting.delete(name);
    this.slots.set(name, this.signals.push(signal) - 1);
    return this.slots.get(name);
  }

  resolve(name) {
    const input = inputIndex(name);
    if (input >= 0) return { slot: input, ...inputBits(input) };
    if (!this.sources.has(name)) return null;
    const slot = this.slot(name);
    const { isConstant, value, low, high } = this.signals[slot];
    return isConstant ? { value } : { slot: INPUTS + slot, low, high };
  }
}
