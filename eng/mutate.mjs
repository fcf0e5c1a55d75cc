// Changes the code of AvatarKit's rooms in small ways (dotnet-stryker) and counts how many changes the room's own tests notice:
// node eng/mutate.mjs [--share 0.05] [--seed 1] [ROOM…]
// A share of each room's files is drawn by the seed; --share 1 is all of them. A room takes a quarter of an hour and more at 0.05.
// The reports stay in TestResults/mutation.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'AvatarKit');
const tests = join(root, 'tests', 'AvatarKit.Tests');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { share: { type: 'string', default: '0.05' }, seed: { type: 'string', default: '1' } },
});
const share = Number(values.share);
const rooms = positionals.length > 0 ? positionals : ['Conversation', 'Routing', 'Speech', 'Caching', 'Privacy'];
if (!(share > 0 && share <= 1)) throw new Error(`--share is ${values.share}; it must be over 0 and at most 1.`);

/** Numbers from 0 to 1 that are the same for the same seed (xorshift32). */
function draws(seed) {
  let state = (Math.imul(seed, 0x9e3779b9) ^ 0x85ebca6b) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Files of a room, drawn until they have their share of its lines. */
function drawFiles(room) {
  const files = readdirSync(join(source, room), { recursive: true }).filter(name => name.endsWith('.cs')).sort()
    .map(name => ({ name: join(room, name), lines: readFileSync(join(source, room, name), 'utf8').split('\n').length }));
  const draw = draws(Number(values.seed));
  let wanted = share * files.reduce((sum, file) => sum + file.lines, 0);
  const drawn = [];
  for (const { file } of files.map(file => ({ file, place: draw() })).sort((a, b) => a.place - b.place)) {
    if (wanted <= 0) break;
    drawn.push(file.name);
    wanted -= file.lines;
  }
  return drawn;
}

/** What the names of the tests in a room's folder have in common, for dotnet test's --filter. */
function testsOf(room) {
  const classes = readdirSync(join(tests, room), { recursive: true }).map(name => basename(name, '.cs')).filter(name => name.endsWith('Tests'));
  return classes.map(name => `FullyQualifiedName~.${name}.`).join('|');
}

/** The mutants of a room's drawn files, as Stryker reports them. */
function mutate(room) {
  const output = join(root, 'TestResults', 'mutation', room);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const settings = join(output, 'stryker-config.json');
  writeFileSync(settings, JSON.stringify({
    'stryker-config': {
      project: 'AvatarKit.csproj',
      configuration: 'Release',
      reporters: ['json'],
      concurrency: availableParallelism(),
      // A change that only made tests slow, or a busy machine, must not count as noticed.
      'additional-timeout': 30_000,
      'test-case-filter': testsOf(room),
      mutate: drawFiles(room),
    },
  }));
  run('dotnet', 'stryker', '--config-file', relative(tests, settings), '--output', output);
  const { files } = JSON.parse(readFileSync(join(output, 'reports', 'mutation-report.json'), 'utf8'));
  return Object.values(files).flatMap(file => file.mutants);
}

const run = (program, ...args) => execFileSync(program, args, { cwd: tests, stdio: 'inherit' });
run('dotnet', 'tool', 'restore', '--verbosity', 'quiet');
const rows = rooms.map(room => {
  const mutants = mutate(room);
  const count = (...statuses) => mutants.filter(mutant => statuses.includes(mutant.status)).length;
  const noticed = count('Killed', 'Timeout');
  const all = noticed + count('Survived', 'NoCoverage');
  const score = all === 0 ? '' : `${(noticed / all * 100).toFixed(1)} %`;
  return `| ${room} | ${all} | ${noticed} | ${count('Survived')} | ${count('NoCoverage')} | ${score} |`;
});
console.log('| room | changes | noticed | unnoticed | not covered | score |\n|---|---|---|---|---|---|');
rows.forEach(row => console.log(row));
