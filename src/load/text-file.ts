/** Reads one text file of a pack, safely. Knows nothing of YAML, and is never given a document. */
import { readFile, realpath, stat } from 'node:fs/promises';
import path, { basename } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { Checked } from '../model/diagnostic.js';
import { isWithin } from '../model/inside.js';

/** More than any agenda; a larger file was put there by mistake. In bytes. */
export const sizeLimit = 2_000_000;

/**
 * The text of `file`, lines ended by \n whatever the machine that wrote it, no byte order mark.
 * No value, and a diagnostic, where it is empty, too large, not UTF-8, not a plain file, or where
 * a symbolic link leads outside `root`. Throws nothing.
 */
export async function readTextFile(file: string, root: string): Promise<Checked<string>> {
  const name = basename(file);
  const at = { file };
  try {
    if (!(await liesWithin(file, root))) {
      return { diagnostics: [diagnose('outside-council', { name }, { at })] };
    }
    const facts = await stat(file);
    if (!facts.isFile()) return { diagnostics: [diagnose('not-a-file', { name }, { at })] };
    if (facts.size > sizeLimit) {
      const data = { name, bytes: facts.size, limit: sizeLimit };
      return { diagnostics: [diagnose('file-too-large', data, { at })] };
    }
    const text = decode(await readFile(file));
    if (text === undefined) return { diagnostics: [diagnose('not-utf8', { name }, { at })] };
    if (text.trim() === '') return { diagnostics: [diagnose('empty-file', { name }, { at })] };
    return { value: text, diagnostics: [] };
  } catch (cause) {
    const reason = reasonOf(cause);
    return { diagnostics: [diagnose('unreadable-file', { name, reason }, { at })] };
  }
}

/** Whether `file`, symbolic links followed, lies in `root`. Throws what the file system throws. */
export async function liesWithin(file: string, root: string): Promise<boolean> {
  return isWithin(await realpath(file), await realpath(root), path);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

function reasonOf(cause: unknown): string {
  const code = codeOf(cause);
  if (code === 'ENOENT') return 'it is not there, or it is a link that leads nowhere';
  if (code === 'EACCES' || code === 'EPERM') return 'you are not allowed to read it';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  return cause instanceof Error ? cause.message : String(cause);
}

/** The code of an error from the file system, such as "ENOENT". */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined;
}

/** What lies at `path`. What cannot be looked at is not there for us; reading it would say why. */
export async function kindOfPath(path: string): Promise<'nothing' | 'file' | 'folder'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}
