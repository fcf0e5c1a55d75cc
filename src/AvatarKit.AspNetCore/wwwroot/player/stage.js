// The player's place in the page: the canvas, the caption over it, and the button that starts it.

import { renderInline, wordFinder } from './captions.js';

const STYLE = `
:host, .avatar { display: block; position: relative; width: 100%; height: 100%; }
canvas, .face { display: block; width: 100%; height: 100%; border-radius: inherit; }
canvas[hidden] { display: none; }
.avatar { border-radius: inherit; overflow: hidden; }
.caption { position: absolute; left: 50%; bottom: 5%; transform: translateX(-50%); width: max-content; max-width: min(92%, 44rem);
  box-sizing: border-box; padding: .55em .95em; border-radius: 1em; text-align: center; text-wrap: balance;
  font: 500 clamp(.95rem, 2.2vmin + .35rem, 1.25rem)/1.4 system-ui, sans-serif;
  color: #fff; background: rgba(28, 18, 34, .72); backdrop-filter: blur(10px); -webkit-backdrop-filter: blur(10px); }
.caption:empty { display: none; }
.caption .word { border-radius: .3em; transition: background-color .12s, color .12s, box-shadow .12s; }
.caption .word.now { background: #ffd59a; color: #2a1420; box-shadow: 0 0 0 .12em #ffd59a; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.caption code { font-family: ui-monospace, monospace; font-size: .92em; }
.play { position: absolute; inset: auto 0 6%; margin: auto; width: clamp(64px, 17%, 104px); aspect-ratio: 1; height: auto;
  border: 0; border-radius: 50%; cursor: pointer; color: #fff; background: rgba(20, 94, 98, .88);
  box-shadow: 0 10px 34px rgba(40, 12, 40, .35); display: grid; place-items: center; transition: transform .15s, background-color .15s; }
.play:hover { transform: scale(1.05); background: rgba(20, 94, 98, 1); }
.play:focus-visible { outline: 4px solid #ffd59a; outline-offset: 4px; }
.play[hidden] { display: none; }
.play svg { width: 44%; height: 44%; margin-left: 6%; fill: currentColor; }
@media (prefers-reduced-motion: reduce) { .play, .caption .word { transition: none; } }
`;

/** Fills a container with what the player shows, under a shadow root of its own. */
export function buildStage(container, { label, playLabel }) {
  const host = document.createElement('div');
  host.style.cssText = 'display:block;position:relative;width:100%;height:100%;border-radius:inherit';
  const root = host.attachShadow({ mode: 'open' });
  // A constructed style sheet also works where a content security policy forbids inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const stage = document.createElement('div');
  stage.className = 'avatar';
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
  const caption = document.createElement('div');
  caption.className = 'caption';
  caption.setAttribute('aria-hidden', 'true');
  caption.dir = 'auto';
  // Screen readers are told a sentence once; the caption they would be told again is drawn anew with every piece.
  const said = document.createElement('div');
  said.className = 'said';
  said.setAttribute('aria-live', 'polite');
  said.dir = 'auto';
  const button = playButton(playLabel);
  stage.append(canvas, caption, said, button);
  root.append(stage);
  container.append(host);
  return { host, root, canvas, caption, said, button };
}

function playButton(label) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'play';
  button.hidden = true;
  button.setAttribute('aria-label', label);
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const triangle = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  triangle.setAttribute('d', 'M6 3.6c0-1 1.1-1.6 2-1.1l13 8.4c.8.5.8 1.7 0 2.2l-13 8.4c-.9.5-2-.1-2-1.1z');
  icon.append(triangle);
  button.append(icon);
  return button;
}

/** Shows a sentence without the Markdown it begins with. */
export function drawCaption(caption, { text, words }) {
  const lead = /^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d+[.)]\s+)?/.exec(text)[0].length;
  renderInline(caption, text, lead, text.trimEnd().length, wordFinder(text.length, words));
}

/** Marks a word of a caption as the one that is heard now; -1 for none. */
export function markWord(caption, word) {
  for (const span of caption.querySelectorAll('.word')) span.classList.toggle('now', span.dataset.word === String(word));
}
