/**
 * Prints how long the assembly of prepared documents takes, from process start to closed file, beside qpdf in the same
 * run. A table to read, never a test. With the argument "large": a pack of 10,000 pages, and nothing else.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeNamedPlaces } from './named-places.js';

const rounds = 5;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'pack-bench-'));
const peak = join(work, 'peak');
const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
try {
  if (!existsSync(here('../../dist/cli.js'))) throw new Error('Run "npm run build" first.');
  const tables = process.argv.includes('large') ? [large] : [reports, preparing, places];
  for (const table of tables) process.stdout.write(`${table()}\n\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** 20 reports of 50 pages, beside qpdf. */
function reports() {
  const set = prepared('reports', 20, 50);
  const sources = Array.from({ length: 20 }, (_, index) =>
    join(set.folder, `report-${index + 1}.pdf`),
  );
  const plain = join(work, 'plain.pdf');
  assemble(set);
  const kinds = { node: () => node(['-e', '0']), pack: () => assemble(set) };
  if (hasQpdf) {
    qpdf(['--object-streams=disable', set.out, plain]);
    kinds.pages = () => qpdf(['--empty', '--pages', ...sources, '--', join(work, 'pages.pdf')]);
    kinds.streams = () => qpdf(['--object-streams=generate', plain, join(work, 'streams.pdf')]);
  }
  const results = measure(kinds);
  const size = statSync(set.out).size;
  const input = sources.reduce((sum, file) => sum + statSync(file).size, 0);
  const ms = (name) => median(results[name].map((one) => one.ms));
  const row = (what, name) => {
    const ratio = (to) => (results[to] === undefined ? '' : (ms(name) / ms(to)).toFixed(2));
    const megabytes = median(results[name].map((one) => one.megabytes));
    const memory = Number.isNaN(megabytes) ? '' : `${megabytes.toFixed(0)} MB`;
    return `| ${what} | ${ms(name).toFixed(0)} ms | ${ratio('pages')} | ${ratio('streams')} | ${memory} |`;
  };
  return [
    `20 tagged reports, ${set.sheets} sheets, ${(input / 1e6).toFixed(1)} MB → ${(size / 1e6).toFixed(1)} MB; stamps and compression in.`,
    `Medians of ${rounds} runs in turn, Node ${process.versions.node}, ${cpus().length} processors.`,
    '',
    '| | time | × `qpdf --empty --pages` | × `qpdf --object-streams=generate` | peak memory of Node |',
    '|---|---:|---:|---:|---:|',
    row('`node -e 0`', 'node'),
    row('pack: pieces to closed file', 'pack'),
    ...(hasQpdf
      ? [
          row('`qpdf --empty --pages` (drops tags, stamps nothing)', 'pages'),
          row('`qpdf --object-streams=generate` on the same tagged pages', 'streams'),
        ]
      : ['qpdf is not installed: nothing to compare with.']),
  ].join('\n');
}

/** Some of the reports before they are in the cache: two threads shall take about half as long as one. */
function preparing() {
  const { folder } = prepared('reports', 20, 50);
  const run = (threads) => () => node([here('prepare-only.js'), folder, '8', String(threads)]);
  const results = measure({ one: run(1), two: run(2) }, 2);
  const before = median(results.one.map(({ ms }) => ms));
  const row = (what, name) => {
    const [ms, cpu] = ['ms', 'cpu'].map((of) => median(results[name].map((run) => run[of])));
    return `| ${what} | ${ms.toFixed(0)} ms | ${(ms / before).toFixed(2)} | ${cpu.toFixed(0)} ms |`;
  };
  return [
    '| eight of these reports, made into pieces | time | × one thread | processor time |',
    '|---|---:|---:|---:|',
    row('one thread', 'one'),
    row('two threads', 'two'),
  ].join('\n');
}

/** Names of many files: twice as many files shall take twice as long. */
function places() {
  const sizes = [40, 80, 160];
  const sets = sizes.map((count) => {
    const folder = join(work, `places-${count}`);
    mkdirSync(folder);
    writeNamedPlaces(folder, count, 250);
    return prepared(`places-${count}`, count, 1);
  });
  const results = measure(Object.fromEntries(sets.map((set) => [set.name, () => assemble(set)])));
  const times = sets.map((set) => median(results[set.name].map((one) => one.ms)));
  return [
    '| files of 250 named destinations | time | × the one above |',
    '|---:|---:|---:|',
    ...sizes.map((count, index) => {
      const before = times[index - 1];
      const ratio = before === undefined ? '' : (times[index] / before).toFixed(2);
      return `| ${count} | ${times[index].toFixed(0)} ms | ${ratio} |`;
    }),
  ].join('\n');
}

/** 20 reports of 50 pages ten times, each time as other documents: time a sheet, and memory, beside those of 20. */
function large() {
  const small = prepared('reports', 20, 50);
  const set = prepared('reports', 20, 50, 10);
  const results = measure({ small: () => assemble(small), large: () => assemble(set) }, 2);
  const aPage = (one, name) => median(results[name].map(({ cpu }) => cpu)) / one.sheets;
  const before = aPage(small, 'small');
  const row = (one, name) => {
    const megabytes = median(results[name].map((result) => result.megabytes));
    const size = statSync(one.out).size / 1e6;
    const time = aPage(one, name);
    return `| ${one.sheets} | ${time.toFixed(2)} ms | ${(time / before).toFixed(2)} | ${megabytes.toFixed(0)} MB | ${size.toFixed(1)} MB |`;
  };
  return [
    '| sheets | processor time a sheet | × that of the first | peak memory of Node | file |',
    '|---:|---:|---:|---:|---:|',
    row(small, 'small'),
    row(set, 'large'),
  ].join('\n');
}

/** Documents in a cache, and the plan of a pack that binds them so many times. */
function prepared(name, count, pages, times = 1) {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  const cache = join(work, `${name}-cache`);
  const plan = join(folder, `plan-${times}.json`);
  if (!existsSync(plan)) {
    node([here('prepare-reports.js'), cache, folder, ...[count, pages, times].map(String)]);
    renameSync(join(folder, 'plan.json'), plan);
  }
  const sheets = JSON.parse(readFileSync(plan, 'utf8')).plan.pages.length;
  return { name, folder, cache, plan, sheets, out: join(work, `${name}-${times}.pdf`) };
}

function assemble({ cache, plan, out }) {
  return node([here('assemble-only.js'), cache, plan, out]);
}

/** Every kind of run in turn, so that whatever else the machine does meets all of them alike. */
function measure(kinds, count = rounds) {
  const results = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
  for (let round = 0; round <= count; round++) {
    for (const [name, run] of Object.entries(kinds)) {
      const result = run();
      // The first round warms the disk's cache and the processor.
      if (round > 0) results[name].push(result);
    }
  }
  return results;
}

function node(args) {
  const preload = ['--import', pathToFileURL(here('note-peak.js')).href];
  const result = time(process.execPath, [...preload, ...args]);
  const [kilobytes, cpu] = readFileSync(peak, 'utf8').split(' ').map(Number);
  return { ...result, megabytes: kilobytes / 1024, cpu };
}

function qpdf(args) {
  return { ...time('qpdf', args), megabytes: Number.NaN };
}

/** Milliseconds from start to end of a process. */
function time(program, args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, {
    env: { ...process.env, BENCH_PEAK: peak },
    encoding: 'utf8',
  });
  const ms = performance.now() - start;
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return { ms };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
