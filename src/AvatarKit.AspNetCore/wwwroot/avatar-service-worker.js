// A service worker for a page with <avatar-chat>: the page opens offline, and answers that the chat kept can be read and heard there.
//
// A worker rules only pages below its own address, so the host serves one of its own, such as /chat-worker.js:
//
//   import { serveAvatarPages } from '/_content/AvatarKit.AspNetCore/avatar-service-worker.js';
//   serveAvatarPages({ pages: ['/'] });
//
// and its page registers it: navigator.serviceWorker.register('/chat-worker.js', { type: 'module' }). What the server says is never kept here:
// answers are kept by the element itself, where `keep-answers` is set.

/** What the names of this worker's caches begin with. */
const CACHE_PREFIX = 'avatarkit-shell-';

/** How many files of the component are followed, and how many are kept. */
const MOST_FILES = 400;

/** How long a page may take to come from the network before the kept one is shown, in milliseconds. */
const PAGE_WAIT = 4000;

/** What a script brings in, as it is written: modules, and worklets by their addresses. */
const BROUGHT_IN = /\b(?:from|import|URL)\s*\(?\s*['"](\.{1,2}\/[^'"]+\.js)['"]/g;

/** The component's script as a page names it that knows its content's hash. */
const HASHED_SCRIPT = /[^"'\s=]*avatar-chat\.[0-9a-f]{20}\.js/g;

/** The component's own files. */
const FILE_NAME = /\.(?:js|json|css|svg|png|webp|woff2|bin|onnx|wasm)$/;

/** The scripts of the component, from one on, by what each brings in. */
async function followScripts(cache, entry) {
  const waiting = [entry];
  const seen = new Set(waiting);
  while (waiting.length > 0 && seen.size <= MOST_FILES) {
    const address = waiting.shift();
    const response = await fetch(address, { cache: 'no-cache' });
    if (!response.ok) continue;
    await cache.put(address, response.clone());
    for (const [, path] of (await response.text()).matchAll(BROUGHT_IN)) {
      const next = new URL(path, address).href;
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
}

/** A page: from the network where there is one, else as it was. */
async function answerPage(cache, request, pages) {
  const { pathname } = new URL(request.url);
  const kept = () => cache.match(request, { ignoreSearch: true }).then(page => page ?? cache.match(pages[0]));
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PAGE_WAIT);
  try {
    const response = await fetch(request, { signal: stop.signal });
    // A redirected answer can't be given to a navigation later.
    if (response.ok && !response.redirected && pages.includes(pathname)) await cache.put(pathname, response.clone());
    return response;
  } catch (error) {
    const page = await kept();
    if (page) return page;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A file of the page: as it is kept, while a newer one is fetched for the next time. */
async function answerFile(cache, request) {
  const kept = await cache.match(request);
  const fresh = fetch(request).then(async response => {
    if (response.ok && response.type === 'basic') await cache.put(request, response.clone());
    return response;
  });
  if (!kept) return fresh;
  fresh.catch(() => { });
  return kept;
}

/** Forgets the oldest files beyond the bound. */
async function boundCache(cache) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_FILES)).map(key => cache.delete(key)));
}

/**
 * Makes this worker serve pages with an avatar offline. Call it once, when the worker's script runs.
 * @param {object} [options]
 * @param {string[]} [options.pages] paths of the pages to keep; the first is shown for those that are not (['/'])
 * @param {string[]} [options.files] further addresses of this origin to keep from the start: style sheets, icons, a rig
 * @param {string[]} [options.characters] the package's characters to keep from the start (['ava'])
 * @param {string} [options.version] changes when all is to be fetched anew ('1')
 * @param {string[]} [options.folders] folders of static files that are kept when they are first used; default: where this module lies
 */
export function serveAvatarPages({ pages = ['/'], files = [], characters = ['ava'], version = '1', folders } = {}) {
  const name = CACHE_PREFIX + version;
  const home = new URL('./', import.meta.url);
  const kept = (folders ?? [home.pathname]).map(folder => new URL(folder, home).pathname);
  const own = files.map(file => new URL(file, self.location).href);
  // Characters extend the person.
  const rigs = [...characters, 'person'].map(character => new URL(`rigs/${character}.rig.json`, home).href);

  self.addEventListener('install', event => {
    event.waitUntil((async () => {
      const cache = await caches.open(name);
      for (const page of pages) {
        const response = await fetch(page, { cache: 'no-cache', credentials: 'same-origin' });
        if (!response.ok || response.redirected) continue;
        await cache.put(page, response.clone());
        // What that script loads later has names of its own, which a page that opens offline will ask for.
        const [script] = (await response.text()).match(HASHED_SCRIPT) ?? [];
        if (script) await followScripts(cache, new URL(script, new URL(page, self.location)).href);
      }
      await cache.addAll([...own, ...rigs]);
      await followScripts(cache, new URL('avatar-chat.js', home).href);
      await self.skipWaiting();
    })());
  });

  self.addEventListener('activate', event => {
    event.waitUntil((async () => {
      for (const old of await caches.keys()) if (old.startsWith(CACHE_PREFIX) && old !== name) await caches.delete(old);
      await self.clients.claim();
    })());
  });

  self.addEventListener('fetch', event => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== 'GET' || address.origin !== self.location.origin) return;
    if (request.mode === 'navigate') {
      if (pages.includes(address.pathname)) event.respondWith(caches.open(name).then(cache => answerPage(cache, request, pages)));
      return;
    }
    const isFile = FILE_NAME.test(address.pathname) && kept.some(folder => address.pathname.startsWith(folder));
    if (!isFile && !own.includes(address.href)) return;
    event.respondWith(caches.open(name).then(async cache => {
      const response = await answerFile(cache, request);
      event.waitUntil(boundCache(cache));
      return response;
    }));
  });
}
