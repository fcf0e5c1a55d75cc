// A small mesh laid over the face, such as a lid, and the grid of the face itself: what is drawn, in one list of vertices.

import { MESH_STEPS } from './portrait-mesh.js';

/** Numbers to a vertex: where it goes, where it comes from in its picture, how opaque it is. */
export const VERTEX_SIZE = 5;

/** What is drawn in one go: rows of columns of vertices. */
export class MeshPatch {
  /**
   * @param {number} columns vertices in a row
   * @param {number} rows
   * @param {'photo' | 'details'} picture which one it shows
   * @param {{isSolid?: boolean, isHole?: (row: number, column: number) => boolean}} [way] isSolid: it takes the place of what is there.
   *   isHole: says of which cells there is nothing
   */
  constructor(columns, rows, picture, { isSolid = false, isHole = () => false } = {}) {
    Object.assign(this, { columns, rows, picture, isSolid, isHole });
    this.isVisible = false;
    this.count = columns * rows;
  }

  /** Gives it its part of the list. */
  take(vertices, first) {
    this.first = first;
    this.data = vertices.subarray(first * VERTEX_SIZE, (first + this.count) * VERTEX_SIZE);
  }

  set(column, row, x, y, u, v, alpha = 1) {
    const { data } = this;
    const at = (row * this.columns + column) * VERTEX_SIZE;
    data[at] = Math.round(x * MESH_STEPS) / MESH_STEPS;
    data[at + 1] = Math.round(y * MESH_STEPS) / MESH_STEPS;
    data[at + 2] = u;
    data[at + 3] = v;
    data[at + 4] = alpha;
  }

  /** The corners of its triangles, by their numbers in the list. */
  triangles() {
    const corners = [];
    for (let row = 0; row < this.rows - 1; row++) {
      for (let column = 0; column < this.columns - 1; column++) {
        if (this.isHole(row, column)) continue;
        const i = this.first + row * this.columns + column;
        corners.push(i, i + 1, i + this.columns, i + 1, i + this.columns + 1, i + this.columns);
      }
    }
    return corners;
  }
}
