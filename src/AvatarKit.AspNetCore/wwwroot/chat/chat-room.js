// What stands behind an open chat: its player, its conversation, its microphone, and what was said in it before.

import { AvatarPlayer } from '../avatar-player.js';
import { LiveClient } from '../live/live-client.js';
import { speechOf } from '../live/speech-message.js';
import { Conversation } from './conversation.js';
import { newTurn } from './history.js';
import { PlayerReport } from './player-report.js';
import { readAvatar, servedFace } from './served-avatar.js';
import { SpeechBitrate } from './speech-bitrate.js';

/** One for as long as a chat is in its page. */
export class ChatRoom {
  /** @param {HTMLElement} chat the element, whose attributes say what is wanted */
  constructor(chat) {
    this.chat = chat;
    this.described = readAvatar(chat.endpoint, chat.avatar);
    this.bitrate = new SpeechBitrate();
    this.player = this.makePlayer();
    this.talk = new Conversation({
      makeClient: conversation => this.makeClient(conversation), player: this.player, speechOf, tools: chat.tools,
      hasVoice: () => this.maySpeakItself,
    });
    this.microphone = null;
    this.listens = false;
    this.measured = new PlayerReport();
    this.talk.addEventListener('speechended', ({ detail }) => this.noteHeard(detail.turnId));
    this.talk.addEventListener('welcome', ({ detail }) => this.chooseVoice(detail));
    this.talk.addEventListener('answered', ({ detail }) => this.keep(detail.turn));
    this.talk.addEventListener('welcome', ({ detail }) => { if (detail.resumed === 'no') this.endLost(); });
  }

  makePlayer() {
    const { chat } = this;
    const label = chat.words.text('face');
    const face = chat.face ?? (chat.rig ? null : servedFace(this.described, chat, label));
    const { rig, framing, muted } = chat;
    const player = new AvatarPlayer(chat.shell.face, { captions: false, playButton: false, label, rig, framing, face, muted });
    // Where sound is withheld, the chat has a button of its own that says so.
    player.button.remove();
    chat.shell.caption.follow(player);
    player.addEventListener('statechange', () => { chat.shell.wake.hidden = player.state !== 'blocked'; });
    return player;
  }

  makeClient(conversation) {
    const { endpoint, avatar, locale, voice, hasSpeech } = this.chat;
    return new LiveClient({
      endpoint, avatar: avatar ?? undefined, conversation: conversation ?? undefined, locale: locale ?? undefined, voice: voice ?? undefined,
      speech: hasSpeech, bitrate: this.bitrate.value, trace: this.chat.trace !== 'off', approvals: true,
    });
  }

  /** An answer was heard: the next is asked for in as many bits as suit the network, and the server is told how well it played. */
  noteHeard(turnId) {
    const { client, replaying, server } = this.talk;
    const measured = this.player.metrics();
    client?.setBitrate?.(this.bitrate.heard(measured.underruns));
    const report = this.measured.of(replaying ? null : this.talk.turn(turnId), measured);
    if (report && server?.limits?.metrics) client?.sendMetrics(report);
  }

  /** Whether the browser has a voice that may speak where the server has none. */
  get maySpeakItself() {
    return this.chat.hasSpeech && this.chat.browserVoice !== 'off' && typeof globalThis.speechSynthesis?.speak === 'function';
  }

  /** Where the server has no voice, the browser's speaks, if it has one for the language. */
  async chooseVoice({ speaks, audio, locale }) {
    // What decodes is there before the first sound is.
    if (audio?.codec === 'opus') import('../player/opus-stream.js').catch(() => { });
    const isWanted = speaks === false && audio !== null && this.maySpeakItself;
    if (isWanted === Boolean(this.player.voice)) return;
    if (!isWanted) {
      this.player.useVoice(null);
      return;
    }
    const { BrowserVoice } = await import('../microphone/browser-voice.js').catch(() => ({}));
    const voice = BrowserVoice && new BrowserVoice({ locale: this.chat.locale ?? locale, voice: this.chat.voice ?? undefined });
    if (await voice?.choose()) await this.player.useVoice(voice);
  }

  /** Turns the microphone on or off; what it is is loaded when it is first used. */
  async listen(on) {
    const { chat } = this;
    this.listens = on;
    if (on && !this.microphone) {
      chat.shell.composer.set({ isListening: true });
      const { VoiceInput } = await import('./voice-input.js').catch(() => ({}));
      if (VoiceInput) {
        this.microphone ??= new VoiceInput({
          conversation: this.talk, composer: chat.shell.composer,
          mode: () => (chat.microphone === 'hands-free' ? 'hands-free' : 'push'),
          locale: () => chat.locale,
          silero: () => chat.silero,
          complain: (key, code) => chat.complain(chat.words.text(key), code),
        });
      } else {
        this.listens = false;
        chat.complain(chat.words.text('microphoneFailed'), 'microphone.failed');
      }
    }
    if (!this.listens) chat.shell.composer.set({ isListening: false });
    if (this.listens === on) this.microphone?.set(on);
  }

  /** Goes on with a conversation, or begins one, with a greeting. */
  async start(conversation) {
    const { talk, chat } = this;
    this.starting?.abort();
    const mine = this.starting = new AbortController();
    talk.id = conversation ?? null;
    const before = conversation ? await this.read(conversation, mine.signal) : [];
    if (mine.signal.aborted) return;
    if (before === null && !talk.client) talk.id = null;
    // What was said while the server was asked comes after what was said before.
    talk.turns = [...before ?? [], ...talk.turns];
    talk.tell('turns');
    if (!talk.client) talk.connect();
    // A greeting that is the avatar's own is spoken by the server, unasked.
    const own = (await this.described)?.greeting;
    const greeting = own || chat.greeting;
    if (greeting && talk.turns.length === 0 && !mine.signal.aborted) talk.greet(greeting, Boolean(own));
  }

  /** What was said before, from the server, or from what this browser kept where there is no server. */
  async read(conversation, signal) {
    try {
      const { readHistory } = await import('./stored-turns.js');
      return await readHistory(this.chat.endpoint, conversation, signal);
    } catch {
      const kept = await (await this.kept()).of(conversation);
      for (const answer of kept) this.talk.memory.restore(answer.turnId, answer);
      return kept.map(({ turnId, message, answer, sources, at }) => newTurn({
        id: turnId, message, answer, sources, at: new Date(at).toISOString(), status: 'completed',
      }));
    }
  }

  /** Begins anew, with another conversation or a new one. */
  async restart(conversation) {
    this.listen(false);
    this.talk.reset();
    await this.start(conversation);
  }

  /** A session that began anew knows nothing of answers that were begun: what is here of them is heard to its end, and can be asked for again. */
  endLost() {
    const { talk } = this;
    for (const turn of talk.turns) {
      if ((turn.status !== 'pending' && turn.status !== 'answering') || talk.client.isWaiting?.(turn.id)) continue;
      turn.status = 'failed';
      turn.error = { code: 'turn.lost', transient: true, retryAfterMs: null };
      if (talk.playing === turn.id) this.player.complete();
      talk.tell('turn', { turn });
      talk.tell('answered', { turn });
    }
    talk.updateState();
  }

  /** Keeps an answer in the browser, where the page wants that. */
  async keep(turn) {
    const speech = this.talk.memory.get(turn.id);
    if (!this.chat.keepAnswers || turn.status !== 'completed' || !speech) return;
    const { id, message, answer, sources } = turn;
    const { segments, tail } = speech;
    const answered = { turnId: id, conversation: this.talk.id, at: Date.now(), message, answer, sources, segments, tail };
    (await this.kept()).keep(answered);
  }

  async kept() {
    const { KeptAnswers } = await import('./kept-answers.js');
    return new KeptAnswers(new URL(this.chat.endpoint, document.baseURI).href);
  }

  /** Lets go of all. */
  end() {
    this.starting?.abort();
    this.listen(false);
    this.talk.reset();
    this.player.destroy();
  }
}
