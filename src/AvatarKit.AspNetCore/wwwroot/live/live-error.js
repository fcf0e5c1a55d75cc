// What goes wrong between the browser and the server: a stable code, what happened, and a way out.

/** How much of an error's body is read, in characters. */
const MOST_PROBLEM_TEXT = 16384;

/** Answers that trying again does not change. */
const FINAL_STATUSES = Object.freeze([400, 401, 403, 404, 405, 406, 410, 413, 415, 422, 501]);

/** An error of the live connection. `code` is stable; `message` is plain English and says what can be done. */
export class LiveError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {{status?: number, retryAfterMs?: number, isFinal?: boolean}} [about] isFinal: trying again does not help
   */
  constructor(code, message, { status, retryAfterMs, isFinal = false } = {}) {
    super(message);
    this.name = 'LiveError';
    this.code = code;
    this.status = status ?? null;
    this.retryAfterMs = retryAfterMs ?? null;
    this.isFinal = isFinal;
  }
}

/** How long a server asks to wait, in milliseconds, or null. */
function retryAfterOf(response) {
  const header = response.headers.get('Retry-After');
  if (!header) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 300_000) : null;
}

/**
 * The error a refused request means, from its problem details where it brings some.
 * @param {Response} response
 * @returns {Promise<LiveError>}
 */
export async function problemOf(response) {
  let problem = {};
  try {
    const read = JSON.parse((await response.text()).slice(0, MOST_PROBLEM_TEXT));
    if (read && typeof read === 'object') problem = read;
  } catch {
    // A body that is no JSON says nothing more than the status does.
  }
  const text = [problem.detail, problem.title].find(part => typeof part === 'string' && part);
  return new LiveError(
    typeof problem.code === 'string' ? problem.code : `http.${response.status}`,
    text ?? `The server answered with status ${response.status}.`,
    { status: response.status, retryAfterMs: retryAfterOf(response), isFinal: FINAL_STATUSES.includes(response.status) });
}
