// Where the person writes: the message, what goes with it, and the buttons to send, stop and speak.

import { ATTACHMENT_TYPES } from './attachment-types.js';
import { iconButton, make, setIcon, setLabel } from './dom.js';

/** How long the microphone's button is held to be a held one, in milliseconds: what is shorter switches it. */
const HOLD = 450;

/**
 * The form under the conversation. Events: `send` ({ text, attachments }), `stop`, `microphone` (boolean: whether to listen), `attached` and
 * `refused` (a text that says so).
 */
export class Composer extends EventTarget {
  /** @param {{labels: object, limits: {maxBytes: number, maxCount: number}}} options its words, and what may go with a message */
  constructor({ labels, limits }) {
    super();
    this.labels = labels;
    this.isBusy = false;
    this.isListening = false;
    this.takesFiles = true;
    this.limits = limits;
    this.attachments = null;
    this.build();
    this.listen();
    labels.bind('message', text => this.input.setAttribute('aria-label', text));
    labels.bind('placeholder', text => { this.input.placeholder = text; });
    labels.bind('attach', text => setLabel(this.attach, text));
    labels.bind('dropFiles', text => { this.drop.textContent = text; });
    labels.bind('send', () => this.update());
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  build() {
    this.chooser = make('input', { type: 'file', accept: ATTACHMENT_TYPES.join(), multiple: true, hidden: true, tabindex: -1 });
    this.files = make('ul', { class: 'files', hidden: true });
    this.attach = iconButton('attach', { class: 'attach', part: 'button attach', onclick: () => this.chooser.click() });
    this.input = make('textarea', { rows: 1, part: 'input', dir: 'auto', enterkeyhint: 'send', autocomplete: 'off', maxlength: 20_000 });
    this.microphone = iconButton('microphone', { class: 'microphone', part: 'button microphone', 'aria-pressed': 'false' });
    this.action = iconButton('send', { class: 'action', part: 'button send', type: 'submit' });
    this.drop = make('div', { class: 'drop', 'aria-hidden': 'true' });
    this.element = make('form', { class: 'composer', part: 'composer', autocomplete: 'off' }, this.files,
      make('div', { class: 'row' }, this.attach, this.input, this.microphone, this.action), this.chooser, this.drop);
  }

  listen() {
    this.element.addEventListener('submit', event => {
      event.preventDefault();
      if (this.hasMessage) this.send();
      else if (this.isBusy) this.tell('stop');
    });
    this.input.addEventListener('keydown', event => {
      // While an input method composes, Enter chooses a word. Safari ends composing before the key comes: its code is 229 then.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener('input', () => this.update());
    this.input.addEventListener('paste', event => {
      const files = [...event.clipboardData?.files ?? []];
      if (files.length === 0 || this.attach.hidden) return;
      event.preventDefault();
      this.addFiles(files);
    });
    this.chooser.addEventListener('change', () => {
      this.addFiles([...this.chooser.files]);
      this.chooser.value = '';
    });
    let pressed = 0;
    let started = false;
    this.microphone.addEventListener('pointerdown', event => {
      pressed = event.timeStamp;
      started = !this.isListening;
      if (started) this.tell('microphone', true);
    });
    this.microphone.addEventListener('click', event => {
      // A key has no pointer before it; a long press ends where it is let go; a short one switches.
      const byKey = pressed === 0;
      const held = event.timeStamp - pressed > HOLD;
      pressed = 0;
      if (byKey) this.tell('microphone', !this.isListening);
      else if (!started || held) this.tell('microphone', false);
    });
  }

  /** Lets files be dropped on an element. */
  acceptDrops(element) {
    const carriesFiles = event => !this.attach.hidden && [...event.dataTransfer?.types ?? []].includes('Files');
    const over = event => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      element.classList.add('dropping');
    };
    element.addEventListener('dragenter', over);
    element.addEventListener('dragover', over);
    element.addEventListener('dragleave', event => {
      if (!element.contains(event.relatedTarget)) element.classList.remove('dropping');
    });
    element.addEventListener('drop', event => {
      element.classList.remove('dropping');
      if (!carriesFiles(event)) return;
      event.preventDefault();
      this.addFiles([...event.dataTransfer.files]);
    });
  }

  /** What keeps the files that go along; it is loaded with the first. */
  async loadAttachments() {
    const { Attachments } = await import('./attachments.js');
    this.attachments ??= new Attachments(() => this.limits, (key, values) => this.tell('refused', this.labels.text(key, values)));
    return this.attachments;
  }

  async addFiles(files) {
    const attachments = await this.loadAttachments().catch(() => null);
    if (!attachments) return this.tell('refused', this.labels.text('fileUnreadable', { file: files[0]?.name ?? '' }));
    for (const attachment of await attachments.add(files)) {
      const remove = iconButton('close', { class: 'remove' });
      setLabel(remove, this.labels.text('removeFile', { file: attachment.name }));
      const item = make('li', {}, attachment.draw(), remove);
      remove.addEventListener('click', () => {
        attachments.remove(attachment);
        item.remove();
        this.update();
        this.input.focus();
      });
      this.files.append(item);
      this.tell('attached', this.labels.text('attached', { file: attachment.name }));
    }
    return this.update();
  }

  get hasMessage() {
    return this.input.value.trim() !== '' || this.attachments?.files.some(file => file.data !== null) === true;
  }

  send() {
    if (!this.hasMessage) return;
    const text = this.input.value.trim();
    this.input.value = '';
    this.files.replaceChildren();
    this.tell('send', { text, attachments: this.attachments?.release() ?? [] });
    this.update();
  }

  /** What the server takes: whether files, and how many bytes a message may have. */
  allow({ attachments, messageBytes }) {
    this.takesFiles = attachments !== false;
    this.attach.hidden ||= !this.takesFiles;
    // Base64 makes four bytes of three.
    if (messageBytes > 0) this.limits = { ...this.limits, maxBytes: Math.min(this.limits.maxBytes, messageBytes * 0.7) };
  }

  /** Puts a text back that was not sent. */
  restore(text) {
    if (this.input.value === '') this.input.value = text;
    this.update();
  }

  /** What the avatar and the microphone do. */
  set({ isBusy = this.isBusy, isListening = this.isListening }) {
    this.isBusy = isBusy;
    this.isListening = isListening;
    this.update();
  }

  /** How loud the person is, from 0 to 1. */
  setLevel(level) {
    this.microphone.style.setProperty('--level', String(Math.min(1, Math.max(0, level)).toFixed(2)));
  }

  update() {
    this.files.hidden = this.files.childElementCount === 0;
    // One button sends or stops, so that the focus stays where it is when an answer ends.
    const stops = this.isBusy && !this.hasMessage;
    setIcon(this.action, stops ? 'stop' : 'send');
    setLabel(this.action, this.labels.text(stops ? 'stop' : 'send'));
    this.action.setAttribute('aria-disabled', String(!stops && !this.hasMessage));
    this.microphone.setAttribute('aria-pressed', String(this.isListening));
    setLabel(this.microphone, this.labels.text(this.isListening ? 'stopSpeaking' : 'speak'));
    this.grow();
  }

  /** As tall as what is written, within bounds the style sets. */
  grow() {
    this.input.style.height = '';
    if (this.input.value && this.input.scrollHeight > 0) this.input.style.height = `${this.input.scrollHeight}px`;
  }
}
