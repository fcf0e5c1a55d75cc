// Fetches the fonts named in package-lock.json with npm and writes them, compressed, to a folder:
//   node fetch.mjs OUT  →  OUT/NotoSans-SemiBold.ttf.br, OUT/DejaVuSans-Bold.ttf.br, OUT/noto-OFL.txt, OUT/dejavu-LICENSE.txt, OUT/complete
// Several builds may run it at once: each works in a folder of its own, and every file appears whole or not at all.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
if (!process.argv[2]) {
  console.error('Say where to write the fonts: node fetch.mjs OUT');
  process.exit(1);
}

const out = resolve(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), 'avatarkit-fonts-'));

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

  const noto = join(work, 'node_modules', '@expo-google-fonts', 'noto-sans');
  const dejavu = join(work, 'node_modules', 'dejavu-fonts-ttf');
  mkdirSync(out, { recursive: true });
  write('noto-OFL.txt', readFileSync(join(noto, 'LICENSE_FONT')));
  write('dejavu-LICENSE.txt', readFileSync(join(dejavu, 'LICENSE')));
  write('NotoSans-SemiBold.ttf.br', compress(join(noto, '600SemiBold', 'NotoSans_600SemiBold.ttf')));
  write('DejaVuSans-Bold.ttf.br', compress(join(dejavu, 'ttf', 'DejaVuSans-Bold.ttf')));
  // Last: the build takes it as the sign that the rest is there.
  write('complete', '');
} finally {
  rmSync(work, { recursive: true, force: true });
}

function compress(path) {
  const font = readFileSync(path);
  return brotliCompressSync(font, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: font.length,
    },
  });
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
