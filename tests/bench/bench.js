/**
 * Prints how long a clean and a second build of the example take, beside two things of the same machine at
 * the same time: starting Node, and Chromium printing the same HTML. A table to read, never a test.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const rounds = 5;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../..');
const examples = [
  'packs/thornmere/corporate-parenting-panel/2019-07-03',
  'packs/little-fenwick/parish-council/2024-09-12',
];

const work = mkdtempSync(join(tmpdir(), 'pack-bench-'));
const cache = join(work, 'cache');
const jobs = join(work, 'jobs.json');
const peak = join(work, 'peak');
try {
  if (!existsSync(join(root, 'dist', 'cli.js'))) throw new Error('Run "npm run build" first.');
  const example = examples.find((folder) => capture(folder));
  if (example === undefined) throw new Error('None of the examples can be built.');
  process.stdout.write(`${table(example, measure(example))}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Builds an example once, keeping the HTML that goes to the browser; false where it does not build. */
function capture(folder) {
  rmSync(join(cache, 'segments'), { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [here('capture-html.js'), folder, cache, jobs], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  return status === 0;
}

/** Every kind of run in turn, so that whatever else the machine does meets all of them alike. */
function measure(example) {
  const build = ['bin/pack.js', 'build', example, '--quiet', '--cache', cache];
  const kinds = {
    node: { args: ['-e', '0'] },
    chromium: { args: [here('print-only.js'), cache, jobs] },
    clean: {
      args: [...build, '--out', join(work, 'out')],
      before: () => rmSync(join(cache, 'segments'), { recursive: true, force: true }),
    },
    second: { args: [...build, '--out', join(work, 'out')] },
  };
  const results = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { args, before }] of Object.entries(kinds)) {
      before?.();
      const result = time(args);
      // The first round warms the disk's cache and the processor.
      if (round > 0) results[name].push(result);
    }
  }
  return results;
}

/** Milliseconds from start to end of a Node process, and its greatest resident set in megabytes. */
function time(args) {
  const preload = ['--import', pathToFileURL(here('note-peak.js')).href];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...preload, ...args], {
    cwd: root,
    env: { ...process.env, BENCH_PEAK: peak },
    encoding: 'utf8',
  });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
  return { ms, megabytes: Number.parseInt(readFileSync(peak, 'utf8'), 10) / 1024 };
}

function table(example, results) {
  const ms = Object.fromEntries(
    Object.entries(results).map(([name, runs]) => [name, median(runs.map((run) => run.ms))]),
  );
  const row = (what, name) => {
    const megabytes = median(results[name].map((run) => run.megabytes));
    const ratio = (to) => (ms[name] / ms[to]).toFixed(name === to ? 0 : 1);
    return `| ${what} | ${ms[name].toFixed(0)} ms | ${ratio('node')} | ${ratio('chromium')} | ${megabytes.toFixed(0)} MB |`;
  };
  const printed = JSON.parse(readFileSync(jobs, 'utf8')).length;
  const out = join(work, 'out');
  const size = readdirSync(out)
    .filter((name) => name.endsWith('.pdf'))
    .reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
  return [
    `\`${example}\`: ${printed} documents printed, pack of ${(size / 1e6).toFixed(1)} MB.`,
    `Medians of ${rounds} runs in turn, Node ${process.versions.node}, ${cpus().length} processors.`,
    '',
    '| | time | × `node -e 0` | × Chromium | peak memory of Node |',
    '|---|---:|---:|---:|---:|',
    row('`node -e 0`', 'node'),
    row('Chromium prints the same HTML', 'chromium'),
    row('clean build (browser unpacked, nothing else kept)', 'clean'),
    row('second build', 'second'),
  ].join('\n');
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
