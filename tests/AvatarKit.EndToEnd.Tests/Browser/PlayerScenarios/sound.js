// Scenarios of the player's sound: what leaves it, sample by sample.

import { ending, live, most, newPlayer, onset, pieces, record, rounded, shiftOf, silences, sleep, tone, until } from './tools.js';

/** Pieces of odd lengths at a rate, against the whole sound. */
export async function join(rate) {
  const player = newPlayer();
  const stop = await record(player);
  const whole = tone(rate * 1.5, rate);
  for (const piece of pieces(whole, rate, [0, 4001, 9007, Math.round(rate * 0.7), whole.length])) player.enqueue(piece);
  player.complete();
  player.play();
  await until(() => player.state === 'ended');
  await sleep(60);
  const sound = await stop();
  const ideal = tone(Math.floor(whole.length * player.audio.sampleRate / rate), player.audio.sampleRate);
  const shift = shiftOf(sound, ideal, 0, 20_000, onset(sound, 1e-3), 30);
  const { output, underruns } = player.metrics();
  return {
    apart: most(sound, ideal, shift, 60, ideal.length - 60), longer: ending(sound) + 1 - shift - ideal.length, output, underruns,
    states: player.states.join(),
  };
}

/** Pauses in the middle and goes on; then stops. Pieces have the context's rate: what is heard are their very samples. */
export async function pause(worklet) {
  const player = newPlayer({ worklet });
  const stop = await record(player);
  const rate = player.audio.sampleRate;
  const whole = rounded(tone(rate * 2, rate));
  const told = [];
  player.addEventListener('progress', ({ detail }) => told.push(detail));
  for (const piece of pieces(whole, rate, [0, rate / 2, rate, rate * 2])) player.enqueue(piece);
  player.complete();
  player.play();
  await until(() => player.position > 0.6);
  player.pause();
  await until(() => told.at(-1)?.elapsedMs === player.heard().elapsedMs && silent(player));
  await sleep(200);
  const heldAt = Math.round(player.playback.heldPosition * rate);
  const heldHeard = player.heard();
  player.play();
  await until(() => player.position > 1.3);
  player.stop();
  const heardAtStop = player.heard();
  await sleep(200);
  const sound = await stop();
  const begin = onset(sound);
  const first = onset(whole);
  const [[pausedAt, resumedAt], [stoppedAt]] = silences(sound);
  const before = begin - first;
  const after = shiftOf(sound, whole, heldAt + 400, heldAt + 3000, resumedAt - heldAt, 4);
  const envelope = Array.from({ length: 14 }, (_, i) => {
    const from = stoppedAt - 1400 + i * 100;
    let heard = 0;
    let played = 0;
    for (let k = from; k < from + 100; k++) {
      if (Number.isNaN(sound[k])) continue;
      heard += sound[k] ** 2;
      played += whole[k - after] ** 2;
    }
    return played > 0 ? Math.sqrt(heard / played) : -1;
  });
  return {
    skipped: heldAt - (pausedAt - before), apartBefore: most(sound, whole, before, 100, heldAt - 1000),
    apartAfter: most(sound, whole, after, heldAt + 400, stoppedAt - after - 1200), misplaced: after - (resumedAt - heldAt), envelope,
    heldMs: heldAt / rate * 1000, heard: heldHeard.segment * 500 + heldHeard.elapsedMs, stoppedMs: (stoppedAt - after) / rate * 1000,
    heardAtStop: heardAtStop.segment * 500 + heardAtStop.elapsedMs, output: player.metrics().output, state: player.state, position: player.position,
  };
}

const silent = player => !player.playback.sound.open;

/** A piece that comes late. */
export async function late() {
  const player = newPlayer();
  const rate = 16_000;
  const whole = tone(rate, rate);
  player.enqueue(live(whole.subarray(0, 8000), rate, 0));
  player.play();
  await until(() => player.isWaiting && player.position > 0.4);
  const position = player.position;
  await sleep(200);
  player.enqueue(live(whole.subarray(8000), rate, 1));
  player.enqueue(live(whole.subarray(8000), rate, 1));
  player.complete();
  await until(() => player.state === 'ended');
  return { position, ...player.metrics(), duration: player.duration, states: player.states.filter(state => !state.startsWith('=')).join() };
}

/** A turn after another, and a pause between them that nobody is to blame for. */
export async function turns() {
  const player = newPlayer();
  const rate = 16_000;
  player.enqueue(live(tone(4000, rate), rate, 0, { turnId: 'one' }));
  player.play();
  await until(() => player.isWaiting && player.position > 0.2);
  await sleep(150);
  player.enqueue(live(tone(4000, rate), rate, 0, { turnId: 'two' }));
  player.complete();
  await until(() => player.state === 'ended');
  return { underruns: player.metrics().underruns, turn: player.heard().turnId, pieces: player.segments.length };
}

/** Seeks, mutes and forgets. */
export async function seek() {
  const player = newPlayer();
  const rate = 16_000;
  player.enqueue(live(tone(rate, rate), rate, 0));
  player.enqueue(live(tone(rate, rate), rate, 1));
  player.complete();
  player.seek(1.5);
  const before = [player.state, player.position];
  player.play();
  await until(() => player.position > 1.6);
  player.seek(0.2);
  const back = player.position;
  await until(() => player.position > 0.4);
  player.muted = true;
  player.volume = 0.5;
  await until(() => player.output.gain.value < 0.001);
  player.muted = false;
  await until(() => player.output.gain.value > 0.49);
  await until(() => player.state === 'ended');
  player.clear();
  return { before, back, louder: player.output.gain.value, forgotten: player.heard() === null, state: player.state, duration: player.duration };
}
