// Draws a portrait's meshes by WebGL: the newer where there is one, else the older.

import { VERTEX_SIZE } from './portrait-patch.js';

const VERTEX_SHADER = `
attribute vec2 place;
attribute vec3 source;
uniform vec2 pixel, texel;
varying vec3 at;
void main() {
  gl_Position = vec4(place.x * pixel.x - 1.0, 1.0 - place.y * pixel.y, 0.0, 1.0);
  at = vec3(source.xy * texel, source.z);
}`;

const FRAGMENT_SHADER = `
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
uniform sampler2D picture;
varying vec3 at;
void main() {
  gl_FragColor = texture2D(picture, at.xy) * at.z;
}`;

/** The context of a canvas to draw a portrait on; null where the browser has none. */
export function portraitContext(canvas, isOpaque) {
  const options = { alpha: !isOpaque, antialias: false, depth: false, stencil: false, powerPreference: 'low-power' };
  return canvas.getContext('webgl2', options) ?? canvas.getContext('webgl', options);
}

/** What a context holds for a portrait. It is made anew when a lost context comes back. */
export class PortraitPainting {
  /**
   * @param {WebGLRenderingContext | WebGL2RenderingContext} gl where
   * @param {MeshPatch[]} patches what is drawn, in order
   * @param {Float32Array} vertices theirs
   */
  constructor(gl, patches, vertices) {
    this.gl = gl;
    this.patches = patches;
    this.vertices = vertices;
    this.program = this.link();
    this.pixel = gl.getUniformLocation(this.program, 'pixel');
    this.texel = gl.getUniformLocation(this.program, 'texel');
    this.buffer = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, vertices.byteLength, gl.DYNAMIC_DRAW);
    this.attribute('place', 2, 0);
    this.attribute('source', 3, 2);
    this.fillIndices();
    this.pictures = { photo: this.texture(), details: this.texture() };
    gl.useProgram(this.program);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
  }

  /** The longest side that a picture may have. */
  get mostExtent() {
    return this.gl.getParameter(this.gl.MAX_TEXTURE_SIZE);
  }

  link() {
    const { gl } = this;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX_SHADER], [gl.FRAGMENT_SHADER, FRAGMENT_SHADER]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) throw new Error('The portrait\'s shaders were not taken.');
    return program;
  }

  attribute(name, size, offset) {
    const { gl } = this;
    const location = gl.getAttribLocation(this.program, name);
    if (location < 0) return;
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, gl.FLOAT, false, VERTEX_SIZE * 4, offset * 4);
  }

  fillIndices() {
    const { gl, patches } = this;
    const corners = [];
    this.ranges = patches.map(patch => {
      const from = corners.length;
      corners.push(...patch.triangles());
      return { offset: from * 2, count: corners.length - from };
    });
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, Uint16Array.from(corners), gl.STATIC_DRAW);
  }

  texture() {
    const { gl } = this;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    for (const size of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, size, gl.LINEAR);
    return { texture, width: 1, height: 1 };
  }

  /** Gives a picture; its vertices count it as so wide and high. */
  fill(name, picture, width, height) {
    const { gl } = this;
    Object.assign(this.pictures[name], { width, height });
    gl.bindTexture(gl.TEXTURE_2D, this.pictures[name].texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
  }

  /** Draws all that is to be seen, on so many pixels. */
  draw(width, height) {
    const { gl } = this;
    gl.viewport(0, 0, width, height);
    gl.uniform2f(this.pixel, 2 / width, 2 / height);
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, this.vertices);
    let picture = null;
    this.patches.forEach((patch, index) => {
      if (!patch.isVisible) return;
      if (patch.picture !== picture) {
        picture = patch.picture;
        const { texture, width: wide, height: high } = this.pictures[picture];
        gl.bindTexture(gl.TEXTURE_2D, texture);
        gl.uniform2f(this.texel, 1 / wide, 1 / high);
      }
      if (patch.isSolid) gl.disable(gl.BLEND);
      else gl.enable(gl.BLEND);
      gl.drawElements(gl.TRIANGLES, this.ranges[index].count, gl.UNSIGNED_SHORT, this.ranges[index].offset);
    });
  }
}
