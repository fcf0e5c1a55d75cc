// Hears whether a person speaks: louder than the room for long enough, and until it was quiet for long enough.

/** How long a voice must last to be one, and how long it must be quiet to be over, in milliseconds. */
const ONSET_MS = 80;
const RELEASE_MS = 500;

/** While the avatar answers a short sound ends sooner, so that a cough is told from a word. */
const SHORT_RELEASE_MS = 150;
const SHORT_VOICE_MS = 600;

/** How much louder than the room a voice begins, and goes on, in decibels. */
const BEGINS_DB = 10;
const LASTS_DB = 6;

/** How much louder while the avatar speaks, and in its first seconds, when the echo canceller does not know the room yet. */
const SPEAKING_DB = 5;
const ADAPTING_DB = 14;
const ADAPTING_MS = 3000;

/** The room is what was quietest in this many milliseconds, in steps of which one is this long. */
const ROOM_STEPS = 16;
const ROOM_STEP_MS = 200;
const QUIETEST_ROOM_DB = -70;
const LOUDEST_ROOM_DB = -35;

/** The level of samples in decibels of full scale. */
export function levelOf(samples) {
  const sum = samples.reduce((total, sample) => total + sample * sample, 0);
  return 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-10);
}

/** Decides frame by frame. Times are milliseconds of sound since it began. */
export class VoiceActivity {
  constructor() {
    this.now = 0;
    this.isVoice = false;
    this.beganAt = 0;
    this.loudMs = 0;
    this.quietMs = 0;
    this.playedMs = 0;
    this.steps = [];
    this.step = { quietest: Infinity, ms: 0 };
    this.smooth = -60;
  }

  /** The level of the room in decibels. */
  get room() {
    const quietest = Math.min(this.step.quietest, ...this.steps);
    return Math.min(LOUDEST_ROOM_DB, Math.max(QUIETEST_ROOM_DB, Number.isFinite(quietest) ? quietest : QUIETEST_ROOM_DB));
  }

  /**
   * Takes the next frame, by its level.
   * @param {Float32Array} samples 10 to 40 ms at 16 kHz
   * @param {boolean} avatarSpeaks whether the avatar is heard now
   * @param {number | null} probability of a voice by a detector; null: by level
   * @param {boolean} avatarAnswers whether a voice would interrupt: the avatar speaks, or is about to
   * @returns {{speaking: boolean, atMs: number, durationMs: number} | null} a voice began or ended
   */
  process(samples, avatarSpeaks, probability = null, avatarAnswers = avatarSpeaks) {
    const ms = samples.length / 16;
    this.now += ms;
    if (avatarSpeaks) this.playedMs += ms;
    const guard = avatarSpeaks ? (this.playedMs < ADAPTING_MS ? ADAPTING_DB : SPEAKING_DB) : 0;
    const level = levelOf(samples);
    this.smooth += (level - this.smooth) * 0.5;
    const above = level - this.room;
    this.follow(this.smooth, ms);
    const begins = probability === null ? above > BEGINS_DB + guard : probability > 0.5 + guard * 0.02;
    const lasts = probability === null ? above > LASTS_DB + guard / 2 : probability > 0.35 + guard * 0.01;
    return this.isVoice ? this.goOn(lasts, ms) : this.begin(begins, ms, avatarAnswers);
  }

  begin(isLoud, ms, avatarAnswers) {
    this.loudMs = isLoud ? this.loudMs + ms : Math.max(0, this.loudMs - 2 * ms);
    if (this.loudMs < ONSET_MS) return null;
    this.isVoice = true;
    this.isOverAnswer = avatarAnswers;
    this.beganAt = this.now - this.loudMs;
    this.quietMs = 0;
    return { speaking: true, atMs: this.beganAt, durationMs: 0 };
  }

  goOn(isLoud, ms) {
    this.quietMs = isLoud ? 0 : this.quietMs + ms;
    const isShort = this.isOverAnswer && this.now - this.beganAt - this.quietMs < SHORT_VOICE_MS;
    if (this.quietMs < (isShort ? SHORT_RELEASE_MS : RELEASE_MS)) return null;
    this.isVoice = false;
    this.loudMs = 0;
    const endedAt = this.now - this.quietMs;
    return { speaking: false, atMs: endedAt, durationMs: endedAt - this.beganAt };
  }

  /** The quietest of some seconds is the room: speech has gaps, noise has none. */
  follow(level, ms) {
    this.step.quietest = Math.min(this.step.quietest, level);
    this.step.ms += ms;
    if (this.step.ms < ROOM_STEP_MS) return;
    this.steps.push(this.step.quietest);
    if (this.steps.length > ROOM_STEPS) this.steps.shift();
    this.step = { quietest: Infinity, ms: 0 };
  }
}
