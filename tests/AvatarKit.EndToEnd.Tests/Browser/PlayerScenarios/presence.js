// Scenarios of being heard and seen: the browser's gate, what was heard, faces.

import { ending, live, most, newPlayer, onset, record, rounded, shiftOf, sleep, tone, until } from './tools.js';

/** An audio context that waits for a gesture, as browsers have it. */
function lock() {
  let isOpen = false;
  const open = () => { isOpen = true; };
  addEventListener('pointerup', open, { capture: true, once: true });
  const Real = globalThis.AudioContext;
  globalThis.AudioContext = class extends Real {
    constructor(options) {
      super(options);
      super.suspend();
    }

    resume() {
      return isOpen ? super.resume() : new Promise(() => { });
    }
  };
  return () => { globalThis.AudioContext = Real; };
}

const gesture = () => document.body.dispatchEvent(new Event('pointerup', { bubbles: true }));

/** Speech that comes before the first gesture. */
export async function locked() {
  const unlock = lock();
  const player = newPlayer();
  player.play();
  for (let i = 0; i < 4; i++) player.enqueue(live(tone(4000, 16_000), 16_000, i));
  await until(() => player.state === 'blocked');
  const shown = !player.button.hidden;
  await sleep(300);
  const before = [player.position, player.heard()];
  const stop = await record(player);
  gesture();
  player.complete();
  await until(() => player.state === 'ended');
  const sound = await stop();
  unlock();
  return {
    shown, before, hidden: player.button.hidden, seconds: (ending(sound) - onset(sound)) / player.audio.sampleRate,
    states: player.states.filter(state => state !== 'waiting' && state !== 'resumed').join(),
  };
}

/** A gesture that the page knows of, before anything is said. */
export async function unlocked() {
  const unlock = lock();
  const player = newPlayer();
  dispatchEvent(new Event('pointerup'));
  const opened = await player.unlock();
  player.enqueue(live(tone(4000, 16_000), 16_000, 0));
  player.complete();
  player.play();
  const { state } = player;
  await until(() => player.state === 'ended');
  unlock();
  return { opened, state };
}

/** The system takes the loudspeaker away in the middle, and gives it back with a gesture. */
export async function interrupted() {
  // A busy machine may lose a block of sound, which is another matter.
  for (let tries = 3; ; tries--) {
    const found = await interruptedOnce();
    if (found.apart < 1e-6 || tries === 1) return found;
  }
}

async function interruptedOnce() {
  const player = newPlayer();
  const stop = await record(player);
  const rate = player.audio.sampleRate;
  const whole = rounded(tone(rate * 1.5, rate));
  player.enqueue(live(whole, rate, 0));
  player.complete();
  player.play();
  await until(() => player.position > 0.4);
  const { audio } = player;
  const resume = audio.resume.bind(audio);
  audio.resume = () => new Promise(() => { });
  await audio.suspend();
  await until(() => player.state === 'blocked');
  const positions = [player.position];
  await sleep(300);
  positions.push(player.position);
  const aperture = player.mouthState().aperture;
  audio.resume = resume;
  gesture();
  await until(() => player.state === 'ended');
  await sleep(60);
  const sound = await stop();
  const shift = shiftOf(sound, whole, 5000, 15_000, onset(sound) - onset(whole), 3000);
  return { positions, aperture, apart: most(sound, whole, shift, 0, whole.length) };
}

/** What was heard at many moments, against where the words are. */
export async function heard() {
  const player = newPlayer();
  const rate = 16_000;
  const word = (_, i) => ({ text: `w${i}`, startMs: i * 200 + 50, durationMs: 120, captionStart: i * 3, captionLength: 2 });
  const words = Array.from({ length: 10 }, word);
  const text = words.map(each => each.text).join(' ');
  for (let i = 0; i < 5; i++) {
    player.enqueue(live(tone(rate * 0.4, rate), rate, i, {
      text: i === 0 ? text : null, textStart: i === 0 ? 100 : null,
      words: words.slice(i * 2, i * 2 + 2).map(each => ({ ...each, startMs: each.startMs - i * 400 })),
    }));
  }
  const told = [];
  player.addEventListener('progress', ({ detail }) => told.push({ ...detail, at: performance.now() }));
  const before = player.heard();
  player.play();
  const wrong = [];
  for (let i = 0; i < 40; i++) {
    await sleep(30 + i % 7 * 5);
    const { position } = player;
    const { segment, elapsedMs, heardCharacters } = player.heard();
    const begun = words.filter(({ startMs }) => startMs / 1000 <= position).length;
    const expected = begun === 0 ? 100 : 100 + begun * 3 - 1;
    // The clock goes on between the two looks: at a word's very beginning they may see it or not.
    const isNear = words.some(({ startMs }) => Math.abs(startMs / 1000 - position) < 0.02);
    if (!isNear && (heardCharacters !== expected || Math.abs(segment * 400 + elapsedMs - position * 1000) > 20)) {
      wrong.push([position, segment, elapsedMs, heardCharacters].join(' '));
    }
  }
  player.complete();
  await until(() => player.state === 'ended');
  const steps = told.slice(1).map(({ at }, i) => at - told[i].at);
  const quickest = steps.length > 1 ? Math.min(...steps.slice(0, -1)) : null;
  return { hadBegun: before !== null, wrong, count: told.length, quickest, last: player.heard(), lastTold: told.at(-1) };
}

/** Every member null that may be. */
export async function nulls() {
  const player = newPlayer();
  const none = null;
  const bare = {
    turnId: none, segment: none, index: none, sentence: none, text: none, textStart: none, durationMs: none, words: none, visemes: none,
  };
  const { audio } = live(tone(4000, 16_000), 16_000, 0);
  player.enqueue({ ...bare, audio, face: none, format: { encoding: 'pcm', sampleRate: 16_000, channels: none, samples: none, restart: none } });
  player.enqueue({
    ...bare, durationMs: 250, audio: none, format: none, face: none, spokenText: none, voice: none, isSilent: none, startMs: none,
    words: [{ text: none, startMs: none, durationMs: none, captionStart: none, captionLength: none }],
    visemes: [{ viseme: 'aa', startMs: none, durationMs: none, weight: none }],
  });
  player.enqueue({
    ...bare, audio: btoa(String.fromCharCode(...audio)), format: { encoding: none, sampleRate: none, channels: none },
    face: { fps: none, frames: none, channels: none, data: none },
  });
  player.enqueue({
    ...bare, audio: new Uint8Array(), face: { fps: none, frames: none, channels: none, data: none, coding: 'differences' },
    format: { encoding: 'opus', sampleRate: 16_000, channels: none, samples: none, restart: none },
  });
  player.finish(none);
  player.complete();
  player.play();
  await until(() => player.state === 'ended');
  return { duration: player.duration, heard: player.heard() };
}

async function deflate(bytes) {
  const stream = new CompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  writer.write(bytes);
  writer.close();
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}

/** Faces as the live protocol codes them; one inflates to far more than it says. */
export async function faces() {
  const channels = ['jawOpen', 'unknownToThisPlayer', 'headYaw'];
  const frames = 30;
  const rows = [i => i * 8, () => 9, i => 255 - i];
  const coded = new Uint8Array(rows.length * frames);
  rows.forEach((value, row) => {
    for (let i = 0; i < frames; i++) coded[row * frames + i] = value(i) - (i === 0 ? 0 : value(i - 1));
  });
  const player = newPlayer();
  const coding = { fps: 60, frames, channels, coding: 'differences' };
  const piece = (segment, face) => live(new Float32Array(8000), 16_000, segment, { face: { ...coding, ...face } });
  player.enqueue(piece(0, { data: await deflate(coded) }));
  player.enqueue(piece(1, { data: await deflate(new Uint8Array(50_000_000)) }));
  player.enqueue(piece(2, { data: new Uint8Array([1, 2, 3]) }));
  player.enqueue(piece(3, { frames: 1e9, data: await deflate(coded) }));
  await until(() => player.segments[0].face);
  await sleep(300);
  const pose = player.poseAt(10 / 60);
  return {
    jaw: pose[avatarkit.CHANNELS.indexOf('jawOpen')] * 255, yaw: pose[avatarkit.CHANNELS.indexOf('headYaw')],
    others: player.segments.slice(1).filter(item => item.face).length, can: avatarkit.canReadFaceTracks(),
  };
}

/** A face that shows the time it is drawn for, against the middle of the time it is expected to be seen. */
export async function ahead() {
  const rate = 16_000;
  const frames = 241;
  const data = Uint8Array.from({ length: frames }, (_, i) => i);
  const seen = [];
  const jaw = avatarkit.CHANNELS.indexOf('jawOpen');
  const face = {
    resize() { },
    draw(pose) {
      if (player.state !== 'playing' || player.isWaiting) return;
      const { last, interval, governor } = player.loop;
      seen.push((pose[jaw] * 255 / 60 - player.playback.positionAt(last)) * 1000 - interval * (1 + governor.every / 2));
    },
  };
  const player = newPlayer({ face });
  const track = { fps: 60, frames, channels: ['jawOpen'], data: btoa(String.fromCharCode(...data)) };
  player.enqueue(live(tone(rate * 4, rate), rate, 0, { face: track }));
  player.play();
  await until(() => player.position > 3.5);
  player.stop();
  const ordered = seen.slice(10).sort((a, b) => a - b);
  return { pictures: ordered.length, apart: ordered[ordered.length >> 1], ...player.metrics() };
}

/** Renderers of the page's own: a promise of one, one with an element, one that fails, one that is none. */
export async function renderers() {
  const seen = [];
  const face = { draw: () => seen.push('draw'), resize: (...size) => seen.push(size.join()), element: document.createElement('canvas') };
  const player = newPlayer({ face: Promise.resolve(face) });
  await until(() => seen.length > 2);
  const shown = player.root.contains(face.element) && player.canvas.hidden;
  const errors = [];
  const failing = newPlayer({
    face: canvas => {
      canvas.getContext('webgl');
      return { draw() { throw new Error('It fails.'); }, resize() { } };
    },
  });
  failing.addEventListener('faceerror', ({ detail }) => errors.push(detail.message));
  await until(() => errors.length > 0);
  await failing.view.face.ready;
  await sleep(100);
  const [, , , alpha] = failing.view.canvas.getContext('2d').getImageData(180, 240, 1, 1).data;
  const none = newPlayer({ face: {} });
  none.addEventListener('faceerror', ({ detail }) => errors.push(detail.message));
  await until(() => errors.length > 1);
  return { size: seen[0], shown, errors, alpha };
}
