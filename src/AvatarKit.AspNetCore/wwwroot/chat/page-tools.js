// The functions of the page that the model may call.

const TOOL_NAME = /^[\w-]{1,64}$/;

/** The page's functions by name, and how they are called. */
export class PageTools {
  constructor() {
    this.tools = new Map();
  }

  /**
   * Adds a function, or puts it in the place of one with its name.
   * @param {string} name what the model calls it by: letters, digits, `_` and `-`, up to 64
   * @param {{description: string, parameters?: object, run: (args: object, call: object) => unknown}} tool what it does, what it takes
   *   as JSON Schema, and the function
   */
  add(name, { description, parameters = { type: 'object', properties: {} }, run } = {}) {
    if (!TOOL_NAME.test(name)) throw new TypeError('A tool\'s name is 1 to 64 letters, digits, underscores and hyphens.');
    if (typeof description !== 'string' || !description) throw new TypeError(`The tool '${name}' needs a description.`);
    if (typeof run !== 'function') throw new TypeError(`The tool '${name}' needs a function 'run'.`);
    if (typeof parameters !== 'object' || parameters === null) throw new TypeError(`The parameters of '${name}' are a JSON Schema.`);
    this.tools.set(name, { description, parameters, run });
  }

  remove(name) {
    return this.tools.delete(name);
  }

  get size() {
    return this.tools.size;
  }

  /** What the server is told of them. */
  describe() {
    return [...this.tools].map(([name, { description, parameters }]) => ({ name, description, parameters }));
  }

  /** Calls a function for the model: gives `{ result }` or `{ error }`. What does it is loaded with the first call. */
  async call(call) {
    const { callTool } = await import('./tool-call.js').catch(() => ({}));
    return callTool ? callTool(this.tools.get(call.name), call) : { error: 'The page could not load what calls its functions.' };
  }
}
