// An answer's paragraphs as elements. Its text never becomes markup.

import { renderRun } from './answer-text.js';
import { make } from './dom.js';

/** What may begin a block that is no paragraph, or make a table of lines. */
const MARKED_BLOCK = /(?:^|\n)\s*(?:[#>`~*_+-]|\d{1,9}[.)])|\|/;

/** Whether a text may have more in it than paragraphs. */
export const hasBlocks = text => MARKED_BLOCK.test(text);

/** The lines of a text from an index on, as where they begin and end in it. */
export function linesFrom(text, start) {
  const lines = [];
  for (let from = start; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    lines.push({ from, to: text[to - 1] === '\r' && to > from ? to - 1 : to });
    from = to + 1;
  }
  return lines;
}

/** Reads lines as paragraphs with blank lines between, and makes elements of them. */
export class AnswerParagraphs {
  /**
   * @param {string} text the answer
   * @param {{hosts: string[], newTab: string, copyCode: string, code: string, table: string, copy: (text: string) => void}} options
   *   what may be linked to, the words on what is made, and what copies code
   */
  constructor(text, options) {
    this.text = text;
    this.options = options;
    this.heading = 2;
  }

  line({ from, to }) {
    return this.text.slice(from, to);
  }

  /** The blocks of lines; of each, its first line's index and its element. */
  *read(lines, depth = 0) {
    for (let i = 0; i < lines.length;) {
      const line = this.line(lines[i]);
      if (!line.trim()) {
        i++;
        continue;
      }
      const { element, next } = this.block(lines, i, line, depth);
      yield { line: i, element };
      i = next;
    }
  }

  block(lines, i) {
    return this.paragraph(lines, i, false);
  }

  run(parent, from, to) {
    renderRun(parent, this.text, from, to, this.options);
    return parent;
  }

  trimmed(start, end) {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(this.text[from])) from++;
    while (to > from && /\s/.test(this.text[to - 1])) to--;
    return { from, to };
  }

  /** Whether a line ends the paragraph before it. */
  endsParagraph() {
    return false;
  }

  paragraph(lines, i, nests) {
    const element = make('p');
    let end = i + 1;
    for (; end < lines.length; end++) {
      const line = this.line(lines[end]);
      if (!line.trim() || this.endsParagraph(lines, end, nests)) break;
    }
    const { from } = this.trimmed(lines[i].from, lines[i].to);
    const between = lines.slice(i, end - 1).map((line, k) => this.text.slice(line.to, lines[i + k + 1].from));
    if (between.every(gap => !gap.trim())) {
      this.run(element, from, lines[end - 1].to);
    } else {
      // In a quote, the marks of its lines lie between them.
      for (let k = i; k < end; k++) {
        if (k > i) element.append('\n');
        this.run(element, k === i ? from : lines[k].from, lines[k].to);
      }
    }
    return { element, next: end };
  }
}
