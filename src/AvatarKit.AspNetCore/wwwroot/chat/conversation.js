// The conversation behind the chat, with its server: what that says goes to the player and to the views, what the person does goes to it.

import { AnswerMemory } from './answer-memory.js';
import { HeardConversation } from './heard-conversation.js';
import { keepHeard, newTurn } from './history.js';

/** The id of a greeting that is written and not yet spoken. */
const UNSPOKEN = 'greeting';

/**
 * A conversation. Events, each with a detail: `turns` (all of them changed), `turn` (one changed: { turn }), `state`, `connection`,
 * `transcript` ({ text, final }), `heard` ({ turn, from, to } of the word, or null), `complaint` ({ code, message }), and what the page is told
 * of: `turnstarted`, `speechstarted`, `word`, `speechended`, `toolcall`, `welcome`, `answered`; `disclosure` ({ text }: that a machine
 * speaks; empty as a new conversation begins); `approval` (a question whether a tool may be called, or its end); and `redrawn`: what is seen
 * of the turns is made anew.
 */
export class Conversation extends HeardConversation {
  /**
   * @param {{makeClient: (conversation: string | null) => object, player: object, speechOf: (message: object) => object, tools: object,
   *   hasVoice?: () => boolean}} parts
   *   what makes a client for a conversation, the player, what makes speech of a message, the page's functions, and whether the browser speaks
   *   where the server does not
   */
  constructor({ makeClient, player, speechOf, tools, hasVoice = () => false }) {
    super(player);
    Object.assign(this, { makeClient, speechOf, tools, hasVoice });
    this.id = null;
    this.understood = '';
    this.disclosure = '';
    this.continueAt = null;
  }

  /** Connects, to go on with a conversation or to begin one. */
  connect(conversation = this.id) {
    this.disconnect();
    this.id = conversation;
    this.hasPaused = false;
    const client = this.client = this.makeClient(conversation);
    client.playback = () => (this.replaying ? null : this.player.heard());
    const on = (name, handle) => client.addEventListener(name, ({ detail }) => {
      if (client === this.client) handle.call(this, detail ?? {});
    });
    on('welcome', this.onWelcome);
    on('state', ({ state }) => this.setServerState(state));
    on('turn', this.onTurn);
    on('text', this.onText);
    on('speech', this.onSpeech);
    on('end', this.onEnd);
    on('transcript', this.onTranscript);
    on('notice', this.onNotice);
    on('gesture', ({ gesture }) => this.player.gesture(gesture).catch(() => { }));
    on('toolCall', this.onToolCall);
    on('approvalRequest', request => this.tell('approval', request));
    on('approvalEnd', end => this.tell('approval', end));
    on('closed', this.onClosed);
    on('refused', this.onRefused);
    on('connection', ({ error = null }) => this.hasPaused || this.tell('connection', { connection: client.connection, error }));
    if (this.tools.size > 0) client.setTools(this.tools.describe());
    client.connect().catch(() => { });
  }

  /** Lets go of the connection; what is here stays. */
  disconnect() {
    const client = this.client;
    this.client = null;
    this.setServerState('idle');
    client?.close();
  }

  get connection() {
    return this.client?.connection ?? 'closed';
  }

  /** Says something for the person. What is being answered is interrupted first. */
  say(text, attachments = []) {
    if (this.isBusy) this.interrupt();
    if (this.connection === 'closed') this.connect();
    const sent = attachments.map(({ mediaType, data, name }) => ({ mediaType, data, name }));
    const id = this.client.say(text, sent.length > 0 ? { attachments: sent } : {});
    this.add(newTurn({ id, message: text, attachments, askedAt: performance.now() }));
    return id;
  }

  /** Has the avatar say words as they are. */
  speak(text) {
    if (this.isBusy) this.interrupt();
    if (this.connection === 'closed') this.connect();
    const id = this.client.speak(text);
    this.add(newTurn({ id }));
    return id;
  }

  /** Greets: at once in writing, and aloud once the server is there; `byServer` says that it speaks the greeting by itself. */
  greet(text, byServer) {
    this.add(newTurn({ id: UNSPOKEN, isGreeting: true, isWritten: true, answer: text, status: 'completed' }));
    this.greetsItself = byServer;
    if (this.connection === 'open') this.speakGreeting();
  }

  speakGreeting() {
    const [greeting] = this.turns;
    if (this.turns.length !== 1 || greeting.id !== UNSPOKEN || this.greetsItself) return;
    if (this.speaks && this.server?.limits?.speak !== false) greeting.id = this.client.speak(greeting.answer);
  }

  /** Interrupts what is being answered or heard: the conversation keeps what was heard. */
  interrupt() {
    const turn = this.current;
    const wasReplay = this.replaying;
    const heard = wasReplay ? null : this.heardOf(turn);
    if (!wasReplay && turn && this.connection !== 'closed') this.client.interrupt(heard);
    this.silence();
    if (turn && !wasReplay) this.markInterrupted(turn, heard);
  }

  rate(turn, score, comment) {
    turn.rating = score;
    this.client?.rate(turn.id, score, comment);
  }

  /** What the person says to whether a tool may be called. */
  answerApproval(id, approved) {
    this.client?.answerApproval(id, approved);
  }

  /** Tells the server of the page's functions. */
  updateTools() {
    this.client?.setTools(this.tools.describe());
  }

  /** Ends this conversation; the next begins anew. */
  reset() {
    this.silence();
    this.disconnect();
    this.player.clear();
    this.memory = new AnswerMemory();
    this.id = null;
    this.turns = [];
    this.understood = '';
    this.disclosure = '';
    this.tell('disclosure', { text: '' });
    this.tell('turns');
  }

  onWelcome(message) {
    this.id = message.conversation ?? this.id;
    this.server = message;
    this.setServerState(message.state ?? 'idle');
    this.speaks = (message.speaks !== false || this.hasVoice()) && message.audio !== null;
    this.tell('welcome', message);
    this.disclose(message.disclosure);
    this.speakGreeting();
  }

  /** The server says that a machine speaks. */
  disclose(text) {
    if (typeof text !== 'string' || !text || text === this.disclosure) return;
    this.disclosure = text;
    this.tell('disclosure', { text });
  }

  onTurn({ turnId, replay, traceId = null, disclosure }) {
    if (this.playing !== turnId) {
      if (this.playing !== null) this.silence();
      this.player.clear();
    }
    let turn = this.turn(turnId);
    if (!turn && !this.understood && this.turns[0]?.id === UNSPOKEN) {
      // The server speaks the greeting that is already written.
      [turn] = this.turns;
      turn.id = turnId;
    } else if (!turn) {
      // What the server says unasked before it answers anything is its greeting, though something was asked meanwhile.
      const isGreeting = !this.understood && this.turns.every(each => each.status === 'pending');
      turn = newTurn({ id: turnId, message: this.understood, isGreeting });
      this.understood = '';
      this.tell('transcript', { text: '', final: true });
      if (isGreeting) this.addFirst(turn);
      else this.add(turn);
    } else if (replay && !turn.isWritten) {
      // The answer comes again whole; its speech goes on where it was heard to.
      turn.answer = '';
    }
    turn.status = 'answering';
    turn.traceId = traceId ?? turn.traceId;
    this.disclose(disclosure);
    this.tell('turn', { turn });
    this.tell('turnstarted', { turnId, message: turn.message, traceId: turn.traceId });
    this.updateState();
  }

  onText({ turnId, text }) {
    const turn = this.turn(turnId);
    if (turn?.isWritten && !turn.isSkipped) this.addAnnouncement(turn, text);
    if (!turn || turn.isWritten || turn.isSkipped || turn.status === 'interrupted') return;
    turn.answer += text ?? '';
    this.tell('turn', { turn });
  }

  /** A greeting that is written already is spoken after the announcement, and is shown as it is spoken. */
  addAnnouncement(turn, text) {
    const lead = `${this.disclosure}\n\n`;
    turn.given = (turn.given ?? '') + (text ?? '');
    if (!this.disclosure || turn.answer.startsWith(lead) || !turn.given.startsWith(lead)) return;
    turn.answer = lead + turn.answer;
    this.tell('turn', { turn });
  }

  onSpeech(message) {
    const turn = this.turn(message.turnId);
    if (!turn || turn.status === 'interrupted' || turn.isSkipped) return;
    if (this.playing !== message.turnId) {
      if (this.playing !== null) this.silence();
      this.player.clear();
      this.playing = message.turnId;
    }
    const segment = this.speechOf(message);
    turn.pieceAt ??= performance.now();
    this.memory.add(turn.id, segment);
    this.player.enqueue(segment);
    if (this.continueAt?.turnId === turn.id) {
      this.player.seek((this.player.segments.at(-1)?.start ?? 0) + this.continueAt.elapsedMs / 1000);
      this.continueAt = null;
    }
    if (!this.held) this.player.play();
  }

  onEnd(message) {
    const turn = this.turn(message.turnId);
    if (!turn) return;
    if (this.playing === turn.id && turn.status !== 'interrupted') {
      if (message.audio) this.player.finish(message.audio, message.restart === true);
      this.memory.finish(turn.id, message.audio, message.restart === true);
      this.player.complete();
    }
    if (turn.isGreeting) turn.status = 'completed';
    else if (turn.status !== 'interrupted') turn.status = message.outcome ?? 'completed';
    turn.sources = Array.isArray(message.sources) ? message.sources : [];
    turn.error = message.error ?? null;
    turn.traceId ??= message.traceId ?? null;
    if (turn.status === 'interrupted') this.memory.forget(turn.id);
    if (turn.status === 'interrupted' && typeof message.heardText === 'string') keepHeard(turn, message.heardText);
    this.tell('turn', { turn });
    this.tell('answered', { turn });
    this.updateState();
  }

  onTranscript({ text, final }) {
    if (final) this.understood = text ?? '';
    this.tell('transcript', { text: text ?? '', final: Boolean(final) });
  }

  onNotice({ kind, turnId, elapsedMs, code }) {
    if (kind === 'pausePlayback') {
      this.held = true;
      this.player.pause();
    } else if (kind === 'resumePlayback') {
      this.held = false;
      if (this.playing !== null) this.player.play();
    } else if (kind === 'stopPlayback') {
      this.stopHeard();
    } else if (kind === 'continueAt') {
      this.player.clear();
      this.memory.forget(turnId);
      this.continueAt = { turnId, elapsedMs: elapsedMs ?? 0 };
    } else if (kind === 'warning') {
      this.tell('complaint', { code: code ?? 'warning', isWarning: true });
    }
    this.updateState();
  }

  /** The server heard the person interrupt. */
  stopHeard() {
    const turn = this.replaying ? null : this.turn(this.playing);
    const heard = this.heardOf(turn);
    this.silence();
    if (turn) this.markInterrupted(turn, heard);
  }

  async onToolCall(call) {
    const client = this.client;
    this.tell('toolcall', { name: call.name, arguments: call.arguments, callId: call.callId, turnId: call.turnId });
    client.sendToolResult(call.callId, await this.tools.call(call));
  }

  onClosed({ reason }) {
    // The client is closed by this, too; the next message connects again, and the conversation goes on.
    this.hasPaused = true;
    this.setServerState('idle');
    this.tell('connection', { connection: 'ended', reason });
  }

  onRefused({ code = 'refused', message = '', turnId, retryAfterMs = null }) {
    // A refusal of something else than a message leaves the message that waits as it is.
    const ofMessage = /^(?:message|attachments?|rate|session|turn|speak)\./.test(code);
    const turn = turnId ? this.turn(turnId) : ofMessage && this.turns.findLast(each => each.status === 'pending');
    this.tell('complaint', { code, message });
    if (!turn || turn.status !== 'pending') return;
    turn.status = 'failed';
    turn.error = { code, transient: false, retryAfterMs };
    this.tell('turn', { turn });
    this.updateState();
  }
}
