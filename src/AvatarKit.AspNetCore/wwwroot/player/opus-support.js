// Whether there is a decoder.

import { OPUS_RATE } from './opus-packets.js';

/** Whether this browser decodes Opus packets: ask a server for `opus` only where it does. */
export async function canPlayOpus() {
  if (typeof AudioDecoder !== 'function' || typeof EncodedAudioChunk !== 'function') return false;
  try {
    return (await AudioDecoder.isConfigSupported({ codec: 'opus', sampleRate: OPUS_RATE, numberOfChannels: 1 })).supported === true;
  } catch {
    return false;
  }
}
