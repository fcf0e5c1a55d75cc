// Fetches the pronouncing dictionary named in package-lock.json and writes it in a compact form:
//   node fetch.mjs OUT  →  OUT/english.bin.br (see compact.mjs), OUT/cmudict.txt (plain, for measuring), OUT/cmudict-LICENSE.txt
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compress, fetchPackages } from '../packages.mjs';
import { compact } from './compact.mjs';

await fetchPackages(import.meta.url, async (modules, write) => {
  const source = join(modules, 'cmu-pronouncing-dictionary');
  const { dictionary } = await import(pathToFileURL(join(source, 'index.js')).href);
  const { words, bytes } = compact(dictionary);
  write('cmudict-LICENSE.txt', readFileSync(join(source, 'license')));
  write('cmudict.txt', words.map(([word, phones]) => `${word} ${phones.join(' ')}\n`).join(''));
  // Last: the build takes it as the sign that the rest is there. Quality 11 takes 2 s and saves 60 kB over quality 9.
  write('english.bin.br', compress(bytes, 11));
});
