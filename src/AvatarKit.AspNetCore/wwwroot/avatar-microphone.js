// AvatarKit's microphone: what a person says, for a live conversation. Loaded when it is first used.
//
//   import { Microphone } from './avatar-microphone.js';
//   const microphone = new Microphone({ client, mode: 'push' });
//   await microphone.start();   // in a gesture
//   microphone.stop();

import { Microphone } from './microphone/microphone.js';

export { Microphone } from './microphone/microphone.js';

Microphone.worklet = new URL('./microphone/capture-worklet.js', import.meta.url).href;
