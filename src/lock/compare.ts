/** Holds a build against a lock: every difference by the name of the file, tool, item or paper concerned. Pure. */
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Lock, LockedInput, LockedItem } from '../model/lock.js';
import { formatPageRange, type PageRange } from '../model/plan.js';
import type { Foreseen } from './index.js';

/** `file` is the lock's path: that is where what is told of stands. */
export function differences(lock: Lock, now: Foreseen, file: string): readonly Diagnostic[] {
  const at = { file };
  return [
    ...settingDifferences(lock, now, at),
    ...toolDifferences(lock, now, at),
    ...inputDifferences(lock, now, at),
    ...pageDifferences(lock, now, at),
  ];
}

/** What was written against what the lock says of it. */
export function outputDifferences(
  lock: Lock,
  now: Lock['output'],
  file: string,
): readonly Diagnostic[] {
  return (['pdf', 'map'] as const).flatMap((which) => {
    const [before, after] = [lock.output[which], now[which]];
    if (before.file === after.file && before.sha256 === after.sha256) return [];
    const data = { file: after.file, locked: before.sha256, found: after.sha256 };
    return [diagnose('lock-output-differs', data, { at: { file } })];
  });
}

type At = { readonly file: string };

function settingDifferences(lock: Lock, now: Foreseen, at: At): readonly Diagnostic[] {
  const settings = [
    ['--linearize', lock.settings.linearize, now.settings.linearize],
    ['SOURCE_DATE_EPOCH', lock.settings.sourceDateEpoch, now.settings.sourceDateEpoch],
  ] as const;
  return settings.flatMap(([setting, locked, found]) =>
    locked === found ? [] : [diagnose('lock-setting-differs', { setting, locked, found }, { at })],
  );
}

function toolDifferences(lock: Lock, now: Foreseen, at: At): readonly Diagnostic[] {
  // What rearranges the file is told of as the setting that asks for it.
  const asked = lock.settings.linearize === now.settings.linearize;
  const names = new Set([...Object.keys(lock.tools), ...Object.keys(now.tools)]);
  return [...names]
    .filter((tool) => asked || tool !== 'qpdf')
    .flatMap((tool) => {
      const [locked, found] = [lock.tools[tool], now.tools[tool]];
      return locked === found
        ? []
        : [diagnose('lock-tool-differs', { tool, locked, found }, { at })];
    });
}

function inputDifferences(lock: Lock, now: Foreseen, at: At): readonly Diagnostic[] {
  const byPath = (inputs: readonly LockedInput[]) =>
    new Map(inputs.map((input) => [input.path, input]));
  const [before, after] = [byPath(lock.inputs), byPath(now.inputs)];
  const told: Diagnostic[] = [];
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [old, own] = [before.get(path), after.get(path)];
    if (old?.sha256 === own?.sha256 && old?.of === own?.of) continue;
    const item = (own ?? old)?.item;
    const where = { at, ...(item === undefined ? {} : { item: `item ${item}` }) };
    const change = old === undefined ? 'added' : own === undefined ? 'removed' : 'changed';
    told.push(diagnose('lock-input-differs', { path, change }, where));
  }
  return told;
}

function pageDifferences(lock: Lock, now: Foreseen, at: At): readonly Diagnostic[] {
  const told: Diagnostic[] = [];
  const compare = (what: string, before?: PageRange | null, after?: PageRange | null): void => {
    const [locked, found] = [rangeText(before), rangeText(after)];
    if (locked !== found) told.push(diagnose('lock-pages-differ', { what, locked, found }, { at }));
  };
  compare('The front sheet and the agenda', lock.pages.frontMatter, now.pages.frontMatter);
  const byNumber = ({ items }: { readonly items: readonly LockedItem[] }) =>
    new Map(items.map((item) => [item.number, item]));
  const [before, after] = [byNumber(lock.pages), byNumber(now.pages)];
  for (const number of new Set([...before.keys(), ...after.keys()])) {
    const [old, own] = [before.get(number), after.get(number)];
    if (old === undefined || own === undefined || old.title !== own.title) {
      const data = { number, locked: old?.title, found: own?.title };
      told.push(diagnose('lock-item-differs', data, { at, item: `item ${number}` }));
      continue;
    }
    if (old.access !== own.access) {
      const data = { number, locked: old.access, found: own.access };
      told.push(diagnose('lock-item-differs', data, { at, item: `item ${number}` }));
    }
    compare(`Item ${number}`, old.range, own.range);
    for (const paper of own.documents) {
      const same = old.documents.find(({ source }) => source === paper.source);
      if (same !== undefined) compare(`${paper.source} of item ${number}`, same.range, paper.range);
    }
  }
  return told;
}

/** With the sheets: a paper may move in the file and keep its numbers. */
function rangeText(range: PageRange | null | undefined): string {
  if (range == null) return 'on no page';
  const { first, last } = range.sheets;
  const sheets = first === last ? `sheet ${first}` : `sheets ${first} - ${last}`;
  return `${formatPageRange(range)} (${sheets})`;
}
