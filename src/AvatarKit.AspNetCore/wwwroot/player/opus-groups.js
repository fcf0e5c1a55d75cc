// Packets of Opus put together, so that a decoder is asked less often.

/** Packets that one of 120 ms, the longest there may be, is made of. */
const MOST_TOGETHER = 6;

/** Packets in groups that can be one packet: of the same kind, each of one frame. Every packet is a way to the decoder and back. */
export function packetGroups(packets) {
  const groups = [];
  for (const packet of packets) {
    const group = groups.at(-1);
    const fits = group && group.length < MOST_TOGETHER && (packet[0] & 3) === 0 && packet[0] === group[0][0] && packet.length > 1;
    if (fits) group.push(packet);
    else groups.push([packet]);
  }
  return groups;
}

/** One packet of a group's frames, as RFC 6716 lays it out (code 3, frames of different lengths). */
export function joinPackets(group) {
  if (group.length === 1) return group[0];
  const head = [group[0][0] | 3, 0x80 | group.length];
  for (const { length } of group.slice(0, -1)) {
    const size = length - 1;
    // A length of 252 and more takes two bytes: the first is 252 and the rest of four, the second counts fours.
    if (size < 252) head.push(size);
    else head.push(252 + (size & 3), (size - 252 - (size & 3)) >> 2);
  }
  const joined = new Uint8Array(head.length + group.reduce((sum, { length }) => sum + length - 1, 0));
  joined.set(head);
  let at = head.length;
  for (const packet of group) {
    joined.set(packet.subarray(1), at);
    at += packet.length - 1;
  }
  return joined;
}
