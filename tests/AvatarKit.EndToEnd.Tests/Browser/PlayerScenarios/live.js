// Scenarios of what a live client makes of messages.

import { LiveClient } from '/live/live-client.js';

/** The channels of a face that names them by a mask, of one that names them, and of one that came without its media; and what is asked for. */
export function faces({ mask, channels }) {
  const client = new LiveClient({ endpoint: '/avatar' });
  const detail = (face, data) => client.detailOf({ type: 'speech', face }, { face: data }).face;
  const data = new Uint8Array([1]);
  return {
    asked: client.hello.face, unasked: new LiveClient({ endpoint: '/avatar', face: false }).hello.face,
    masked: detail({ fps: 60, frames: 1, mask }, data).channels, named: detail({ fps: 60, frames: 1, channels }, data).channels,
    none: detail({ fps: 60, frames: 1, mask }, null), broken: detail({ fps: 60, frames: 1, mask: 'zz' }, data).channels,
  };
}
