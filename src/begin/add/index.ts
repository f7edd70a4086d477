/** Adds an officer's paper to a meeting: looks at everything, decides, and only then writes. */
import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path, { basename, dirname, join, relative } from 'node:path';
import { PackError, UsageError } from '../../model/error.js';
import { isWithin } from '../../model/inside.js';
import type { Pdfium } from '../../pdfium/index.js';
import { draftName } from '../../unfinished/index.js';
import { isThere, type NewFile, writeNew } from '../new-files.js';
import { readWritten } from './meeting-as-written.js';
import { readPaper } from './paper.js';
import { type AddPlan, type Change, planAdd, type Wish } from './plan.js';

export interface AddOrder extends Omit<Wish, 'source'> {
  /** Absolute path of the meeting's folder. */
  readonly folder: string;
  /** Absolute path of the paper. */
  readonly file: string;
  /** The same as it was named. */
  readonly written: string;
  /** Paths are shown from here. */
  readonly from: string;
}

export interface Added extends AddPlan {
  /** Absolute path of the copy; undefined where the paper lay in the meeting's folder already. */
  readonly copy: string | undefined;
}

/** @throws UsageError where it must be refused, PackError where it cannot be written. Nothing is changed then. */
export async function addPaper(order: AddOrder, pdfium: Pdfium): Promise<Added> {
  const meeting = await readWritten(order.folder);
  const paper = await readPaper(order.file, order.written, pdfium);
  const within = await placeWithin(order.file, order.folder);
  const copy =
    within !== undefined
      ? undefined
      : join(order.folder, 'reports', basename(order.file).normalize('NFC'));
  if (copy !== undefined && (await isThere(copy))) throw nameTaken(basename(copy));
  const source = within ?? `reports/${basename(order.file).normalize('NFC')}`;
  const plan = planAdd({ ...order, source, title: order.title ?? paper.title }, meeting);
  const news: readonly NewFile[] = [
    ...(copy === undefined ? [] : [{ path: copy, content: paper.bytes }]),
    ...plan.changes.filter(({ before }) => before === undefined),
  ];
  await writeNew(news, order.from);
  await amend(
    plan.changes.filter(({ before }) => before !== undefined),
    news,
  );
  return { ...plan, copy };
}

/** The path of `file` from `folder`, with slashes; undefined where it lies elsewhere, links followed. */
async function placeWithin(file: string, folder: string): Promise<string | undefined> {
  const [inside, around] = await Promise.all([realpath(file), realpath(folder)]);
  if (!isWithin(inside, around, path)) return undefined;
  return relative(around, inside).replaceAll('\\', '/');
}

function nameTaken(name: string): UsageError {
  return new UsageError(`There is a reports/${name} already. Nothing was changed.`, {
    hints: [
      'If it is the same paper, it need not be added again.',
      'If this is another one, rename the file first; if it is a newer version, copy it over the old one.',
    ],
  });
}

/** Each is written beside and renamed, so that a file is either the old one or the new one. */
async function amend(changes: readonly Change[], news: readonly NewFile[]): Promise<void> {
  const done: Change[] = [];
  for (const change of changes) {
    const draft = join(dirname(change.path), draftName(basename(change.path)));
    try {
      if ((await readFile(change.path, 'utf8')) !== change.before) {
        throw new Error('It was changed by somebody else just now.');
      }
      await writeFile(draft, change.content, { flag: 'wx' });
      await rename(draft, change.path);
      done.push(change);
    } catch (cause) {
      await rm(draft, { force: true });
      await Promise.allSettled([
        ...news.map(({ path }) => rm(path)),
        ...done.map(({ path, before }) => writeFile(path, before ?? '')),
      ]);
      throw new PackError(`“${basename(change.path)}” cannot be changed. Nothing was changed.`, {
        cause,
        hints: ['Check that you may write there, and that no other program has the file open.'],
      });
    }
  }
}
