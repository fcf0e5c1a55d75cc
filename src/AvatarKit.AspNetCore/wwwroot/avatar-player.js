// AvatarKit's player: speech with a moving face, for any page. One import, without dependencies; the modules beside it are its parts.
//
//   import { AvatarPlayer } from './avatar-player.js';
//   const player = new AvatarPlayer(document.querySelector('#avatar'));
//   player.enqueue(speechSegment);   // a piece of a sentence, as AvatarKit writes it as JSON
//   player.complete();
//   player.play();

import { HeardReport } from './player/heard-report.js';
import { clamp } from './face/maths.js';
import { PieceReader } from './player/piece-reader.js';
import { numberOf } from './player/speech-queue.js';
import { SoundingFace } from './player/sounding-face.js';
import { withoutNulls } from './player/wire-data.js';

export { renderInline, wordFinder } from './player/captions.js';
export { canReadFaceTracks } from './player/face-coding.js';
export { canPlayOpus } from './player/opus-support.js';
export { CHARACTERS } from './built-in-rigs.js';
export { RigError, RigFace, drawFace, loadRig } from './face/rig-face.js';
export { CHANNELS, mouthShape } from './face/pose.js';

const DEFAULTS = Object.freeze({
  captions: true, playButton: true, idle: true, label: 'Avatar', playLabel: 'Play', rig: 'ava', worklet: true, volume: 1, muted: false,
});

/** How often the player looks at its clock where no picture is drawn, in milliseconds. */
const LOOK_EVERY = 100;

/** Speech that waits to be heard is at most this long, in seconds, where it comes live: a server that keeps to the protocol sends far less. */
const MOST_WAITING_SPEECH = 600;

/**
 * Plays speech segments with a face. One per container.
 *
 * A segment is a piece of a sentence; pieces are played one after the other without a gap. A sentence's caption comes with its first piece
 * and stays until its last was heard; its words come with the pieces they begin in. When a piece comes late, sound and face wait for it and
 * go on: the mouth closes meanwhile.
 *
 * Events: `started` (playback begins), `caption` ({ segment, index, sentence }: the sentence's first piece, its number and the sentence's),
 * `word` ({ sentence, word, wordIndex }: wordIndex counts from the sentence's first word), `waiting`, `resumed`, `statechange`, `ended`,
 * `progress` (what `heard()` gives: every 100 ms while sound plays, at a pause, where it stops, and at the end), `faceerror` (what is
 * wrong with the rig, or the error of a renderer of the page's own, whose place the drawn character has taken).
 * States: `idle`, `playing`, `paused`, `stopped`, `ended`, and `blocked` while the browser withholds sound: it goes on by itself once it may.
 * Times are seconds. `position` is what is being heard now: the samples played less the output's latency.
 * `sentences` has what was enqueued, sentence by sentence: text, textStart, start, and words with `at` and `until`.
 */
export class AvatarPlayer extends SoundingFace {
  /**
   * @param {HTMLElement} container the element to fill
   * @param {object} [options]
   * @param {boolean} [options.captions] show captions over the face (true)
   * @param {boolean} [options.playButton] show a big button until playback begins (true)
   * @param {boolean} [options.idle] blink, glance, breathe and be never still when not speaking (true)
   * @param {number} [options.seed] of what the face does by itself: the same seed, the same blinks and drift; by chance where it is left away
   * @param {string} [options.label] the face's name for screen readers
   * @param {string} [options.playLabel] the button's
   * @param {AudioContext} [options.audioContext] one to share; it is then not closed with the player
   * @param {object | string | URL} [options.rig] who is drawn: the name of a character that comes with the package (ava), a rig's JSON, or where
   *   it lies
   * @param {string} [options.framing] how much of it is shown: `face`, `bust` (as without), or `waist`, with arms and hands
   * @param {object} [options.face] a renderer of the page's own, with `draw(pose, life)` and `resize(width, height, ratio)`; a promise of one;
   *   or a function that makes one for a canvas. One with an `element` is shown by that.
   * @param {boolean | string | URL} [options.worklet] whether sound goes through an AudioWorklet where there is one (true), or where
   *   playback-worklet.js lies
   * @param {number} [options.volume] from 0 to 1 (1)
   * @param {boolean} [options.muted] whether nothing is heard; all else goes on (false)
   */
  constructor(container, options = {}) {
    super(container, { ...DEFAULTS, ...withoutNulls(options) });
    this.reader = new PieceReader(() => this.playback.context(), () => this.schedule(), (item, face) => this.queue.setFace(item, face));
    this.reports = new HeardReport(this.queue, heard => this.tell('progress', heard));
    this.isComplete = false;
    this.lastHeard = null;
    this.button.addEventListener('click', () => this.play());
    this.start();
  }

  /**
   * Adds the next piece of speech; while playing it follows the one before without a gap. A live piece that is already there is passed over.
   * @param {object} piece a SpeechSegment in its wire form, or a live one: `audio` and `face.data` as bytes, `format` with `encoding` `pcm` or
   *   `opus`, `sampleRate`, `samples` and `restart`
   */
  enqueue(piece) {
    const segment = this.playback.shaped?.(piece) ?? piece;
    const number = numberOf(segment);
    const isLive = segment.audio instanceof Uint8Array;
    if (isLive && number !== null && this.queue.find(segment.turnId ?? null, number)) return;
    if (isLive && this.duration - this.position > MOST_WAITING_SPEECH) {
      throw new RangeError(`More than ${MOST_WAITING_SPEECH} s of speech wait to be heard; this piece is not taken.`);
    }
    const before = this.queue.segments.at(-1);
    const item = this.queue.next(isLive ? { ...segment, audio: null, face: null } : segment);
    try {
      this.reader.read(item, segment);
    } catch (error) {
      this.queue.refuse(item);
      throw error;
    }
    this.queue.add(item);
    if (segment.gestures?.length > 0) this.gestures().then(gestures => gestures.say(segment.gestures, item.start)).catch(() => { });
    if (!before || before.sentence.turn !== item.sentence.turn) this.measured.expect(item.start);
    if (isLive) this.queue.letGo(this.position);
    this.setComplete(false);
    if (segment.words?.length > 0) this.captions.redraw(item.sentence);
    this.button.hidden = !this.options.playButton || this.state !== 'idle';
    this.schedule();
  }

  /**
   * The turn brings no more live pieces; their sound ends with these bytes.
   * @param {Uint8Array | null} [tail] what came with the turn's end
   * @param {boolean} [restart] whether a stream of packets begins with them
   */
  finish(tail, restart = false) {
    this.reader.finish(tail ?? null, restart);
  }

  /** Says that no more segments come: at the end of the last one, `ended` is dispatched. */
  complete() {
    this.reader.finish(null, false);
    this.setComplete(true);
    this.tick();
  }

  setComplete(complete) {
    this.isComplete = complete;
    this.playback.setEnds(complete);
  }

  /** Forgets all that was enqueued. */
  clear() {
    this.halt();
    this.reader.clear();
    this.queue.clear();
    if (this.face.gestures) this.face.gestures.said = [];
    this.reports.clear();
    this.playback.startPosition = 0;
    this.lastHeard = null;
    this.setComplete(false);
    this.captions.show(-1, -1);
    this.setState('idle');
  }

  /** Starts or goes on; from the beginning after the end. Where the browser wants a gesture first, the play button is shown. */
  play() {
    if (this.state === 'playing') return;
    // Pieces that came since the end go on from there.
    if (this.state === 'ended' && this.position > this.duration - 0.002) this.playback.startPosition = 0;
    this.wanted = true;
    this.playback.context();
    if (this.gate.isOpen) this.begin();
    else this.gate.ask();
  }

  begin() {
    if (this.state === 'playing') return;
    this.gate.rest();
    const goesOn = this.wasInterrupted;
    this.wasInterrupted = false;
    this.button.hidden = true;
    this.isWaiting = false;
    this.lastHeard = null;
    this.face.begin();
    this.captions.begin(this.position);
    this.setState('playing');
    this.dispatchEvent(new Event(goesOn ? 'resumed' : 'started'));
    clearInterval(this.timer);
    this.timer = setInterval(() => this.tick(), LOOK_EVERY);
    this.schedule();
  }

  /** Pauses, with a short fade; the mouth closes. It goes on at the sample where it paused. */
  pause() {
    if (this.state !== 'playing' && this.state !== 'blocked') {
      this.wanted = false;
      return;
    }
    this.rest();
    this.setState('paused');
    this.playback.hold();
  }

  /** Stops, with a short fade, back at the beginning; the mouth closes. `heard()` says where it was until it plays again. */
  stop() {
    if (this.playback.phase !== 'idle') {
      this.lastHeard = this.heard();
      this.reports.report(this.position, this.isComplete);
    }
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
    this.lastHeard = null;
    this.captions.begin(this.playback.startPosition);
    if (playing) {
      this.timer = setInterval(() => this.tick(), LOOK_EVERY);
      this.schedule();
    } else if (this.state === 'ended' || this.state === 'stopped' || this.state === 'idle') {
      this.setState('paused');
    }
    this.wanted = playing;
    this.tick();
  }

  halt() {
    this.rest();
    this.playback.halt();
  }

  /** Nothing is heard from now on. */
  rest() {
    this.wanted = false;
    this.wasInterrupted = false;
    this.gate.rest();
    clearInterval(this.timer);
    this.isWaiting = false;
    this.face.release();
    this.loop.forget();
  }

  /**
   * How far the speech was heard, by the samples that were played.
   * @returns {{turnId: string | null, segment: number, elapsedMs: number, heardCharacters: number} | null} null while nothing was. segment: the
   *   piece in its turn. elapsedMs: since the piece's first sample. heardCharacters: of the answer's text, to the end of the word that has begun.
   */
  heard() {
    if (this.lastHeard) return this.lastHeard;
    const position = this.playback.phase === 'held' ? this.playback.heldPosition : this.position;
    return position > 0 || this.playback.phase !== 'idle' ? this.reports.heardAt(position, this.isComplete) : null;
  }

  /**
   * What the player measured of itself; null for what it did not. Milliseconds, but `underrunSeconds`.
   * `lip…`: how far pictures were from the sound they were seen with. `frame…`: from picture to picture. `output`: `worklet` or `source`.
   */
  metrics() {
    return { ...this.measured.summary(), output: this.playback.sound?.kind ?? null, level: this.loop.governor.level };
  }

  /** Brings captions, words, waiting and the end up to the clock. */
  tick() {
    if (this.state !== 'playing') return;
    const position = this.position;
    this.measured.hear(position);
    this.captions.follow(position);
    if (this.isComplete && position >= this.duration - 0.002) {
      this.reports.report(this.duration, true);
      this.halt();
      this.playback.startPosition = this.duration;
      this.captions.unmark();
      this.setState('ended');
      this.dispatchEvent(new Event('ended'));
    } else {
      this.setWaiting(!this.playback.isSounding());
      if (!this.isWaiting) this.reports.follow(position, this.isComplete);
    }
  }

  setWaiting(waiting) {
    if (this.isWaiting === waiting) return;
    this.isWaiting = waiting;
    if (waiting) this.face.release();
    else this.face.resume();
    this.dispatchEvent(new Event(waiting ? 'waiting' : 'resumed'));
  }

  /** Stops and takes the face out of the page. */
  destroy() {
    this.halt();
    this.reader.clear();
    this.playback.close();
    this.remove();
  }
}
