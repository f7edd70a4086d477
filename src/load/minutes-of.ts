/** Minutes of an earlier meeting as the document of an item that names it. Looks whether they are there; opens none. */
import { join, relative, sep } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { PackFolders } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { DocumentSource, ItemSource } from '../model/source.js';
import { meetingOf } from './meetings.js';
import { exemptMinutesFile, minutesFile } from './minutes/index.js';
import { kindOfPath } from './text-file.js';

export interface WithMinutes {
  readonly items: ReadonlyMap<string, ItemSource>;
  /** Exempt minutes of the meetings that are named. */
  readonly closedFiles: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Each item that names a meeting has its minutes as its first document. Errors: `minutes-of-unknown`, `minutes-of-unwritten`. */
export async function withMinutes(
  items: ReadonlyMap<string, ItemSource>,
  folders: PackFolders,
): Promise<WithMinutes> {
  const complete = new Map(items);
  const closedFiles: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [name, item] of items) {
    const { minutesOf } = item;
    if (minutesOf === undefined) continue;
    const { day, at } = minutesOf;
    const folder = await meetingOf(folders.committee, day);
    if (folder === undefined || folder === folders.meeting) {
      diagnostics.push(diagnose('minutes-of-unknown', { day }, { at }));
      continue;
    }
    const file = join(folder, minutesFile);
    const shown = relative(folders.meeting, folder).split(sep).join('/');
    if ((await kindOfPath(file)) !== 'file') {
      diagnostics.push(diagnose('minutes-of-unwritten', { day, folder: shown }, { at }));
      continue;
    }
    const exempt = join(folder, exemptMinutesFile);
    if ((await kindOfPath(exempt)) === 'file') closedFiles.push(exempt);
    const minutes: DocumentSource = {
      file: `${shown}/${minutesFile}`,
      role: 'minutes',
      minutesOf: day,
      access: { kind: 'public' },
      at,
    };
    complete.set(name, { ...item, documents: [minutes, ...item.documents] });
  }
  return { items: complete, closedFiles, diagnostics };
}
