// Lives through three meetings of the example's Corporate Parenting Panel, each day's commands after the other, in a copy of
// its council; it must not know how anything is made.
//
// Run, after `npm run build` (`npm run example:chain` does both):
//   node packs/chain.js              into out/thornmere, which is made anew
//   node packs/chain.js FOLDER       into a folder that is not there yet

import { cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../dist/cli.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const council = path.join(root, 'packs', 'thornmere');
const usual = path.join(root, 'out', 'thornmere');
const panel = 'corporate-parenting-panel';
const people = ['--prepared-by', 'Ben Hallam', '--checked-by', 'Caroline Ashdown'];

/** What is done on each day: commands in a meeting's folder, and what somebody writes there. */
const days = [
  {
    day: '2019-02-26',
    meeting: '2019-03-06',
    steps: [['build'], ['issue', ...people]],
  },
  { day: '2019-03-19', meeting: '2019-03-06', steps: [['minutes']] },
  {
    day: '2019-06-25',
    meeting: '2019-07-03',
    steps: [['build'], ['issue', ...people]],
  },
  {
    day: '2019-06-28',
    meeting: '2019-07-03',
    steps: [
      { without: 'status: to-follow\n', file: 'items/05-actions.md' },
      ['supplement'],
      ['issue', '--supplement', '1', ...people],
      ['build', '--consolidated'],
    ],
  },
  { day: '2019-07-16', meeting: '2019-07-03', steps: [['minutes']] },
  {
    day: '2019-09-17',
    meeting: '2019-09-25',
    steps: [['build'], ['issue', ...people]],
  },
  { day: '2019-09-17', meeting: '.', steps: [['site']] },
];

async function live(target) {
  await cp(council, target, {
    recursive: true,
    filter: (source) => !['out', 'issued'].includes(path.basename(source)),
  });
  for (const { day, meeting, steps } of days) {
    const folder = path.join(target, panel, meeting);
    const shown = path.posix.join(panel, meeting);
    for (const step of steps) {
      if (Array.isArray(step)) {
        const words = step.map((word) => (word.includes(' ') ? `"${word}"` : word));
        process.stdout.write(`\n${day} ${shown}$ pack ${words.join(' ')}\n`);
        const code = await pack(step, folder, day);
        if (code !== 0) return code;
      } else {
        const line = step.without.trimEnd();
        process.stdout.write(`\n${day} ${shown}: ${step.file} loses the line “${line}”\n`);
        await takeOut(path.join(folder, step.file), step.without);
      }
    }
  }
  return 0;
}

function pack(args, cwd, today) {
  const { env, platform, versions } = process;
  const context = { cwd, env, platform, versions, today, colour: false };
  const stdout = (text) => void process.stdout.write(text);
  const stderr = (text) => void process.stderr.write(text);
  return run(args, { ...context, stdout, stderr });
}

async function takeOut(file, words) {
  const before = await readFile(file, 'utf8');
  if (!before.includes(words)) throw new Error(`${file} does not have “${words.trim()}”.`);
  await writeFile(file, before.replace(words, ''));
}

const [asked] = process.argv.slice(2);
if (asked === undefined) await rm(usual, { recursive: true, force: true });
const target = asked === undefined ? usual : path.resolve(asked);
const isThere = await stat(target).then(
  () => true,
  () => false,
);
if (isThere) {
  process.stderr.write(`${target} is there already: name a folder that is not.\n`);
  process.exitCode = 2;
} else process.exitCode = await live(target);
