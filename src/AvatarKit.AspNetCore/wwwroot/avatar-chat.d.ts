// Types of <avatar-chat>. In a page: <avatar-chat endpoint="/avatar"></avatar-chat>.

import type { Face, Gesture } from './avatar-player.js';

/** What the avatar does. */
export type AvatarChatState = 'idle' | 'listening' | 'thinking' | 'speaking';

/** A function of the page that the model may call. */
export interface AvatarChatTool {
  /** What the function does, for the model. */
  description: string;
  /** What it takes, as JSON Schema; absent: nothing. */
  parameters?: Record<string, unknown>;
  /** Called for the model. Its result is sent as JSON; it has 10 seconds and 64 KB. What it throws is told to the model. */
  run(args: Record<string, unknown>, call: { callId: string; turnId: string; signal: AbortSignal }): unknown;
}

/** A file that goes with a message, as Base64. */
export interface AvatarChatAttachment {
  mediaType: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'application/pdf';
  data: string;
  name?: string;
}

/** One thing said by the person and the avatar's answer to it. */
export interface AvatarChatTurn {
  turnId: string;
  /** The trace that the answer is part of: what to name to whoever runs the avatar. Null where nothing is traced. */
  traceId: string | null;
  message: string;
  answer: string;
  status: 'pending' | 'answering' | 'completed' | 'interrupted' | 'failed';
  at: string | null;
  rating: number | null;
  sources: { title?: string | null; section?: string | null; url?: string | null }[];
  attachments: { name: string; mediaType: string }[];
}

/** The names of the words on the chat, in the order in which they stand in chat/labels.js. `{name}` and the like are filled in. */
export type AvatarChatLabel =
  | 'chat' | 'assistant' | 'open' | 'close' | 'dismiss' | 'face' | 'conversation' | 'message' | 'placeholder' | 'send' | 'stop' | 'attach'
  | 'attached' | 'removeFile' | 'dropFiles' | 'speak' | 'stopSpeaking' | 'mute' | 'unmute' | 'captions' | 'more' | 'newConversation'
  | 'downloadText' | 'downloadData' | 'hear' | 'suggestions' | 'newest' | 'you' | 'copy' | 'copyCode' | 'copied' | 'code' | 'table' | 'replay'
  | 'good' | 'bad' | 'rating' | 'stars' | 'thanks' | 'comment' | 'sendComment' | 'sources' | 'newTab' | 'interrupted'
  | 'interruptedUnheard' | 'tryAgain' | 'approval' | 'allow' | 'decline' | 'allowed' | 'declined' | 'withdrawn' | 'idle'
  | 'connecting' | 'listening' | 'thinking' | 'speaking' | 'waiting' | 'offline' | 'lost' | 'ended' | 'aiNotice' | 'failed' | 'failedBusy'
  | 'refused' | 'noConnection' | 'microphoneRefused' | 'microphoneMissing' | 'microphoneBusy' | 'microphoneFailed' | 'fileKind' | 'fileSize'
  | 'fileCount' | 'fileUnreadable';

/** The events of a chat. All bubble, and all leave shadow roots. */
export interface AvatarChatEventMap {
  turnstarted: CustomEvent<{ turnId: string; message: string; traceId: string | null }>;
  speechstarted: CustomEvent<{ turnId: string }>;
  /** A word begins to be heard: its place in the answer's text. */
  word: CustomEvent<{ turnId: string; text: string; start: number; length: number }>;
  speechended: CustomEvent<{ turnId: string }>;
  toolcall: CustomEvent<{ name: string; arguments: unknown; callId: string; turnId: string }>;
  rating: CustomEvent<{ turnId: string; score: number; comment?: string }>;
  /** `traceId` where an answer failed and the server traces. */
  error: CustomEvent<{ code: string; message: string; traceId?: string | null }>;
  statechange: CustomEvent<{ state: AvatarChatState }>;
  open: CustomEvent<Record<string, never>>;
  close: CustomEvent<Record<string, never>>;
}

/**
 * A conversation with a talking avatar.
 *
 * Custom properties: `--avatar-accent`, `--avatar-accent-ink`, `--avatar-back`, `--avatar-surface`, `--avatar-ink`, `--avatar-soft`,
 * `--avatar-line`, `--avatar-mark`, `--avatar-mark-ink` (the word that is heard), `--avatar-danger`, `--avatar-radius`, `--avatar-shadow`,
 * `--avatar-font`; `--panel-width`, `--panel-height` (layout `button`).
 *
 * Parts: `panel`, `bar`, `name`, `status`, `stage`, `face`, `caption`, `conversation`, `disclosure`, `log`, `turn`, `message`, `answer`, `sources`,
 * `actions`, `approval`, `suggestions`, `suggestion`, `banner`, `composer`, `input`, `ai-notice`, `menu`, and `button` with one of `launcher`,
 * `dismiss`, `sound`, `captions`, `more`, `close`, `wake`, `newest`, `attach`, `microphone`, `send`, `allow`, `decline`.
 *
 * Slots: `header` (in place of the name), `empty` (above the conversation), `disclaimer` (under the composer), `footer`.
 */
export declare class AvatarChat extends HTMLElement {
  /** Where MapAvatarChat is, such as `/avatar`. Needed. */
  endpoint: string | null;
  /** The avatar's id; absent: the default. */
  avatar: string | null;
  /** The name over the conversation; absent: the avatar's own. */
  name: string | null;
  /** BCP-47 locale of the conversation and of the words on the chat (en, de, es, fr, it, pt; others are English). */
  locale: string | null;
  voice: string | null;
  /** Shown and spoken when a conversation begins, where the avatar has no greeting of its own. */
  greeting: string | null;
  /** The conversation to go on with. */
  conversation: string | null;
  /** `page` (fills its box; the default), `card`, or `button` (opens a panel). */
  layout: 'page' | 'card' | 'button' | null;
  corner: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left' | null;
  size: 'small' | 'medium' | 'large' | null;
  /** Absent: as the person's system. */
  theme: 'light' | 'dark' | null;
  /** `off`: begins as text. */
  speech: 'off' | null;
  /** Default `push`. */
  microphone: 'off' | 'push' | 'hands-free' | null;
  /** The address of a folder with Silero's voice detector: see docs/web.md. Null: voices are told by their loudness. */
  silero: string | null;
  /** Whether the browser's voice reads answers where the server has none: it does unless this is `off`. */
  browserVoice: 'off' | null;
  /** `off`: the page begins no traces; the server's own are told all the same. */
  trace: 'off' | null;
  attachments: 'off' | null;
  /** Default `thumbs`. */
  rating: 'off' | 'thumbs' | 'stars' | null;
  /** `off` hides the line that says this is an AI. What the server announces (`part="disclosure"`) is shown all the same. */
  aiNotice: 'off' | null;
  /** Who is drawn: a character that comes with the package, or the address of a rig. Absent: what the server says. Read when the chat begins. */
  rig: string | null;
  /** How much of a drawn character is shown; `waist` has arms and hands. Default `bust`. Read when the chat begins. */
  framing: 'face' | 'bust' | 'waist' | null;
  /** A face of the page's own, set before the chat begins. */
  face?: Face | Promise<Face> | ((canvas: HTMLCanvasElement) => Face);
  suggestions: string[];
  /** Hosts answers may link to besides the page's own: `example.com`, `*.example.com`, `*`. Others are shown as text. */
  linkHosts: string[];
  captions: boolean;
  muted: boolean;
  /** Goes on with the tab's conversation after a reload. */
  remember: boolean;
  /** Keeps answers with their speech in the browser, to be read and heard offline: at most 50, at most 50 MB. */
  keepAnswers: boolean;
  autoOpen: boolean;
  dismissible: boolean;
  /** Words in place of those on the chat. */
  labels: Partial<Record<AvatarChatLabel, string>>;
  readonly state: AvatarChatState;
  readonly conversationId: string | null;
  readonly turns: AvatarChatTurn[];

  /** Says something for the person; gives the turn's id, or null where it could not be taken. */
  say(text: string, more?: { attachments?: AvatarChatAttachment[] }): string | null;
  /** Has the avatar say words as they are, where the host allows it; gives the turn's id. */
  speak(text: string): string;
  /** Makes a gesture at once; false where no chat has begun. */
  gesture(name: Gesture): Promise<boolean>;
  interrupt(): void;
  mute(): void;
  unmute(): void;
  open(): void;
  close(): void;
  addTool(name: string, tool: AvatarChatTool): void;
  removeTool(name: string): void;
  newConversation(): Promise<void>;
  downloadConversation(format?: 'text' | 'json'): Promise<void>;

  addEventListener<K extends keyof AvatarChatEventMap>(
    type: K, listener: (this: AvatarChat, event: AvatarChatEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof AvatarChatEventMap>(
    type: K, listener: (this: AvatarChat, event: AvatarChatEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'avatar-chat': AvatarChat;
  }
}
