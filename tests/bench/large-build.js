/**
 * Prints how long a clean build of 1,000 pages of Markdown in 40 reports takes, beside Chromium printing the same HTML on the same
 * machine at the same time. A table to read, never a test. With a number as its argument: so many reports instead.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeLargeCouncil } from './large-council.js';
import { capture, circumstances, here, inTurn, median, withFolder } from './runs.js';

/** It is long, and so varies less than short runs do. */
const rounds = Number(process.env.BENCH_LARGE_ROUNDS ?? 3);

await withFolder((work) => {
  const reports = Number(process.argv[2] ?? 40);
  const meeting = writeLargeCouncil(join(work, 'council'), { reports });
  const [cache, out, profile] = ['cache', 'out', 'profile'].map((name) => join(work, name));
  const jobs = join(work, 'jobs.json');
  capture(meeting, cache, jobs);
  const emptied = (folder) => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  };
  const results = inTurn(
    {
      bare: {
        args: [here('print-bare.js'), cache, jobs, profile],
        before: () => emptied(profile),
      },
      engine: { args: [here('print-only.js'), cache, jobs] },
      clean: {
        args: ['bin/pack.js', 'build', meeting, '--quiet', '--cache', cache, '--out', out],
        before: () => {
          for (const kept of ['segments', 'steps']) emptied(join(cache, kept));
          emptied(out);
        },
      },
    },
    { rounds, warmUps: 0, folder: work },
  );
  process.stdout.write(`${table(results, mapIn(out))}\n\n`);
});

function mapIn(out) {
  const name = readdirSync(out).find((one) => one.endsWith('.json'));
  return JSON.parse(readFileSync(join(out, name), 'utf8'));
}

function table(results, map) {
  const papers = map.items.flatMap(({ documents }) => documents);
  const pages = papers.reduce((sum, one) => sum + one.pages, 0);
  const of = (name, what) => median(results[name].map((one) => one[what]));
  const row = (what, name) => {
    const ratio = (to) => (of(name, 'ms') / of(to, 'ms')).toFixed(name === to ? 0 : 2);
    return `| ${what} | ${(of(name, 'ms') / 1000).toFixed(1)} s | ${ratio('bare')} | ${ratio('engine')} | ${of(name, 'megabytes').toFixed(0)} MB |`;
  };
  return [
    `${papers.length} reports in Markdown, ${pages} pages, in a pack of ${map.sheets} sheets; nothing in the cache but the browser.`,
    circumstances(rounds),
    '',
    '| | time | × a bare script | × our own printing | peak memory of Node |',
    '|---|---:|---:|---:|---:|',
    row('Chromium prints the same HTML, as a short script has it do that', 'bare'),
    row('Chromium prints the same HTML through our own engine', 'engine'),
    row('clean build', 'clean'),
  ].join('\n');
}
