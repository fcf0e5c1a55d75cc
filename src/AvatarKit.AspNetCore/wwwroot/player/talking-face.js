// What of a player is seen: the face with its captions, and the speech they follow.

import { CaptionFollower } from './caption-follower.js';
import { FaceLoop } from './face-loop.js';
import { FaceMotion } from '../face/face-motion.js';
import { FaceView } from './face-view.js';
import { PlayerMetrics } from './player-metrics.js';
import { CHANNELS, mouthShape } from '../face/pose.js';
import { RigFace } from '../face/rig-face.js';
import { SpeechQueue } from './speech-queue.js';
import { buildStage } from './stage.js';

/** A face in a container that says what is in its queue. Who plays the queue has `playback` and `tick`, and calls `start` once they are there. */
export class TalkingFace extends EventTarget {
  constructor(container, options) {
    super();
    this.options = options;
    this.queue = new SpeechQueue();
    this.measured = new PlayerMetrics();
    this.face = new FaceMotion(options.seed);
    this.state = 'idle';
    this.isWaiting = false;
    this.attention = 'idle';
    Object.assign(this, buildStage(container, options));
    this.captions = new CaptionFollower(
      this.queue, options.captions ? this.caption : null, this.said, (name, detail) => this.tell(name, detail));
    this.motion = matchMedia('(prefers-reduced-motion: reduce)');
    this.view = new FaceView(this.host, this.canvas, {
      face: options.face,
      drawn: canvas => new RigFace(canvas, options.rig, { framing: options.framing }),
      onError: error => this.tell('faceerror', error),
    });
  }

  start() {
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.host);
    this.loop = new FaceLoop(this.host, this.view, this.measured, {
      tick: () => this.tick(),
      pose: (moment, now, step) => this.draw(moment, now, step),
      positionAt: moment => (this.isHeard() ? this.playback.positionAt(moment) : null),
    });
    this.onVisible = () => { this.loop.restart(); this.tick(); };
    document.addEventListener('visibilitychange', this.onVisible);
    this.fit();
  }

  /** What the avatar does while it does not speak, which its face shows: `idle`, `listening` or `thinking`. The host sets it. */
  get attention() {
    return this.attends;
  }

  set attention(activity) {
    this.attends = activity === 'listening' || activity === 'thinking' ? activity : 'idle';
  }

  /**
   * Makes a gesture at once, whether it speaks or not; none where the person wants no motion.
   * @param {string} name `nod`, `shake`, `shrug`, `tilt`, `browFlash`, `wave`, `palm` or `count`
   * @returns {Promise<boolean>} whether there is such a gesture
   */
  async gesture(name) {
    return (await this.gestures()).begin(name);
  }

  /** What makes gestures is loaded when the first is wanted. */
  async gestures() {
    const { Gestures } = await import('../face/gestures.js');
    return this.face.gestures ??= new Gestures();
  }

  /** The pieces that were enqueued, in order. */
  get segments() {
    return this.queue.segments;
  }

  /** The sentences the pieces belong to, in order. */
  get sentences() {
    return this.queue.sentences;
  }

  /** How long all pieces are together, in seconds. */
  get duration() {
    return this.queue.duration;
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  fit() {
    if (this.view.fit()) this.view.draw(this.face.pose, this.face.life);
  }

  /** The index of the segment at a position. */
  segmentAt(seconds) {
    return this.queue.segmentAt(seconds);
  }

  /**
   * The pose the speech asks for at a position, without idle motion.
   * @param {number} seconds from the start of the first segment
   * @param {Float32Array} [pose] where to write
   * @returns {Float32Array} 55 channels in the order of CHANNELS
   */
  poseAt(seconds, pose = new Float32Array(CHANNELS.length)) {
    return this.queue.poseAt(seconds, pose);
  }

  /** The mouth as it is drawn now: aperture (0 shut), whether the lips are sealed, rounding, and the position it belongs to. */
  mouthState() {
    const { aperture, sealed, round, jaw } = mouthShape(this.face.pose);
    return { aperture, sealed, round, jaw, position: this.position, state: this.state };
  }

  setState(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  isHeard() {
    return this.state === 'playing' && !this.isWaiting;
  }

  /** Draws the picture that is seen at a moment; says which position it is for. */
  draw(moment, now, step) {
    const position = this.isHeard() ? Math.min(this.playback.positionAt(moment), this.duration) : null;
    const speech = position === null ? null : pose => this.poseAt(position, pose);
    const activity = this.isWaiting ? 'waiting' : this.attention;
    this.face.advance(now, step, speech, { idle: this.options.idle, still: this.motion.matches, activity, position });
    this.view.draw(this.face.pose, this.face.life);
    return position;
  }

  /** Takes the face out of the page. */
  remove() {
    this.loop.stop();
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.onVisible);
    this.view.face?.release?.();
    this.host.remove();
  }
}
