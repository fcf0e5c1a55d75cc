// The chat behind a button in a corner: it opens a panel, which covers a small screen whole.

import { setIcon, setLabel } from './dom.js';

/** Opens and closes the panel and keeps the focus where it belongs. */
export class Floating {
  /**
   * @param {HTMLElement} host the element
   * @param {object} shell its parts
   * @param {(name: 'open' | 'close') => void} tell called when it has opened or closed
   */
  constructor(host, shell, tell) {
    this.host = host;
    this.shell = shell;
    this.tell = tell;
    this.small = matchMedia('(max-width: 640px), (max-height: 500px)');
    shell.open.addEventListener('click', () => this.set(!this.isOpen, true));
    shell.close.addEventListener('click', () => this.set(false, true));
    shell.panel.addEventListener('keydown', event => this.keepFocus(event));
    this.isOpen = false;
  }

  get isFloating() {
    return this.host.getAttribute('layout') === 'button';
  }

  /** Shows what the layout asks for. */
  apply() {
    const { shell, isFloating } = this;
    shell.panel.hidden = isFloating && !this.isOpen;
    shell.close.hidden = !isFloating;
    shell.dismiss.hidden = !this.host.hasAttribute('dismissible') || this.isOpen;
    shell.open.setAttribute('aria-expanded', String(this.isOpen));
    setIcon(shell.open, this.isOpen ? 'close' : 'chat');
    setLabel(shell.open, shell.labels.text(this.isOpen ? 'close' : 'open'));
    shell.panel.setAttribute('role', isFloating ? 'dialog' : 'region');
    if (isFloating && this.small.matches) shell.panel.setAttribute('aria-modal', 'true');
    else shell.panel.removeAttribute('aria-modal');
  }

  /** Opens or closes; where the person did, the focus goes along. */
  set(open, moveFocus) {
    if (!this.isFloating || this.isOpen === open) return;
    this.isOpen = open;
    const hadFocus = this.host.shadowRoot.activeElement !== null;
    this.apply();
    if (open && moveFocus) {
      // On a touch screen the keyboard would cover what has just opened.
      if (matchMedia('(pointer: coarse)').matches) this.shell.close.focus();
      else this.shell.composer.input.focus();
    } else if (!open && (moveFocus || hadFocus)) {
      this.shell.open.focus();
    }
    this.tell(open ? 'open' : 'close');
  }

  /** Where the panel covers the page, Tab stays in it. */
  keepFocus(event) {
    if (event.key !== 'Tab' || !this.isFloating || !this.small.matches) return;
    const all = [...this.shell.panel.querySelectorAll('button, textarea, a[href], [tabindex="0"]')]
      .filter(element => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null);
    const { activeElement } = this.host.shadowRoot;
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0]).focus();
  }

  /** Keeps the chat above an on-screen keyboard. */
  followKeyboard() {
    const view = globalThis.visualViewport;
    if (!view) return () => { };
    const fit = () => {
      const { panel } = this.shell;
      panel.style.bottom = '';
      const covered = panel.getBoundingClientRect().bottom - (view.offsetTop + view.height);
      const isKeyboard = view.height < globalThis.innerHeight - 80 && view.scale === 1;
      if (isKeyboard && covered > 0 && (!this.isFloating || this.small.matches)) panel.style.bottom = `${Math.round(covered)}px`;
      this.shell.keepAtEnd();
    };
    view.addEventListener('resize', fit);
    return () => view.removeEventListener('resize', fit);
  }
}
