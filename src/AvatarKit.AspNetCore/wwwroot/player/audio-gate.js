// The browser's gate before sound: it opens with a gesture, and may close again when a call comes in.

/** What counts as a gesture, in one browser or another. */
const GESTURES = Object.freeze(['pointerdown', 'pointerup', 'touchend', 'keydown', 'click']);

/** How long sound may be withheld before that is said, in milliseconds. */
const PATIENCE = 300;

/** How long an unlocking may take, in milliseconds. */
const UNLOCK_WITHIN = 1000;

/** Asks the browser to let sound through, with the first gesture at the latest. */
export class AudioGate {
  /**
   * @param {Playback} playback whose audio context it is
   * @param {() => void} onBlocked called when sound is withheld
   */
  constructor(playback, onBlocked) {
    this.playback = playback;
    this.onBlocked = onBlocked;
    this.onGesture = () => { this.unlock(); };
    this.onVisible = () => { if (!document.hidden) this.ask(); };
  }

  get isOpen() {
    return this.playback.audio?.state === 'running';
  }

  /** Asks now, and listens for gestures until sound goes through; says if it is withheld for longer. */
  ask() {
    this.watch(true);
    this.resume();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { if (!this.isOpen) this.onBlocked(); }, PATIENCE);
  }

  /** Asks in a gesture. */
  async unlock() {
    const audio = this.playback.context();
    if (audio.state === 'running') return true;
    // Some browsers open for a sound that was started in the gesture, not for the asking.
    const source = new AudioBufferSourceNode(audio, { buffer: audio.createBuffer(1, 1, audio.sampleRate) });
    source.connect(audio.destination);
    source.onended = () => source.disconnect();
    source.start();
    await Promise.race([this.resume(), new Promise(resolve => { setTimeout(resolve, UNLOCK_WITHIN); })]);
    return this.isOpen;
  }

  resume() {
    const { audio } = this.playback;
    return audio.state === 'closed' ? Promise.resolve() : audio.resume().catch(() => { });
  }

  watch(on) {
    if (on === Boolean(this.isWatching)) return;
    this.isWatching = on;
    const change = on ? 'addEventListener' : 'removeEventListener';
    for (const gesture of GESTURES) document[change](gesture, this.onGesture, { capture: true, passive: true });
    document[change]('visibilitychange', this.onVisible);
  }

  /** Sound is let through, or no longer wanted. */
  rest() {
    clearTimeout(this.timer);
    this.watch(false);
  }
}
