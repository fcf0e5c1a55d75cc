// An S3 server on a free loopback port, with its files in a folder of its own that goes with it. Prints its address and the folder as one line
// of JSON when it is ready, and ends when its standard input does: whoever started it can die in any way.
//   node --openssl-legacy-provider s3-server.mjs        (it makes the tokens of its lists with DES)
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const S3rver = createRequire(import.meta.url)('@20minutes/s3rver');
const directory = mkdtempSync(join(tmpdir(), 'avatarkit-s3-'));
const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, vhostBuckets: false });

// s3rver keeps the parts of an upload but answers 405 when it is aborted. What it stores is left to it; only this one call is added.
server.middleware.unshift(async (ctx, next) => {
  const upload = ctx.query.uploadId;
  if (ctx.method !== 'DELETE' || !upload) return next();
  const bucket = ctx.path.split('/')[1];
  if (!/^[0-9a-f]+$/.test(upload) || !/^[a-z0-9.-]+$/.test(bucket)) return next();
  await rm(join(directory, bucket, '._S3rver_uploads', upload), { recursive: true, force: true });
  ctx.status = 204;
});

// s3rver drops the slash that ends the path of a bucket when it recomputes a signature, and then refuses it. Such requests, as .NET sends them,
// go unchecked; the signatures of requests for objects are checked.
const current = new AsyncLocalStorage();
Object.defineProperty(server, 'allowMismatchedSignatures', { get: () => current.getStore() === true });
server.middleware.unshift((ctx, next) => current.run(/^\/[^/]+\/$/.test(ctx.path), next));

// Deleting in one folder from two sides, s3rver stumbles over the folder that the other side has removed.
const remove = server.store.deleteObject.bind(server.store);
let last = Promise.resolve();
server.store.deleteObject = (...object) => (last = last.catch(() => {}).then(() => remove(...object)));

const { port } = await server.run();
console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, directory }));

const end = () => {
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
};
process.stdin.on('end', end).on('close', end).resume();
process.on('SIGTERM', end).on('SIGINT', end);
