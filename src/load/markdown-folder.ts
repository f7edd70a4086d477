/** Reads all Markdown files of one folder. Knows nothing of items and standing texts. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { MarkdownFile } from './front-matter.js';
import { parseMarkdownFile } from './front-matter.js';
import { isMarkdownName } from './item-name.js';
import { codeOf, liesWithin, readTextFile } from './text-file.js';

export interface FolderListing {
  /** Names of its Markdown files, sorted; a README is for people and is none of them. */
  readonly markdown: readonly string[];
  readonly others: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The files in `folder`; none where it is not there, or where it lies outside `root`. */
export async function listFolder(folder: string, root: string): Promise<FolderListing> {
  const nothing = { markdown: [], others: [] };
  const at = { file: folder };
  try {
    if (!(await liesWithin(folder, root))) {
      const name = 'This folder';
      return { ...nothing, diagnostics: [diagnose('outside-council', { name }, { at })] };
    }
    const names = (await readdir(folder)).filter((name) => !/^\.|~$|^readme\./i.test(name)).sort();
    const markdown = names.filter(isMarkdownName);
    const others = names.filter((name) => !isMarkdownName(name));
    return { markdown, others, diagnostics: [] };
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return { ...nothing, diagnostics: [] };
    const reason = cause instanceof Error ? cause.message : String(cause);
    const data = { name: 'This folder', reason };
    return { ...nothing, diagnostics: [diagnose('unreadable-file', data, { at })] };
  }
}

export interface MarkdownReading extends Checked<MarkdownFile> {
  /** All of it, where it could be read at all. */
  readonly text?: string;
}

/** One Markdown file with its front matter; `item` is how diagnostics call it. */
export async function readMarkdownFile(
  folder: string,
  name: string,
  root: string,
  item?: string,
): Promise<MarkdownReading> {
  const file = join(folder, name);
  const text = await readTextFile(file, root);
  if (text.value === undefined) {
    return {
      diagnostics: text.diagnostics.map((one) => (item === undefined ? one : { ...one, item })),
    };
  }
  return { ...parseMarkdownFile(text.value, file, item), text: text.value };
}
