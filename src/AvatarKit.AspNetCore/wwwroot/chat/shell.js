// What the chat is made of: the button that opens it, the bar, the face, the conversation and the place to write.

import { Announcer } from './announcer.js';
import { CaptionView } from './caption-view.js';
import { Composer } from './composer.js';
import { iconButton, make, setIcon, setLabel } from './dom.js';
import { chatStyle } from './style.js';

/** The chat's elements under a shadow root. What they do is wired by the element. */
export class ChatShell {
  /**
   * @param {ShadowRoot} root where it goes
   * @param {object} labels its words
   * @param {{maxBytes: number, maxCount: number}} limits of what goes with a message
   */
  constructor(root, labels, limits) {
    this.root = root;
    this.labels = labels;
    root.adoptedStyleSheets = [chatStyle()];
    this.announcer = new Announcer();
    this.caption = new CaptionView();
    this.composer = new Composer({ labels, limits });
    this.buildLauncher();
    this.buildBar();
    this.buildConversation();
    this.face = make('div', { class: 'face', part: 'face' });
    this.wake = make('button', { type: 'button', class: 'wake', part: 'button wake', hidden: true });
    this.stage = make('div', { class: 'stage', part: 'stage' }, this.face, this.caption.element, this.wake);
    this.frame = make('div', { class: 'frame fresh' }, this.bar, this.stage, this.talk,
      make('div', { class: 'foot' }, make('slot', { name: 'footer' })));
    this.panel = make('section', { class: 'shell', part: 'panel' }, this.frame, this.announcer.element);
    root.append(this.launcher, this.panel);
    this.composer.acceptDrops(this.panel);
    labels.bind('hear', text => this.wake.replaceChildren(iconButton('play', {}).firstChild, text));
  }

  labelled(button, key) {
    this.labels.bind(key, text => setLabel(button, text));
    return button;
  }

  buildLauncher() {
    this.open = make('button', { type: 'button', class: 'open', part: 'button launcher', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
      iconButton('chat', {}).firstChild);
    this.dismiss = this.labelled(iconButton('close', { class: 'dismiss', part: 'button dismiss', hidden: true }), 'dismiss');
    this.launcher = make('div', { class: 'launcher' }, this.open, this.dismiss);
  }

  buildBar() {
    this.name = make('h2', { class: 'name', part: 'name', dir: 'auto' });
    this.status = make('p', { class: 'status', part: 'status', role: 'status' });
    this.sound = iconButton('sound', { part: 'button sound' });
    this.captions = this.labelled(iconButton('captions', { part: 'button captions', 'aria-pressed': 'true' }), 'captions');
    this.more = this.labelled(iconButton('more', { part: 'button more', 'aria-haspopup': 'menu', 'aria-expanded': 'false' }), 'more');
    this.close = this.labelled(iconButton('close', { part: 'button close', hidden: true }), 'close');
    this.bar = make('header', { class: 'bar', part: 'bar' }, make('div', { class: 'who' }, make('slot', { name: 'header' }, this.name), this.status),
      this.sound, this.captions, this.more, this.close);
    this.menu = make('div', { class: 'menu', part: 'menu', role: 'menu', hidden: true },
      this.menuItem('write', 'newConversation'), this.menuItem('download', 'downloadText'), this.menuItem('download', 'downloadData'));
    this.bar.append(this.menu);
    this.labels.bind('more', text => this.menu.setAttribute('aria-label', text));
    this.more.addEventListener('click', () => this.showMenu(this.menu.hidden));
    this.menu.addEventListener('keydown', event => this.moveInMenu(event));
    this.menu.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.menu.contains(relatedTarget) && relatedTarget !== this.more) this.showMenu(false);
    });
  }

  menuItem(picture, key) {
    const text = make('span');
    this.labels.bind(key, word => { text.textContent = word; });
    return make('button', { type: 'button', role: 'menuitem', tabindex: -1, 'data-does': key }, iconButton(picture, {}).firstChild, text);
  }

  showMenu(shown) {
    if (this.menu.hidden === !shown) return;
    const hadFocus = this.menu.contains(this.root.activeElement);
    this.menu.hidden = !shown;
    this.more.setAttribute('aria-expanded', String(shown));
    if (shown) this.menu.firstElementChild.focus();
    else if (hadFocus) this.more.focus();
  }

  moveInMenu(event) {
    const items = [...this.menu.children];
    const at = items.indexOf(this.root.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[to % items.length].focus();
    else if (event.key === 'Escape') this.showMenu(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  buildConversation() {
    this.turns = make('ol', { class: 'turns' });
    this.suggestions = make('ul', { class: 'suggestions', part: 'suggestions', hidden: true });
    // Screen readers hear of answers from the announcer, a sentence at a time; here they find them again.
    this.log = make('div', { class: 'log', part: 'log', role: 'log', 'aria-live': 'off', tabindex: 0 },
      make('slot', { name: 'empty' }), this.turns, this.suggestions);
    this.labels.bind('conversation', text => this.log.setAttribute('aria-label', text));
    this.labels.bind('suggestions', text => this.suggestions.setAttribute('aria-label', text));
    // What the law wants said stays in sight for as long as the conversation lasts: it does not scroll away, and nothing closes it.
    this.disclosure = make('p', { class: 'disclosure', part: 'disclosure', role: 'note', dir: 'auto', hidden: true });
    this.banner = make('p', { class: 'banner', part: 'banner', role: 'status' });
    this.newest = this.labelled(iconButton('down', { class: 'newest', part: 'button newest', hidden: true }), 'newest');
    this.notice = make('p', { class: 'notice', part: 'ai-notice' });
    this.labels.bind('aiNotice', text => { this.notice.textContent = text; });
    this.talk = make('div', { class: 'talk', part: 'conversation' }, this.disclosure, this.log, this.banner,
      make('div', { class: 'base' }, this.newest, this.composer.element, this.notice, make('slot', { name: 'disclaimer' })));
    this.newest.addEventListener('click', () => this.toEnd());
    this.follows = true;
    this.log.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.log;
      const isAtEnd = scrollHeight - scrollTop - clientHeight < 48;
      // Where the chat itself scrolled to, it goes on following.
      if (Math.abs(scrollTop - this.placed) > 2) this.follows = isAtEnd;
      this.newest.hidden = isAtEnd;
    }, { passive: true });
    new ResizeObserver(() => this.keepAtEnd()).observe(this.log);
  }

  scrollTo(top) {
    this.log.scrollTop = top;
    this.placed = this.log.scrollTop;
  }

  /** Shows the newest, unless the person reads what was said before. A long answer stays where it begins. */
  keepAtEnd() {
    const last = this.turns.lastElementChild;
    // What begins is read from its beginning.
    if (!this.follows || !last || this.frame.classList.contains('fresh')) return;
    const top = last.getBoundingClientRect().top - this.log.getBoundingClientRect().top + this.log.scrollTop - 12;
    this.scrollTo(Math.min(this.log.scrollHeight, top));
  }

  /** Brings a word that is heard into sight. */
  keepInSight(word) {
    if (!this.follows || !word) return;
    const view = this.log.getBoundingClientRect();
    const place = word.getBoundingClientRect();
    if (place.bottom > view.bottom - 8 || place.top < view.top) this.scrollTo(this.log.scrollTop + place.top - view.top - view.height / 3);
  }

  toEnd() {
    this.follows = true;
    this.scrollTo(this.log.scrollHeight);
  }

  /** Which language the chat's own words are in, and which those of the conversation. */
  setLanguage(words, conversation) {
    this.panel.lang = words;
    this.turns.lang = this.announcer.element.lang = this.caption.element.lang = this.disclosure.lang = conversation;
  }

  /** Says that a machine speaks, as the server words it; screen readers are told once in a conversation. An empty text begins a new one. */
  disclose(text) {
    const { disclosure } = this;
    const isFirst = disclosure.hidden;
    disclosure.hidden = text === '';
    disclosure.textContent = text;
    // A long one scrolls, also by the keyboard.
    disclosure.tabIndex = disclosure.scrollHeight > disclosure.clientHeight + 1 ? 0 : -1;
    if (disclosure.tabIndex < 0) disclosure.removeAttribute('tabindex');
    if (isFirst) this.announcer.sayOnce(text);
  }

  /** Adds how something looks that came later. */
  addStyle(sheet) {
    const sheets = this.root.adoptedStyleSheets;
    if (!sheets.includes(sheet)) this.root.adoptedStyleSheets = [...sheets, sheet];
  }

  /** Puts a text into the clipboard; says whether it could. */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return false;
    }
    this.announcer.say(this.labels.text('copied'));
    return true;
  }

  /** What the avatar does, in a word, and for styles. */
  setStatus(state) {
    if (this.status.dataset.state === state) return;
    this.status.dataset.state = state;
    this.status.textContent = this.labels.text(state);
  }

  setSound(isOn) {
    setIcon(this.sound, isOn ? 'sound' : 'muted');
    setLabel(this.sound, this.labels.text(isOn ? 'mute' : 'unmute'));
  }

  setCaptions(isOn) {
    this.captions.setAttribute('aria-pressed', String(isOn));
    this.caption.element.hidden = !isOn;
  }

  /** Offers quick questions. */
  suggest(suggestions, choose) {
    this.suggestions.replaceChildren(...suggestions.map(text => make('li', {},
      make('button', { type: 'button', class: 'chip', part: 'suggestion', dir: 'auto', text, onclick: () => choose(text) }))));
    this.suggestions.hidden = suggestions.length === 0;
  }
}
