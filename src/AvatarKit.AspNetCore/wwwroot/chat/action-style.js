// How the buttons under an answer and the comment to a rating look.

const ACTIONS = `
.actions .tool { color: var(--soft); inline-size: 2.375em; block-size: 2.375em; } .actions .icon { inline-size: 1.125em; block-size: 1.125em; }
.actions .tool:hover { color: var(--ink); }
.comment { display: flex; flex-wrap: wrap; gap: .5em; margin-block-start: .6em; }
.remark { flex: 1; min-inline-size: 10em; min-block-size: 2.75em; padding: .3em 1em; border: 1px solid var(--soft); border-radius: 1.4em;
  background: var(--surface); font: inherit; color: inherit; }
.bad .icon { transform: rotate(180deg); }
.actions .chosen { color: var(--accent); } .chosen .icon { fill: color-mix(in srgb, currentColor 30%, transparent); }
@media (pointer: coarse) { .actions .tool { inline-size: 2.75em; block-size: 2.75em; } }
@media (forced-colors: active) { .chosen { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
`;

let actionSheet = null;

/** Their style sheet, one for all chats of a page. */
export function actionStyle() {
  if (!actionSheet) {
    actionSheet = new CSSStyleSheet();
    actionSheet.replaceSync(ACTIONS);
  }
  return actionSheet;
}
