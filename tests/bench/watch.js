/**
 * Prints how long `pack watch` takes from a saved file to the new page in a browser, beside `pack build` after the same change on the
 * same machine at the same time. A table to read, never a test.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBareBrowser } from './bare-browser.js';
import { circumstances, here, median, root, time, withFolder } from './runs.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const example = {
  council: 'thornmere',
  meeting: 'corporate-parenting-panel/2019-07-03',
  report: 'reports/annual-report.md',
};

await withFolder(async (work) => {
  // Each has a cache of its own: what one has made must not help the other.
  const built = copied('built');
  const watched = copied('watched');
  const build = ['bin/pack.js', 'build', built.folder, '--quiet', '--cache', built.cache];
  time(build, work);
  const peak = join(work, 'peak-of-watch');
  const watch = startWatch(watched, peak);
  const profile = join(work, 'profile');
  mkdirSync(profile);
  const browser = await openBareBrowser(built.cache, profile);
  try {
    const page = await browser.newPage();
    await page.goto(await watch.address);
    await page.waitForFunction('document.documentElement.dataset.phase === "made"', {
      timeout: 120_000,
    });
    await page.evaluate(`(${follow})()`);
    const results = { build: [], told: [], drawn: [] };
    for (let round = 0; round <= rounds; round++) {
      const start = performance.timeOrigin + performance.now();
      change(watched);
      const { told, drawn } = await page.evaluate('next()');
      change(built);
      const { ms, megabytes } = time(build, work);
      // The first round warms the disk's cache and the processor.
      if (round === 0) continue;
      results.build.push({ ms, megabytes });
      results.told.push({ ms: told - start });
      results.drawn.push({ ms: drawn - start });
    }
    await watch.end();
    process.stdout.write(`${table(results, Number.parseInt(readFileSync(peak, 'utf8'), 10))}\n\n`);
  } finally {
    await browser.close();
    await watch.end();
  }

  function copied(name) {
    const council = join(work, name);
    cpSync(join(root, 'packs', example.council), council, { recursive: true });
    const folder = join(council, example.meeting);
    rmSync(join(folder, 'out'), { recursive: true, force: true });
    return { folder, cache: join(work, `cache-of-${name}`) };
  }
});

function change({ folder }) {
  appendFileSync(join(folder, example.report), '\nOne more sentence.\n');
}

/** `address` is the page's; `end` asks it to end and waits for that. */
function startWatch({ folder, cache }, peak) {
  const preload = ['--import', pathToFileURL(here('note-peak.js')).href];
  const child = spawn(
    process.execPath,
    [...preload, 'bin/pack.js', 'watch', folder, '--quiet', '--cache', cache],
    { cwd: root, env: { ...process.env, BENCH_PEAK: peak }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    address: new Promise((resolve, reject) => {
      child.stdout.once('data', (text) => resolve(String(text).trim()));
      ended.then((code) => reject(new Error(`pack watch ended with ${code}.`)));
    }),
    end: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** Runs in the page: `next()` answers when a new build was told, and when its pictures were there, as times of the day. */
function follow() {
  const pdf = document.getElementById('pdf');
  const now = () => performance.timeOrigin + performance.now();
  window.next = () =>
    new Promise((resolve) => {
      const seen = new MutationObserver(() => {
        if (document.documentElement.dataset.phase !== 'made') return;
        seen.disconnect();
        const told = now();
        const pictures = [...document.images].map((one) =>
          one.complete ? undefined : new Promise((loaded) => one.addEventListener('load', loaded)),
        );
        Promise.all(pictures).then(() => resolve({ told, drawn: now() }));
      });
      // Set last of all that is new.
      seen.observe(pdf, { attributes: true, attributeFilter: ['src'] });
    });
}

function table(results, kilobytes) {
  const ms = (name) => median(results[name].map((one) => one.ms));
  const row = (what, name, megabytes) =>
    `| ${what} | ${ms(name).toFixed(0)} ms | ${(ms(name) / ms('build')).toFixed(2)} | ${megabytes.toFixed(0)} MB |`;
  return [
    `\`${example.meeting}\`, one report in Markdown changed.`,
    circumstances(rounds),
    '',
    '| | time | × the rebuild | peak memory of Node |',
    '|---|---:|---:|---:|',
    row('`pack build`', 'build', median(results.build.map((one) => one.megabytes))),
    row('`pack watch`: from the saved file to the new page', 'told', kilobytes / 1024),
    row('`pack watch`: until its small pictures are drawn too', 'drawn', kilobytes / 1024),
  ].join('\n');
}
