/** Writes tiny packs to a temporary folder and loads them. Knows nothing of what is right. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { loadPack } from '../../../src/load/index.js';
import type { Checked, Diagnostic } from '../../../src/model/diagnostic.js';
import type { Edition, PackSource } from '../../../src/model/source.js';

/** Contents by path; undefined takes a file of the sound pack away. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

export const meetingPath = 'council/panel/2019-07-03';
export const packYaml = `${meetingPath}/pack.yaml`;
export const itemFile = `${meetingPath}/items/03-budget.md`;

const standing = (name: string) => `---\nstanding: ${name}\ntitle: About ${name}\n---\nText.\n`;

/** The smallest pack with nothing wrong in it. */
export const soundPack: Files = {
  'built-in/apologies.md': standing('apologies'),
  'built-in/minutes.md': standing('minutes'),
  'built-in/disclosures.md': standing('disclosures'),
  'council/council.yaml': 'name: Town Council\nnation: england\n',
  'council/panel/committee.yaml': 'name: Finance Panel\n',
  [packYaml]: [
    'date: 2019-07-03',
    'published: 2019-06-25',
    'agenda:',
    '  part-a:',
    '    - apologies',
    '    - 03-budget',
    '',
  ].join('\n'),
  [itemFile]: '---\ntitle: Budget\n---\n\nTo note.\n',
};

/** A temporary folder with these files, removed after the test. Absolute, without links. */
export async function writeFiles(files: Files): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'load-')));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

export interface Loaded extends Checked<PackSource> {
  readonly root: string;
}

/** The sound pack with some files changed, loaded. */
export async function loadWith(changes: Files, reader: Edition = 'members'): Promise<Loaded> {
  const root = await writeFiles({ ...soundPack, ...changes });
  return { ...(await loadPack(join(root, meetingPath), reader, join(root, 'built-in'))), root };
}

/** What a diagnostic should say. */
export interface Expected {
  readonly code: string;
  readonly severity?: 'warning';
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly item?: string;
  readonly message: string;
  readonly hint?: string;
}

/** That `loaded` has exactly these mistakes, in this order. */
export function expectProblems({ root, diagnostics }: Loaded, expected: readonly Expected[]): void {
  expect(diagnostics.map(({ code }) => code)).toEqual(expected.map(({ code }) => code));
  for (const [index, want] of expected.entries()) {
    expectProblem(diagnostics[index], want, root);
  }
}

function expectProblem(found: Diagnostic | undefined, want: Expected, root: string): void {
  expect(found?.severity).toBe(want.severity ?? 'error');
  expect(found?.at?.file).toBe(join(root, want.file));
  if (want.line !== undefined) expect(found?.at?.line).toBe(want.line);
  if (want.column !== undefined) expect(found?.at?.column).toBe(want.column);
  if (want.item !== undefined) expect(found?.item).toBe(want.item);
  expect(found?.message).toContain(want.message);
  expect(found?.hints.join(' ')).toContain(want.hint ?? '');
  expect(found?.hints.length).toBeGreaterThan(0);
}

/** The sound pack.yaml with other or further lines at its top level. */
export function packWith(lines: Readonly<Record<string, string>>): string {
  const all = { date: '2019-07-03', published: '2019-06-25', ...lines };
  const head = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
  return `${head.join('\n')}\nagenda:\n  part-a:\n    - apologies\n    - 03-budget\n`;
}

/** An item file with this front matter. */
export function itemWith(...front: readonly string[]): string {
  return `---\n${front.join('\n')}\n---\n\nTo note.\n`;
}
