// One call of a function of the page, for the model.

/** How long a function may take, in milliseconds. */
const TOOL_TIME = 10_000;

/** How long a result may be as JSON, in characters. */
const TOOL_RESULT = 65_536;

/**
 * Calls a function for the model.
 * @param {{run: Function} | undefined} tool the function, if the page has it
 * @param {{name: string, arguments: object, callId: string, turnId: string}} call what the model asks
 * @returns {Promise<{result: unknown} | {error: string}>}
 */
export async function callTool(tool, { name, arguments: given, callId, turnId }) {
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
