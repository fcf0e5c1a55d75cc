// An answer as the browser's voice reads it: sentence by sentence, without what is there for the eye.

/** What ends a sentence: its mark and what closes after it, before a space; or a line's end. */
const SENTENCE_END = /[.!?…]+["'”’)\]]*(?=\s)|[。！？]|\n+/gu;

/** What ends with a full stop and no sentence does: initials, titles, short forms. */
const SHORT_FORM = /(^|[\s(.])(Dr|Mr|Mrs|Ms|Mme|St|Sr|Sra|Jr|Hr|Nr|No|Prof|vs|ca|bzw|e\.g|i\.e|\p{L}|\d{1,3})\.$/u;

/** How long a stretch without an end may get, in characters: browsers break off what is much longer. */
const LONGEST_SENTENCE = 220;

/** Where the first sentence of a text ends, or -1 where it goes on. */
export function sentenceEnd(text) {
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    const isShort = match[0] === '.' && SHORT_FORM.test(text.slice(Math.max(0, end - 12), end));
    if (!isShort && /[\p{L}\p{N}]/u.test(text.slice(0, end))) return end;
  }
  if (text.length < LONGEST_SENTENCE) return -1;
  const comma = Math.max(...[', ', '; ', ': ', ' – '].map(mark => text.lastIndexOf(mark, LONGEST_SENTENCE)));
  const cut = comma > 40 ? comma + 1 : text.lastIndexOf(' ', LONGEST_SENTENCE);
  return cut > 0 ? cut : LONGEST_SENTENCE;
}

/** Markdown with spaces where its marks are: what is left has its place. */
export function withoutMarks(text) {
  const blank = part => ' '.repeat(part.length);
  const link = (all, label) => {
    const before = all[0] === '!' ? 2 : 1;
    return ' '.repeat(before) + label + ' '.repeat(all.length - before - label.length);
  };
  return text
    .replace(/```[\s\S]*?(```|$)/g, blank)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, link)
    .replace(/https?:\/\/\S+/g, blank)
    .replace(/^[ \t]*(#{1,6}|>|[-*+])(?=\s)/gm, blank)
    .replace(/[*_`~|]/g, ' ');
}
