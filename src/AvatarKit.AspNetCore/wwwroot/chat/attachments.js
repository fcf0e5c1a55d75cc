// Pictures and documents that go with a message: what is allowed, how they are read and shown.

import { fileLabel, make } from './dom.js';
import { ATTACHMENT_TYPES } from './attachment-types.js';

/** How large a picture is drawn, in CSS pixels. */
const THUMBNAIL = 168;

/** Reads a file as Base64. */
function readBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** The files that go with the next message. */
export class Attachments {
  /**
   * @param {() => {maxBytes: number, maxCount: number}} limits how large each may be, and how many
   * @param {(key: string, values: object) => void} refuse told why a file is not taken
   */
  constructor(limits, refuse) {
    this.limits = limits;
    this.refuse = refuse;
    this.files = [];
  }

  /** Takes files that are allowed and tells of the others. */
  async add(files) {
    const taken = [];
    for (const file of files) {
      const attachment = await this.take(file);
      if (attachment) taken.push(attachment);
    }
    return taken;
  }

  async take(file) {
    const { maxBytes, maxCount } = this.limits();
    const name = file.name || file.type.replace('/', '.');
    if (this.files.length >= maxCount) return this.refuse('fileCount', { limit: maxCount });
    if (!ATTACHMENT_TYPES.includes(file.type)) return this.refuse('fileKind', { file: name });
    if (file.size > maxBytes) return this.refuse('fileSize', { file: name, limit: Math.max(1, Math.floor(maxBytes / 1_000_000)) });
    const attachment = { name, mediaType: file.type, data: null, picture: null, draw: () => drawThumbnail(attachment) };
    this.files.push(attachment);
    try {
      attachment.data = await readBase64(file);
      // A picture is drawn, not linked to: policies that forbid blob: and data: addresses hold.
      if (file.type.startsWith('image/')) attachment.picture = await createImageBitmap(file);
    } catch {
      this.remove(attachment);
      return this.refuse('fileUnreadable', { file: name });
    }
    return attachment;
  }

  remove(attachment) {
    this.files = this.files.filter(file => file !== attachment);
  }

  /** Hands out the files that were read, and forgets them. */
  release() {
    const files = this.files.filter(file => file.data !== null);
    this.files = [];
    return files;
  }
}

/** A small picture of an attachment, or its name where it is none. */
function drawThumbnail({ name, picture }) {
  if (!picture) return fileLabel(name);
  const scale = Math.min(1, THUMBNAIL / Math.max(picture.width, picture.height));
  const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
  const canvas = make('canvas', { class: 'picture', role: 'img', 'aria-label': name });
  canvas.width = Math.max(1, Math.round(picture.width * scale * ratio));
  canvas.height = Math.max(1, Math.round(picture.height * scale * ratio));
  canvas.style.aspectRatio = `${picture.width} / ${picture.height}`;
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
