// A run of an answer's text: emphasis and code as captions have them, each word by itself, and links where they are allowed.

import { renderInline } from '../player/captions.js';
import { make } from './dom.js';

const BARE_ADDRESS = /https?:\/\/[^\s<>"'`\\|]*[^\s<>"'`\\|.,;:!?*_~)\]}]/g;
const WORD_SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'word' });

/** How long a run of text is at most that marks are sought in, in characters. */
const LONGEST_RUN = 4000;

/** The address of a link's target where it is one that may be opened, else null. */
export function safeAddress(target) {
  const written = /^\s*<?([^\s<>]*)/.exec(target ?? '')[1];
  if (!/^(https?:\/\/|mailto:)/i.test(written) || !URL.canParse(written)) return null;
  const address = new URL(written);
  // Names and passwords in an address only serve to make it look like another's.
  return address.username || address.password ? null : address;
}

/**
 * Whether links to an address are allowed.
 * @param {URL} address where it leads
 * @param {string[]} hosts allowed: `example.com`, `*.example.com`, or `*` for all. The page's own host and mail addresses always are.
 */
export function isHostAllowed(address, hosts) {
  if (address.protocol === 'mailto:' || address.host === location.host) return true;
  return hosts.some(host => {
    const wanted = host.toLowerCase();
    return wanted === '*' || wanted === address.host || wanted === address.hostname
      || (wanted.startsWith('*.') && address.hostname.endsWith(wanted.slice(1)));
  });
}

/** A link that opens beside the page and gives nothing of it away. */
export function linkTo(address, newTab, ...children) {
  const link = make('a', { href: address.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...children);
  link.append(make('span', { class: 'hidden', text: ` (${newTab})` }));
  return link;
}

/** Which word each character of a text belongs to: its first character's index. What is no word belongs to none; an address is one word. */
function wordsOf(text, from, to) {
  const owner = new Array(to - from).fill(null);
  const run = text.slice(from, to);
  for (const { segment, index, isWordLike } of WORD_SEGMENTER.segment(run)) {
    if (isWordLike) owner.fill(String(from + index), index, index + segment.length);
  }
  for (const { 0: found, index } of run.matchAll(BARE_ADDRESS)) owner.fill(`@${from + index}`, index, index + found.length);
  return index => owner[index - from] ?? null;
}

/**
 * Adds a run of an answer to an element.
 * @param {Element} parent where to add
 * @param {string} text the whole answer
 * @param {number} from where the run begins
 * @param {number} to where it ends
 * @param {{hosts: string[], newTab: string}} links which hosts may be linked to, and what is said of a link
 */
export function renderRun(parent, text, from, to, links) {
  const run = document.createDocumentFragment();
  // Marks are sought through the whole run: a very long one is taken in pieces, so that none takes long.
  for (let start = from; start < to;) {
    const space = to - start > LONGEST_RUN ? text.lastIndexOf(' ', start + LONGEST_RUN) : -1;
    const end = to - start <= LONGEST_RUN ? to : space > start ? space : start + LONGEST_RUN;
    renderInline(run, text, start, end, wordsOf(text, start, end));
    start = end;
  }
  for (const label of run.querySelectorAll('.link')) {
    const target = label.title;
    label.removeAttribute('title');
    const address = safeAddress(target);
    if (address && isHostAllowed(address, links.hosts)) label.replaceWith(linkTo(address, links.newTab, ...label.childNodes));
    else if (target && target !== label.textContent) label.append(make('span', { class: 'address', text: ` (${target})` }));
  }
  for (const word of run.querySelectorAll('[data-word^="@"]')) {
    word.dataset.word = word.dataset.word.slice(1);
    const address = word.closest('a, .link, code') ? null : safeAddress(word.textContent);
    if (address && isHostAllowed(address, links.hosts)) {
      const link = linkTo(address, links.newTab);
      word.replaceWith(link);
      link.prepend(word);
    }
  }
  parent.append(run);
}
