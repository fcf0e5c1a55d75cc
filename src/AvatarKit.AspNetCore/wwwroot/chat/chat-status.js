// What the chat says of itself: how the connection is, what the avatar does, and what went wrong.

/** Errors that the person can do something about by saying something else. */
const PERSONS_OWN = /^(?:message|attachments?|guard|content)\.|too_large$/;

/** Keeps the bar and the banner up to date. */
export class ChatStatus {
  /**
   * @param {object} shell the chat's elements
   * @param {object} labels its words
   */
  constructor(shell, labels) {
    this.shell = shell;
    this.labels = labels;
    this.connection = 'closed';
    this.state = 'idle';
    this.complaint = '';
  }

  /** Takes over what changed and shows it. */
  set(changed) {
    Object.assign(this, changed);
    this.show();
  }

  /** Says calmly how things are; the composer stays usable. */
  show() {
    const { shell, labels, connection } = this;
    const isOffline = navigator.onLine === false;
    let banner = this.complaint;
    if (isOffline) banner = labels.text('offline');
    else if (connection === 'waiting') banner = labels.text('lost');
    else if (connection === 'ended') banner = labels.text('ended');
    if (shell.banner.textContent !== banner) shell.banner.textContent = banner;
    let { state } = this;
    if (state === 'idle' && (connection === 'waiting' || isOffline)) state = 'waiting';
    else if (state === 'idle' && connection === 'connecting') state = 'connecting';
    shell.setStatus(state);
  }

  /** What an answer's error says to the person, and what to do. */
  errorText(error) {
    if (error?.retryAfterMs > 0) return this.labels.text('failedBusy', { seconds: Math.ceil(error.retryAfterMs / 1000) });
    const code = error?.code ?? '';
    if (PERSONS_OWN.test(code)) return this.labels.text('refused');
    return this.labels.text(code.startsWith('live.') ? 'noConnection' : 'failed');
  }
}
