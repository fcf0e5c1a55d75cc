// Fetches the models that find faces, named in package-lock.json, with npm and writes them to a folder:
//   node fetch.mjs OUT            →  OUT/detector.json, detector.bin, landmarks.json, landmarks.bin, LICENSE.txt, models.sha256 (of the two .bin)
//   node fetch.mjs OUT --photos   →  OUT/sample1.jpg … sample6.jpg: the package's own photos, for tests
// Several builds may run it at once: each works in a folder of its own, and every file appears whole or not at all.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
if (!process.argv[2]) {
  console.error('Say where to write the models: node fetch.mjs OUT [--photos]');
  process.exit(1);
}

const out = resolve(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), 'avatarkit-faces-'));

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

  const source = join(work, 'node_modules', '@vladmandic', 'face-api');
  mkdirSync(out, { recursive: true });
  if (process.argv[3] === '--photos') {
    for (let i = 1; i <= 6; i++) {
      write(`sample${i}.jpg`, readFileSync(join(source, 'demo', `sample${i}.jpg`)));
    }
  } else {
    const hash = createHash('sha256');
    for (const [name, model] of [['detector', 'tiny_face_detector_model'], ['landmarks', 'face_landmark_68_model']]) {
      const weights = readFileSync(join(source, 'model', `${model}.bin`));
      hash.update(weights);
      write(`${name}.bin`, weights);
      write(`${name}.json`, readFileSync(join(source, 'model', `${model}-weights_manifest.json`)));
    }

    write('LICENSE.txt', readFileSync(join(source, 'LICENSE')));
    // Last: the build takes it as the sign that the rest is there.
    write('models.sha256', hash.digest('hex'));
  }
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
