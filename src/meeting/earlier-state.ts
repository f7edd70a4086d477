/** A meeting as it was at a revision: its council's files out of git, in a private folder for as long as it is looked at. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path, { join, resolve } from 'node:path';
import type { CommittedFile, Repository } from '../git/index.js';
import { loadPack } from '../load/index.js';
import { UsageError } from '../model/error.js';
import { isWithin } from '../model/inside.js';
import type { PackSource } from '../model/source.js';
import { endWithUs } from '../unfinished/index.js';

export interface EarlierState {
  /** Absolute path of the meeting's folder, in the private folder. */
  readonly meeting: string;
  readonly source: PackSource;
}

/**
 * Hands it to `work`, and takes it away again. Papers that were restricted are not written, nor what is no part of the
 * meeting.
 * Undefined where there was no such meeting.
 * @throws UsageError where it had mistakes that leave nothing to compare.
 */
export async function withEarlierState<T>(
  repository: Repository,
  commit: string,
  folders: { readonly council: string; readonly meeting: string },
  work: (state: EarlierState) => Promise<T>,
): Promise<T | undefined> {
  const target = await mkdtemp(join(tmpdir(), 'pack-earlier-'));
  const forget = endWithUs(() => rmSync(target, { recursive: true, force: true }));
  try {
    const from = (folder: string): string =>
      path.relative(repository.root, folder).split(path.sep).join('/');
    const [council, meeting] = [from(folders.council), from(folders.meeting)];
    const all = relevant(await repository.filesAt(commit, council), meeting);
    if (!all.some((file) => file.path === `${meeting}/pack.yaml`)) return undefined;
    const texts = all.filter(isText);
    await repository.write(texts, target);
    const folder = join(target, meeting);
    const { value: source } = await loadPack(folder, 'public');
    if (source === undefined) throw notSound();
    const closed = closedPapers(source);
    const isClosed = (file: CommittedFile): boolean => closed.has(resolve(target, file.path));
    await repository.write(
      all.filter((file) => !isText(file) && !isClosed(file)),
      target,
    );
    return await work({ meeting: folder, source });
  } finally {
    await rm(target, { recursive: true, force: true });
    forget();
  }
}

/** Of other meetings only what is read of them: what they were, and their minutes. */
function relevant(files: readonly CommittedFile[], own: string): readonly CommittedFile[] {
  const meetings = files.flatMap(({ path: name }) =>
    name.endsWith('/pack.yaml') ? [name.slice(0, -'pack.yaml'.length)] : [],
  );
  const others = meetings.filter((folder) => folder !== `${own}/`);
  return files.filter(({ path: name }) => {
    if (name.startsWith(`${own}/out/`)) return false;
    return !others.some((folder) => name.startsWith(folder)) || /\.(ya?ml|md|json)$/i.test(name);
  });
}

/** What `load` reads; a report is none of it. */
function isText({ path: name }: CommittedFile): boolean {
  return /\.(ya?ml|json)$/i.test(name) || /\/(items|standing)\/[^/]+\.md$/i.test(name);
}

/** Absolute paths of papers that this state does not show to everybody. */
export function closedPapers({ items, meeting, folders }: PackSource): ReadonlySet<string> {
  const inPartB = new Set(meeting.partB.map(({ name }) => name));
  const found = [...items.values()].flatMap(({ name, access, inDoubt, documents }) => {
    const isClosed = access.kind !== 'public' || inDoubt === true || inPartB.has(name);
    return documents
      .filter((document) => isClosed || document.access.kind !== 'public')
      .flatMap(({ file }) => file ?? []);
  });
  return new Set(
    found
      .map((file) => resolve(folders.meeting, file.trim().replaceAll('\\', '/')))
      .filter((file) => isWithin(file, folders.council, path)),
  );
}

export const notSound = (): UsageError =>
  new UsageError('The meeting had mistakes at that revision, so its pages are not known.', {
    hints: ['Name another one, at which it could be built.'],
  });
