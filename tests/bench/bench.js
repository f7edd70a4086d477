/**
 * Prints how long builds and previews of the example take, clean, with one report changed and with nothing changed, beside
 * things of the same machine at the same time: starting Node, and Chromium printing the same HTML. A table to read,
 * never a test.
 */
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { capture, circumstances, here, inTurn, median, root, withFolder } from './runs.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
/** A meeting with the report in Markdown that is changed, and its item. */
const example = {
  council: 'thornmere',
  meeting: 'corporate-parenting-panel/2019-07-03',
  ...{ report: 'reports/annual-report.md', item: '9' },
};

await withFolder((work) => {
  const [cache, jobs, one, out] = ['cache', 'jobs.json', 'one.json', 'out'].map((name) =>
    join(work, name),
  );
  cpSync(join(root, 'packs', example.council), join(work, 'council'), { recursive: true });
  const folder = join(work, 'council', example.meeting);
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  const change = () => appendFileSync(join(folder, example.report), '\nOne more sentence.\n');
  capture(folder, cache, jobs);
  change();
  // All else is in the cache by now.
  capture(folder, cache, one);
  const build = ['bin/pack.js', 'build', folder, '--quiet', '--cache', cache, '--out', out];
  const results = inTurn(
    {
      node: { args: ['-e', '0'] },
      help: { args: ['bin/pack.js', '--help'] },
      chromium: { args: [here('print-only.js'), cache, jobs] },
      chromiumOne: { args: [here('print-only.js'), cache, one] },
      clean: {
        args: build,
        before: () => {
          for (const kept of [join(cache, 'segments'), join(cache, 'steps'), out]) {
            rmSync(kept, { recursive: true, force: true });
          }
        },
      },
      unchanged: { args: build },
      changed: { args: build, before: change },
      preview: {
        args: ['bin/pack.js', 'preview', folder, example.item, '--quiet', '--cache', cache],
        before: change,
      },
    },
    { rounds, folder: work },
  );
  process.stdout.write(`${table(results, jobs, out)}\n\n`);
});

function table(results, jobs, out) {
  const ms = Object.fromEntries(
    Object.entries(results).map(([name, runs]) => [name, median(runs.map((run) => run.ms))]),
  );
  const row = (what, name) => {
    const megabytes = median(results[name].map((run) => run.megabytes));
    const ratio = (to) => (ms[name] / ms[to]).toFixed(name === to ? 0 : 1);
    return `| ${what} | ${ms[name].toFixed(0)} ms | ${ratio('node')} | ${ratio('chromium')} | ${ratio('chromiumOne')} | ${megabytes.toFixed(0)} MB |`;
  };
  const printed = JSON.parse(readFileSync(jobs, 'utf8')).length;
  const size = readdirSync(out)
    .filter((name) => name.endsWith('.pdf'))
    .reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
  return [
    `\`${example.meeting}\`: ${printed} documents printed, pack of ${(size / 1e6).toFixed(1)} MB.`,
    circumstances(rounds),
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
