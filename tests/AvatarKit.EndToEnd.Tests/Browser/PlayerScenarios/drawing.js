// Scenarios of drawing as often and as finely as the device can.

import { FrameGovernor } from '/player/frame-governor.js';
import { live, newPlayer, sleep, tone, until } from './tools.js';

/** Frames at an interval, of which those that are drawn cost something, in milliseconds; some come late. */
function run(governor, frames, interval, cost, late = 0) {
  for (let i = 0; i < frames; i++) {
    if (i % governor.every === 0) governor.drew(cost);
    governor.frame(i % 3 === 0 ? interval + late : interval);
  }
  return [governor.level, governor.every, governor.scale].join();
}

/** Levels at an easy pace, at a slow display, with drawing that takes too long or frames that come late, back at ease, and to save power. */
export function governor() {
  const easy = run(new FrameGovernor(), 1200, 16.7, 3);
  const slowDisplay = run(new FrameGovernor(), 1200, 33.3, 5);
  const device = new FrameGovernor();
  const slower = [run(device, 120, 16.7, 15), run(device, 120, 16.7, 25), run(device, 120, 16.7, 40)];
  const ease = run(device, 40_000, 16.7, 1);
  const lateFrames = run(new FrameGovernor(), 120, 16.7, 3, 33.4);
  const sluggish = run(new FrameGovernor(), 120, 50, 10);
  const saving = new FrameGovernor();
  saving.setSaving(true);
  return { easy, slowDisplay, slower, ease, lateFrames, sluggish, saving: run(saving, 600, 16.7, 3) };
}

/** A hidden page: nothing is drawn, sound and captions go on. */
export async function hidden() {
  let pictures = 0;
  let isHidden = false;
  const player = newPlayer({ face: { resize() { }, draw() { pictures++; } } });
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  const words = [];
  player.addEventListener('word', ({ detail }) => { if (detail.word) words.push(detail.word.text); });
  const word = (text, startMs) => ({ text, startMs, durationMs: 200, captionStart: 0, captionLength: 1 });
  const rate = 16_000;
  player.enqueue(live(tone(rate, rate), rate, 0, { words: [word('one', 0), word('two', 400), word('three', 800)] }));
  player.complete();
  await until(() => pictures > 0);
  isHidden = true;
  document.dispatchEvent(new Event('visibilitychange'));
  // As in a hidden page no frame comes.
  globalThis.requestAnimationFrame = () => 0;
  await sleep(100);
  const before = pictures;
  player.play();
  await until(() => player.state === 'ended');
  return { drawn: pictures - before, words: words.join() };
}

/** A face that is scrolled out of sight is not drawn until it is back. */
export async function unseen() {
  let pictures = 0;
  const player = newPlayer({ face: { resize() { }, draw() { pictures++; } } });
  await until(() => pictures > 2);
  player.host.parentElement.style.marginTop = '5000px';
  await until(() => !player.loop.isSeen);
  const before = pictures;
  await sleep(200);
  const count = pictures - before;
  player.host.parentElement.style.marginTop = '0';
  await until(() => pictures > before + 2);
  return { count };
}
