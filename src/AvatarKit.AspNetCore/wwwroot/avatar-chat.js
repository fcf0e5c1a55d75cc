// <avatar-chat>: a talking avatar for any page. One import, without dependencies; the modules beside it are its parts.
//
//   <script type="module" src="/_content/AvatarKit.AspNetCore/avatar-chat.js"></script> <avatar-chat endpoint="/avatar"></avatar-chat>

import { ChatAttributes } from './chat/chat-attributes.js';
import { ChatRoom } from './chat/chat-room.js';
import { ChatStatus } from './chat/chat-status.js';
import { ConversationView } from './chat/conversation-view.js';
import { Floating } from './chat/floating.js';
import { TabMemory, publicTurn } from './chat/history.js';
import { Labels, labelLanguage, loadLabels } from './chat/labels.js';
import { PageTools } from './chat/page-tools.js';
import { ChatShell } from './chat/shell.js';
import { followTalk, turnServices, wireShell } from './chat/chat-wiring.js';

const ATTACHMENT_LIMITS = Object.freeze({ maxBytes: 5_000_000, maxCount: 4 });

/** A conversation with a talking avatar. See avatar-chat.d.ts for attributes, properties, methods, events, parts and slots. */
export class AvatarChat extends ChatAttributes {
  constructor() {
    super();
    this.words = new Labels();
    this.tools = new PageTools();
    this.attachShadow({ mode: 'open' });
    this.shell = new ChatShell(this.shadowRoot, this.words, ATTACHMENT_LIMITS);
    this.floating = new Floating(this, this.shell, name => this.onOpened(name));
    this.view = new ConversationView(this.shell, turnServices(this));
    this.status = new ChatStatus(this.shell, this.words);
    this.room = null;
    wireShell(this);
  }

  connectedCallback() {
    this.stopKeyboard = this.floating.followKeyboard();
    this.onNetwork = () => this.status.show();
    globalThis.addEventListener('online', this.onNetwork);
    globalThis.addEventListener('offline', this.onNetwork);
    if (!this.hasAttribute('layout')) this.setAttribute('layout', 'page');
    this.tab = new TabMemory(this.endpoint);
    this.applyAll();
    if (!this.floating.isFloating) this.begin();
    else if (this.hasAttribute('dismissible') && this.tab.read('dismissed')) this.hidden = true;
    else if (this.hasAttribute('auto-open') && !this.tab.read('closed')) this.floating.set(true, false);
  }

  disconnectedCallback() {
    this.stopKeyboard();
    globalThis.removeEventListener('online', this.onNetwork);
    globalThis.removeEventListener('offline', this.onNetwork);
    // An element that is only moved is connected again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.end();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected || !this.tab) return;
    this.applyAll();
    if (!this.floating.isFloating || this.floating.isOpen) this.begin();
    if (!this.room) return;
    if (name === 'conversation' && after !== this.talk.id) this.room.restart(after);
    if (name === 'endpoint') this.tab = new TabMemory(after);
    if (name === 'endpoint' || name === 'avatar') this.room.restart(this.conversation);
    if (name === 'speech') this.talk.connect();
  }

  /** Shows what attributes and properties say. */
  applyAll() {
    const { shell } = this;
    this.words.values = { name: this.avatarName };
    this.words.apply();
    this.applyLanguage();
    shell.name.textContent = this.avatarName;
    shell.panel.setAttribute('aria-label', this.words.text('chat'));
    shell.notice.hidden = this.getAttribute('ai-notice') === 'off';
    shell.composer.attach.hidden = this.attachments === 'off' || !shell.composer.takesFiles;
    shell.composer.microphone.hidden = this.microphone === 'off';
    shell.setCaptions(this.captions);
    shell.setSound(!this.muted && this.hasSpeech);
    if (this.room) this.room.player.muted = this.muted;
    this.floating.apply();
    this.showSuggestions();
    this.status.show();
  }

  async applyLanguage() {
    const locale = this.locale || this.closest('[lang]')?.lang || navigator.language;
    const language = labelLanguage(locale);
    this.shell.setLanguage(language, locale);
    if (language === this.language) return;
    this.language = language;
    const words = await loadLabels(language);
    if (this.language !== language) return;
    this.words.language = words;
    this.relabel();
  }

  relabel() {
    delete this.shell.status.dataset.state;
    this.applyAll();
    if (this.talk) this.view.redraw();
  }

  get talk() {
    return this.room?.talk ?? null;
  }

  /** Makes what stands behind the chat, and connects. */
  begin() {
    if (this.room || !this.endpoint) return;
    this.room = new ChatRoom(this);
    this.view.follow(this.talk);
    followTalk(this);
    this.room.described.then(avatar => {
      this.served ??= avatar;
      this.applyAll();
    });
    this.room.start(this.conversation ?? (this.remember ? this.tab.read('conversation') : null));
  }

  mustBegin() {
    if (this.isConnected) this.begin();
    if (!this.room) throw new Error('The chat has no endpoint, or is in no page.');
  }

  end() {
    this.room?.end();
    this.room = null;
  }

  onWelcome({ avatar, conversation, limits }) {
    this.served = avatar ?? null;
    if (this.remember && conversation) this.tab.write('conversation', conversation);
    this.status.set({ connection: 'open', complaint: '' });
    this.applyAll();
    this.shell.composer.allow(limits ?? {});
  }

  onOpened(name) {
    if (name === 'open') {
      this.begin();
      this.shell.toEnd();
    } else {
      this.tab.write('closed', '1');
      this.room?.listen(false);
      this.interrupt();
    }
    this.tell(name, {});
  }

  send(text, attachments = []) {
    this.status.set({ complaint: '' });
    this.mustBegin();
    try {
      return this.talk.say(text, attachments);
    } catch (error) {
      this.shell.composer.restore(text);
      this.complain(this.words.text('noConnection'), error.code ?? 'chat.not_sent');
      return null;
    }
  }

  showSuggestions() {
    const { shell, talk } = this;
    const isFresh = !talk?.turns.some(turn => turn.message || turn.attachments.length > 0);
    shell.frame.classList.toggle('fresh', isFresh);
    const list = isFresh ? this.suggestions : [];
    const key = JSON.stringify(list);
    if (key === this.suggested) return;
    this.suggested = key;
    shell.suggest(list, text => {
      this.send(text);
      shell.composer.input.focus();
    });
  }

  /** Says what went wrong, to the person and to the page. */
  complain(text, code) {
    this.status.set({ complaint: text });
    this.tell('error', { code, message: text });
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** The avatar's name: as given, as the server says it, or a word for it. */
  get avatarName() {
    return this.name || this.served?.name || this.words.text('assistant');
  }

  /** Words in place of those on the chat, by their names. */
  get labels() {
    return { ...this.words.own };
  }

  set labels(words) {
    this.words.own = { ...words };
    this.relabel();
  }

  /** What the avatar does: `idle`, `listening`, `thinking` or `speaking`. */
  get state() {
    return this.talk?.state ?? 'idle';
  }

  /** The conversation's id, once the server has given it one. */
  get conversationId() {
    return this.talk?.id ?? null;
  }

  /** What was said, turn by turn. */
  get turns() {
    return (this.talk?.turns ?? []).map(publicTurn);
  }

  get hasSpeech() {
    return this.speech !== 'off';
  }

  /**
   * Says something for the person.
   * @param {string} text what is said
   * @param {{attachments?: {mediaType: string, data: string, name?: string}[]}} [more] files as Base64
   * @returns {string | null} the turn's id; null where it could not be taken
   */
  say(text, { attachments = [] } = {}) {
    if (typeof text !== 'string' || (!text.trim() && attachments.length === 0)) throw new TypeError('say() needs a text.');
    return this.send(text.trim(), attachments);
  }

  /** Has the avatar say words as they are, where the host allows it. Gives the turn's id. */
  speak(text) {
    if (typeof text !== 'string' || !text.trim()) throw new TypeError('speak() needs a text.');
    this.mustBegin();
    return this.talk.speak(text.trim());
  }

  /** Makes a gesture at once, as `AvatarPlayer.gesture` does; says whether there is such a one. */
  async gesture(name) {
    return await this.room?.player.gesture(name) ?? false;
  }

  /** Interrupts the answer: the conversation keeps what was heard. */
  interrupt() {
    if (this.talk?.isBusy) this.talk.interrupt();
  }

  /** Silences the voice; face and captions go on. */
  mute() {
    this.muted = true;
  }

  /** Turns the voice on, also where the chat began as text. */
  unmute() {
    this.muted = false;
    if (!this.hasSpeech) this.speech = null;
  }

  /** Opens, closes the panel of the layout `button`. */
  open() {
    this.hidden = false;
    this.floating.set(true, true);
  }
  close() {
    this.floating.set(false, true);
  }

  /**
   * Adds a function of the page that the model may call.
   * @param {string} name what the model calls it by
   * @param {{description: string, parameters?: object, run: Function}} tool what it does, what it takes as JSON Schema, and the function
   */
  addTool(name, tool) {
    this.tools.add(name, tool);
    this.talk?.updateTools();
  }

  /** Takes a function back. */
  removeTool(name) {
    if (this.tools.remove(name)) this.talk?.updateTools();
  }

  /** Ends this conversation and begins a new one. */
  async newConversation() {
    this.tab?.write('conversation', null);
    await this.room?.restart(null);
    this.shell.composer.input.focus();
  }

  /** Gives the person the conversation as a file, as `text` or `json`. */
  async downloadConversation(format = 'text') {
    const { saveConversation } = await import('./chat/conversation-file.js');
    const turns = this.talk?.turns ?? [];
    saveConversation({ id: this.conversationId, turns, format, you: this.words.text('you'), name: this.avatarName });
  }
}

if (!customElements.get('avatar-chat')) customElements.define('avatar-chat', AvatarChat);
