/**
 * Prints how long builds and previews of the example take, clean, with one report changed and with nothing changed, beside
 * things of the same machine at the same time: starting Node, and Chromium printing the same HTML. A table to read,
 * never a test.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../..');
/** Meetings, each with the report in Markdown that is changed, and its item. */
const examples = [
  {
    council: 'thornmere',
    meeting: 'corporate-parenting-panel/2019-07-03',
    ...{ report: 'reports/annual-report.md', item: '9' },
  },
];

const work = mkdtempSync(join(tmpdir(), 'pack-bench-'));
const cache = join(work, 'cache');
const jobs = join(work, 'jobs.json');
const one = join(work, 'one.json');
const peak = join(work, 'peak');
try {
  if (!existsSync(join(root, 'dist', 'cli.js'))) throw new Error('Run "npm run build" first.');
  const [example] = examples;
  cpSync(join(root, 'packs', example.council), join(work, 'council'), { recursive: true });
  const folder = join(work, 'council', example.meeting);
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  const change = () => appendFileSync(join(folder, example.report), '\nOne more sentence.\n');
  if (!capture(folder, jobs)) throw new Error('The example cannot be built.');
  change();
  // All else is in the cache by now.
  if (!capture(folder, one)) throw new Error('The example cannot be built any more.');
  process.stdout.write(`${table(example.meeting, measure(folder, example.item, change))}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Plans a meeting once, keeping the HTML that goes to the browser; false where it has mistakes. */
function capture(folder, file) {
  const { status } = spawnSync(process.execPath, [here('capture-html.js'), folder, cache, file], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  return status === 0;
}

/** Every kind of run in turn, so that whatever else the machine does meets all of them alike. */
function measure(folder, item, change) {
  const build = ['bin/pack.js', 'build', folder, '--quiet', '--cache', cache];
  const kinds = {
    node: { args: ['-e', '0'] },
    help: { args: ['bin/pack.js', '--help'] },
    chromium: { args: [here('print-only.js'), cache, jobs] },
    chromiumOne: { args: [here('print-only.js'), cache, one] },
    clean: {
      args: [...build, '--out', join(work, 'out')],
      before: () => {
        rmSync(join(cache, 'segments'), { recursive: true, force: true });
        rmSync(join(work, 'out'), { recursive: true, force: true });
      },
    },
    unchanged: { args: [...build, '--out', join(work, 'out')] },
    changed: { args: [...build, '--out', join(work, 'out')], before: change },
    preview: {
      args: ['bin/pack.js', 'preview', folder, item, '--quiet', '--cache', cache],
      before: change,
    },
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
    return `| ${what} | ${ms[name].toFixed(0)} ms | ${ratio('node')} | ${ratio('chromium')} | ${ratio('chromiumOne')} | ${megabytes.toFixed(0)} MB |`;
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
    '| | time | × `node -e 0` | × Chromium, all | × Chromium, one report | peak memory of Node |',
    '|---|---:|---:|---:|---:|---:|',
    row('`node -e 0`', 'node'),
    row('`pack --help`', 'help'),
    row('Chromium prints the same HTML', 'chromium'),
    row('Chromium prints one report of it', 'chromiumOne'),
    row('clean build (browser unpacked, nothing else kept)', 'clean'),
    row('build, nothing changed', 'unchanged'),
    row('build, one report in Markdown changed', 'changed'),
    row('preview of that report, changed', 'preview'),
  ].join('\n');
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
