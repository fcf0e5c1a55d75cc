// Amazon's DynamoDB Local on a free loopback port, in memory. Prints its address as one line of JSON when it answers, and ends, with the Java
// process, when its standard input does: whoever started it can die in any way.
//   node dynamodb-local.mjs
import { spawn } from 'node:child_process';
import { createServer, connect } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

const home = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'amplify-dynamodb-simulator', 'emulator');

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
  });
}

let child;
const end = (code) => {
  child?.kill('SIGKILL');
  process.exit(code);
};
process.stdin.on('end', () => end(0)).on('close', () => end(0)).resume();
process.on('SIGTERM', () => end(0)).on('SIGINT', () => end(0));

// Another program may take the port between the look and the start: then again, with another.
for (let attempt = 1; ; attempt++) {
  const port = await freePort();
  let ended = false;
  child = spawn('java', ['-Xmx1g', `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`, '-jar', join(home, 'DynamoDBLocal.jar'), '-inMemory', '-sharedDb', '-port', `${port}`], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.once('exit', () => (ended = true)).once('error', (error) => ((ended = true), console.error(`${error.message}: is Java installed?`)));
  for (let waited = 0; waited < 60_000 && !ended; waited += 50) {
    if (await answers(port)) {
      child.once('exit', () => end(1));
      console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
      break;
    }

    await sleep(50);
  }

  if (!ended) break;
  if (attempt === 3) {
    console.error('DynamoDB Local did not start.');
    end(1);
  }
}
