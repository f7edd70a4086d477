/**
 * Everything that a meeting's pack may be made from, as one fingerprint: the contents of files, never their times. Knows no
 * pack: it takes more than any of them reads, so that nothing is forgotten. Says nothing of single files.
 */
import type { Hash } from 'node:crypto';
import {
  closeSync,
  type Dirent,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path, { dirname, extname, join, relative } from 'node:path';
import type { Edition } from '../model/access.js';
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
 * names begin with a dot, are left out too. Answers what it looked at.
 *
 * A public build opens nothing restricted, not even here: no meeting is looked into that may have any, and where it is this
 * one, or one of its committee, whose minutes and actions go on in this one, it cannot be told whether something changed.
 *
 * @throws Unfathomable, or what the file system throws, where not everything can be looked at.
 */
export function addSources(
  hash: Hash,
  tree: Tree,
  edition: Edition,
  mayBeRestricted: InDoubt,
): LookedAt {
  const looked = new Map<string, Extent>();
  const restricted = (folder: string): boolean =>
    edition === 'public' && hasRestricted(folder, mayBeRestricted);
  addFolder({ hash, tree, looked, restricted }, tree.council, 'all');
  return (file) => isCovered(looked, tree, file);
}

/** Whether an item may be restricted, by the text of its file; errs on the side of yes. */
export type InDoubt = (text: string) => boolean;

/** Whether a file, absolute, is among what was looked at, also where there is none of that name. */
export type LookedAt = (file: string) => boolean;

/** By the extent of the nearest folder above it that was looked into. */
function isCovered(looked: ReadonlyMap<string, Extent>, { council }: Tree, file: string): boolean {
  if (!isWithin(file, council, path)) return false;
  if (relative(council, file).split(path.sep).slice(0, -1).some(isSkipped)) return false;
  for (let folder = dirname(file); isWithin(folder, council, path); folder = dirname(folder)) {
    const extent = looked.get(folder);
    if (extent !== undefined) return extent === 'all' || (extent === 'no papers' && !isWhole(file));
    if (folder === council) return false;
  }
  return false;
}

/** Whether a paper's own bytes are all that is made of it: nothing that it names is read with it. */
export function isWhole(file: string): boolean {
  return papers.has(extname(file).toLowerCase());
}

/** A link that leads where nothing is looked at: whether something has changed there cannot be told. */
export class Unfathomable extends Error {}

/** What is looked at in a folder, and in those below it. */
type Extent = 'all' | 'no papers' | 'nothing';

interface Look {
  readonly hash: Hash;
  readonly tree: Tree;
  /** By the folder, absolute. */
  readonly looked: Map<string, Extent>;
  /** Whether a meeting, by its folder, may have papers that this edition must not open. */
  readonly restricted: (meeting: string) => boolean;
}

function addFolder(look: Look, folder: string, above: Extent): void {
  const { hash, tree } = look;
  const entries = readdirSync(folder, { withFileTypes: true });
  const extent = extentOf(look, folder, entries, above);
  look.looked.set(folder, extent);
  // By code units: the same whatever the language and the file system.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  add(hash, 'folder', relative(tree.council, folder), extent);
  for (const entry of entries) addEntry(look, join(folder, entry.name), entry, extent);
}

function extentOf(
  { tree, restricted }: Look,
  folder: string,
  entries: readonly Dirent[],
  above: Extent,
): Extent {
  if (folder === tree.meeting && restricted(folder)) throw new Unfathomable(folder);
  const isMeeting = entries.some(({ name }) => name === 'pack.yaml');
  if (!isMeeting || above !== 'all' || isWithin(tree.meeting, folder, path)) return above;
  if (!restricted(folder)) return 'no papers';
  if (isWithin(folder, committeeOf(tree), path)) throw new Unfathomable(folder);
  return 'nothing';
}

/** The nearest folder above the meeting that holds committee.yaml, else the one above it. */
function committeeOf({ council, meeting }: Tree): string {
  for (let folder = dirname(meeting); isWithin(folder, council, path); folder = dirname(folder)) {
    if (statSync(join(folder, 'committee.yaml'), { throwIfNoEntry: false })) return folder;
    if (dirname(folder) === folder) break;
  }
  return dirname(meeting);
}

function addEntry(look: Look, place: string, entry: Dirent, extent: Extent): void {
  if (extent === 'nothing') return;
  if (entry.isDirectory()) {
    if (!isSkipped(entry.name)) addFolder(look, place, extent);
    return;
  }
  if (entry.isSymbolicLink()) addLink(look.hash, look.tree, place);
  if (extent === 'all' || !isWhole(entry.name)) addFile(look, place);
}

/** Access is said in an item's file, or by the part of the agenda; exempt minutes have a file of their own. */
function hasRestricted(meeting: string, mayBeRestricted: InDoubt): boolean {
  const items = join(meeting, 'items');
  const names = statSync(items, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(items) : [];
  return (
    readdirSync(meeting).includes(exemptMinutesFile) ||
    /\bpart-b\b/.test(textOf(join(meeting, 'pack.yaml'))) ||
    names.some((name) => isText.test(name) && mayBeRestricted(textOf(join(items, name))))
  );
}

const isText = /\.(?:md|markdown)$/i;

const exemptMinutesFile = 'minutes-exempt.md';

function textOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? readFileSync(file, 'utf8') : '';
}

/** What it leads to, where that is no plain file, is looked at for itself, or not at all. */
function addLink(hash: Hash, tree: Tree, place: string): void {
  add(hash, 'link', relative(tree.council, place), readlinkSync(place));
  const found = statSync(place, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return;
  const real = realpathSync(place);
  const council = realpathSync(tree.council);
  const names = relative(council, real).split(path.sep);
  if (!isWithin(real, council, path) || names.some(isSkipped)) throw new Unfathomable(place);
}

/** Its contents; of what is no plain file, that it is none. */
function addFile({ hash, tree }: Look, file: string): void {
  const name = relative(tree.council, file);
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
export function add(hash: Hash, ...parts: readonly string[]): void {
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`);
}

/** What is made, and what other programs keep. */
function isSkipped(name: string): boolean {
  return name === 'out' || name === 'node_modules' || name.startsWith('.');
}

/** Endings of what one meeting reads of another only where it names it. */
const papers: ReadonlySet<string> = new Set([
  ...['.pdf', '.docx', '.docm', '.doc', '.odt', '.rtf', '.xlsx', '.xls', '.ods', '.pptx', '.ppt'],
  ...['.odp', '.eml', '.msg', '.zip'],
]);
