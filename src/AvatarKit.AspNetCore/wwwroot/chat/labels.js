// The words on the chat: English, which every other language and the host's own words go over.

/** The words in English. `{name}` and the like stand for what is filled in. */
export const ENGLISH_LABELS = Object.freeze({
  chat: 'Chat with {name}',
  assistant: 'the assistant',
  open: 'Open the chat',
  close: 'Close the chat',
  dismiss: 'Hide the chat button',
  face: '{name}, who is talking with you',
  conversation: 'Conversation',
  message: 'Your message',
  placeholder: 'Ask me anything',
  send: 'Send',
  stop: 'Stop the answer',
  attach: 'Add a picture or a PDF',
  attached: '{file} is added',
  removeFile: 'Remove {file}',
  dropFiles: 'Drop pictures here',
  speak: 'Speak',
  stopSpeaking: 'Stop listening',
  mute: 'Mute the voice',
  unmute: 'Turn the voice on',
  captions: 'Captions',
  more: 'More',
  newConversation: 'New conversation',
  downloadText: 'Download as text',
  downloadData: 'Download as data (JSON)',
  hear: 'Tap to hear',
  suggestions: 'Suggestions',
  newest: 'To the newest message',
  you: 'You',
  copy: 'Copy the answer',
  copyCode: 'Copy the code',
  copied: 'Copied',
  code: 'Code',
  table: 'Table',
  replay: 'Hear it again',
  good: 'Good answer',
  bad: 'Bad answer',
  rating: 'Rate this answer',
  stars: '{count} of 5 stars',
  thanks: 'Thank you for your rating',
  comment: 'What do you want to say about it? (optional)',
  sendComment: 'Send',
  sources: 'Sources',
  newTab: 'opens in a new tab',
  interrupted: 'You interrupted here',
  interruptedUnheard: 'You interrupted before a word was heard',
  tryAgain: 'Try again',
  approval: '{name} would like to do this. Do you agree?',
  allow: 'Allow',
  decline: 'Decline',
  allowed: 'You allowed this',
  declined: 'You declined this',
  withdrawn: 'No longer needed',
  idle: 'Ready',
  connecting: 'Connecting…',
  listening: 'Listening…',
  thinking: 'Thinking…',
  speaking: 'Speaking…',
  waiting: 'Reconnecting…',
  offline: 'You are offline. You can read what is here; your next message goes out when you are back.',
  lost: 'The connection is lost. It is being made again; you can go on writing.',
  ended: 'The conversation has paused. Write to go on.',
  aiNotice: 'You are talking with an AI. It can make mistakes.',
  failed: 'There is no answer to this, as something went wrong. Please try again.',
  failedBusy: 'Too many people are asking at once. Please try again in {seconds} seconds.',
  refused: 'The message was not taken. Please change it and try again.',
  noConnection: 'The chat can’t be reached. Check your connection, then try again.',
  microphoneRefused: 'The microphone is not allowed. Allow it in the browser’s settings for this page, or go on by typing.',
  microphoneMissing: 'No microphone was found. Plug one in, or go on by typing.',
  microphoneBusy: 'The microphone is used by another program. Close it and try again, or go on by typing.',
  microphoneFailed: 'The microphone does not work here. Please go on by typing.',
  fileKind: '{file} can’t be added. Pictures (PNG, JPEG, WebP, GIF) and PDF can.',
  fileSize: '{file} is too large: {limit} MB are allowed.',
  fileCount: '{limit} files go with a message, no more.',
  fileUnreadable: '{file} can’t be read.',
});

/** The words of other languages, loaded when they are wanted. */
const LABEL_LOADERS = Object.freeze({
  de: async () => (await import('./labels-de.js')).GERMAN_LABELS,
  es: async () => (await import('./labels-es.js')).SPANISH_LABELS,
  fr: async () => (await import('./labels-fr.js')).FRENCH_LABELS,
  it: async () => (await import('./labels-it.js')).ITALIAN_LABELS,
  pt: async () => (await import('./labels-pt.js')).PORTUGUESE_LABELS,
});

/** The words of a chat, in its language, with the host's over them. */
export class Labels {
  constructor() {
    this.language = {};
    this.own = {};
    this.bound = [];
    this.values = {};
  }

  /** A word by its name, filled in. */
  text(key, values) {
    const text = this.own[key] ?? this.language[key] ?? ENGLISH_LABELS[key] ?? key;
    return String(text).replace(/\{(\w+)\}/g, (whole, name) => String(values?.[name] ?? this.values[name] ?? whole));
  }

  /** Keeps what says a word up to date: calls `say` with it now, and when the words change. */
  bind(key, say) {
    this.bound.push({ key, say });
    say(this.text(key));
  }

  /** Says all words anew. */
  apply() {
    for (const { key, say } of this.bound) say(this.text(key));
  }
}

/** The language to show for a locale: one there are words in, else English. */
export function labelLanguage(locale) {
  const language = String(locale ?? '').toLowerCase().split(/[-_]/)[0];
  return Object.hasOwn(LABEL_LOADERS, language) ? language : 'en';
}

/** The words of a language; where they can't be loaded, none: English stands. */
export async function loadLabels(language) {
  return language === 'en' ? {} : LABEL_LOADERS[language]().catch(() => ({}));
}
