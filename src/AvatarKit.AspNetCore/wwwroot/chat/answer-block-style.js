// How an answer's headings, lists, quotes, code and tables look.

const BLOCKS = `
.text :is(li, td, th, .heading) { white-space: pre-line; }
.text > :is(.heading) { margin-block-start: 1.3em; }
.heading { margin: 0; font-size: 1.0625em; font-weight: 650; line-height: 1.35; }
.level1 { font-size: 1.3em; } .level2 { font-size: 1.175em; }
.text :is(ul, ol) { padding-inline-start: 1.6em; }
.text li { margin-block: .3em; } .text li > :is(ul, ol, p, figure, blockquote, .table) { margin-block-start: .3em; }
.text li::marker { color: var(--soft); }
.task { list-style: none; } .box { margin-inline: -1.4em .45em; }
.text blockquote { padding-inline-start: 1em; border-inline-start: 3px solid var(--accent); color: var(--soft); display: grid; gap: .6em; }
.text hr { border: 0; border-block-start: 1px solid var(--line); inline-size: 100%; }
.code { border: 1px solid var(--line); border-radius: .9em; background: var(--surface); overflow: hidden; }
.code figcaption { display: flex; align-items: center; justify-content: space-between; padding-inline: 1em .25em; font-size: .8125em;
  color: var(--soft); }
.code pre { margin: 0; padding: .25em 1.1em 1em; overflow-x: auto; overflow-wrap: normal; tab-size: 2; }
.code pre:focus-visible, .table:focus-visible { outline-offset: -3px; }
.code code { padding: 0; background: none; white-space: pre; }
.table { overflow-x: auto; border: 1px solid var(--line); border-radius: .9em; background: var(--surface); }
table { border-collapse: collapse; inline-size: 100%; font-size: .9375em; overflow-wrap: normal; }
th, td { padding: .55em .9em; text-align: start; vertical-align: top; min-inline-size: 5em; }
th { font-weight: 600; } tr + tr > *, tbody > tr > * { border-block-start: 1px solid var(--line); }
.end { text-align: end; } .middle { text-align: center; }
`;

let blockSheet = null;

/** Their style sheet, one for all chats of a page. */
export function answerBlockStyle() {
  if (!blockSheet) {
    blockSheet = new CSSStyleSheet();
    blockSheet.replaceSync(BLOCKS);
  }
  return blockSheet;
}
