// What the player's scenarios share: sounds to play, pieces of them, and a recorder of what leaves the player.

/** A tone whose loudness swells: no two places of it are alike for long. */
export const tone = (count, rate) => Float32Array.from({ length: count }, (_, i) => swell(i / rate) * Math.sin(2 * Math.PI * 330 * i / rate));

/** A rising tone, of which every place is found again. */
export const chirp = (count, rate) => Float32Array.from({ length: count }, (_, i) => {
  const t = i / rate;
  return swell(t) * Math.sin(2 * Math.PI * (200 * t + 150 * t * t));
});

const swell = t => 0.3 * (0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * t));

/** Samples as 16-bit PCM, and what is left of them then. */
export function pcm(samples) {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  samples.forEach((sample, i) => view.setInt16(i * 2, Math.round(sample * 32767), true));
  return bytes;
}

export const rounded = samples => Float32Array.from(samples, sample => Math.round(sample * 32767) / 32768);

/** A live piece of PCM. */
export const live = (samples, rate, segment, more = {}) => ({
  turnId: 'turn', segment, index: segment, sentence: 0, text: segment === 0 ? 'Hello.' : '', textStart: 0, durationMs: samples.length / rate * 1000,
  words: [], visemes: [], audio: pcm(samples), face: null,
  format: { encoding: 'pcm', sampleRate: rate, channels: 1, samples: samples.length, restart: segment === 0 }, ...more,
});

/** The pieces of samples between cuts. */
export const pieces = (samples, rate, cuts) => cuts.slice(1).map((end, i) => live(samples.subarray(cuts[i], end), rate, i));

export function newPlayer(options = {}) {
  const holder = document.createElement('div');
  holder.style.width = '360px';
  holder.style.height = '480px';
  document.body.replaceChildren(holder);
  const player = new avatarkit.AvatarPlayer(holder, options);
  player.states = [];
  for (const name of ['started', 'waiting', 'resumed', 'ended']) player.addEventListener(name, () => player.states.push(name));
  player.addEventListener('statechange', () => player.states.push(`= ${player.state}`));
  return player;
}

export const sleep = milliseconds => new Promise(resolve => { setTimeout(resolve, milliseconds); });

export function until(condition, within = 30_000) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const look = () => {
      if (condition()) resolve();
      else if (performance.now() - begun > within) reject(new Error(`It never came true: ${condition}`));
      else setTimeout(look, 4);
    };
    look();
  });
}

/** Records what leaves a player, to the sample. On a busy machine the browser may leave the recorder out for some blocks: these are NaN. */
export async function record(player) {
  const audio = player.playback.context();
  await audio.audioWorklet.addModule('/scenarios/recorder.js');
  const node = new AudioWorkletNode(audio, 'recorder', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
  const message = () => new Promise(resolve => { node.port.onmessage = ({ data }) => resolve(data); });
  const begun = message();
  player.output.connect(node);
  // A context that is locked begins later.
  if (audio.state === 'running') await begun;
  await until(() => player.playback.sound);
  // Blocks are left out while worklets are being loaded.
  await sleep(150);
  return async () => {
    node.port.postMessage('stop');
    const blocks = await message();
    player.output.disconnect(node);
    const first = blocks[0].frame;
    const sound = new Float32Array(blocks.at(-1).frame + 128 - first).fill(NaN);
    for (const { frame, samples } of blocks) sound.set(samples, frame - first);
    const missed = sound.reduce((sum, sample) => sum + Number.isNaN(sample), 0);
    if (missed > sound.length / 3) throw new Error(`${missed} of ${sound.length} samples were not recorded.`);
    return sound;
  };
}

/** The place of the last sample that can be heard. */
export const ending = sound => sound.findLastIndex(sample => Math.abs(sample) > 1e-5);

/** The place of the first sample that is louder. */
export const onset = (sound, loud = 1e-5, from = 0) => {
  for (let i = from; i < sound.length; i++) if (Math.abs(sound[i]) > loud) return i;
  return -1;
};

/** Where silence of more than some samples lies between sounds: first and after the last. */
export function silences(sound, least = 200) {
  const found = [];
  let from = -1;
  for (let i = onset(sound); i < sound.length; i++) {
    if (Math.abs(sound[i]) < 1e-6) {
      if (from < 0) from = i;
    } else {
      if (from >= 0 && i - from > least) found.push([from, i]);
      from = -1;
    }
  }
  if (from >= 0) found.push([from, sound.length]);
  return found;
}

/** The shift near one that was guessed with which a part of a sound is most like another. */
export function shiftOf(sound, other, from, to, guess, span) {
  let best = Infinity;
  let found = guess;
  for (let shift = guess - span; shift <= guess + span; shift++) {
    let apart = 0;
    let recorded = 1;
    for (let i = from; i < to; i += 5) {
      apart += difference(sound[shift + i], other[i]) ** 2;
      recorded += !Number.isNaN(sound[shift + i]);
    }
    if (apart / recorded < best) {
      best = apart / recorded;
      found = shift;
    }
  }
  return found;
}

/** What was not recorded is taken to be right. */
const difference = (sample = 0, other) => (Number.isNaN(sample) ? 0 : sample - other);

/** How far two sounds are apart at most. */
export function most(sound, other, shift, from, to) {
  let apart = 0;
  for (let i = from; i < to; i++) apart = Math.max(apart, Math.abs(difference(sound[shift + i], other[i])));
  return apart;
}

/** How many decibels a sound is louder than what parts it from another. */
export function likeness(sound, other, shift, from, to) {
  let apart = 0;
  let loud = 0;
  for (let i = from; i < to; i++) {
    apart += difference(sound[shift + i], other[i]) ** 2;
    loud += other[i] ** 2;
  }
  return 10 * Math.log10(loud / apart);
}
