// What AvatarKit's live client exports, for TypeScript.

/** An error with a stable code; the message says what can be done. */
export interface LiveError extends Error {
  readonly code: string;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
}

/** Where the ear is in an answer. */
export interface HeardPosition {
  turnId: string;
  segment: number;
  elapsedMs: number;
  heardCharacters?: number;
}

export interface LiveClientOptions {
  /** Where MapAvatarChat is. */
  endpoint: string;
  avatar?: string;
  conversation?: string;
  locale?: string;
  voice?: string;
  /** false: text alone. */
  speech?: boolean;
  /** The codecs that can be played, in the order of liking. */
  audio?: readonly ('opus' | 'pcm')[];
  face?: boolean;
  visemes?: boolean;
  /** Bits a second of Opus: 12,000 to 64,000. Default: 24,000. */
  bitrate?: number;
  /** Whether the person can be asked before a tool is called. Default: false. */
  approvals?: boolean;
  /** Whether what is said begins a trace that the server goes on with (W3C Trace Context). Default: true. */
  trace?: boolean;
}

export interface LiveAttachment {
  mediaType: string;
  /** Base64. */
  data: string;
  name?: string;
}

/** A function of the page that the model may call. */
export interface LiveTool {
  name: string;
  description?: string;
  /** A JSON Schema. */
  parameters?: object;
}

/** Audio on its way to the server. */
export interface LiveMicrophoneStream {
  write(bytes: Uint8Array): void;
  end(): void;
}

export type LiveConnectionState = 'closed' | 'connecting' | 'open' | 'waiting';

/** A live conversation with an avatar. Events are CustomEvents whose detail is the server's message: see docs/live-protocol.md. */
export class LiveClient extends EventTarget {
  constructor(options: LiveClientOptions);
  readonly connection: LiveConnectionState;
  /** The server's welcome on this session. */
  readonly session: Readonly<Record<string, unknown>> | null;
  readonly state: 'idle' | 'listening' | 'thinking' | 'speaking' | 'closed';
  /** What the avatar said lately. */
  readonly spoken: string;
  /** Set by the owner: where the ear is. */
  playback: (() => HeardPosition | null) | null;
  connect(): Promise<Readonly<Record<string, unknown>>>;
  close(): void;
  say(text: string, more?: { attachments?: readonly LiveAttachment[]; turnId?: string }): string;
  speak(text: string): string;
  /** Whether what was said by a turn id has not reached the server yet, so that it will be answered. */
  isWaiting(turnId: string): boolean;
  interrupt(playback?: HeardPosition | null): void;
  reportPlayback(playback: HeardPosition | null): void;
  reportVoice(speaking: boolean): void;
  /** Asks for Opus of more or fewer bits a second, from the next packets on. */
  setBitrate(bitsPerSecond: number): void;
  rate(turnId: string, score: number, comment?: string): void;
  setTools(tools: readonly LiveTool[]): void;
  /** What the person says to an `approvalRequest`: whether the tool may be called. */
  answerApproval(approvalId: string, approved: boolean): void;
  sendToolResult(callId: string, outcome: { result: unknown } | { error: string }): void;
  /** What the player measured of an answer: `underruns`, and times in milliseconds. */
  sendMetrics(metrics: Readonly<{ turnId?: string } & Record<string, number | string>>): void;
  openMicrophone(format: { codec: 'pcm' | 'opus'; sampleRate: number }): LiveMicrophoneStream;
}
