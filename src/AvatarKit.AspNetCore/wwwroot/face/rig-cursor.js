// A value of a rig's JSON with its path, so that every error can say where; and how much of anything a rig may have.

/** The bounds of a rig: far above what a character needs, low enough that none can exhaust the browser. */
export const RIG_LIMITS = Object.freeze({
  characters: 4 * 1024 * 1024,
  ancestors: 8,
  layers: 1500,
  groupDepth: 12,
  pointsPerPath: 2000,
  points: 40_000,
  names: 600,
  signalDepth: 48,
  morphs: 80,
  stops: 16,
  strands: 80,
  operations: 60_000,
  nesting: 48,
});

/** A rig cannot be used. `path` says where, as a JSON path with layers by their ids; `reason` what is wrong and what would be right. */
export class RigError extends Error {
  constructor(path, reason) {
    super(`The rig cannot be used: ${path}: ${reason}`);
    this.name = 'RigError';
    this.path = path;
    this.reason = reason;
  }
}

const isRigObject = node => typeof node === 'object' && node !== null && !Array.isArray(node);
/** Largest number in a rig: far beyond any drawing. */
export const RIG_NUMBER = 100_000;

const RIG_NAME = /^[A-Za-z0-9_-]{1,80}$/;

/** A value of a rig's JSON. What reads it checks it. */
export class RigCursor {
  constructor(node, path) {
    this.node = node;
    this.path = path;
  }

  get exists() {
    return this.node !== undefined && this.node !== null;
  }

  get isText() {
    return typeof this.node === 'string';
  }

  get isObject() {
    return isRigObject(this.node);
  }

  error(reason) {
    return new RigError(this.path, reason);
  }

  /** A property, which may be missing. */
  at(name) {
    const map = this.object();
    return new RigCursor(Object.hasOwn(map, name) ? map[name] : undefined, `${this.path}.${name}`);
  }

  /** A property that must be there. */
  need(name) {
    const value = this.at(name);
    if (!value.exists) throw value.error('is missing.');
    return value;
  }

  object() {
    if (!this.isObject) throw this.error('should be an object { … }.');
    return this.node;
  }

  /** Refuses properties that mean nothing here: mostly slips of the pen. */
  allow(...names) {
    for (const name of Object.keys(this.object())) {
      if (!names.includes(name)) throw new RigError(`${this.path}.${name}`, `is not known here. Known are ${names.join(', ')}.`);
    }
  }

  items(limit) {
    if (!Array.isArray(this.node)) throw this.error('should be an array [ … ].');
    if (this.node.length > limit) throw this.error(`has ${this.node.length} entries; ${limit} are the most.`);
    return this.node.map((node, index) => {
      const id = isRigObject(node) && Object.hasOwn(node, 'id') ? node.id : null;
      return new RigCursor(node, typeof id === 'string' && id.length <= 80 ? `${this.path}['${id}']` : `${this.path}[${index}]`);
    });
  }

  /** So many items as must be there. */
  exactly(count, reason) {
    const items = this.items(count);
    if (items.length !== count) throw this.error(reason);
    return items;
  }

  properties(limit) {
    const names = Object.keys(this.object());
    if (names.length > limit) throw this.error(`has ${names.length} entries; ${limit} are the most.`);
    return names.map(name => [name, this.at(name)]);
  }

  text(most = 20_000) {
    if (!this.isText) throw this.error('should be a text in quotation marks.');
    if (this.node.length > most) throw this.error(`has ${this.node.length} characters; ${most} are the most.`);
    return this.node;
  }

  number(from = -RIG_NUMBER, to = RIG_NUMBER) {
    if (typeof this.node !== 'number') throw this.error('should be a number.');
    if (!(this.node >= from && this.node <= to)) throw this.error(`${this.node} is out of range: from ${from} to ${to}.`);
    return this.node;
  }

  /** A number, or what stands for it where there is none. */
  numberOr(otherwise, from, to) {
    return this.exists ? this.number(from, to) : otherwise;
  }

  pair(from, to) {
    return this.exactly(2, 'should be two numbers.').map(value => value.number(from, to));
  }

  flag() {
    if (this.exists && typeof this.node !== 'boolean') throw this.error('should be true or false.');
    return this.node === true;
  }

  /** A name as layers and palette entries have. */
  name() {
    const name = this.text(80);
    if (!RIG_NAME.test(name)) throw this.error("should be a name of letters, digits, '-' and '_'.");
    return name;
  }
}
