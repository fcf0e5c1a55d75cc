// Mouth shapes for speech that comes without a face track.

import { FaceTrack } from '../face/face-track.js';
import { mix, smooth } from '../face/maths.js';
import { CHANNELS, isMouth } from '../face/pose.js';

/** How long a mouth shape takes to come before its sound and to go after it, in seconds. */
const SHAPE_IN = 0.06;
const SHAPE_OUT = 0.08;

/** Shapes for segments that come without a face track. The full animation is made on the server. */
const VISEMES = Object.freeze({
  PP: { mouthPress: 0.5, mouthRollUpper: 0.3, mouthRollLower: 0.3 },
  FF: { jawOpen: 0.05, mouthRollLower: 0.6, mouthUpperUp: 0.4 },
  TH: { jawOpen: 0.16, tongueOut: 0.45, mouthLowerDown: 0.2 },
  DD: { jawOpen: 0.15, tongueOut: 0.15, mouthLowerDown: 0.16 },
  kk: { jawOpen: 0.24, mouthLowerDown: 0.12 },
  CH: { jawOpen: 0.1, mouthFunnel: 0.5, mouthPucker: 0.18 },
  SS: { jawOpen: 0.05, mouthStretch: 0.28, mouthLowerDown: 0.32, mouthUpperUp: 0.24 },
  nn: { jawOpen: 0.18, tongueOut: 0.18, mouthLowerDown: 0.12 },
  RR: { jawOpen: 0.13, mouthFunnel: 0.36, mouthPucker: 0.26 },
  aa: { jawOpen: 0.6, mouthLowerDown: 0.25, mouthUpperUp: 0.15 },
  E: { jawOpen: 0.34, mouthStretch: 0.26, mouthLowerDown: 0.24 },
  I: { jawOpen: 0.15, mouthStretch: 0.32, mouthSmile: 0.3 },
  O: { jawOpen: 0.38, mouthFunnel: 0.55, mouthPucker: 0.24 },
  U: { jawOpen: 0.1, mouthPucker: 0.75, mouthFunnel: 0.25 },
});

/** A segment's mouth shapes on another segment's clock. A sound that was cut where one piece ends and the next begins becomes one again. */
export function visemesAround(items) {
  const spans = [];
  for (const { visemes, shift } of items) {
    for (const { viseme, startMs, durationMs, weight } of visemes) {
      const from = shift + (startMs ?? 0) / 1000;
      const span = { viseme, from, to: from + (durationMs ?? 0) / 1000, weight: weight ?? 1 };
      const last = spans.at(-1);
      if (last && last.viseme === viseme && Math.abs(last.to - span.from) < 0.002) last.to = span.to;
      else spans.push(span);
    }
  }
  return spans;
}

/** A track of the mouth alone. `more` says that speech follows, so that a sound may go on past the end. */
export function trackFromVisemes(spans, seconds, more) {
  const fps = 60;
  const frames = Math.ceil(seconds * fps) + 1;
  const channels = CHANNELS.map((_, index) => index).filter(isMouth);
  const data = new Uint8Array(frames * channels.length);
  const end = more ? Infinity : seconds;
  for (const { viseme, from, to: until, weight } of spans) {
    const shape = VISEMES[viseme];
    const to = Math.min(end, until);
    if (!shape || to + SHAPE_OUT < 0) continue;
    for (let frame = Math.max(0, Math.floor((from - SHAPE_IN) * fps)); frame < Math.min(frames, (to + SHAPE_OUT) * fps); frame++) {
      const time = frame / fps;
      const near = Math.min(smooth(from - SHAPE_IN, from + 0.02, time), 1 - smooth(to - 0.02, Math.min(end, to + SHAPE_OUT), time));
      channels.forEach((channel, k) => {
        const name = CHANNELS[channel];
        const value = shape[name] ?? shape[name.replace(/(Left|Right)$/, '')] ?? 0;
        const at = frame * channels.length + k;
        data[at] = viseme === 'PP'
          ? Math.round(mix(data[at], value * 255, near))
          : Math.max(data[at], Math.round(value * weight * near * 255));
      });
    }
  }
  return new FaceTrack(fps, frames, channels, data);
}
