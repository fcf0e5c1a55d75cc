// The data of the wire form: Base64 as bytes, and PCM as samples.

/** The bytes of a Base64 text. */
export function bytesOf(base64) {
  const text = atob(base64 ?? '');
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The samples of 16-bit PCM, channel by channel, from -1 to 1. */
export function decodePcm16(bytes, format) {
  const channels = Math.max(1, format.channels ?? 1);
  const count = Math.floor(bytes.length / 2 / channels);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data = Array.from({ length: channels }, () => new Float32Array(count));
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < channels; k++) data[k][i] = view.getInt16((i * channels + k) * 2, true) / 32768;
  }
  return { data, rate: format.sampleRate, count };
}

/** An object's members that are there: the wire has null for what is not. */
export const withoutNulls = data => Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => value !== null && value !== undefined));
