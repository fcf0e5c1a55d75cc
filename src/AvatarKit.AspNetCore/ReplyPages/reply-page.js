// The page of one reply: shows the answer, plays it, and marks the words that are heard. It becomes one script with the player.

import { AvatarPlayer, renderInline, wordFinder } from './avatar-player.js';
import { PhotoFace } from './reply-page.photo.js';

const element = id => document.getElementById(id);
const json = id => JSON.parse(element(id).textContent);

/** Shows the answer: paragraphs, lists, headings, quotes and code. All text goes in as text. */
function renderAnswer(parent, text, wordAt) {
  let block = null;
  let list = null;
  const lines = [...text.matchAll(/[^\n]*(?:\n|$)/g)].map(match => ({ from: match.index, to: match.index + match[0].replace(/\r?\n$/, '').length }));
  const close = () => {
    if (block) renderInline(block.node, text, block.from, block.to, wordAt);
    block = null;
  };
  const open = (node, from, to, into) => {
    close();
    into.append(node);
    block = { node, from, to };
  };
  for (let i = 0; i < lines.length; i++) {
    const { from, to } = lines[i];
    const line = text.slice(from, to);
    const fence = /^\s*(```|~~~)/.exec(line);
    const mark = /^(\s*)(#{1,6}\s+|>\s?|[-*+]\s+|\d{1,9}[.)]\s+)/.exec(line);
    if (fence) {
      close();
      list = null;
      let end = i + 1;
      while (end < lines.length && !text.slice(lines[end].from, lines[end].to).trimStart().startsWith(fence[1])) end++;
      const pre = document.createElement('pre');
      const code = document.createElement('code');
      pre.tabIndex = 0;
      code.textContent = text.slice(lines[Math.min(i + 1, lines.length - 1)].from, end > i + 1 ? lines[end - 1].to : lines[i].to);
      pre.append(code);
      parent.append(pre);
      i = end;
    } else if (!line.trim()) {
      close();
      list = null;
    } else if (mark) {
      const kind = mark[2][0];
      const start = from + mark[0].length;
      if (kind === '#') {
        list = null;
        open(document.createElement('h3'), start, to, parent);
      } else if (kind === '>') {
        list = null;
        open(document.createElement('blockquote'), start, to, parent);
      } else {
        const tag = /\d/.test(kind) ? 'OL' : 'UL';
        if (list?.tagName !== tag) {
          close();
          list = document.createElement(tag);
          if (tag === 'OL') list.start = Number.parseInt(mark[2], 10);
          parent.append(list);
        }
        open(document.createElement('li'), start, to, list);
      }
    } else if (block) {
      block.to = to;
    } else {
      list = null;
      open(document.createElement('p'), from, to, parent);
    }
  }
  close();
}

const seconds = value => `${Math.floor(value / 60)}:${String(Math.floor(value % 60)).padStart(2, '0')}`;
const milliseconds = value => value == null ? null : value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`;
const dollars = value => value == null ? 'price not known' : value === 0 ? 'free' : `$${value < 0.01 ? value.toPrecision(2) : value.toFixed(4)}`;

const tokens = ({ inputTokens, outputTokens, tokensAreEstimated }) => inputTokens == null && outputTokens == null ? null
  : `${inputTokens ?? '?'} in, ${outputTokens ?? '?'} out${tokensAreEstimated ? ' (estimated)' : ''}`;

const sourceLine = ({ title, section, location }) => [title, section].filter(Boolean).join(' › ') + (location ? ` (${location})` : '');

function facts(response) {
  const { route, modelId, cost, usage, latency, error } = response;
  // What is not there may be left out or null.
  const [sources, tools, warnings, segments] = [response.sources, response.tools, response.warnings, response.segments].map(list => list ?? []);
  return [
    ['Model', [modelId, route?.tier && `tier ${route.tier}`].filter(Boolean).join(', ')],
    ['Why', route?.reason],
    ['Cost', `${dollars(cost?.totalUsd)}${cost?.isEstimated ? ' (estimated)' : ''}`],
    ['Tokens', usage && tokens(usage)],
    ['Voice', segments[0]?.voice],
    ['First word', milliseconds(latency?.firstTextMs)],
    ['First sound', milliseconds(latency?.firstSpeechMs)],
    ['Whole answer', milliseconds(latency?.totalMs)],
    ['Sources', sources.map(sourceLine).join('\n')],
    ['Tools', tools.map(tool => (tool.name ?? '?') + (tool.failed ? ' (failed)' : '')).join(', ')],
    ['Warnings', warnings.map(warning => warning.message ?? '').filter(Boolean).join('\n')],
    ['Error', error && [error.message, error.code && `[${error.code}]`].filter(Boolean).join(' ')],
  ].filter(([, value]) => value);
}

function start() {
  const page = json('page');
  const response = json('response');
  const segments = response.segments ?? [];
  const text = response.text ?? '';
  if (page.question) {
    element('question').textContent = page.question;
    element('question').hidden = false;
  }
  const face = page.photo && (canvas => new PhotoFace(canvas, page.photo).ready);
  // The page loads nothing: there is no file of a worklet.
  const player = globalThis.avatarPlayer = new AvatarPlayer(element('avatar'), { label: page.title, worklet: false, rig: page.rig, face });
  segments.forEach(segment => player.enqueue(segment));
  player.complete();
  // Word spans of the answer: each sentence's words lie from its place in the text on, whichever of its pieces they came with.
  const owner = new Array(text.length).fill(null);
  for (const { index, words, text: caption, textStart } of player.sentences) {
    const find = wordFinder(text.length, words, textStart, `${index}:`);
    for (let i = textStart; i < Math.min(owner.length, textStart + caption.length); i++) owner[i] = find(i) ?? owner[i];
  }
  renderAnswer(element('text'), text, index => owner[index] ?? null);
  const list = element('facts');
  for (const [name, value] of facts(response)) {
    const term = document.createElement('dt');
    const description = document.createElement('dd');
    term.textContent = name;
    value.split('\n').forEach((line, index) => description.append(...(index ? [document.createElement('br'), line] : [line])));
    list.append(term, description);
  }
  const notices = [];
  if (segments.some(segment => segment.isSilent)) {
    notices.push('No voice was available: the mouth and the captions follow timings estimated from the text.');
  }
  if (response.outcome === 'interrupted') notices.push('This answer was interrupted.');
  if (response.outcome === 'failed') notices.push(response.error?.message ?? 'This answer failed.');
  if (!text && response.outcome !== 'failed') notices.push('There is no answer to show.');
  if (page.photo) notices.push('The photograph keeps its lips still here; in a video they move.');
  const notice = element('notice');
  const tell = () => {
    notice.textContent = notices.join(' ');
    notice.hidden = notices.length === 0;
  };
  tell();
  player.addEventListener('faceerror', ({ detail }) => {
    notices.push(`The face cannot be drawn. ${detail.message}`);
    tell();
  });
  element('text').hidden = !text;

  const words = new Map();
  for (const span of element('text').querySelectorAll('.word')) {
    if (!words.has(span.dataset.word)) words.set(span.dataset.word, []);
    words.get(span.dataset.word).push(span);
    span.addEventListener('click', () => {
      const [sentence, word] = span.dataset.word.split(':').map(Number);
      player.seek(player.sentences[sentence].words[word].at);
      player.play();
    });
  }
  let marked = [];
  player.addEventListener('word', ({ detail }) => {
    for (const span of marked) span.classList.remove('now');
    marked = words.get(`${detail.sentence}:${detail.wordIndex}`) ?? [];
    for (const span of marked) span.classList.add('now');
  });
  if (player.duration === 0) return;

  const toggle = element('toggle');
  const seek = element('seek');
  element('controls').hidden = false;
  seek.max = String(player.duration);
  const update = () => {
    const position = player.position;
    if (!seek.matches(':active')) seek.value = String(position);
    const spoken = `${seconds(position)} / ${seconds(player.duration)}`;
    if (element('time').textContent !== spoken) {
      element('time').textContent = spoken;
      seek.setAttribute('aria-valuetext', spoken);
    }
    requestAnimationFrame(update);
  };
  update();
  const press = () => (player.state === 'playing' ? player.pause() : player.play());
  toggle.addEventListener('click', press);
  element('replay').addEventListener('click', () => {
    player.stop();
    player.play();
  });
  seek.addEventListener('input', () => player.seek(Number(seek.value)));
  player.addEventListener('statechange', () => {
    const playing = player.state === 'playing';
    toggle.classList.toggle('playing', playing);
    toggle.setAttribute('aria-label', playing ? 'Pause' : 'Play');
  });
  document.addEventListener('keydown', event => {
    if (event.key === ' ' && event.target === document.body) {
      event.preventDefault();
      press();
    }
  });
}

start();
