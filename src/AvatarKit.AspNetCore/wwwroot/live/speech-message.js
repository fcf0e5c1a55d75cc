// A piece of speech as the player takes it.

/**
 * The segment that a `speech` message brings: what is said and when, its sound and its face still coded.
 * @param {object} message the detail of a LiveClient's `speech` event
 * @returns {object} what AvatarPlayer.enqueue takes
 */
export function speechOf(message) {
  const { audio, face, codec } = message;
  return {
    type: 'speech',
    turnId: message.turnId ?? null,
    index: message.segment ?? 0,
    segment: message.segment ?? 0,
    sentence: message.sentence ?? null,
    text: message.text ?? '',
    textStart: message.textStart ?? 0,
    durationMs: message.durationMs ?? 0,
    words: message.words ?? [],
    visemes: message.visemes ?? [],
    gestures: message.gestures ?? [],
    isSilent: message.silent === true,
    audio: audio ?? new Uint8Array(),
    format: {
      encoding: codec === 'opus' ? 'opus' : 'pcm',
      sampleRate: message.sampleRate ?? 16000,
      channels: 1,
      samples: message.samples ?? 0,
      restart: message.restart === true,
    },
    face: face?.data ? { fps: face.fps, frames: face.frames, channels: face.channels, data: face.data, coding: 'differences' } : null,
  };
}
