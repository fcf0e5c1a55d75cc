// Searches a built site as its page does: node search.mjs SITE, with names as a JSON array on standard input.
// Out: { name: [address of a result, …] }, as many as the page shows.
import MiniSearch from 'minisearch';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The numbers of VitePress's search box.
const SHOWN = 16;
const OPTIONS = {
  fields: ['title', 'titles', 'text'],
  storeFields: ['title', 'titles'],
  searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
};

const chunks = join(process.argv[2], 'assets', 'chunks');
const file = readdirSync(chunks).find((name) => name.startsWith('@localSearchIndex'));
const index = MiniSearch.loadJSON((await import(pathToFileURL(join(chunks, file)))).default, OPTIONS);
const names = JSON.parse(readFileSync(0, 'utf8'));
const found = Object.fromEntries(names.map((name) => [name, index.search(name).slice(0, SHOWN).map((result) => result.id)]));
process.stdout.write(JSON.stringify(found));
