// Scenarios of live sound as a stream of Opus packets, made by the browser's own encoder.

import { chirp, ending, likeness, newPlayer, onset, record, shiftOf, sleep, until } from './tools.js';

const RATE = 16_000;
const CUTS = [0, 4000, 8000, 16_000, 24_000, 32_000];

async function encode(samples) {
  const packets = [];
  const encoder = new AudioEncoder({
    output: chunk => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      packets.push(data);
    },
    error: error => { throw error; },
  });
  encoder.configure({ codec: 'opus', sampleRate: 48_000, numberOfChannels: 1, bitrate: 96_000, opus: { frameDuration: 20_000 } });
  const padded = new Float32Array(samples.length + 2000);
  padded.set(samples);
  encoder.encode(new AudioData({
    format: 'f32', sampleRate: 48_000, numberOfFrames: padded.length, numberOfChannels: 1, timestamp: 0, data: padded,
  }));
  await encoder.flush();
  return packets.slice(0, Math.ceil((samples.length + 312) / 960));
}

function payload(packets) {
  const bytes = new Uint8Array(packets.reduce((sum, { length }) => sum + length + 2, 0));
  let at = 0;
  for (const packet of packets) {
    bytes.set([packet.length & 255, packet.length >> 8], at);
    bytes.set(packet, at + 2);
    at += packet.length + 2;
  }
  return bytes;
}

/** The pieces of a sound from one of them on as a server sends them: each with the packets that are full by then; and the rest. */
async function stream(sound, rate, cuts, first, start = 0) {
  const packets = await encode(sound.subarray(start));
  let sent = 0;
  const messages = cuts.slice(first + 1).map((end, i) => {
    const full = Math.min(packets.length, Math.floor((Math.round(end * 48_000 / rate) - start) / 960));
    const samples = end - cuts[first + i];
    const message = {
      turnId: 'turn', segment: first + i, index: first + i, sentence: 0, text: '', textStart: 0, durationMs: samples / rate * 1000,
      words: null, visemes: null, face: null, audio: payload(packets.slice(sent, full)),
      format: { encoding: 'opus', sampleRate: rate, channels: 1, samples, restart: i === 0 },
    };
    sent = full;
    return message;
  });
  return { messages, tail: payload(packets.slice(sent)) };
}

/** What was heard against the sound that was sent. */
function compare(player, heard, rate, cuts) {
  const ideal = chirp(Math.floor(cuts.at(-1) / rate * player.audio.sampleRate), player.audio.sampleRate);
  const shift = shiftOf(heard, ideal, 9000, 16_000, onset(heard, 2e-3) - 100, 1500);
  const end = ideal.length - 9000;
  return {
    decibels: likeness(heard, ideal, shift, 0, ideal.length), drift: shiftOf(heard, ideal, end, ideal.length - 2000, shift, 200) - shift,
    longer: ending(heard) + 1 - shift - ideal.length, duration: player.duration, pieces: player.segments.length,
    underruns: player.metrics().underruns, missed: heard.reduce((sum, sample) => sum + Number.isNaN(sample), 0),
  };
}

/** Plays what is sent; anew where a busy machine decoded too late for the ear or left the recorder out, which are other matters. */
async function play(rate, cuts, send) {
  for (let tries = 5; ; tries--) {
    const found = await playOnce(rate, cuts, send);
    if ((found.underruns === 0 && found.missed === 0) || tries === 1) return found;
  }
}

async function playOnce(rate, cuts, send) {
  const player = newPlayer();
  const stop = await record(player);
  player.play();
  await send(player, chirp(Math.round(cuts.at(-1) * 48_000 / rate), 48_000));
  player.complete();
  await until(() => player.state === 'ended');
  await sleep(60);
  return { ...compare(player, await stop(), rate, cuts), can: await avatarkit.canPlayOpus() };
}

/** A turn as it comes, at a rate that is no part of 48 kHz. */
export const turn = () => play(22_050, [0, 5513, 11_111, 20_000, 33_333, 44_100], async (player, sound) => {
  const { messages, tail } = await stream(sound, 22_050, [0, 5513, 11_111, 20_000, 33_333, 44_100], 0);
  for (const message of messages) {
    player.enqueue(message);
    await sleep(10);
  }
  player.finish(tail);
});

/** The connection drops after the third piece; the server begins anew with what the player's decoder has not given by then. */
export const again = () => play(RATE, CUTS, async (player, sound) => {
  const before = await stream(sound, RATE, CUTS, 0);
  const given = Math.floor(CUTS[3] * 3 / 960) * 960 - 312;
  const after = await stream(sound, RATE, CUTS, 3, given);
  for (const message of before.messages.slice(0, 3)) player.enqueue(message);
  await sleep(120);
  for (const message of after.messages) player.enqueue(message);
  // Late news of the old stream.
  player.enqueue(before.messages[1]);
  player.finish(after.tail);
});

/** A packet is damaged on the way, and a payload is none. */
export async function damaged() {
  let error = null;
  const found = await play(RATE, CUTS, async (player, sound) => {
    const { messages, tail } = await stream(sound, RATE, CUTS, 0);
    const { audio } = messages[1];
    audio.fill(255, 2, 2 + (audio[0] | audio[1] << 8));
    for (const message of messages) player.enqueue(message);
    try {
      player.enqueue({ ...messages[0], segment: 99, audio: new Uint8Array([255, 255, 1]) });
    } catch (thrown) {
      error = thrown.name;
    }
    player.finish(tail);
  });
  return { ...found, error };
}
