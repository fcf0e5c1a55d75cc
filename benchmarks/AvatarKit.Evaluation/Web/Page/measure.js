// What `eval web` measures in a page: the sound that leaves the player, the pictures that are drawn, and the keys that are pressed.

import { isMouth } from '/_content/AvatarKit.AspNetCore/face/pose.js';
import { closuresOf } from './closures.js';
import { AUDIBLE, follow, placeOf } from './sound.js';

/** How often the audio clock is read, in milliseconds, and how many readings are kept: half a second of them. */
const READ_EVERY = 20;
const READINGS = 25;

/** A difference between readings that is no matter of chance, in seconds. */
const JUMP = 0.03;

/** Frames that are kept: some minutes. */
const MOST_FRAMES = 20_000;

/** The rate of the browser's sound and of decoded Opus. */
const RATE = 48_000;

const chat = document.querySelector('avatar-chat');
const keys = [];
const frames = [];
const draws = [];
const poses = [];
const offsets = [];
const cameAt = [];
const textAt = [];
let blocks = [];
let recorder = null;
let keepsPoses = false;

const player = () => chat.room.player;
const audio = () => player().audio;
const pause = ms => new Promise(done => { setTimeout(done, ms); });

/** Waits until something is true. */
async function until(check, within = 40_000) {
  const end = performance.now() + within;
  while (!check()) {
    if (performance.now() > end) throw new Error(`It never came true: ${check}`);
    await pause(5);
  }
}

function readClock() {
  const stamp = audio()?.getOutputTimestamp();
  if (!(stamp?.performanceTime > 0)) return;
  offsets.push(stamp.contextTime - stamp.performanceTime / 1000);
  if (offsets.length > READINGS) offsets.shift();
}

/** What the context's time is less that of the page, by the middle of the latest readings, in seconds; by the last where the clocks have jumped. */
function offset() {
  const middle = [...offsets].sort((a, b) => a - b)[offsets.length >> 1];
  return Math.abs(offsets.at(-1) - middle) > JUMP ? offsets.at(-1) : middle;
}

/** The frame of the context that leaves the loudspeaker now: none that was not made yet, as where a busy machine makes it late. */
function frameNow() {
  readClock();
  return Math.round(Math.min(offset() + performance.now() / 1000, audio().currentTime) * RATE);
}

/** When a frame leaves the loudspeaker. */
const momentOf = frame => (frame / RATE - offset()) * 1000;

/** Records what leaves the player from now on. */
async function record() {
  if (audio().sampleRate !== RATE) throw new Error(`The browser plays at ${audio().sampleRate} Hz; what is measured needs ${RATE}.`);
  if (!recorder) {
    await audio().audioWorklet.addModule('/recorder.js');
    recorder = new AudioWorkletNode(audio(), 'eval-recorder', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
    recorder.port.onmessage = ({ data }) => blocks.push(data);
    player().output.connect(recorder);
  }
  blocks = [];
}

/** All that was recorded as one sound, and the frame it begins at. */
function recording() {
  const first = blocks[0]?.frame ?? 0;
  const last = blocks.at(-1);
  const samples = new Float32Array(last ? last.frame + last.samples.length - first : 0);
  for (const block of blocks) samples.set(block.samples, block.frame - first);
  return { first, samples };
}

/** What the player was to play, as one sound. */
function speech() {
  const { segments, duration } = player().queue;
  const samples = new Float32Array(Math.round(duration * RATE));
  for (const { start, data } of segments) {
    const at = Math.round(start * RATE);
    if (data) samples.set(data.subarray(0, samples.length - at), at);
  }
  return samples;
}

/** The word that is heard at a place of the speech: the last that has begun. */
function wordAt(place) {
  const position = place / RATE;
  let heard = { end: 0, text: '' };
  let nearest = Infinity;
  for (const sentence of player().queue.sentences) {
    for (const word of sentence.words) {
      nearest = Math.min(nearest, Math.abs(position - word.at) * 1000);
      if (word.at <= position) heard = { end: sentence.textStart + word.captionStart + word.captionLength, text: word.text };
    }
  }
  return { ...heard, nearest };
}

const count = text => text.trim().split(/\s+/).filter(Boolean).length;

/** The turn as the server has stored it, once it has. */
async function stored(id, status) {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const { turns } = await (await fetch(`/avatar/conversations/${chat.conversationId}`)).json();
    const turn = turns.find(each => each.turnId === id);
    if (turn?.status === status) return turn;
    await pause(20);
  }
  throw new Error(`The server stored no turn that is ${status}.`);
}

/** Keeps the rhythm of the page, and what drawing the face takes. */
function watchFace() {
  const { view } = player();
  const draw = view.draw.bind(view);
  let isDrawn = false;
  view.draw = (pose, life) => {
    const begun = performance.now();
    draw(pose, life);
    draws.push(performance.now() - begun);
    isDrawn = true;
  };
  const step = now => {
    requestAnimationFrame(step);
    // Callbacks run in the order they were first asked for: the face's own has drawn this frame's picture.
    if (frames.length < MOST_FRAMES) frames.push({ now, isDrawn, isHeard: player().state === 'playing' && !player().isWaiting });
    isDrawn = false;
  };
  requestAnimationFrame(step);
}

/** Keeps the poses that reach the one who draws them. */
function watchPoses() {
  const { face } = player().view;
  const draw = face.draw.bind(face);
  face.draw = (pose, life) => {
    draw(pose, life);
    if (keepsPoses) poses.push({ index: frames.length, pose: pose.slice(), offset: offset() });
  };
}

/** Intervals between frames, and between pictures, while speech was heard. */
function rhythm() {
  const all = [];
  const pictures = [];
  let drawn = null;
  for (let i = 1; i < frames.length; i++) {
    const { now, isDrawn, isHeard } = frames[i];
    if (!isHeard || !frames[i - 1].isHeard) {
      drawn = null;
      continue;
    }
    all.push(now - frames[i - 1].now);
    if (isDrawn && drawn !== null) pictures.push(now - drawn);
    if (isDrawn) drawn = now;
  }
  const { loop, view: { width, height } } = player();
  return { all, pictures, draws: [...draws], width, height, level: loop.governor.level };
}

/** How far one mouth is from another. */
function distance(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) if (isMouth(i)) sum += Math.abs(a[i] - b[i]);
  return sum;
}

/** The pictures that were seen: from which place of the speech to which; a picture is seen from the frame after the one it was drawn in. */
function seen() {
  const { first, samples } = recording();
  const { shifts } = follow(samples, speech());
  const found = [];
  for (const { index, pose, offset: ahead } of poses) {
    const next = frames.findIndex(({ isDrawn }, k) => k > index && isDrawn);
    if (next < 0 || !frames[next + 1]) continue;
    const [from, to] = [frames[index + 1].now, frames[next + 1].now].map(now => Math.round((ahead + now / 1000) * RATE) - first);
    const near = shifts.findLast(({ at: place, shift }) => place + shift <= (from + to) / 2);
    if (near && (from + to) / 2 - near.at - near.shift <= 4800) found.push({ pose, from: from - near.shift, to: to - near.shift });
  }
  return found;
}

const track = place => player().poseAt(place / RATE);

/** For each picture of a moving mouth: how much later than its sound it was seen, in milliseconds. */
function lips() {
  const deviations = [];
  for (const { pose, from, to } of seen()) {
    const place = Math.round((from + to) / 2);
    const found = nearestPlace(pose, place, track);
    if (found !== null) deviations.push((place - found) / 48);
  }
  return deviations;
}

/** For each closing of the lips within speech: how much later than in the track the pictures of it were, and how many showed none. */
const closures = () => closuresOf(seen(), track, speech().length);

/** The place of the track within a quarter of a second that a pose is from; null where the mouth hardly moves. */
function nearestPlace(pose, place, track) {
  let best = place;
  let least = Infinity;
  // From the nearest on: where several fit, the mouth is taken to be where it should be.
  for (let k = 0; k <= 250; k++) {
    const shift = (k % 2 === 0 ? -1 : 1) * Math.ceil(k / 2) * 96;
    const far = distance(pose, track(place + shift));
    if (far < least) {
      least = far;
      best = place + shift;
    }
  }
  const moves = [-960, 960].every(step => distance(track(best), track(best + step)) > 0.1);
  return moves && least < 0.1 ? best : null;
}

addEventListener('keydown', ({ key, timeStamp }) => {
  keys.push({ key, stamp: timeStamp, frame: chat.room?.player.audio ? frameNow() : 0 });
}, { capture: true });

globalThis.measure = {
  until, record, recording, speech, stored, rhythm, lips, closures, watchFace, watchPoses,

  keepPoses(keep) {
    keepsPoses = keep;
    if (keep) poses.length = 0;
  },

  forgetFrames() {
    frames.length = draws.length = 0;
  },

  /** Waits until the chat is connected. */
  async ready() {
    await until(() => chat.conversationId && chat.talk?.connection === 'open');
    chat.talk.client.addEventListener('speech', () => cameAt.push(performance.now()));
    chat.talk.client.addEventListener('text', () => textAt.push(performance.now()));
  },

  /** Waits until the answer to the last message is heard. */
  speaking: () => until(() => player().state === 'playing' && chat.turns.at(-1).message && player().position > 0),

  /** Waits until nothing is heard and nothing comes. */
  quiet: within => until(() => chat.state === 'idle' && player().state !== 'playing', within),

  /** Waits for the first sound after the last Enter: when it is heard, when the first piece of speech had come, and how much of it is the output's
   * latency. Milliseconds. */
  async firstSound() {
    const enter = keys.findLast(({ key }) => key === 'Enter');
    let sound = null;
    await until(() => {
      for (const { frame, samples } of blocks) {
        const index = samples.findIndex(sample => Math.abs(sample) > AUDIBLE);
        if (index >= 0 && momentOf(frame + index) > enter.stamp) {
          sound = frame + index;
          return true;
        }
      }
      return false;
    });
    const latency = audio().outputLatency * 1000;
    const after = times => times.find(at => at > enter.stamp) - enter.stamp;
    return { heard: momentOf(sound) - enter.stamp, text: after(textAt), came: after(cameAt), latency };
  },

  /** After Escape: the word that was heard then, by what was recorded, and the one that the server stored. */
  async interrupted() {
    const { frame } = keys.findLast(({ key }) => key === 'Escape');
    const { id, answer } = chat.talk.turns.at(-1);
    await pause(60);
    const { first, samples } = recording();
    const place = placeOf(samples, speech(), frame - first);
    const word = wordAt(place);
    const turn = await stored(id, 'interrupted');
    return { place, word: word.text, nearest: word.nearest, played: count(answer.slice(0, word.end)), kept: count(turn.answer) };
  },

  /** Gaps in the recording of a whole answer, and sound that is not in it, in milliseconds. */
  disturbances() {
    const { gaps, lost } = follow(recording().samples, speech());
    return { gaps, lost, seconds: player().duration };
  },

  own: () => player().metrics(),
};

await customElements.whenDefined('avatar-chat');
setInterval(readClock, READ_EVERY);
