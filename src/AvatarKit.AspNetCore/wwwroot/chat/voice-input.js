// The microphone's button: what it starts, and what goes wrong with it, said plainly.

/** The words for what goes wrong, by the error's name or code. */
const MICROPHONE_ERRORS = Object.freeze({
  NotAllowedError: 'microphoneRefused', SecurityError: 'microphoneRefused', 'microphone.refused': 'microphoneRefused',
  NotFoundError: 'microphoneMissing', OverconstrainedError: 'microphoneMissing', 'microphone.missing': 'microphoneMissing',
  NotReadableError: 'microphoneBusy', AbortError: 'microphoneBusy', 'microphone.busy': 'microphoneBusy',
});

/** Turns the microphone on and off, and shows what it hears. It is loaded when it is first used. */
export class VoiceInput {
  /**
   * @param {{load: () => Promise<object>, conversation: object, composer: object, mode: () => string, locale: () => string | null,
   *   complain: (key: string, code: string) => void}} parts what loads the microphone's module, the conversation, the button's place,
   *   push or hands-free, the language, and what says what went wrong
   */
  constructor(parts) {
    Object.assign(this, parts);
    this.microphone = null;
    this.wanted = false;
  }

  /** Turns it on or off. */
  set(on) {
    if (on === this.wanted) return;
    if (on) this.start();
    else this.stop();
  }

  async start() {
    this.wanted = true;
    const { conversation, composer } = this;
    composer.set({ isListening: true });
    // Who presses the button wants to speak: the avatar gives way.
    if (this.mode() === 'push' && conversation.isBusy) conversation.interrupt();
    try {
      if (!conversation.client || conversation.connection === 'closed') conversation.connect();
      const { Microphone } = await this.load();
      if (!this.wanted) return;
      const microphone = this.microphone = new Microphone({
        client: conversation.client, mode: this.mode(), locale: this.locale() ?? undefined, recognizes: conversation.server?.recognizes === true,
      });
      this.follow(microphone);
      await microphone.start();
      if (!this.wanted) microphone.stop();
    } catch (error) {
      this.fail(error);
    }
  }

  follow(microphone) {
    const on = (name, handle) => microphone.addEventListener(name, ({ detail }) => {
      if (microphone === this.microphone) handle(detail ?? {});
    });
    on('level', detail => this.composer.setLevel(typeof detail === 'number' ? detail : detail.level ?? 0));
    // The browser's own recogniser: the server does not hear this voice, so its words are sent as if they were typed.
    on('transcript', ({ text, final }) => {
      this.conversation.tell('transcript', { text: final ? '' : text, final });
      if (final && text.trim()) this.conversation.say(text.trim());
    });
    on('error', detail => this.fail(detail.error ?? detail));
    on('stopped', () => this.stop());
  }

  fail(error) {
    const code = error?.name in MICROPHONE_ERRORS ? error.name : error?.code ?? 'microphone.failed';
    this.stop();
    this.complain(MICROPHONE_ERRORS[code] ?? 'microphoneFailed', String(code));
  }

  /** Turns it off. */
  stop() {
    this.wanted = false;
    const { microphone } = this;
    this.microphone = null;
    this.composer.setLevel(0);
    this.composer.set({ isListening: false });
    microphone?.stop();
  }
}
