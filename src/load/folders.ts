/** Finds the folders around a meeting by the files that mark them. Opens no file. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { PackFolders } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { kindOfPath } from './text-file.js';

export interface FoundFolders {
  readonly folders: PackFolders;
  /** Missing where there is none; the diagnostics say so. */
  readonly councilFile?: string;
  readonly committeeFile?: string;
}

/**
 * The committee is the nearest folder above the meeting that holds committee.yaml, the council
 * the nearest that holds council.yaml; folders in between (such as years) are allowed.
 * `meeting` is an absolute path. No value where it holds no pack.yaml.
 */
export async function findFolders(meeting: string): Promise<Checked<FoundFolders>> {
  if ((await kindOfPath(join(meeting, 'pack.yaml'))) === 'nothing') {
    return { diagnostics: [await explainNoMeeting(meeting)] };
  }
  const above = await chainAbove(meeting);
  const councilIndex = await indexOfHolder(above, 'council.yaml');
  const upToCouncil = councilIndex === -1 ? above : above.slice(0, councilIndex + 1);
  const committee = upToCouncil[await indexOfHolder(upToCouncil, 'committee.yaml')];
  const council = above[councilIndex];
  const diagnostics: Diagnostic[] = [];
  const folders = {
    meeting,
    committee: committee ?? dirname(meeting),
    council: council ?? dirname(committee ?? dirname(meeting)),
  };
  if (council === undefined) {
    const at = { file: join(folders.council, 'council.yaml') };
    diagnostics.push(diagnose('no-council-file', {}, { at }));
  }
  if (committee === undefined) {
    const at = { file: join(folders.committee, 'committee.yaml') };
    diagnostics.push(diagnose('no-committee-file', {}, { at }));
  }
  return {
    value: {
      folders,
      ...(council === undefined ? {} : { councilFile: join(council, 'council.yaml') }),
      ...(committee === undefined ? {} : { committeeFile: join(committee, 'committee.yaml') }),
    },
    diagnostics,
  };
}

async function chainAbove(folder: string): Promise<readonly string[]> {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...(await chainAbove(parent))];
}

async function indexOfHolder(folders: readonly string[], name: string): Promise<number> {
  const kinds = await Promise.all(folders.map((folder) => kindOfPath(join(folder, name))));
  return kinds.findIndex((kind) => kind !== 'nothing');
}

async function explainNoMeeting(folder: string): Promise<Diagnostic> {
  const found = await kindOfPath(folder);
  const parent = dirname(folder);
  const around =
    found === 'file' && (await kindOfPath(join(parent, 'pack.yaml'))) !== 'nothing'
      ? parent
      : undefined;
  const below = found === 'folder' ? await meetingsBelow(folder, 3) : [];
  return diagnose(
    'not-a-meeting-folder',
    {
      folder: basename(folder),
      found,
      below: below.map((meeting) => relative(folder, meeting).replaceAll('\\', '/')).slice(0, 12),
      around: around === undefined ? undefined : basename(around),
    },
    { at: { file: folder } },
  );
}

/** What a committee keeps beside its meetings, besides files. */
const besideMeetings = new Set(['standing', 'templates']);

/**
 * Absolute paths as a shell makes them of “committee/*”, without what lies beside a meeting and is none: files, and folders
 * of standing texts and templates. A single path is always kept, and so is a folder that may have lost its pack.yaml.
 */
export async function withoutNeighbours(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const looked = await Promise.all(
    paths.map(async (path) => ({
      path,
      kind: await kindOfPath(path),
      isMeeting: (await kindOfPath(join(path, 'pack.yaml'))) !== 'nothing',
    })),
  );
  const around = new Set(looked.flatMap((one) => (one.isMeeting ? [dirname(one.path)] : [])));
  const kept = looked.filter(({ path, kind, isMeeting }) => {
    if (isMeeting || !around.has(dirname(path))) return true;
    return kind !== 'file' && !besideMeetings.has(basename(path));
  });
  return new Set(kept.map(({ path }) => path));
}

/** Folders of meetings below `folder`, at most `depth` levels down, in the order of their names. */
export async function meetingsBelow(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.some(({ name }) => name === 'pack.yaml')) return [folder];
  if (depth === 0) return [];
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => name !== 'node_modules')
    .sort();
  const found = await Promise.all(
    names.map((name) => meetingsBelow(join(folder, name), depth - 1)),
  );
  return found.flat();
}
