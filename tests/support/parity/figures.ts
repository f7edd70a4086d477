/** What trials of many documents come to: a row for each, and sums. Names and numbers only. */
import type { Loss } from '../../../src/pdf/index.js';
import { type Counts, kinds } from './compare.js';
import type { Trial } from './trial.js';

const titles: Readonly<Record<(typeof kinds)[number], string>> = {
  elements: 'structure elements',
  marks: 'marked contents',
  links: 'links',
  outline: 'bookmarks',
  fields: 'form fields',
  annotations: 'other annotations',
};

export const heading = ['document', 'refused', 'pages', ...kinds, 'not taken over', 'remark'].join(
  '\t',
);

/** Fields between tabs: "7" where nothing is missing, "7 → 5" where something is. */
export function rowOf(trial: Trial): string {
  const { name, refused, pages, before, after, losses, damaged, headingBookmarks } = trial;
  const counts = kinds.map((kind) => change(before[kind], after[kind]));
  return [
    name,
    refused ?? '',
    pages,
    ...counts,
    lossesOf(losses).join(', '),
    [
      ...(damaged ? ['damaged in itself'] : []),
      ...(headingBookmarks > 0 ? [`bookmarks made from headings: ${headingBookmarks}`] : []),
    ].join('; '),
  ].join('\t');
}

function change(before: number, after: number): string {
  return before === after ? String(before) : `${before} → ${after}`;
}

function lossesOf(losses: Trial['losses']): readonly string[] {
  return (Object.entries(losses) as [Loss, number][])
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([loss, count]) => `${loss} ${count}`);
}

export function sumsOf(trials: readonly Trial[]): string {
  const folders = [...new Set(trials.map(folderOf))].sort();
  const groups = folders.map((folder) => ({
    title: folder,
    trials: trials.filter((trial) => folderOf(trial) === folder),
  }));
  const rows = [...groups, { title: '**all**', trials }].map((group) => {
    const taken = group.trials.filter(({ refused }) => refused === undefined);
    const pages = taken.reduce((sum, trial) => sum + trial.pages, 0);
    const counts = kinds.map((kind) =>
      change(total(taken, 'before', kind), total(taken, 'after', kind)),
    );
    return row([group.title, group.trials.length, taken.length, pages, ...counts]);
  });
  return [
    row(['folder', 'files', 'accepted', 'pages', ...kinds.map((kind) => titles[kind])]),
    row(Array.from({ length: 4 + kinds.length }, () => '---')),
    ...rows,
    '',
    row(['not taken over, by reason', 'times', 'documents']),
    row(['---', '---', '---']),
    ...counted(trials.map(({ losses }) => losses)),
    '',
    row(['refused', 'documents']),
    row(['---', '---']),
    ...counted(trials.map(({ refused }) => (refused === undefined ? {} : { [refused]: 1 }))).map(
      (line) => line.replace(/ \| \d+ \|$/, ' |'),
    ),
    '',
  ].join('\n');
}

function folderOf({ name }: Trial): string {
  return name.split('/')[0] ?? '';
}

function total(trials: readonly Trial[], side: 'before' | 'after', kind: keyof Counts): number {
  return trials.reduce((sum, trial) => sum + trial[side][kind], 0);
}

/** A row for each key: its sum, and in how many it is. */
function counted(all: readonly Readonly<Record<string, number>>[]): readonly string[] {
  const sums = new Map<string, readonly [number, number]>();
  for (const counts of all) {
    for (const [key, count] of Object.entries(counts)) {
      const [sum, holders] = sums.get(key) ?? [0, 0];
      sums.set(key, [sum + count, holders + 1]);
    }
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, sum]) => row([key, ...sum]));
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}
