/** What the benches share: a program run and measured from start to end, medians, the HTML that a pack prints. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const root = here('../..');

/** Calls `work` with an empty folder, which is removed at the end. */
export async function withFolder(work) {
  if (!existsSync(join(root, 'dist', 'cli.js'))) throw new Error('Run "npm run build" first.');
  const folder = mkdtempSync(join(tmpdir(), 'pack-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Milliseconds from start to end of a Node process, and its greatest resident set in megabytes: of Node, not of what it starts. */
export function time(args, folder) {
  const peak = join(folder, 'peak');
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

/**
 * Runs every kind in turn, so that whatever else the machine does meets all of them alike. A kind has the arguments of a Node
 * process, and what has to be done before it.
 */
export function inTurn(kinds, { rounds, warmUps = 1, folder }) {
  const results = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const [name, { args, before }] of Object.entries(kinds)) {
      before?.();
      const result = time(args, folder);
      // The first round warms the disk's cache and the processor.
      if (round >= warmUps) results[name].push(result);
    }
  }
  return results;
}

/** Plans a meeting once, keeping the HTML that goes to the browser. */
export function capture(meeting, cache, file) {
  const { status } = spawnSync(process.execPath, [here('capture-html.js'), meeting, cache, file], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  if (status !== 0) throw new Error(`The meeting ${meeting} cannot be built.`);
}

/** How the figures of a table came about. */
export function circumstances(rounds) {
  return `Medians of ${rounds} runs in turn, Node ${process.versions.node}, ${cpus().length} processors.`;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
