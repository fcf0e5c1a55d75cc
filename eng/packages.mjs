// What the fetch scripts of the folders beside share: npm packages in, files for the build out.
// Several builds may fetch at once: each works in a folder of its own, and every file appears whole or not at all.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Installs the packages named in the package-lock.json beside a script and hands them on. Ends the process, in words, when npm fails.
 * @param {string} script the script's import.meta.url
 * @param {(modules: string, write: (name: string, data: string | Buffer) => void) => void | Promise<void>} use
 *   gets the node_modules folder, gone afterwards, and what writes a file to the folder named first on the command line
 */
export async function fetchPackages(script, use) {
  if (!process.argv[2]) {
    console.error(`Say where to write: node ${fileURLToPath(script)} OUT`);
    process.exit(1);
  }

  const here = dirname(fileURLToPath(script));
  const out = resolve(process.argv[2]);
  const work = mkdtempSync(join(tmpdir(), 'avatarkit-packages-'));
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
      console.error(`npm ci failed: ${npm.error?.message ?? npm.stderr.trim().split('\n')[0]}`);
      process.exitCode = 1;
      return;
    }

    mkdirSync(out, { recursive: true });
    await use(join(work, 'node_modules'), (name, data) => {
      const partial = join(out, `${name}.${process.pid}.partial`);
      writeFileSync(partial, data);
      renameSync(partial, join(out, name));
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Compresses with Brotli. */
export function compress(data, quality) {
  return brotliCompressSync(data, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
    },
  });
}
