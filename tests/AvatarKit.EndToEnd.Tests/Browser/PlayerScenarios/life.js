// Scenarios of a face while nothing is said, and of what is left of a mood after the last word.

import { FaceMotion } from '/face/face-motion.js';
import { FaceTrack } from '/face/face-track.js';
import { Gestures, gestureAt } from '/face/gestures.js';
import { IdlePose } from '/face/idle-pose.js';
import { AT, CHANNELS } from '/face/pose.js';
import { live, newPlayer, tone, until } from './tools.js';

const FRAME = 1 / 60;

/** How a face is on average over a minute, after it has had time to look like it. */
function looks(activity, seed = 5) {
  const idle = new IdlePose(seed);
  const sums = { yaw: 0, pitch: 0, roll: 0, smile: 0, up: 0, frown: 0, blinks: 0, still: 0, aside: 0, nods: 0 };
  let frames = 0;
  let before = null;
  for (let time = 100; time < 162; time += FRAME) {
    const pose = idle.at(time, activity);
    if (time < 102) continue;
    frames++;
    sums.yaw += pose[AT.headYaw];
    sums.pitch += pose[AT.headPitch];
    sums.roll += pose[AT.headRoll];
    sums.smile += pose[AT.mouthSmileLeft];
    sums.frown += pose[AT.browDownLeft];
    sums.up += pose[AT.eyeLookUpLeft];
    const gaze = pose[AT.eyeLookOutLeft] - pose[AT.eyeLookInLeft] + pose[AT.headYaw] / 35;
    if (Math.abs(gaze) > 0.06) sums.aside++;
    if (before) {
      if (before.lid < 0.7 && pose[AT.eyeBlinkLeft] >= 0.7) sums.blinks++;
      if (before.yaw === pose[AT.headYaw] && before.pitch === pose[AT.headPitch]) sums.still++;
      if (before.pitch < before.mean + 1.2 && pose[AT.headPitch] >= before.mean + 1.2) sums.nods++;
    }
    before = { lid: pose[AT.eyeBlinkLeft], yaw: pose[AT.headYaw], pitch: pose[AT.headPitch], mean: 0.8 };
  }
  for (const name of ['yaw', 'pitch', 'roll', 'smile', 'up', 'frown', 'aside']) sums[name] /= frames;
  return sums;
}

/** What each thing the avatar does looks like. */
export function activities() {
  return { idle: looks('idle'), listening: looks('listening'), thinking: looks('thinking') };
}

/** The same seed lives the same life. */
export function seeds() {
  const at = seed => Array.from(new IdlePose(seed).at(12.3)).join();
  return { same: at(4) === at(4), other: at(4) !== at(9) };
}

/** A happy sentence of a second and what is left of it: the smile just before its end, and then every half second. */
export function afterglow() {
  const motion = new FaceMotion(3);
  const say = pose => {
    pose.fill(0);
    pose[AT.jawOpen] = 0.5;
    pose[AT.mouthSmileLeft] = pose[AT.mouthSmileRight] = 0.4;
    pose[AT.browInnerUp] = 0.3;
  };
  const life = { idle: true, still: false, activity: 'idle' };
  let now = 1000;
  const go = (seconds, speech) => {
    for (let i = 0; i < seconds / FRAME; i++) motion.advance(now += 1000 * FRAME, FRAME, speech, life);
    return motion.pose[AT.mouthSmileLeft];
  };
  const spoken = go(3, say);
  const breath = motion.body.breath;
  const jaw = motion.pose[AT.jawOpen];
  const after = [0.5, 0.5, 1, 2, 6].map(seconds => go(seconds, null));
  return { spoken, jaw, after, breath, shut: motion.pose[AT.jawOpen] };
}

/** A head that turns slowly comes in bytes of an eighth of a degree each; how far its largest step is beyond its speed, in degrees. */
export function steps() {
  const frames = 120;
  const angle = frame => 2 * Math.sin(frame / 40);
  const data = Uint8Array.from({ length: frames }, (_, frame) => Math.round(angle(frame) / 15 * 127) + 128);
  const track = new FaceTrack(60, frames, [AT.headYaw], data);
  const pose = new Float32Array(55);
  const yaw = Array.from({ length: frames }, (_, frame) => track.read(frame / 60, pose)[AT.headYaw]);
  let rough = 0;
  let wrong = 0;
  for (let frame = 6; frame < frames - 6; frame++) {
    rough = Math.max(rough, Math.abs(yaw[frame + 1] - 2 * yaw[frame] + yaw[frame - 1]));
    wrong = Math.max(wrong, Math.abs(yaw[frame] - angle(frame)));
  }
  return { rough, wrong };
}

/** What each gesture does in the page, every 50 ms. */
export function gestures() {
  const names = ['nod', 'shake', 'shrug', 'tilt', 'browFlash', 'wave', 'palm', 'count'];
  const body = ['shrug', 'handWave', 'handSwing', 'handPalm', 'handCount', 'handFingers'];
  return Object.fromEntries(names.map(name => [name, Array.from({ length: 70 }, (_, i) => {
    const found = gestureAt(name, i / 20) ?? {};
    return CHANNELS.map(channel => found[channel] ?? 0).concat(body.map(part => found[part] ?? 0));
  })]));
}

/** What a page's gesture adds to a face that lives, frame by frame; and what is left of it where nothing may move. */
export function madeGestures() {
  const run = (name, still) => {
    const motion = new FaceMotion(9);
    motion.gestures = new Gestures();
    const known = name === null || motion.gestures.begin(name);
    return { known, frames: Array.from({ length: 150 }, (_, i) => {
      motion.advance(5000 + 1000 * FRAME * i, FRAME, null, { idle: true, still, activity: 'idle' });
      if (i === 20 && name) motion.gestures.begin(name);
      const { pose } = motion;
      return { pitch: pose[AT.headPitch], yaw: pose[AT.headYaw], gaze: pose[AT.eyeLookOutLeft] - pose[AT.eyeLookInLeft], shrug: motion.life.shrug };
    }) };
  };
  const bare = run(null, false).frames;
  const by = (name, what) => run(name, false).frames.map((frame, i) => frame[what] - bare[i][what]);
  const nod = by('nod', 'pitch');
  // To which side a head shakes first is left to chance.
  const shake = run('shake', false).frames.map((frame, i) => ({ yaw: frame.yaw - bare[i].yaw, gaze: frame.gaze - bare[i].gaze }));
  const stillNod = run('nod', true).frames.map(({ pitch }) => Math.abs(pitch));
  const stillShrug = run('shrug', true).frames.map(({ shrug }) => shrug);
  return {
    nod: Math.max(...nod), after: Math.abs(nod.at(-1)), jump: largestStep(nod), shrug: Math.max(...by('shrug', 'shrug')),
    gaze: Math.max(...shake.map(({ yaw, gaze }) => Math.abs(yaw / 35 + gaze))), still: Math.max(...stillNod, ...stillShrug),
    unknown: run('cartwheel', false).known,
  };
}

const largestStep = values => values.reduce((most, value, i) => (i < 2 ? 0
  : Math.max(most, Math.abs(value - 2 * values[i - 1] + values[i - 2]))), 0);

/** How far a shrug in what is said raises the shoulders, from its word on; said twice at once it is made once. */
export function saidShrug() {
  const gestures = new Gestures();
  gestures.say([{ gesture: 'nod', startMs: 100 }, { gesture: 'shrug', startMs: 800 }], 0);
  gestures.say([{ gesture: 'shrug', startMs: 300 }, { gesture: 'cartwheel', startMs: 300 }], 1);
  return [0.2, 0.79, 1.2, 1.35, 1.95].map(at => {
    const body = [0, 0, 0, 0, 0, 0];
    gestures.addSaid(at, body);
    return body[0];
  });
}

/** What the hands of a wave that is said do, and how fast they come down where the speech breaks off. */
export function saidWave() {
  const motion = new FaceMotion(9);
  motion.gestures = new Gestures();
  motion.gestures.say([{ gesture: 'wave', startMs: 0 }], 1);
  const hands = [];
  for (let i = 0; i < 150; i++) {
    const position = i < 100 ? i * FRAME : null;
    motion.advance(5000 + 1000 * FRAME * i, FRAME, null, { idle: true, still: false, activity: 'idle', position });
    hands.push(motion.life.hands[0]);
  }
  return hands;
}

/** What a player draws of a shrug that is said, and of a nod that the page asks for before. */
export async function shrugging() {
  const drawn = [];
  const player = newPlayer({ face: { resize() { }, draw(pose, life) { drawn.push({ at: player.position, shrug: life.shrug }); } } });
  const known = [await player.gesture('nod'), await player.gesture('cartwheel')];
  const rate = 16_000;
  player.enqueue(live(tone(2 * rate, rate), rate, 0, { gestures: [{ gesture: 'shrug', startMs: 500 }] }));
  player.complete();
  player.play();
  await until(() => player.state === 'ended');
  const between = (from, to) => Math.max(...drawn.filter(({ at }) => at > from && at < to).map(({ shrug }) => shrug));
  return { known, before: between(0, 0.44), high: between(0.8, 1.1), after: between(1.75, 2) };
}
