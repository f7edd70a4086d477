/**
 * Everything that a meeting's pack may be made from, as one fingerprint: the contents of files, never their times. Knows no
 * pack: it takes more than any of them reads, so that nothing is forgotten. Says nothing of single files.
 */
import type { Hmac } from 'node:crypto';
import {
  closeSync,
  type Dirent,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path, { dirname, extname, join, relative, resolve } from 'node:path';
import { isWithin } from '../model/inside.js';

export interface Tree {
  /** The council's folder, absolute: no source lies outside it. */
  readonly council: string;
  /** The meeting's folder, absolute. */
  readonly meeting: string;
}

/** The nearest folder above a meeting that holds council.yaml. Undefined where there is none. */
export function councilOf(meeting: string): string | undefined {
  for (let folder = dirname(meeting); ; folder = dirname(folder)) {
    if (statSync(join(folder, 'council.yaml'), { throwIfNoEntry: false })) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Adds the council's folder to `hash`: of the meeting, and of what lies in no meeting, every file; of other meetings what is
 * no paper, since of papers there only those are read that this meeting names. Folders for results, and those whose
 * names begin with a dot, are left out too: `isCovered` tells which sources have to be looked at apart.
 *
 * @throws Unfathomable, or what the file system throws, where not everything can be read.
 */
export function addSources(hash: Hmac, tree: Tree): void {
  addFolder(hash, tree, tree.council, false);
}

/** Whether `addSources` looks into a file by itself; `file` is absolute. */
export function isCovered({ council, meeting }: Tree, file: string): boolean {
  if (!isWithin(file, council, path)) return false;
  const names = relative(council, file).split(path.sep);
  if (names.slice(0, -1).some(isSkipped)) return false;
  return isWithin(file, meeting, path) || !isPaper(file) || !inMeeting(council, file);
}

/** A link that leads where nothing is looked at: whether something has changed there cannot be told. */
export class Unfathomable extends Error {}

function addFolder(hash: Hmac, tree: Tree, folder: string, foreign: boolean): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  const isForeign =
    foreign ||
    (folder !== tree.meeting &&
      entries.some(({ name }) => name === 'pack.yaml') &&
      !isWithin(tree.meeting, folder, path));
  // By code units: the same whatever the language and the file system.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  add(hash, 'folder', relative(tree.council, folder), String(isForeign));
  for (const entry of entries) addEntry(hash, tree, join(folder, entry.name), entry, isForeign);
}

function addEntry(hash: Hmac, tree: Tree, place: string, entry: Dirent, foreign: boolean): void {
  if (entry.isDirectory()) {
    if (!isSkipped(entry.name)) addFolder(hash, tree, place, foreign);
    return;
  }
  if (entry.isSymbolicLink()) addLink(hash, tree, place);
  if (!(foreign && isPaper(entry.name))) addFile(hash, tree, place);
}

/** What it leads to, where that is no plain file, is looked at for itself, or not at all. */
function addLink(hash: Hmac, tree: Tree, place: string): void {
  add(hash, 'link', relative(tree.council, place), readlinkSync(place));
  const found = statSync(place, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return;
  const real = realpathSync(place);
  const council = realpathSync(tree.council);
  const names = relative(council, real).split(path.sep);
  if (!isWithin(real, council, path) || names.some(isSkipped)) throw new Unfathomable(place);
}

/** Its contents; of what is no plain file, that it is none. */
function addFile(hash: Hmac, { council }: Tree, file: string): void {
  const name = relative(council, file);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) {
    add(hash, found === undefined ? 'nothing' : 'no file', name);
    return;
  }
  const handle = openSync(file, 'r');
  try {
    let bytes = 0;
    add(hash, 'file', name);
    for (;;) {
      const count = readSync(handle, buffer, 0, buffer.length, null);
      if (count === 0) break;
      hash.update(buffer.subarray(0, count));
      bytes += count;
    }
    add(hash, 'bytes', String(bytes));
  } finally {
    closeSync(handle);
  }
}

const buffer = Buffer.allocUnsafe(256 * 1024);

/** Each with its length, so that no two lists run together to the same. */
export function add(hash: Hmac, ...parts: readonly string[]): void {
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`);
}

/** What is made, and what other programs keep. */
function isSkipped(name: string): boolean {
  return name === 'out' || name === 'node_modules' || name.startsWith('.');
}

function isPaper(name: string): boolean {
  return papers.has(extname(name).toLowerCase());
}

/** Endings of what one meeting reads of another only where it names it. */
const papers: ReadonlySet<string> = new Set([
  ...['.pdf', '.docx', '.docm', '.doc', '.odt', '.rtf', '.xlsx', '.xls', '.ods', '.pptx', '.ppt'],
  ...['.odp', '.eml', '.msg', '.zip'],
]);

/** A folder from the file up to the council's is a meeting's. */
function inMeeting(council: string, file: string): boolean {
  for (
    let folder = dirname(file);
    isWithin(folder, council, path);
    folder = resolve(folder, '..')
  ) {
    if (statSync(join(folder, 'pack.yaml'), { throwIfNoEntry: false })) return true;
    if (folder === council) return false;
  }
  return false;
}
