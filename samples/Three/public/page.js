// Gives the component a face of one's own.

import { ThreeFace } from './three-face.js';

document.querySelector('avatar-chat').face = canvas => ThreeFace.load(canvas, 'head.glb');
