/** What the page of `pack watch` is told: each mistake beside its item, and pages as the pack has them. */
import { describe, expect, test } from 'vitest';
import { progressLine, progressOf } from '../../../src/commands/progress.js';
import { type Seen, watchState } from '../../../src/commands/watch/state.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import type { PageMap } from '../../../src/model/map.js';

const range = (first: number, last: number, prefix = '') => ({
  first: `${prefix}${first}`,
  last: `${prefix}${last}`,
  sheets: { first, last },
});

const map = {
  ...{ version: 1, edition: 'public', body: 'Planning', date: '2025-03-06', sheets: 6 },
  pdf: { file: 'pack.pdf', sha256: '0123456789abcdef0123' },
  frontMatter: range(1, 2),
  items: [
    { number: '1', title: 'Apologies', access: 'public', range: null, documents: [] },
    { number: '2', title: 'Sea wall', access: 'public', range: range(3, 6), documents: [] },
    { number: '3', title: 'Land', access: 'exempt', range: null, documents: [] },
  ],
} as unknown as PageMap;

const about = (message: string, item?: string): Diagnostic => ({
  ...{ code: 'document-missing', severity: 'error', message, hints: ['Do.'] },
  at: { file: '/m/items/wall.md', line: 3, column: 5 },
  ...(item === undefined ? {} : { item }),
});

const seen: Seen = {
  ...{ phase: 'made', summary: '6 pages', map, folder: '/m', diagnostics: [] },
  marks: new Map([['2', 'changed']]),
};

describe('the state', () => {
  test('has the agenda with its pages, and marks', () => {
    const { items, title, pdf } = watchState(seen);
    expect(title).toBe('Planning, 2025-03-06');
    expect(pdf).toBe('0123456789abcdef');
    expect(items.map(({ number, pages }) => [number, pages])).toEqual([
      ['', 'Pages 1 - 2'],
      ['1', undefined],
      ['2', 'Pages 3 - 6'],
      ['3', 'not for publication'],
    ]);
    expect(items[2]).toMatchObject({ mark: 'changed' });
    expect(items[2]?.sheets.map(({ label }) => label)).toEqual([
      'page 3',
      'page 4',
      'page 5',
      'page 6',
    ]);
  });

  test('has each mistake once: beside its item, or above them all', () => {
    const diagnostics = [
      about('A', 'item 2'),
      about('B', 'Sea wall'),
      about('C'),
      about('D', 'item 9'),
    ];
    const { items, told } = watchState({ ...seen, diagnostics });
    expect(items[2]?.told.map(({ message, place }) => [message, place])).toEqual([
      ['A', 'items/wall.md:3:5'],
      ['B', 'items/wall.md:3:5'],
    ]);
    expect(told.map(({ message, about: item }) => [message, item])).toEqual([
      ['C', undefined],
      ['D', 'item 9'],
    ]);
  });

  test('before there is a pack has nothing but mistakes', () => {
    const { map: none, ...first } = seen;
    const state = watchState({ ...first, phase: 'failed', diagnostics: [about('A', 'item 2')] });
    expect(state).toMatchObject({ items: [], told: [{ message: 'A', about: 'item 2' }] });
    expect(none).toBe(map);
  });
});

describe('progress', () => {
  test('names a paper that is not ready', () => {
    const doing = {
      kind: 'papers',
      done: 3,
      of: 6,
      item: '7',
      title: 'Annual\u001b[31m report',
    } as const;
    const line = progressLine(doing);
    expect(line).toMatch(/^Papers ready: 3 of 6: item 7, Annual.*report …$/);
    expect(line).not.toContain('\u001b');
  });

  test('is for those who watch, and want it', () => {
    const lines: (string | undefined)[] = [];
    const progress = (line: string | undefined): void => void lines.push(line);
    progressOf({}, { progress })?.({ kind: 'assembling', pages: 1 });
    expect(lines).toEqual(['Putting 1 page together …']);
    expect(progressOf({}, {})).toBeUndefined();
    expect(progressOf({ quiet: true }, { progress })).toBeUndefined();
    expect(progressOf({ json: true }, { progress })).toBeUndefined();
  });
});
