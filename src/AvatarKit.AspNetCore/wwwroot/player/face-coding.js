// Face tracks as the live protocol codes them: deflated differences, channel by channel.

/** A track of more bytes than this is not read: an hour of 20 channels is less. */
const MOST_BYTES = 4_400_000;

/** Whether this browser can read them: ask a server for face tracks only where it can, else for visemes. */
export const canReadFaceTracks = () => {
  try {
    return typeof DecompressionStream === 'function' && new DecompressionStream('deflate-raw') !== null;
  } catch {
    return false;
  }
};

/**
 * Inflates raw deflate of a known size.
 * @param {Uint8Array} bytes what was deflated
 * @param {number} size how many bytes it must give
 * @returns {Promise<Uint8Array | null>} null where it gives others
 */
export async function inflateRaw(bytes, size) {
  if (!(size >= 0 && size <= MOST_BYTES) || !canReadFaceTracks()) return null;
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close()).catch(() => { });
  const reader = stream.readable.getReader();
  const out = new Uint8Array(size);
  let at = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      // No more is taken than was announced, however far a small input may inflate.
      if (at + part.value.length > size) {
        await reader.cancel();
        return null;
      }
      out.set(part.value, at);
      at += part.value.length;
    }
    await written;
  } catch {
    return null;
  }
  return at === size ? out : null;
}
