// The microphone's button: what it starts, and what goes wrong with it, said plainly.

/** The words for what goes wrong, by the error's code. */
const MICROPHONE_WORDS = Object.freeze({
  'microphone.refused': 'microphoneRefused', 'recognition.refused': 'microphoneRefused', 'microphone.missing': 'microphoneMissing',
  'microphone.unplugged': 'microphoneMissing', 'microphone.busy': 'microphoneBusy',
});

/** Where a folder has Silero's model and what runs it. */
const SILERO_MODEL = 'silero_vad_v5.onnx';
const SILERO_RUNTIME = 'ort.wasm.bundle.min.mjs';

/** Turns the microphone on and off, and shows what it hears. It is loaded when it is first used. */
export class VoiceInput {
  /**
   * @param {{conversation: object, composer: object, mode: () => string, locale: () => string | null, silero: () => string | null,
   *   complain: (key: string, code: string) => void}} parts the conversation, the button's place, push or hands-free, the language, the address
   *   of Silero's folder or null, and what says what went wrong
   */
  constructor(parts) {
    Object.assign(this, parts);
    this.microphone = null;
    this.wanted = false;
    this.isStarting = false;
  }

  /** Turns it on or off. */
  set(on) {
    if (on === this.wanted) return;
    if (on) this.start();
    else this.stop();
  }

  async start() {
    this.wanted = true;
    this.isStarting = true;
    const { conversation, composer } = this;
    composer.set({ isListening: true });
    // Who presses the button wants to speak: the avatar gives way.
    if (this.mode() === 'push' && conversation.isBusy) conversation.interrupt();
    try {
      if (conversation.connection === 'closed') conversation.connect();
      const [{ Microphone }] = await Promise.all([import('../avatar-microphone.js'), conversation.client.connect()]);
      if (!this.wanted) return;
      const microphone = this.microphone = new Microphone({
        client: conversation.client, mode: this.mode(), locale: this.locale() ?? undefined, detector: this.detector(),
        isSpeaking: () => conversation.state === 'speaking', spoken: since => conversation.spoken.since(since),
      });
      this.follow(microphone);
      await microphone.start();
      if (!this.wanted) microphone.stop();
    } catch (error) {
      this.fail(error);
    } finally {
      this.isStarting = false;
    }
  }

  /** Silero's detector where the page says where it is; it is loaded with the microphone. Null: voices are told by their level. */
  detector() {
    const folder = this.silero();
    if (!folder) return null;
    const at = file => new URL(file, new URL(folder.replace(/\/?$/, '/'), document.baseURI)).href;
    return async () => {
      const { SileroDetector } = await import('../microphone/silero-detector.js');
      return SileroDetector.load({ runtime: at(SILERO_RUNTIME), model: at(SILERO_MODEL) });
    };
  }

  follow(microphone) {
    const on = (name, handle) => microphone.addEventListener(name, ({ detail }) => handle(detail ?? {}));
    const isCurrent = () => microphone === this.microphone && this.wanted;
    on('level', ({ level }) => { if (isCurrent()) this.composer.setLevel(level); });
    // Only where the browser recognises, as the server does not hear the voice then: its words go out as if they were typed.
    // The last of them come after the button was let go.
    on('transcript', ({ text, final }) => {
      this.conversation.tell('transcript', { text: final ? '' : text, final });
      if (final && text.trim()) this.conversation.say(text.trim());
    });
    on('error', error => { if (isCurrent()) this.fail(error); });
    // What ends before it has begun is told by start() alone.
    on('stopped', () => { if (isCurrent() && !this.isStarting) this.stop(); });
  }

  fail(error) {
    if (!this.wanted) return;
    this.stop();
    const code = error?.code ?? 'microphone.failed';
    this.complain(MICROPHONE_WORDS[code] ?? 'microphoneFailed', String(code));
  }

  /** Turns it off. What was spoken is understood still. */
  stop() {
    this.wanted = false;
    this.composer.setLevel(0);
    this.composer.set({ isListening: false });
    this.microphone?.stop();
    this.microphone = null;
  }
}
