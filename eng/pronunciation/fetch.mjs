// Fetches the pronouncing dictionary named in package-lock.json with npm and writes it in a compact form to a folder:
//   node fetch.mjs OUT  →  OUT/english.bin.br (see compact.mjs), OUT/cmudict.txt (plain, for measuring), OUT/cmudict-LICENSE.txt
// Several builds may run it at once: each works in a folder of its own, and every file appears whole or not at all.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { compact } from './compact.mjs';

const here = dirname(fileURLToPath(import.meta.url));
if (!process.argv[2]) {
  console.error('Say where to write the dictionary: node fetch.mjs OUT');
  process.exit(1);
}

const out = resolve(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), 'avatarkit-pronunciation-'));

try {
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    cpSync(join(here, name), join(work, name));
  }

  // npm is a script on Windows, which only a shell starts.
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: work,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    fail(`npm ci failed: ${npm.error?.message ?? npm.stderr.trim().split('\n')[0]}`);
  }

  const source = join(work, 'node_modules', 'cmu-pronouncing-dictionary');
  const { dictionary } = await import(pathToFileURL(join(source, 'index.js')).href);
  const { words, bytes } = compact(dictionary);
  mkdirSync(out, { recursive: true });
  write('cmudict-LICENSE.txt', readFileSync(join(source, 'license')));
  write('cmudict.txt', words.map(([word, phones]) => `${word} ${phones.join(' ')}\n`).join(''));
  // Last: the build takes it as the sign that the rest is there. Quality 11 takes 2 s and saves 60 kB over quality 9.
  write('english.bin.br', brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }));
} finally {
  rmSync(work, { recursive: true, force: true });
}

function write(name, data) {
  const partial = join(out, `${name}.${process.pid}.partial`);
  writeFileSync(partial, data);
  renameSync(partial, join(out, name));
}

function fail(message) {
  rmSync(work, { recursive: true, force: true });
  console.error(message);
  process.exit(1);
}
