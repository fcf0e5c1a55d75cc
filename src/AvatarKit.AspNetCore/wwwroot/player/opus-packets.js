// Packets of Opus, read from a payload.

/** The rate the codec works at; all packets decode to it. */
export const OPUS_RATE = 48_000;

/** A packet's frame is at most this long, by the codec's own rules. */
const LONGEST_FRAME = 1275;

/** The packets of a payload: each stands after its length. */
export function opusPackets(bytes) {
  const packets = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] | (bytes[at + 1] << 8);
    const from = at + 2;
    if (length === 0 || length > LONGEST_FRAME + 1 || from + length > bytes.length) {
      throw new RangeError(`The audio is no row of Opus packets: at byte ${at} of ${bytes.length} one of ${length} bytes begins.`);
    }
    packets.push(bytes.subarray(from, from + length));
    at = from + length;
  }
  return packets;
}
