/** Where a document lies. Opens no file; whether it exists is found out in convert. */
import path, { isAbsolute, relative, resolve, sep } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { PackFolders } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { isWithin } from '../model/inside.js';
import type { DocumentSource } from '../model/source.js';

/** A document with its file. */
export type WithFile = DocumentSource & { readonly file: string };

type Located =
  | { readonly file: string; readonly source: string }
  | { readonly diagnostic: Diagnostic };

/** Backslashes count as slashes: on a Windows machine that is how a clerk copies a path. */
export function locate(document: WithFile, folders: PackFolders, where: string): Located {
  const written = document.file.trim().replaceAll('\\', '/');
  const at = { at: document.at, item: where };
  // "/srv", "C:/", "https://", "~/": a path of one machine, or no path at all.
  if (isAbsolute(written) || /^(\/|~|[a-z][a-z0-9+.-]*:)/i.test(written)) {
    return { diagnostic: diagnose('document-path-not-relative', { file: document.file }, at) };
  }
  const file = resolve(folders.meeting, written);
  if (file === folders.council || !isWithin(file, folders.council, path)) {
    return { diagnostic: diagnose('document-outside-council', { file: document.file }, at) };
  }
  return { file, source: relative(folders.meeting, file).split(sep).join('/') };
}
