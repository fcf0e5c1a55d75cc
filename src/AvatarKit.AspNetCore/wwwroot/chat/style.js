// How the chat looks. Colours, shape and type can be set from outside by the custom properties that begin with --avatar-.

/** Side by side: where there is room, or where a phone lies on its side. */
const WIDE = '@container chat ((min-width: 800px) and (min-height: 420px)) or ((min-width: 560px) and (max-height: 480px))';

const TOKENS = `
:host { color-scheme: light dark; display: block; position: relative; box-sizing: border-box; inline-size: 100%; block-size: 100%;
  min-block-size: min(36rem, 100dvh);
  --accent: var(--avatar-accent, light-dark(#17706f, #7ad3cb)); --accent-ink: var(--avatar-accent-ink, light-dark(#fff, #0c2224));
  --back: var(--avatar-back, light-dark(#faf7f4, #16131a)); --surface: var(--avatar-surface, light-dark(#fff, #221d28));
  --ink: var(--avatar-ink, light-dark(#231a28, #f2ecf3)); --soft: var(--avatar-soft, light-dark(#675b6c, #b4a8ba));
  --line: var(--avatar-line, light-dark(#2a14351f, #ffffff24)); --mark: var(--avatar-mark, #ffd59a); --mark-ink: var(--avatar-mark-ink, #2a1420);
  --danger: var(--avatar-danger, light-dark(#a3262c, #ffb0ab)); --radius: var(--avatar-radius, 1.5em);
  --shadow: var(--avatar-shadow, 0 1px 2px light-dark(#3c1e3c14, #0006), 0 12px 40px light-dark(#3c1e3c1a, #0007));
  --font: var(--avatar-font, ui-rounded, "SF Pro Rounded", "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, Roboto, sans-serif);
  --said: color-mix(in oklab, var(--accent) 15%, var(--surface)); }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([hidden]), [hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button, textarea { font: inherit; color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
p, ul, ol, h2, figure, blockquote { margin: 0; padding: 0; }
.icon { inline-size: 1.375em; block-size: 1.375em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round;
  stroke-linejoin: round; flex: none; }
[data-name="more"], [data-name="chat"] { stroke-width: 2.2; }
.tool { display: inline-grid; place-items: center; flex: none; inline-size: 2.75em; block-size: 2.75em; padding: 0; border: 1px solid transparent;
  border-radius: 50%; background: none; color: var(--ink); cursor: pointer; transition: background-color .15s, color .15s; }
.tool:hover { background: var(--line); }
.tool[aria-disabled="true"] { cursor: default; }
`;

const FRAME = `
.shell { position: absolute; inset: 0; container: chat / size; background: var(--back); color: var(--ink); overflow: hidden;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
.frame { --side: 1.1em; --gutter: max(var(--side), 50% - 22em); block-size: 100%; display: grid;
  grid-template: "bar" auto "stage" auto "talk" minmax(0, 1fr) "foot" auto / minmax(0, 1fr);
  font: 400 clamp(max(16px, 1rem), .45rem + .5cqi, 1.75rem)/1.55 var(--font);
  padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left); }
.bar { grid-area: bar; position: relative; z-index: 5; display: flex; align-items: center; gap: .25em; padding-block: .5em;
  padding-inline: var(--gutter) calc(var(--gutter) - .6em); min-inline-size: 0; }
.who { flex: 1; min-inline-size: 0; }
.name { font-size: 1.0625em; font-weight: 650; line-height: 1.25; letter-spacing: -.01em; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; }
.status { display: flex; align-items: center; gap: .45em; font-size: .8125em; line-height: 1.35; color: var(--soft); }
.status::before { content: ""; inline-size: .55em; block-size: .55em; border-radius: 50%; background: light-dark(#2b8a5f, #6fd6a4); flex: none; }
.status[data-state="waiting"]::before, .status[data-state="connecting"]::before { background: light-dark(#b26b00, #ffc56e); }
.status[data-state="thinking"]::before, .status[data-state="speaking"]::before, .status[data-state="listening"]::before {
  background: var(--accent); animation: pulse 1.4s ease-in-out infinite; }
.stage { grid-area: stage; position: relative; block-size: clamp(0px, 42cqb - 4.5rem, 30em); margin-inline: .75em; border-radius: var(--radius);
  overflow: hidden; background: light-dark(#f3ded6, #2b2229); isolation: isolate; }
.fresh .stage { block-size: clamp(0px, 52cqb - 7rem, 34em); }
.face { position: absolute; inset: 0; }
.caption { position: absolute; inset-inline: 0; inset-block-end: 4%; margin-inline: auto; inline-size: max-content;
  max-inline-size: min(92%, 38em);
  max-block-size: 60%; overflow: hidden; padding: .5em .95em; border-radius: 1em; text-align: center; text-wrap: balance; pointer-events: none;
  font-size: clamp(.9375em, 2.2cqmin, 1.25em); font-weight: 500; line-height: 1.4; color: #fff; background: #1c1222d1; }
.caption:empty { display: none; }
.word { border-radius: .3em; }
.word.now { background: var(--mark); color: var(--mark-ink); box-shadow: 0 0 0 .12em var(--mark); }
.wake { position: absolute; inset: 0; margin: auto; inline-size: max-content; max-inline-size: 90%; block-size: fit-content;
  min-block-size: 2.75em;
  display: flex; align-items: center; gap: .5em; padding: .6em 1.25em .6em .9em; border: 1px solid transparent; border-radius: 2em;
  cursor: pointer;
  font-weight: 600; background: var(--accent); color: var(--accent-ink); box-shadow: var(--shadow); }
.wake .icon { fill: currentColor; }
.talk { grid-area: talk; position: relative; display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; }
.foot { grid-area: foot; }
${WIDE} {
  .frame { --side: clamp(1.1em, 3cqi, 3em);
  grid-template: "stage bar" auto "stage talk" minmax(0, 1fr) "foot foot" auto / minmax(0, 1.08fr) minmax(0, 1fr); }
  .stage, .fresh .stage { block-size: auto; margin: 1em 0 1em 1em; margin-inline: 1em 0; border-radius: calc(var(--radius) * 1.25); }
  .bar { padding-block: 1.1em .5em; } .base { padding-block-end: .5em; }
  .frame.textual { grid-template-columns: 0 minmax(0, 1fr); }
}
.textual .stage { display: none; }
@container chat (min-width: 560px) and (max-width: 799px) and (max-height: 480px) {
  .frame { grid-template-columns: minmax(0, .7fr) minmax(0, 1fr); }
}
@container chat (max-height: 300px) { .stage, .fresh .stage { display: none; } }
`;

const CONVERSATION = `
.disclosure { flex: none; margin: .35em var(--gutter) .15em; padding: .5em 1em; border: 1px solid var(--line); border-radius: .9em;
  background: var(--surface); font-size: .875em; line-height: 1.4; max-block-size: min(8.5em, 30cqb); overflow-y: auto; scrollbar-width: thin;
  text-wrap: pretty; }
.log { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: .75em var(--gutter) 1.5em; scrollbar-width: thin;
  scrollbar-color: var(--line) transparent; mask: linear-gradient(#000 calc(100% - 1.5em), #0000); }
.log:focus-visible { outline-offset: -3px; border-radius: .75em; }
.turns, .suggestions { list-style: none; }
.turns { display: grid; gap: 1.4em; }
.turn { display: grid; gap: .9em; min-inline-size: 0; }
.said { justify-self: end; max-inline-size: min(88%, 34em); padding: .6em 1em; border-radius: 1.25em; border-end-end-radius: .35em;
  background: var(--said); border: 1px solid transparent; display: grid; gap: .5em; }
.words { white-space: pre-wrap; }
.picture { display: block; max-inline-size: min(100%, 10.5em); max-block-size: 10.5em; border-radius: .75em; object-fit: cover; }
.file { display: flex; align-items: center; gap: .45em; font-size: .9375em; }
.answer { min-inline-size: 0; }
.text > * + * { margin-block-start: .8em; }
.text > :first-child { margin-block-start: 0; }
.text p { white-space: pre-line; }
.text code { font: .9em/1.5 ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; padding: .1em .35em; border-radius: .35em;
  background: var(--line); }
.text a, .sources a { color: var(--accent); text-underline-offset: .2em; }
.address { color: var(--soft); font-size: .9em; }
.dots { display: flex; gap: .35em; padding: .55em 0; }
.dots i { inline-size: .5em; block-size: .5em; border-radius: 50%; background: var(--soft); animation: rise 1.2s ease-in-out infinite; }
.dots i:nth-child(2) { animation-delay: .15s; } .dots i:nth-child(3) { animation-delay: .3s; }
.note { display: flex; flex-wrap: wrap; align-items: center; gap: .35em .9em; margin-block-start: .5em; font-size: .875em; color: var(--soft); }
.note.error { padding: .7em 1em; border-radius: .9em; color: var(--danger); background: color-mix(in oklab, var(--danger) 9%, var(--surface)); }
.again { min-block-size: 2.75rem; padding: .3em 1.1em; border: 1px solid currentColor; border-radius: 2em; background: none; cursor: pointer;
  font-weight: 600; }
.sources { margin-block-start: .9em; font-size: .875em; color: var(--soft); }
.sources ol { padding-inline-start: 1.6em; } .sources li { padding-block: .1em; }
.caps { font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; margin: .15em -.65em -.5em; color: var(--soft); }
.fresh .text { font-size: 1.125em; }
.ghost { color: var(--soft); font-style: italic; background: none; border: 1px dashed var(--line); }
.suggestions { display: flex; flex-wrap: wrap; gap: .5em; margin-block-start: 1.1em; }
.chip { min-block-size: 2.75em; padding: .45em 1.05em; border: 1px solid var(--line); border-radius: 1.4em; background: var(--surface);
  cursor: pointer;
  text-align: start; line-height: 1.35; transition: border-color .15s, background-color .15s; }
.chip:hover { border-color: var(--accent); background: var(--said); }
.newest { position: absolute; inset-block-end: 100%; inset-inline: 0; margin: 0 auto .5em; background: var(--surface); border-color: var(--line);
  box-shadow: var(--shadow); }
.banner { margin: 0 var(--gutter) .5em; padding: .6em 1em; border-radius: .9em; font-size: .875em;
  background: color-mix(in oklab, var(--mark) 30%, var(--surface)); }
.banner:empty { display: none; }
`;

const COMPOSER = `
.base { position: relative; padding: 0 calc(var(--gutter) - .35em); }
.composer { position: relative; border: 1px solid var(--line); border-radius: 1.7em; background: var(--surface); box-shadow: var(--shadow); }
.composer:focus-within { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: -1px; }
.composer textarea:focus-visible { outline: none; }
.row { display: flex; align-items: flex-end; gap: .1em; padding: .25em; }
textarea { flex: 1; min-inline-size: 0; resize: none; border: 0; background: none; padding: .6em .35em; max-block-size: min(11em, 30cqb);
  line-height: 1.55;
  overflow-y: auto; scrollbar-width: thin; }
textarea::placeholder { color: var(--soft); opacity: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.attach[hidden] + textarea { padding-inline-start: .9em; }
.action { background: var(--accent); color: var(--accent-ink); }
.action:hover { background: color-mix(in oklab, var(--accent) 86%, var(--ink)); }
.action[aria-disabled="true"] { background: var(--line); color: var(--soft); }
[data-name="stop"] { fill: currentColor; }
.microphone { position: relative; }
.microphone[aria-pressed="true"] { background: var(--danger); color: var(--surface); }
.microphone[aria-pressed="true"]::before { content: ""; position: absolute; inset: -3px; border-radius: 50%; border: 3px solid var(--danger);
  opacity: .55; transform: scale(calc(1 + var(--level, 0) * .35)); transition: transform .08s; }
.files { list-style: none; display: flex; flex-wrap: wrap; gap: .6em; padding: .75em .9em 0; }
.files li { position: relative; display: flex; } .files .picture { inline-size: 4.5em; block-size: 4.5em; }
.files .file { min-block-size: 4.5em; max-inline-size: 12em; padding: 0 2.6em 0 .75em; border-radius: .75em; background: var(--line); }
.remove { position: absolute; inset-block-start: -.7em; inset-inline-end: -.7em; }
.remove .icon { padding: .2em; border-radius: 50%; background: var(--ink); color: var(--surface); }
.drop { display: none; position: absolute; inset: 0; place-items: center; border-radius: inherit; background: var(--said); font-weight: 600; }
.dropping .drop { display: grid; }
.notice { padding: .55em .5em .7em; text-align: center; font-size: .8125em; line-height: 1.4; color: var(--soft); text-wrap: balance; }
.base > slot:last-of-type { display: block; }
.menu { position: absolute; inset-block-start: calc(100% - .25em); inset-inline-end: .75em; min-inline-size: 15em;
  max-inline-size: calc(100% - 1.5em);
  padding: .4em; border: 1px solid var(--line); border-radius: 1em; background: var(--surface); box-shadow: var(--shadow); }
.menu button { display: flex; align-items: center; gap: .75em; inline-size: 100%; min-block-size: 2.75em; padding: .3em .9em; border: 0;
  border-radius: .7em;
  background: none; text-align: start; cursor: pointer; }
.menu button:hover { background: var(--line); }
.menu button:focus-visible { outline-offset: -2px; }
.menu .icon { color: var(--soft); }
`;

const LAYOUTS = `
:host([layout="card"]) { max-inline-size: 27rem; block-size: 42rem; max-block-size: 100dvh; }
:host([layout="card"]) .shell { border-radius: 1.75rem; border: 1px solid var(--line); box-shadow: var(--shadow); }
:host([layout="button"]) { position: fixed; z-index: 2147483000; inset: auto; inline-size: auto; block-size: auto; min-block-size: 0;
  inset-block-end: calc(1.25rem + env(safe-area-inset-bottom)); inset-inline-end: calc(1.25rem + env(safe-area-inset-right));
  --panel-width: 25rem; --panel-height: 41rem; --rise-from: 1rem; }
:host([size="small"]) { --panel-width: 21rem; --panel-height: 34rem; }
:host([size="large"]) { --panel-width: 32rem; --panel-height: 50rem; }
:host([corner$="left"]) { inset-inline: auto; right: auto; left: calc(1.25rem + env(safe-area-inset-left)); }
:host([corner$="right"]) { inset-inline: auto; left: auto; right: calc(1.25rem + env(safe-area-inset-right)); }
:host([corner^="top"]) { inset-block: calc(1.25rem + env(safe-area-inset-top)) auto; --rise-from: -1rem; }
.launcher { position: relative; display: none; font: 400 max(16px, 1rem)/1.4 var(--font); }
:host([layout="button"]) .launcher { display: block; }
.open { display: grid; place-items: center; inline-size: 4em; block-size: 4em; padding: 0; border: 1px solid transparent; border-radius: 50%;
  cursor: pointer;
  background: var(--accent); color: var(--accent-ink); box-shadow: var(--shadow), 0 6px 20px light-dark(#17706f40, #0008);
  transition: transform .18s; }
.open:hover { transform: translateY(-2px); }
.open .icon { inline-size: 1.75em; block-size: 1.75em; }
.dismiss { position: absolute; inset-block-start: -1.1em; inset-inline-end: -1.1em; }
.dismiss:hover { background: none; }
.dismiss .icon { inline-size: 1.375em; block-size: 1.375em; padding: .25em; border-radius: 50%; background: var(--surface); color: var(--ink);
  box-shadow: var(--shadow); stroke-width: 2.5; }
:host([layout="button"]) .shell { position: fixed; inset: auto; inline-size: min(var(--panel-width), 100vw - 2.5rem);
  block-size: min(var(--panel-height), 100dvh - 8rem); inset-block-end: 6.25rem; inset-inline-end: 1.25rem; border-radius: 1.75rem;
  border: 1px solid var(--line); box-shadow: var(--shadow); animation: rise-in .22s ease-out; }
:host([layout="button"][corner$="left"]) .shell { inset-inline: auto; left: 1.25rem; right: auto; }
:host([layout="button"][corner$="right"]) .shell { inset-inline: auto; right: 1.25rem; left: auto; }
:host([layout="button"][corner^="top"]) .shell { inset-block: 6.25rem auto; }
@media (max-width: 640px), (max-height: 500px) {
  :host([layout="button"]) .shell.shell { inset: 0; inline-size: auto; block-size: auto; border: 0; border-radius: 0; }
}
${WIDE} {
  .fresh .log { display: flex; flex-direction: column; justify-content: safe center; }
  .fresh .text { font-size: clamp(1.25em, 4cqb, 1.75em); line-height: 1.35; font-weight: 600; letter-spacing: -.015em; text-wrap: balance; }
}
@keyframes rise-in { from { opacity: 0; transform: translateY(var(--rise-from)); } }
@keyframes pulse { 50% { opacity: .35; } }
@keyframes rise { 0%, 60%, 100% { transform: none; opacity: .5; } 30% { transform: translateY(-.3em); opacity: 1; } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
@media (forced-colors: active) {
  .tool, .open, .wake, .said, .chip, .caption, .note.error, .banner, .file, .disclosure { border: 1px solid; }
  .action, .open, .wake, .microphone[aria-pressed="true"] { background: ButtonFace; color: ButtonText; }
  .word.now { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  .status::before, .dots i { forced-color-adjust: none; background: CanvasText; }
  .action[aria-disabled="true"] { color: GrayText; border-color: GrayText; }
}
@media print { .stage, .base, .bar .tool, .actions { display: none !important; } .log { overflow: visible; } }
`;

/** The chat's style sheet. Constructed, so that it also works where a policy forbids inline styles. */
export function chatStyle() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(TOKENS + FRAME + CONVERSATION + COMPOSER + LAYOUTS);
  return sheet;
}
