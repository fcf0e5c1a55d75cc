// The functions of the page that the model may call.

/** How long a function may take, in milliseconds. */
const TOOL_TIME = 10_000;

/** How long a result may be as JSON, in characters. */
const TOOL_RESULT = 65_536;

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

  /** Calls a function for the model: gives `{ result }` or `{ error }`. */
  async call({ name, arguments: given, callId, turnId }) {
    const tool = this.tools.get(name);
    if (!tool) return { error: `The page has no function '${String(name).slice(0, 64)}'.` };
    const stop = new AbortController();
    let timer = 0;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`The function took longer than ${TOOL_TIME / 1000} seconds.`)), TOOL_TIME);
    });
    try {
      const result = await Promise.race([Promise.resolve(tool.run(given ?? {}, { callId, turnId, signal: stop.signal })), late]);
      const text = JSON.stringify(result ?? null);
      if (text === undefined) return { error: 'The function gave nothing that can be sent.' };
      return text.length > TOOL_RESULT ? { error: 'The function gave more than can be sent.' } : { result: JSON.parse(text) };
    } catch (error) {
      return { error: String(error?.message ?? error).slice(0, 500) };
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }
}
