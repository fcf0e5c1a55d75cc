// AvatarKit's player: speech with a moving face, for any page. One import, without dependencies; the modules beside it are its parts.
//
//   import { AvatarPlayer } from './avatar-player.js';
//   const player = new AvatarPlayer(document.querySelector('#avatar'));
//   player.enqueue(speechSegment);   // a piece of a sentence, as AvatarKit writes it as JSON
//   player.complete();
//   player.play();

import { CaptionFollower } from './player/caption-follower.js';
import { FaceMotion } from './face/face-motion.js';
import { clamp } from './face/maths.js';
import { Playback } from './player/playback.js';
import { RigFace } from './face/rig-face.js';
import { CHANNELS, mouthShape } from './face/pose.js';
import { SpeechQueue } from './player/speech-queue.js';
import { buildStage, fitCanvas } from './player/stage.js';

export { renderInline, wordFinder } from './player/captions.js';
export { CHARACTERS } from './built-in-rigs.js';
export { RigError, RigFace, drawFace, loadRig } from './face/rig-face.js';
export { CHANNELS, mouthShape } from './face/pose.js';

/**
 * Plays speech segments with a face. One per container.
 *
 * A segment is a piece of a sentence; pieces are played one after the other without a gap. A sentence's caption comes with its first piece
 * and stays until its last was heard; its words come with the pieces they begin in. When a piece comes late, sound and face wait for it and
 * go on: the mouth closes meanwhile.
 *
 * Events: `started` (playback begins), `caption` ({ segment, index, sentence }: the sentence's first piece, its number and the sentence's),
 * `word` ({ sentence, word, wordIndex }: wordIndex counts from the sentence's first word), `waiting`, `resumed`, `statechange`, `ended`,
 * `faceerror` (what is wrong with the rig).
 * Times are seconds. `position` is what is being heard now: the audio clock less the output's latency.
 * `sentences` has what was enqueued, sentence by sentence: text, textStart, start, and words with `at` and `until`.
 */
export class AvatarPlayer extends EventTarget {
  /**
   * @param {HTMLElement} container the element to fill
   * @param {{captions?: boolean, playButton?: boolean, idle?: boolean, label?: string, playLabel?: string, audioContext?: AudioContext,
   *   rig?: object | string | URL, face?: (canvas: HTMLCanvasElement) => object}} [options]
   *   captions: show captions over the face (true). playButton: show a big button until playback begins (true). idle: blink, glance and breathe
   *   when not speaking (true). label, playLabel: for screen readers. audioContext: one to share; it is then not closed with the player.
   *   rig: who is drawn: the name of a character that comes with the package (ava), a rig's JSON, or where it lies. face: makes another face
   *   for the canvas, which is anything with `draw(pose, life)` and `resize(width, height)`.
   */
  constructor(container, options = {}) {
    super();
    this.options = { captions: true, playButton: true, idle: true, label: 'Avatar', playLabel: 'Play', ...options };
    this.options.rig ??= 'ava';
    this.queue = new SpeechQueue();
    this.playback = new Playback(
      this.queue, this.options.audioContext, () => { if (this.wanted) this.begin(); }, () => this.tick());
    this.face = new FaceMotion();
    this.state = 'idle';
    this.isComplete = false;
    this.isWaiting = false;
    this.lastFrame = 0;
    Object.assign(this, buildStage(container, this.options));
    this.captions = new CaptionFollower(
      this.queue, this.options.captions ? this.caption : null, this.said, (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail })));
    this.button.addEventListener('click', () => this.play());
    const { face, rig } = this.options;
    this.portrait = face?.(this.canvas) ?? new RigFace(this.canvas, rig);
    this.portrait.ready?.catch(error => this.dispatchEvent(new CustomEvent('faceerror', { detail: error })));
    this.motion = matchMedia('(prefers-reduced-motion: reduce)');
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.host);
    this.onVisible = () => { this.lastFrame = 0; this.tick(); };
    document.addEventListener('visibilitychange', this.onVisible);
    this.fit();
    this.loop = this.loop.bind(this);
    this.frame = requestAnimationFrame(this.loop);
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

  /** What is being heard, in seconds from the start of the first segment. */
  get position() {
    return this.playback.position;
  }

  /** The audio context, once there is one. */
  get audio() {
    return this.playback.audio;
  }

  fit() {
    if (fitCanvas(this.host, this.canvas, this.portrait)) this.portrait.draw(this.face.pose, { hairYaw: this.face.hairYaw });
  }

  /**
   * Adds the next piece of speech; while playing it follows the one before without a gap.
   * @param {object} segment a SpeechSegment in its wire form
   */
  enqueue(segment) {
    const item = this.queue.next(segment);
    this.playback.load(item, () => this.schedule());
    this.queue.add(item);
    this.isComplete = false;
    if (segment.words?.length > 0) this.captions.redraw(item.sentence);
    this.button.hidden = !this.options.playButton || this.state !== 'idle';
    this.schedule();
  }

  /** Says that no more segments come: at the end of the last one, `ended` is dispatched. */
  complete() {
    this.isComplete = true;
    this.tick();
  }

  /** Forgets all that was enqueued. */
  clear() {
    this.halt();
    this.queue.clear();
    this.playback.startPosition = 0;
    this.isComplete = false;
    this.captions.show(-1, -1);
    this.setState('idle');
  }

  /** Starts or goes on; from the beginning after the end. Where the browser wants a gesture first, the play button is shown. */
  play() {
    if (this.state === 'playing') return;
    if (this.state === 'ended') this.playback.startPosition = 0;
    this.wanted = true;
    const audio = this.playback.context();
    if (audio.state === 'running') {
      this.begin();
      return;
    }
    audio.resume().catch(() => { });
    clearTimeout(this.blockedTimer);
    this.blockedTimer = setTimeout(() => {
      if (this.wanted && this.state !== 'playing') {
        this.button.hidden = false;
        this.setState('blocked');
      }
    }, 300);
  }

  begin() {
    if (this.state === 'playing') return;
    this.button.hidden = true;
    this.isWaiting = false;
    this.face.begin();
    this.captions.begin(this.playback.startPosition);
    this.setState('playing');
    this.dispatchEvent(new Event('started'));
    this.schedule();
  }

  /** Pauses; the mouth closes. */
  pause() {
    if (this.state !== 'playing' && this.state !== 'blocked') {
      this.wanted = false;
      return;
    }
    this.playback.startPosition = this.position;
    this.halt();
    this.setState('paused');
  }

  /** Stops, back at the beginning; the mouth closes. */
  stop() {
    this.halt();
    this.playback.startPosition = 0;
    this.captions.show(-1, -1);
    this.setState('stopped');
  }

  /**
   * Goes to a position.
   * @param {number} seconds from the start of the first segment
   */
  seek(seconds) {
    const playing = this.state === 'playing';
    this.halt();
    this.playback.startPosition = clamp(seconds, 0, this.duration);
    this.captions.begin(this.playback.startPosition);
    if (playing) {
      this.schedule();
    } else if (this.state === 'ended' || this.state === 'stopped' || this.state === 'idle') {
      this.setState('paused');
    }
    this.wanted = playing;
    this.tick();
  }

  halt() {
    this.wanted = false;
    clearTimeout(this.blockedTimer);
    this.playback.halt();
    this.isWaiting = false;
    this.face.release();
  }

  schedule() {
    if (this.state === 'playing') this.playback.schedule();
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

  /** Brings captions, words, waiting and the end up to the clock. */
  tick() {
    if (this.state !== 'playing') return;
    const position = this.position;
    this.captions.follow(position);
    if (this.isComplete && position >= this.duration - 0.002) {
      this.halt();
      this.playback.startPosition = this.duration;
      this.captions.unmark();
      this.setState('ended');
      this.dispatchEvent(new Event('ended'));
    } else {
      this.setWaiting(!this.playback.isSounding());
    }
  }

  setWaiting(waiting) {
    if (this.isWaiting === waiting) return;
    this.isWaiting = waiting;
    if (waiting) this.face.release();
    else this.face.resume();
    this.dispatchEvent(new Event(waiting ? 'waiting' : 'resumed'));
  }

  loop(now) {
    this.frame = requestAnimationFrame(this.loop);
    if (!this.host.isConnected) return;
    const step = this.lastFrame ? Math.min(0.1, (now - this.lastFrame) / 1000) : 0;
    this.lastFrame = now;
    this.tick();
    const speech = this.state === 'playing' && !this.isWaiting ? pose => this.poseAt(this.position, pose) : null;
    this.face.advance(now, step, speech, { idle: this.options.idle, still: this.motion.matches });
    this.portrait.draw(this.face.pose, { breath: this.face.breath, hairYaw: this.face.hairYaw });
  }

  /** Stops and takes the face out of the page. */
  destroy() {
    this.halt();
    cancelAnimationFrame(this.frame);
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.onVisible);
    this.playback.close();
    this.host.remove();
  }
}
