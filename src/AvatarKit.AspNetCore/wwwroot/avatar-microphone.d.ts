// What AvatarKit's microphone exports, for TypeScript.

import type { LiveClient } from './live/live-client.js';

/** Tells voices from other sounds. */
export interface VoiceProbability {
  /** How many samples a frame has; 512 if not said. */
  readonly frameLength?: number;
  /** The probability that a frame at 16 kHz has a voice in it. */
  process(frame: Float32Array): number | Promise<number>;
}

export interface MicrophoneOptions {
  client: LiveClient;
  /** push: from start() to stop(). hands-free: it sends while there is a voice. */
  mode?: 'push' | 'hands-free';
  /** Whether the server recognises; else what its welcome says. */
  recognizes?: boolean;
  locale?: string;
  codec?: 'opus' | 'pcm';
  detector?: VoiceProbability | (() => VoiceProbability | Promise<VoiceProbability>) | null;
  /** Whether the avatar is heard now. */
  isSpeaking?: () => boolean;
  /** What the avatar said lately. */
  spoken?: (since: number) => string;
  deviceId?: string;
  /** The browser's recogniser: on the device or not at all. */
  onlyOnDevice?: boolean;
  /** The address of capture-worklet.js. */
  worklet?: string;
}

export interface MicrophoneEvents {
  started: CustomEvent<object>;
  level: CustomEvent<{ level: number }>;
  voice: CustomEvent<{ speaking: boolean; atMs: number; durationMs: number }>;
  transcript: CustomEvent<{ text: string; final: boolean }>;
  dropped: CustomEvent<{ reason: 'echo' | 'listening' }>;
  error: CustomEvent<{ code: string; message: string; error: Error }>;
  stopped: CustomEvent<object>;
}

/** A microphone for a live conversation. */
export class Microphone extends EventTarget {
  constructor(options: MicrophoneOptions);
  /** The address of capture-worklet.js, where none is given. */
  static worklet: string;
  start(): Promise<void>;
  stop(): void;
  addEventListener<K extends keyof MicrophoneEvents>(
    type: K, listener: (event: MicrophoneEvents[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}
