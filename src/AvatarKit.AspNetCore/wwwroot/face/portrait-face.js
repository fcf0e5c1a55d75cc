// The portrait: a photograph that speaks, warped pose by pose by the mesh the video is drawn from.

import { loadPortrait } from './portrait-document.js';
import { PortraitEye } from './portrait-eye.js';
import { PortraitPainting, portraitContext } from './portrait-gl.js';
import { fitPortrait, paintGround, shrinkPicture } from './portrait-ground.js';
import { FacePlace, HeadTurn, PortraitMesh } from './portrait-mesh.js';
import { PortraitMouth } from './portrait-mouth.js';
import { MeshPatch, VERTEX_SIZE } from './portrait-patch.js';

/** What the head may bring into the picture from beyond its edges, in distances of the eyes. */
const MARGIN = 0.7;

/** Farther from a face than any picture reaches; and how far what lies behind the head goes on under its edge. Both in distances of the eyes. */
const FAR = 60;
const OVERLAP = 0.02;

/**
 * A face that is a photograph, moved. Where its drawing context is lost, the photograph is shown as it is until the context comes back.
 */
export class PortraitFace {
  /**
   * @param {HTMLCanvasElement} canvas where to draw; all of it is the face's
   * @param {{portrait: PortraitDocument, photo: ImageBitmap, details: ImageBitmap, address?: string}} loaded what `loadPortrait` gives
   * @throws {Error} where the browser has no WebGL
   */
  constructor(canvas, { portrait, photo, details, address = null }) {
    this.canvas = canvas;
    this.portrait = portrait;
    this.images = { photo, details };
    this.address = address;
    this.width = this.height = 0;
    this.wanted = null;
    this.mesh = new PortraitMesh(portrait);
    this.head = new HeadTurn(portrait.middle, portrait.neck);
    this.mouth = new PortraitMouth(portrait, this.mesh);
    this.eyes = [new PortraitEye(portrait, this.mesh, 'right'), new PortraitEye(portrait, this.mesh, 'left')];
    this.makePatches();
    this.gl = portraitContext(canvas, portrait.photo.isOpaque);
    if (!this.gl) throw new Error('The browser has no WebGL to draw a portrait with.');
    this.painting = new PortraitPainting(this.gl, this.patches, this.vertices);
    this.onLost = event => this.lose(event);
    this.onRestored = () => this.restore();
    canvas.addEventListener('webglcontextlost', this.onLost);
    canvas.addEventListener('webglcontextrestored', this.onRestored);
  }

  /** Everything that is drawn, in order. */
  makePatches() {
    const { columns, rows, upperRows } = this.portrait;
    const { mouth, eyes } = this;
    // What lies behind the head, which hides it.
    this.back = new MeshPatch(4, 4, 'photo', { isSolid: true, isHole: (row, column) => row === 1 && column === 1 });
    // Between the two edges of the lips there is nothing: that is the mouth.
    this.skin = new MeshPatch(columns.length, rows.length, 'photo', { isSolid: true, isHole: row => row === upperRows - 1 });
    this.back.isVisible = this.skin.isVisible = true;
    this.patches = [
      this.back, ...mouth.behind, this.skin, ...mouth.edges, ...eyes.flatMap(eye => [eye.look, eye.lower]), ...eyes.map(eye => eye.upper),
    ];
    this.vertices = new Float32Array(this.patches.reduce((sum, patch) => sum + patch.count, 0) * VERTEX_SIZE);
    let first = 0;
    for (const patch of this.patches) {
      patch.take(this.vertices, first);
      first += patch.count;
    }
    this.drawn = new Float32Array(this.vertices.length);
    this.seen = '';
  }

  /** Fits the portrait into a canvas of so many device pixels. */
  resize(width, height) {
    if (this.width === width && this.height === height) return;
    this.width = width;
    this.height = height;
    this.fit();
  }

  fit() {
    const { width, height, mesh, mouth, eyes, portrait: { photo, details }, painting } = this;
    if (width < 1 || height < 1 || this.isLost) return;
    const fit = fitPortrait(photo, width, height);
    const place = new FacePlace(photo, fit.scale, fit.x, fit.y);
    const margin = Math.ceil(place.unit * MARGIN) & ~1;
    mesh.rest(place);
    mouth.margin = margin;
    for (const eye of eyes) eye.margin = margin;
    const ground = paintGround(this.images.photo, fit, photo, { width, height, margin, most: painting.mostExtent });
    painting.fill('photo', ground, width + 2 * margin, height + 2 * margin);
    painting.fill('details', shrinkPicture(this.images.details, place.unit / details.unit), details.width, details.height);
    this.layBack(place, margin);
    for (let i = 0; i < mesh.count; i++) {
      this.skin.data[i * VERTEX_SIZE + 2] = mesh.baseX[i] + margin;
      this.skin.data[i * VERTEX_SIZE + 3] = mesh.baseY[i] + margin;
      this.skin.data[i * VERTEX_SIZE + 4] = 1;
    }
    this.isFresh = true;
  }

  /** Lays what does not move around what does. */
  layBack(place, margin) {
    const { columns, heights } = this.portrait;
    const across = [-FAR, columns[0] + OVERLAP, columns.at(-1) - OVERLAP, FAR];
    const down = [-FAR, heights[0] + OVERLAP, heights.at(-1) - OVERLAP, FAR];
    for (let i = 0; i < 16; i++) {
      const [x, y] = [across[i & 3], down[i >> 2]];
      this.back.set(i & 3, i >> 2, place.toX(x, y), place.toY(x, y), place.toX(x, y) + margin, place.toY(x, y) + margin);
    }
  }

  /**
   * Draws a pose.
   * @param {ArrayLike<number>} pose the channels in the order of CHANNELS
   * @param {{breath?: number, sway?: number, lean?: number}} [life] breath and the body's leaning, each from -1 to 1
   */
  draw(pose, life) {
    if (this.width < 1 || this.height < 1) return;
    this.wanted = { pose: Float32Array.from(pose), life: { ...life } };
    if (this.isLost || this.gl.isContextLost()) return;
    const { mesh, head } = this;
    head.read(pose);
    mesh.move(pose, head, life);
    this.mouth.move(pose, head);
    for (const eye of this.eyes) eye.move(pose);
    const { data } = this.skin;
    for (let i = 0; i < mesh.count; i++) {
      data[i * VERTEX_SIZE] = mesh.x[i];
      data[i * VERTEX_SIZE + 1] = mesh.y[i];
    }
    if (!this.isOther()) return;
    this.painting.draw(this.width, this.height);
    this.isFresh = false;
  }

  /** Whether anything is elsewhere than in the picture before. */
  isOther() {
    const { vertices, drawn } = this;
    const seen = this.patches.map(patch => Number(patch.isVisible)).join('');
    let isOther = this.isFresh || seen !== this.seen;
    for (let i = 0; i < vertices.length && !isOther; i++) isOther = vertices[i] !== drawn[i];
    if (isOther) drawn.set(vertices);
    this.seen = seen;
    return isOther;
  }

  /** The device took the context away. The photograph is shown in the canvas's place, as it is. */
  lose(event) {
    event.preventDefault();
    this.isLost = true;
    const { canvas, address } = this;
    if (!address || !canvas.parentElement) return;
    const { style } = canvas.parentElement;
    style.background = `center / cover no-repeat url("${address}")`;
    canvas.style.visibility = 'hidden';
  }

  restore() {
    this.isLost = false;
    this.painting = new PortraitPainting(this.gl, this.patches, this.vertices);
    this.fit();
    this.uncover();
    if (this.wanted) this.draw(this.wanted.pose, this.wanted.life);
  }

  uncover() {
    this.canvas.style.visibility = '';
    if (this.canvas.parentElement) this.canvas.parentElement.style.background = '';
  }

  /** Lets go of the context, of which a page has few. The face draws no more. */
  release() {
    this.canvas.removeEventListener('webglcontextlost', this.onLost);
    this.canvas.removeEventListener('webglcontextrestored', this.onRestored);
    this.isLost = true;
    this.uncover();
    this.gl.getExtension('WEBGL_lose_context')?.loseContext();
    for (const image of Object.values(this.images)) image.close();
  }
}

/**
 * Makes the face of a portrait that lies on a server.
 * @param {HTMLCanvasElement} canvas where to draw
 * @param {string | URL} url where its document lies: `{endpoint}/avatars/{id}/portrait`
 * @param {{signal?: AbortSignal}} [options] signal: to give up with
 * @returns {Promise<PortraitFace>} rejected where it cannot be loaded or drawn
 */
export async function loadPortraitFace(canvas, url, { signal } = {}) {
  return new PortraitFace(canvas, await loadPortrait(url, signal));
}
