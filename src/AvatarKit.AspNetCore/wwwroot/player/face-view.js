// The face on the stage: the drawn character or a renderer of the page's own, fitted to the place it has.

/** More pixels than three for each of the page's are not seen. */
const MOST_RATIO = 3;

/** Holds the face that is drawn. Anything with `draw(pose, life)` and `resize(width, height, ratio)` is one. */
export class FaceView {
  /**
   * @param {HTMLElement} host whose size the face has
   * @param {HTMLCanvasElement} canvas the canvas of a drawn face
   * @param {{face?: object, drawn: (canvas: HTMLCanvasElement) => object, onError: (error: Error) => void}} options
   *   face: the page's own, a promise of one, or a function that makes one for the canvas. One with an `element` brings its own place to draw.
   *   drawn: makes the drawn character. onError: told when the page's own fails; the drawn one takes its place.
   */
  constructor(host, canvas, { face, drawn, onError }) {
    this.host = host;
    this.canvas = canvas;
    this.drawn = drawn;
    this.onError = onError;
    this.width = this.height = 0;
    this.scale = 1;
    this.face = null;
    if (face === undefined || face === null) this.face = this.drawnOn(canvas);
    else this.take(face);
  }

  /** The drawn character. Where its rig cannot be used nothing is drawn, and that is told. */
  drawnOn(canvas) {
    const face = this.drawn(canvas);
    face.ready?.catch(error => this.onError(error));
    return face;
  }

  async take(given) {
    try {
      const face = await (typeof given === 'function' ? given(this.canvas) : given);
      if (typeof face?.draw !== 'function' || typeof face.resize !== 'function') {
        throw new TypeError('A face has the functions draw(pose, life) and resize(width, height, ratio).');
      }
      if (face.element instanceof Element) {
        face.element.classList.add('face');
        this.canvas.before(face.element);
        this.canvas.hidden = true;
      }
      this.face = face;
      face.ready?.catch(error => this.onError(error));
      this.width = 0;
      this.fit();
    } catch (error) {
      this.fail(error);
    }
  }

  /** The page's own face does not draw: the character does, on a canvas that nobody has used. */
  fail(error) {
    this.face?.element?.remove();
    const canvas = this.canvas.cloneNode();
    canvas.hidden = false;
    this.canvas.replaceWith(canvas);
    this.canvas = canvas;
    this.face = this.drawnOn(canvas);
    this.width = 0;
    this.fit();
    this.onError(error);
  }

  /**
   * Gives the face the pixels its host has on the screen.
   * @param {number} [scale] 1: all of them; less on a slow device
   * @returns {boolean} whether it is to be drawn anew
   */
  fit(scale = this.scale) {
    this.scale = scale;
    const box = this.host.getBoundingClientRect();
    const ratio = Math.min(globalThis.devicePixelRatio || 1, MOST_RATIO) * scale;
    const width = Math.max(1, Math.round(box.width * ratio));
    const height = Math.max(1, Math.round(box.height * ratio));
    if (!this.face || (this.width === width && this.height === height)) return false;
    this.width = width;
    this.height = height;
    if (!this.face.element) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.face.resize(width, height, ratio);
    return true;
  }

  draw(pose, life) {
    if (!this.face) return;
    try {
      this.face.draw(pose, life);
    } catch (error) {
      this.fail(error);
    }
  }
}
