/** Opens what a pack names, and nothing that lies outside its council folder, links included. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path, { basename, dirname, join, relative, sep } from 'node:path';
import { nearest } from '../diagnostics/nearest.js';
import type { Pack } from '../model/agenda.js';
import { isWithin } from '../model/inside.js';
import { MOST_BYTES } from '../pdfium/index.js';

export type Opened =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** `near` is a file of a similar name in the same folder, relative to `from`. */
  | { readonly kind: 'missing'; readonly near?: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly cause: string };

/** Of a document: more is not worth reading, since nothing that looks into it takes more. */
export const mostSourceBytes = MOST_BYTES;

/** Where documents are looked for, and whether names of other files there may be suggested. */
export interface Ground extends Pick<Pack, 'keepsNames'> {
  readonly folders: Pick<Pack['folders'], 'council'>;
}

/** Reads a file that lies in the council's folder; suggestions are relative to `from`. */
export async function openSource(file: string, ground: Ground, from: string): Promise<Opened> {
  const root = ground.folders.council;
  try {
    if (!isWithin(await realpath(file), await realpath(root), path)) return { kind: 'outside' };
    const facts = await stat(file);
    if (!facts.isFile()) return { kind: 'unreadable', cause: 'it is not a file' };
    if (facts.size > mostSourceBytes) return { kind: 'too-large', bytes: facts.size };
    return { kind: 'read', bytes: await readFile(file) };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const near = ground.keepsNames
        ? undefined
        : ((await belowFrom(file, from)) ?? (await similarFile(file, root)));
      return near === undefined
        ? { kind: 'missing' }
        : { kind: 'missing', near: relative(from, near).split(sep).join('/') };
    }
    if (typeof code === 'string') {
      return { kind: 'unreadable', cause: reasons[code] ?? code };
    }
    throw cause;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you are not allowed to read it',
  EPERM: 'you are not allowed to read it',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
};

/** "reports/x.md", where "../reports/x.md" was written: as if paths counted from the item's file. */
async function belowFrom(file: string, from: string): Promise<string | undefined> {
  const way = relative(from, file).split(sep);
  const below = way.slice(way.lastIndexOf('..') + 1);
  if (below.length === way.length || below.length === 0) return undefined;
  const candidate = join(from, ...below);
  const facts = await stat(candidate).catch(() => undefined);
  return facts?.isFile() === true ? candidate : undefined;
}

async function similarFile(file: string, root: string): Promise<string | undefined> {
  const folder = dirname(file);
  if (!isWithin(folder, root, path)) return undefined;
  const names = await readdir(folder).catch(() => []);
  const near = nearest(basename(file), names);
  return near === undefined ? undefined : join(folder, near);
}

/** What is told of a file that is too large. */
export function sizeOf(file: string, { bytes }: { readonly bytes: number }) {
  return { file, bytes, limit: mostSourceBytes };
}
