/** Tells when a file of a council changes that the pack of one meeting may be made from. Reads no file. */
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

export interface Changes {
  readonly close: () => void;
}

/** Long enough for an editor to write all that it saves at once. In milliseconds. */
const quietMs = 60;

/**
 * Calls `onChange` once things are quiet after a change below `council`: in the meeting's folder, or outside of all
 * meetings. One watch for each folder, since editors put new files in the place of old ones.
 */
export function watchChanges(council: string, meeting: string, onChange: () => void): Changes {
  const watches = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      follow();
      onChange();
    }, quietMs);
  };
  const forget = (folder: string): void => {
    watches.get(folder)?.close();
    watches.delete(folder);
  };
  const follow = (): void => {
    const folders = new Set(foldersBelow(council, meeting));
    for (const folder of watches.keys()) if (!folders.has(folder)) forget(folder);
    for (const folder of folders) {
      if (watches.has(folder)) continue;
      try {
        const own = watch(folder, (_, name) => {
          if (name === null || !isSkipped(name)) settle();
        });
        own.on('error', () => {
          forget(folder);
          settle();
        });
        watches.set(folder, own);
      } catch {
        // It has gone again; the folder above tells.
      }
    }
  };
  follow();
  return {
    close: () => {
      clearTimeout(timer);
      for (const folder of [...watches.keys()]) forget(folder);
    },
  };
}

/** Without results, without what other programs keep, and without other meetings. */
function foldersBelow(folder: string, meeting: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (!isOnWay(folder, meeting) && entries.some(({ name }) => name === 'pack.yaml')) return [];
    const below = entries.filter((entry) => entry.isDirectory() && !isSkipped(entry.name));
    return [folder, ...below.flatMap(({ name }) => foldersBelow(join(folder, name), meeting))];
  } catch {
    return [];
  }
}

function isOnWay(folder: string, meeting: string): boolean {
  return (
    folder === meeting ||
    meeting.startsWith(join(folder, '/')) ||
    folder.startsWith(join(meeting, '/'))
  );
}

/** What is made, and what editors and other programs keep for themselves. */
function isSkipped(name: string): boolean {
  return name === 'out' || name === 'node_modules' || name.startsWith('.') || name.endsWith('~');
}
