// What AvatarKit's player exports, for TypeScript.

/** A pose: 55 channels in the order of `CHANNELS`, ARKit's blend shapes from 0 to 1 and the head's angles in degrees. */
export type Pose = Float32Array;

/** What of a face moves besides its pose. */
export interface FaceLife {
  /** Breathing, from -1 to 1. */
  breath?: number;
  /** How far the shoulders are raised, from 0 to 1. */
  shrug?: number;
  /** What the hands do: wave, swing, palm and count from 0 to 1, fingers to 5. */
  hands?: ArrayLike<number>;
  /** The angle that hair has reached, in degrees. */
  hairYaw?: number;
}

/** Anything that draws a face. */
export interface Face {
  /** Draws a pose; called for each picture. */
  draw(pose: Pose, life: FaceLife): void;
  /** Fits the face into so many device pixels; `ratio` is how many there are for each of the page's. */
  resize(width: number, height: number, ratio: number): void;
  /** Its own place to draw, shown instead of the player's canvas. */
  readonly element?: HTMLElement | SVGElement;
  /** Rejected where nothing can be drawn. */
  readonly ready?: Promise<unknown>;
  /** Called when the face is taken out of the page. */
  release?(): void;
}

/** A word and when it is said, in milliseconds from its piece's first sample. */
export interface SpokenWord {
  text: string | null;
  startMs: number | null;
  durationMs: number | null;
  /** Its first UTF-16 code unit in the sentence's caption. */
  captionStart: number | null;
  captionLength: number | null;
}

/** What the avatar does with head, brows, shoulders and hands. */
export type Gesture = 'nod' | 'shake' | 'shrug' | 'tilt' | 'browFlash' | 'wave' | 'palm' | 'count';

/** How much of a drawn character is shown. */
export type Framing = 'face' | 'bust' | 'waist';

/** A mouth shape and when it is held, in milliseconds from its piece's first sample. */
export interface TimedViseme {
  viseme: string;
  startMs: number | null;
  durationMs: number | null;
  weight?: number | null;
}

/** A face in motion: bytes, frame after frame, in Base64. */
export interface WireFace {
  fps: number | null;
  frames: number | null;
  channels: readonly string[] | null;
  data: string | null;
}

/** A face in motion as the live protocol codes it: raw deflate of differences, channel after channel. */
export interface LiveFace {
  fps: number | null;
  frames: number | null;
  channels: readonly string[] | null;
  data: Uint8Array | null;
  coding: 'differences';
}

/** What every piece of speech has. What is not there may be left out or null. */
export interface SpeechPiece {
  turnId?: string | null;
  /** Its number in its turn. */
  index?: number | null;
  segment?: number | null;
  /** The sentence it is a piece of. */
  sentence?: number | null;
  /** The sentence's caption, Markdown, on its first piece. */
  text?: string | null;
  /** Where the caption begins in the whole answer. */
  textStart?: number | null;
  durationMs?: number | null;
  words?: readonly SpokenWord[] | null;
  visemes?: readonly TimedViseme[] | null;
  /** When gestures begin in it; the face track has what they do to the face. */
  gestures?: readonly { gesture: Gesture; startMs: number | null }[] | null;
  isSilent?: boolean | null;
}

/** A piece as AvatarKit writes it as JSON. */
export interface WireSegment extends SpeechPiece {
  /** Base64. */
  audio?: string | null;
  format?: { encoding?: string | null; sampleRate?: number | null; channels?: number | null } | null;
  face?: WireFace | null;
}

/** A piece that came over the live protocol. */
export interface LiveSegment extends SpeechPiece {
  audio: Uint8Array;
  format: {
    encoding: 'opus' | 'pcm';
    sampleRate: number;
    channels?: number | null;
    /** How many samples the piece has at its rate. */
    samples?: number | null;
    /** Whether a new stream of Opus begins with it. */
    restart?: boolean | null;
  };
  face?: LiveFace | WireFace | null;
}

/** A sentence that was enqueued, and its words on the player's clock in seconds. */
export interface Sentence {
  readonly index: number;
  readonly turn: string | null;
  readonly number: number | null;
  /** Its first piece's index in `segments`. */
  readonly first: number;
  readonly start: number;
  readonly text: string;
  readonly textStart: number;
  readonly words: ReadonlyArray<{
    readonly text: string;
    readonly captionStart: number;
    readonly captionLength: number;
    readonly at: number;
    readonly until: number;
  }>;
}

/** A piece that was enqueued, on the player's clock in seconds. */
export interface QueuedSegment {
  readonly segment: WireSegment | LiveSegment;
  readonly sentence: Sentence;
  readonly start: number;
  readonly length: number;
}

/** How far an answer was heard. */
export interface Heard {
  turnId: string | null;
  /** The piece in its turn. */
  segment: number;
  /** Milliseconds since the piece's first sample. */
  elapsedMs: number;
  /** UTF-16 code units of the answer's text, to the end of the word that has begun. */
  heardCharacters: number;
}

/** What the player measured of itself; null where it measured nothing. */
export interface PlayerMetrics {
  /** How often, and for how long in all, sound had to wait within a turn. */
  underruns: number;
  underrunSeconds: number;
  /** How often, and for how long in all, a busy device left sound out. */
  glitches: number;
  glitchSeconds: number;
  /** How far pictures were from the sound they were seen with. */
  lipMedianMs: number | null;
  lipP95Ms: number | null;
  /** From picture to picture. */
  frameMedianMs: number | null;
  frameP95Ms: number | null;
  /** How long drawing one took. */
  drawP95Ms: number | null;
  /** From a turn's first piece to its first sound. */
  firstSoundMs: number | null;
  output: 'worklet' | 'source' | 'voice' | null;
  /** 0: all is drawn that the display can show. Up to 3: less, as the device is slow. */
  level: number;
}

export interface AvatarPlayerOptions {
  /** Show captions over the face. Default true. */
  captions?: boolean;
  /** Show a big button until playback begins. Default true. */
  playButton?: boolean;
  /** Blink, glance and breathe when not speaking. Default true. */
  idle?: boolean;
  /** The face's name for screen readers. */
  label?: string;
  playLabel?: string;
  /** A context to share; it is then not closed with the player. */
  audioContext?: AudioContext;
  /** Who is drawn: the name of a character that comes with the package, a rig's JSON, or where it lies. Default `ava`. */
  rig?: object | string | URL;
  /** How much of it is shown. Default `bust`. */
  framing?: Framing;
  /** A renderer of the page's own, a promise of one, or a function that makes one for a canvas. */
  face?: Face | Promise<Face> | ((canvas: HTMLCanvasElement) => Face | Promise<Face>);
  /** Whether sound goes through an AudioWorklet where there is one, or where playback-worklet.js lies. Default true. */
  worklet?: boolean | string | URL;
  /** From 0 to 1. Default 1. */
  volume?: number;
  muted?: boolean;
}

export type PlayerState = 'idle' | 'playing' | 'blocked' | 'paused' | 'stopped' | 'ended';

export interface AvatarPlayerEventMap {
  started: Event;
  waiting: Event;
  resumed: Event;
  statechange: Event;
  ended: Event;
  caption: CustomEvent<{ segment: WireSegment | LiveSegment; index: number; sentence: number }>;
  word: CustomEvent<{ sentence: number; word: Sentence['words'][number] | null; wordIndex: number }>;
  progress: CustomEvent<Heard>;
  faceerror: CustomEvent<Error>;
}

/** Plays speech segments with a face. One per container. Times are seconds, unless a name says otherwise. */
export class AvatarPlayer extends EventTarget {
  constructor(container: HTMLElement, options?: AvatarPlayerOptions);
  readonly state: PlayerState;
  readonly isWaiting: boolean;
  readonly segments: readonly QueuedSegment[];
  readonly sentences: readonly Sentence[];
  readonly duration: number;
  /** What is being heard now. */
  readonly position: number;
  readonly audio: AudioContext | undefined;
  /** The node that the speech leaves by. */
  readonly output: GainNode | undefined;
  volume: number;
  muted: boolean;
  /** Adds the next piece; one that is there already is passed over. Throws where its sound is none of the form it is said to be in. */
  enqueue(segment: WireSegment | LiveSegment): void;
  /** A live turn's sound ends with these bytes. */
  finish(tail?: Uint8Array | null, restart?: boolean): void;
  /** No more pieces come: `ended` follows the last. */
  complete(): void;
  clear(): void;
  play(): void;
  pause(): void;
  stop(): void;
  seek(seconds: number): void;
  /** Lets sound through; call it in a gesture. */
  unlock(): Promise<boolean>;
  /**
   * Has a BrowserVoice (microphone/browser-voice.js) say the pieces, for where the server sends them silent: the words it names move face and
   * captions. Null: the pieces' own sound again, which is also played where the voice fails.
   */
  useVoice(voice: object | null): Promise<void>;
  heard(): Heard | null;
  metrics(): PlayerMetrics;
  /** Makes a gesture at once, whether it speaks or not; none where the person wants no motion. Says whether there is such a one. */
  gesture(name: Gesture): Promise<boolean>;
  segmentAt(seconds: number): number;
  poseAt(seconds: number, pose?: Pose): Pose;
  mouthState(): { aperture: number; sealed: boolean; round: number; jaw: number; position: number; state: PlayerState };
  destroy(): void;
  addEventListener<K extends keyof AvatarPlayerEventMap>(
    type: K, listener: (event: AvatarPlayerEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

/** Whether this browser decodes Opus packets: ask a server for `opus` only where it does. */
export function canPlayOpus(): Promise<boolean>;

/** Whether this browser reads face tracks as the live protocol codes them. */
export function canReadFaceTracks(): boolean;
/** The names of the characters that come with the package, the default first. */
export const CHARACTERS: readonly string[];
/** The channels of a pose in order. */
export const CHANNELS: readonly string[];
/** What the mouth measures in a pose. */
export function mouthShape(
  pose: ArrayLike<number>): { jaw: number; open: number; gap: number; sealed: boolean; aperture: number; round: number };

/** A rig that was read, as `RigFace` takes it. */
export interface Rig { readonly id: string }

/** A rig cannot be used. `path` says where in it, layers by their ids; `reason` what is wrong and what would be right. */
export class RigError extends Error {
  readonly path: string;
  readonly reason: string;
}

/** The drawn character. */
export class RigFace implements Face {
  constructor(
    canvas: HTMLCanvasElement, rig: Rig | object | string | URL | Promise<unknown>, view?: { backdrop?: boolean; framing?: Framing; zoom?: number; y?: number });
  readonly ready: Promise<Rig>;
  draw(pose: ArrayLike<number>, life?: FaceLife): void;
  resize(width: number, height: number): void;
}

/** Reads a rig by its name or address. */
export function loadRig(url: string | URL, options?: { signal?: AbortSignal; framing?: Framing }): Promise<Rig>;

/** Draws one still of a character. */
export function drawFace(
  canvas: HTMLCanvasElement, pose: ArrayLike<number>,
  view?: { rig?: object | string | URL; backdrop?: boolean; framing?: Framing; zoom?: number; y?: number }): Promise<void>;

/** Adds a run of Markdown to an element as text nodes and spans; nothing of the text becomes markup. */
export function renderInline(parent: Node, text: string, from: number, to: number, wordAt?: (index: number) => string | null): void;

/** A function that says which word, if any, a character of a caption belongs to. */
export function wordFinder(
  length: number, words: ReadonlyArray<{ captionStart: number; captionLength: number }>, offset?: number, prefix?: string,
): (index: number) => string | null;
