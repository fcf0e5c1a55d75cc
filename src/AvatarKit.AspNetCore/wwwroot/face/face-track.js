// A face track: frames of poses, read at any time.

import { clamp, mix } from './maths.js';
import { AT, CHANNELS, isMouth, mouthShape } from './pose.js';
import { bytesOf } from '../player/wire-data.js';

/** The angles of a head are the mean of so many frames before and after, as far as there are any. */
const HEAD_REACH = 4;

/** Frames of poses at a steady rate; a channel's value is a byte. */
export class FaceTrack {
  constructor(fps, frames, channels, data) {
    this.fps = fps;
    this.frames = frames;
    this.channels = channels;
    this.data = data;
    this.heads = channels.map((channel, k) => (channel >= AT.headYaw ? this.smoothed(k) : null));
    this.sealed = new Uint8Array(frames);
    const pose = new Float32Array(CHANNELS.length);
    for (let frame = 0; frame < frames; frame++) {
      for (let k = 0; k < channels.length; k++) pose[channels[k]] = this.value(frame, k);
      this.sealed[frame] = mouthShape(pose).sealed ? 1 : 0;
    }
  }

  /** The track of a segment's wire form, or null where it is none that can be played. */
  static fromWire(face) {
    const channels = (face.channels ?? []).map(name => AT[name]);
    const known = channels.every(channel => channel !== undefined);
    const data = bytesOf(face.data);
    return known && data.length === face.frames * channels.length && face.fps > 0
      ? new FaceTrack(face.fps, face.frames, channels, data) : null;
  }

  /**
   * The track that the live protocol codes as differences, or null where it is none that can be played.
   * @param {{fps: number, frames: number, channels: string[]}} face what it is of; channels that are not known are passed over
   * @param {Uint8Array} differences channel after channel, each value as what it differs from the one before it, the first from 0
   */
  static fromDifferences({ fps, frames, channels: names }, differences) {
    const known = names.map((name, row) => ({ channel: AT[name], row })).filter(({ channel }) => channel !== undefined);
    if (!(fps > 0) || known.length === 0 || differences.length !== frames * names.length) return null;
    const data = new Uint8Array(frames * known.length);
    known.forEach(({ row }, k) => {
      let value = 0;
      for (let frame = 0; frame < frames; frame++) {
        value = (value + differences[row * frames + frame]) & 255;
        data[frame * known.length + k] = value;
      }
    });
    return new FaceTrack(fps, frames, known.map(({ channel }) => channel), data);
  }

  value(frame, k) {
    return this.heads?.[k] ? this.heads[k][frame] : this.data[frame * this.channels.length + k] / 255;
  }

  /** An angle in degrees, frame by frame: a byte's steps of an eighth of a degree would be seen as trembling, means are not. */
  smoothed(k) {
    const angle = frame => (this.data[frame * this.channels.length + k] - 128) / 127 * 15;
    return Float32Array.from({ length: this.frames }, (_, frame) => {
      const reach = Math.min(HEAD_REACH, frame, this.frames - 1 - frame);
      let sum = 0;
      for (let by = -reach; by <= reach; by++) sum += angle(frame + by) * (reach + 1 - Math.abs(by));
      return sum / (reach + 1) ** 2;
    });
  }

  /** Writes the pose at a time. Between frames it blends, but lips that are shut at a frame stay shut for the half frame around it. */
  read(seconds, pose) {
    pose.fill(0);
    if (this.frames === 0) return pose;
    const at = clamp(seconds * this.fps, 0, this.frames - 1);
    const a = Math.floor(at);
    const b = Math.min(a + 1, this.frames - 1);
    const t = at - a;
    const shutA = this.sealed[a];
    const shutB = this.sealed[b];
    const lips = shutA === shutB ? t : shutA ? Math.max(0, t * 2 - 1) : Math.min(1, t * 2);
    for (let k = 0; k < this.channels.length; k++) {
      const channel = this.channels[k];
      pose[channel] = mix(this.value(a, k), this.value(b, k), isMouth(channel) ? lips : t);
    }
    return pose;
  }
}
