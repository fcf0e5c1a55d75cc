// A face of one's own for the avatar: a glTF or VRM head moved by three.js.

import { AmbientLight, Color, DirectionalLight, PerspectiveCamera, Scene, WebGLRenderer, Box3, Vector3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { CHANNELS } from '/_content/AvatarKit.AspNetCore/avatar-player.js';

const DEGREE = Math.PI / 180;
const HEAD = ['headYaw', 'headPitch', 'headRoll'];

/** Draws a head whose morph targets have ARKit's names, in whatever case. Give it to the component as `face`. */
export class ThreeFace {
  /**
   * @param {HTMLCanvasElement} canvas where to draw
   * @param {string} url a glTF or VRM file
   * @returns {Promise<ThreeFace>} the face, when its head is there
   */
  static async load(canvas, url) {
    const { scene } = await new GLTFLoader().loadAsync(url);
    return new ThreeFace(canvas, scene);
  }

  constructor(canvas, head) {
    this.head = head;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: false });
    this.scene = new Scene();
    this.scene.background = new Color('#e8e2f0');
    const key = new DirectionalLight('#fff6ea', 2.6);
    key.position.set(1, 1.5, 3);
    this.scene.add(new AmbientLight('#ffffff', 1.1), key, head);
    const box = new Box3().setFromObject(head);
    const size = box.getSize(new Vector3());
    this.camera = new PerspectiveCamera(26, 1, 0.01, 100);
    box.getCenter(this.camera.position);
    this.camera.position.z += size.y * 2.7;
    this.targets = this.findTargets();
  }

  /** Which morph target of which mesh each channel moves. */
  findTargets() {
    const channels = new Map(CHANNELS.map((name, index) => [name.toLowerCase(), index]));
    const targets = [];
    this.head.traverse(({ morphTargetDictionary, morphTargetInfluences }) => {
      for (const [name, target] of Object.entries(morphTargetDictionary ?? {})) {
        const channel = channels.get(name.toLowerCase());
        if (channel !== undefined) targets.push({ influences: morphTargetInfluences, target, channel });
      }
    });
    if (targets.length === 0) throw new Error('The head has no morph targets with ARKit\'s names. Export it with its blend shapes.');
    return targets;
  }

  /** Takes the canvas's size, in CSS pixels, and the device's pixels to one of them. */
  resize(width, height, ratio) {
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
  }

  /** Draws a pose: ARKit's weights and the head's angles in the order of CHANNELS. */
  draw(pose) {
    for (const { influences, target, channel } of this.targets) influences[target] = pose[channel];
    const [yaw, pitch, roll] = HEAD.map(name => pose[CHANNELS.indexOf(name)] * DEGREE);
    this.head.rotation.set(pitch, yaw, -roll);
    this.renderer.render(this.scene, this.camera);
  }
}
