// AvatarKit's portraits: a photograph that speaks, warped by the mesh the video is drawn from. Loaded where an avatar is one.
//
//   import { loadPortraitFace } from './avatar-portrait.js';
//   new AvatarPlayer(container, { face: canvas => loadPortraitFace(canvas, '/avatar/avatars/default/portrait') });

export { PortraitError } from './face/portrait-document.js';
export { PortraitFace, loadPortraitFace } from './face/portrait-face.js';
