// Captions: Markdown shown as text, never as HTML, with the spoken words marked.

/** Index of the bracket that closes one opened before an index, or -1. */
function closingBracket(text, from, to, open, close) {
  for (let i = from, depth = 0; i < to; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === open) depth++;
    else if (text[i] === close && depth-- === 0) return i;
  }
  return -1;
}

/** Index of the marks of emphasis that close those before an index, or -1. */
function closingMark(text, mark, from, to) {
  const character = mark[0];
  for (let i = from; i < to; i++) {
    if (text[i] === '\\') {
      i++;
    } else if (text[i] === character) {
      let count = 1;
      while (i + count < to && text[i + count] === character) count++;
      const fits = mark.length === 2 ? count >= 2 : count !== 2;
      const inWord = character === '_' && /[\p{L}\p{N}]/u.test(text[i + count] ?? ' ');
      if (fits && i > from && /\S/.test(text[i - 1]) && !inWord) return i + count - mark.length;
      i += count - 1;
    }
  }
  return -1;
}

/**
 * Adds a run of Markdown to an element as text nodes and spans: bold, italics, code and links' labels. Nothing of the text becomes markup.
 * @param {Node} parent where to add
 * @param {string} text the whole text
 * @param {number} from first UTF-16 index to show
 * @param {number} to the index after the last
 * @param {(index: number) => string | null} wordAt the key of the word a character belongs to
 */
export function renderInline(parent, text, from, to, wordAt = () => null) {
  let run = from;
  const flush = end => {
    for (let i = run; i < end;) {
      const key = wordAt(i);
      let j = i + 1;
      while (j < end && wordAt(j) === key) j++;
      const node = document.createTextNode(text.slice(i, j));
      if (key === null) {
        parent.append(node);
      } else {
        const span = document.createElement('span');
        span.className = 'word';
        span.dataset.word = key;
        span.append(node);
        parent.append(span);
      }
      i = j;
    }
  };
  const child = (tag, className, start, end) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    parent.append(element);
    renderInline(element, text, start, end, wordAt);
    return element;
  };
  let i = from;
  while (i < to) {
    const character = text[i];
    let next = 0;
    if (character === '\\' && i + 1 < to && /[!-/:-@[-`{-~]/.test(text[i + 1])) {
      flush(i);
      run = i + 1;
      i += 2;
      continue;
    }
    if (character === '`') {
      const mark = /^`+/.exec(text.slice(i, to))[0];
      const start = i + mark.length;
      let end = text.indexOf(mark, start);
      while (end >= 0 && text[end + mark.length] === '`') end = text.indexOf(mark, end + /^`+/.exec(text.slice(end))[0].length);
      if (end > start && end + mark.length <= to) {
        flush(i);
        const code = document.createElement('code');
        parent.append(code);
        const outer = parent;
        parent = code;
        run = start;
        flush(end);
        parent = outer;
        next = end + mark.length;
      }
    } else if (character === '*' || character === '_' || (character === '~' && text[i + 1] === '~')) {
      const mark = text[i + 1] === character ? character + character : character;
      const inWord = character === '_' && /[\p{L}\p{N}]/u.test(text[i - 1] ?? ' ');
      const start = i + mark.length;
      const end = /\S/.test(text[start] ?? ' ') && !inWord ? closingMark(text, mark, start, to) : -1;
      if (end > start && end + mark.length <= to) {
        flush(i);
        child(character === '~' ? 's' : mark.length === 2 ? 'strong' : 'em', '', start, end);
        next = end + mark.length;
      }
    } else if (character === '[' || (character === '!' && text[i + 1] === '[')) {
      const start = character === '!' ? i + 2 : i + 1;
      const close = closingBracket(text, start, to, '[', ']');
      const opens = close > 0 ? text[close + 1] : '';
      const end = opens === '(' ? closingBracket(text, close + 2, to, '(', ')') : opens === '[' ? closingBracket(text, close + 2, to, '[', ']') : -1;
      if (end > 0) {
        flush(i);
        const link = child('span', 'link', start, close);
        if (opens === '(') link.title = text.slice(close + 2, end);
        next = end + 1;
      } else if (close > 0 && text[start] === '^') {
        // A footnote.
        flush(i);
        next = close + 1;
      }
    }
    if (next) {
      i = run = next;
    } else {
      i++;
    }
  }
  flush(to);
}

/** A function that says which word, if any, a character of a caption belongs to. */
export function wordFinder(length, words, offset = 0, prefix = '') {
  const owner = new Array(length).fill(null);
  words.forEach((word, index) => {
    const end = Math.min(length, offset + word.captionStart + word.captionLength);
    for (let i = Math.max(0, offset + word.captionStart); i < end; i++) owner[i] = prefix + index;
  });
  return index => owner[index] ?? null;
}
