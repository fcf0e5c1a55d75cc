// An answer's Markdown as elements: paragraphs, headings, lists, quotes, code, tables. Its text never becomes markup.

import { answerBlockStyle } from './answer-block-style.js';
import { AnswerParagraphs } from './answer-paragraphs.js';
import { iconButton, make, setLabel } from './dom.js';

const FENCE = /^\s*(`{3,}|~{3,})\s*([^`\s]*)/;
const HEADING = /^\s{0,3}(#{1,6})\s+/;
const RULE = /^\s{0,3}([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^\s{0,3}>\s?/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])(\s+|$)/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Deeper than this, what is nested is shown as text. */
const MOST_NESTED = 12;

/** Reads lines of Markdown as blocks, and makes elements of them. */
export class AnswerBlocks extends AnswerParagraphs {
  /** How they look. */
  static style() {
    return answerBlockStyle();
  }

  block(lines, i, line, depth) {
    const nests = depth < MOST_NESTED;
    if (FENCE.test(line)) return this.code(lines, i, line);
    if (HEADING.test(line)) return this.headingOf(lines[i], line, i);
    if (RULE.test(line)) return { element: make('hr'), next: i + 1 };
    if (nests && QUOTE.test(line)) return this.quote(lines, i, depth);
    if (nests && ITEM.test(line)) return this.list(lines, i, depth);
    if (this.isTable(lines, i)) return this.table(lines, i);
    return this.paragraph(lines, i, nests);
  }

  fill(parent, lines, depth) {
    for (const { element } of this.read(lines, depth)) parent.append(element);
    return parent;
  }

  headingOf({ from, to }, line, i) {
    const mark = HEADING.exec(line);
    const end = from + line.replace(/\s+#+\s*$/, '').length;
    // A heading is at most one level below the one before it, so that the page's outline has no gaps.
    this.heading = Math.min(2 + mark[1].length, this.heading + 1, 6);
    const element = make(`h${this.heading}`, { class: `heading level${Math.min(mark[1].length, 4)}` });
    return { element: this.run(element, from + mark[0].length, Math.max(from + mark[0].length, Math.min(end, to))), next: i + 1 };
  }

  code(lines, i, line) {
    const [, mark, language] = FENCE.exec(line);
    let end = i + 1;
    while (end < lines.length && !this.isFenceEnd(this.line(lines[end]), mark)) end++;
    const text = lines.slice(i + 1, end).map(inside => this.line(inside)).join('\n');
    const button = iconButton('copy', { onclick: () => this.options.copy(text) });
    setLabel(button, this.options.copyCode);
    const element = make('figure', { class: 'code', dir: 'ltr' },
      make('figcaption', {}, make('span', { text: language || this.options.code }), button),
      make('pre', { tabindex: 0, role: 'region', 'aria-label': language || this.options.code }, make('code', { text })));
    return { element, next: end + 1 };
  }

  isFenceEnd(line, mark) {
    const end = line.trim();
    return end.length >= mark.length && end === mark[0].repeat(end.length);
  }

  quote(lines, i, depth) {
    let end = i;
    const inside = [];
    for (; end < lines.length && QUOTE.test(this.line(lines[end])); end++) {
      const { from, to } = lines[end];
      inside.push({ from: from + QUOTE.exec(this.line(lines[end]))[0].length, to });
    }
    return { element: this.fill(make('blockquote'), inside, depth + 1), next: end };
  }

  list(lines, i, depth) {
    const first = ITEM.exec(this.line(lines[i]));
    const ordered = /\d/.test(first[2]);
    const start = Number.parseInt(first[2], 10);
    const element = make(ordered ? 'ol' : 'ul', ordered && start !== 1 ? { start } : {});
    let next = i;
    while (next < lines.length) {
      const mark = ITEM.exec(this.line(lines[next]));
      if (!mark || RULE.test(this.line(lines[next])) || /\d/.test(mark[2]) !== ordered || mark[1].length < first[1].length) break;
      const end = this.itemEnd(lines, next, mark);
      element.append(this.item(lines.slice(next, end), mark, depth));
      // Blank lines between items belong to neither.
      for (next = end; next < lines.length && !this.line(lines[next]).trim();) next++;
      if (next < lines.length && !ITEM.test(this.line(lines[next]))) break;
    }
    return { element, next };
  }

  /** The line after an item: what is indented belongs to it, and what goes on with its paragraph. */
  itemEnd(lines, at, mark) {
    const indent = mark[1].length + 1;
    let end = at + 1;
    for (let blank = false; end < lines.length; end++) {
      const line = this.line(lines[end]);
      const own = /^\s*/.exec(line)[0].length;
      if (!line.trim()) {
        blank = true;
      } else if (own > indent) {
        blank = false;
      } else if (blank || ITEM.test(line) || this.beginsBlock(line)) {
        break;
      }
    }
    while (end > at + 1 && !this.line(lines[end - 1]).trim()) end--;
    return end;
  }

  item(lines, mark, depth) {
    const width = mark[0].length;
    const inside = lines.map(({ from, to }, k) => {
      const indent = k === 0 ? width : Math.min(width, /^\s*/.exec(this.line({ from, to }))[0].length);
      return { from: Math.min(to, from + indent), to };
    });
    const element = make('li');
    const task = /^\[([ xX])\]\s+/.exec(this.line(inside[0]));
    if (task) {
      inside[0].from += task[0].length;
      element.className = 'task';
      element.append(make('span', { class: 'box', text: task[1] === ' ' ? '☐' : '☑' }));
    }
    let first = true;
    for (const { element: block } of this.read(inside, depth + 1)) {
      // A short item is a line, not a paragraph.
      if (first && block.tagName === 'P') element.append(...block.childNodes);
      else element.append(block);
      first = false;
    }
    return element;
  }

  isTable(lines, i) {
    return i + 1 < lines.length && this.line(lines[i]).includes('|') && this.line(lines[i + 1]).includes('-')
      && TABLE_RULE.test(this.line(lines[i + 1])) && this.line(lines[i + 1]).includes('|');
  }

  table(lines, i) {
    const sides = this.cells(lines[i + 1]).map(cell => {
      const rule = this.line(cell).trim();
      return rule.endsWith(':') ? (rule.startsWith(':') ? 'middle' : 'end') : null;
    });
    const row = (line, tag) => {
      const cells = this.cells(line).slice(0, sides.length);
      return make('tr', {}, ...cells.map((cell, k) => this.run(
        make(tag, { class: sides[k], scope: tag === 'th' ? 'col' : null, dir: 'auto' }), cell.from, cell.to)));
    };
    const body = make('tbody');
    let next = i + 2;
    while (next < lines.length && this.line(lines[next]).trim() && this.line(lines[next]).includes('|')) body.append(row(lines[next++], 'td'));
    const table = make('table', {}, make('thead', {}, row(lines[i], 'th')), body);
    return { element: make('div', { class: 'table', tabindex: 0, role: 'region', 'aria-label': this.options.table }, table), next };
  }

  /** A table row's cells, without the bars between them. */
  cells({ from, to }) {
    const cells = [];
    let start = from;
    for (let k = from; k <= to; k++) {
      if (this.text[k] === '\\') {
        k++;
      } else if (k === to || this.text[k] === '|') {
        cells.push(this.trimmed(start, Math.min(k, to)));
        start = k + 1;
      }
    }
    if (cells.length > 1 && cells[0].from === cells[0].to) cells.shift();
    if (cells.length > 1 && cells.at(-1).from >= cells.at(-1).to) cells.pop();
    return cells;
  }

  endsParagraph(lines, i, nests) {
    const line = this.line(lines[i]);
    return (nests && (this.beginsBlock(line) || ITEM.test(line))) || this.isTable(lines, i);
  }

  beginsBlock(line) {
    return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line);
  }
}
