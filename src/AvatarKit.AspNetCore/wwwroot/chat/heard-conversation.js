// The conversation as it is heard: its turns, what of them the player has played, and what the avatar does meanwhile.

import { AnswerMemory } from './answer-memory.js';
import { SpokenWords } from '../microphone/spoken-words.js';

/** How many turns are kept at most; the oldest go first. */
export const MOST_TURNS = 300;

/** Turns, and the player that speaks them. Who knows the server sets `client`, `serverState` and `speaks`. */
export class HeardConversation extends EventTarget {
  /** @param {object} player what speaks */
  constructor(player) {
    super();
    this.player = player;
    this.memory = new AnswerMemory();
    this.spoken = new SpokenWords();
    this.turns = [];
    this.client = null;
    this.serverState = 'idle';
    this.state = 'idle';
    this.playing = null;
    this.replaying = false;
    this.held = false;
    this.isSpeaking = false;
    this.speaks = false;
    this.followPlayer();
  }

  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** The turn that is being answered or heard, if there is one. */
  get current() {
    return this.turns.findLast(turn => turn.status === 'pending' || turn.status === 'answering')
      ?? (this.held || this.player.state === 'playing' || this.player.state === 'blocked' ? this.turn(this.playing) : null) ?? null;
  }

  /** Whether there is something to interrupt. */
  get isBusy() {
    return this.current !== null;
  }

  turn(id) {
    return this.turns.find(turn => turn.id === id);
  }

  add(turn) {
    this.turns = [...this.turns.slice(1 - MOST_TURNS), turn];
    this.tell('turn', { turn });
    this.updateState();
  }

  addFirst(turn) {
    this.turns = [turn, ...this.turns];
    this.tell('turns');
    this.updateState();
  }

  /** Where the ear is in a turn, or null where nothing of it was heard. */
  heardOf(turn) {
    const heard = this.player.heard();
    return turn && heard?.turnId === turn.id ? heard : null;
  }

  /** Marks a turn as cut where it was heard to. A greeting can be read anyway. */
  markInterrupted(turn, heard) {
    turn.isSkipped = turn.isGreeting;
    turn.status = turn.isGreeting ? 'completed' : 'interrupted';
    if (turn.isGreeting) turn.heard = null;
    else if (heard) turn.heard = heard.heardCharacters;
    else if (this.speaks) turn.heard = 0;
    this.memory.forget(turn.id);
    this.tell('turn', { turn });
    this.updateState();
  }

  /** Ends sound and motion. */
  silence() {
    this.held = false;
    this.player.stop();
    this.endSpeech();
    this.replaying = false;
    this.playing = null;
    this.tell('heard', { turn: null });
    this.updateState();
  }

  /** Plays an answer again from memory; says whether it could. */
  replay(turn) {
    const kept = this.memory.get(turn.id);
    if (!kept) return false;
    if (this.isBusy) this.interrupt();
    this.player.clear();
    this.playing = turn.id;
    this.replaying = true;
    for (const segment of kept.segments) this.player.enqueue(segment);
    if (kept.tail) this.player.finish(kept.tail, kept.restart);
    this.player.complete();
    this.player.play();
    return true;
  }

  followPlayer() {
    const { player } = this;
    player.addEventListener('started', () => {
      if (this.isSpeaking || this.playing === null) return;
      this.isSpeaking = true;
      this.tell('speechstarted', { turnId: this.playing });
    });
    player.addEventListener('progress', ({ detail }) => {
      if (!this.replaying && detail) this.client?.reportPlayback(detail);
    });
    player.addEventListener('word', ({ detail }) => this.onWord(detail));
    player.addEventListener('ended', () => {
      this.endSpeech();
      this.replaying = false;
      this.tell('heard', { turn: null });
    });
    player.addEventListener('statechange', () => this.updateState());
  }

  onWord({ sentence, word }) {
    const turn = this.turn(this.playing);
    if (word) this.spoken.add(word.text);
    if (!turn || !word) {
      this.tell('heard', { turn: null });
      return;
    }
    const from = (this.player.sentences[sentence]?.textStart ?? 0) + word.captionStart;
    const to = from + word.captionLength;
    this.tell('heard', { turn, from, to });
    this.tell('word', { turnId: turn.id, text: word.text, start: from, length: word.captionLength });
  }

  endSpeech() {
    if (this.isSpeaking) this.tell('speechended', { turnId: this.playing });
    this.isSpeaking = false;
  }

  setServerState(state) {
    this.serverState = state ?? 'idle';
    this.updateState();
  }

  /** What the avatar does, as the person sees it: playback outlives the making of the answer. */
  updateState() {
    const playing = this.player.state === 'playing' && this.playing !== null;
    const going = this.turns.some(turn => turn.status === 'pending' || turn.status === 'answering');
    let state = this.serverState === 'listening' ? 'listening' : 'idle';
    if (playing) state = 'speaking';
    else if (going) state = 'thinking';
    if (state === this.state) return;
    this.state = state;
    this.player.attention = state;
    this.tell('state', { state });
  }
}
