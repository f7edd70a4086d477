/** load → resolve → minute: the row of a body's earlier meetings, each read once. */
import { join, relative } from 'node:path';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import { inOrder } from '../diagnostics/order.js';
import { earlierMeetings, loadMinutes, loadPack, minutesFile } from '../load/index.js';
import { countMinutes, type NumberedMeeting } from '../minute/index.js';
import type { Pack, PackFolders } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { MinutesSource } from '../model/minutes.js';
import type { PackSource } from '../model/source.js';
import { resolvePack } from '../resolve/index.js';

/** A meeting that has minutes, as the public may have them. */
export interface EarlierMeeting {
  /** Absolute. */
  readonly folder: string;
  readonly source: PackSource;
  readonly pack: Pack;
  readonly minutes: MinutesSource;
  readonly numbered: NumberedMeeting;
}

/**
 * Every meeting of the body before this one that has minutes, in order. One whose minutes cannot be read is never passed
 * over: numbers would begin anew, and actions would be forgotten. Errors: `earlier-minutes-unreadable`.
 */
export function readEarlier(
  folders: Pick<PackFolders, 'council' | 'committee' | 'meeting'>,
): Promise<Checked<readonly EarlierMeeting[]>> {
  return collect(false, async ({ take }) => {
    const row: EarlierMeeting[] = [];
    for (const folder of await earlierMeetings(folders)) {
      const one = take(await readMeeting(folder, folders.council));
      if (one !== undefined) row.push(one);
    }
    return row;
  });
}

/** No value, and no mistake, where there are no minutes. What is wrong with them is told with them, and not here. */
async function readMeeting(folder: string, council: string): Promise<Checked<EarlierMeeting>> {
  const written = await loadMinutes(folder, council);
  if (!written.isThere) return { diagnostics: [] };
  const loaded = isSound(written) ? await loadPack(folder, 'public') : undefined;
  const source = loaded?.value;
  const resolved = source && isSound(loaded) ? resolvePack(source, 'public') : undefined;
  const { value: minutes } = written;
  if (!source || !minutes || !resolved?.value || !isSound(resolved)) {
    const mistakes = [written, loaded, resolved].flatMap((one) => one?.diagnostics ?? []);
    return { diagnostics: [unreadable(folder, council, mistakes)] };
  }
  const pack = resolved.value;
  const numbered = countMinutes(pack, minutes);
  return { value: { folder, source, pack, minutes, numbered }, diagnostics: [] };
}

/**
 * In place of all that is wrong with an earlier meeting: names it and the line of its minutes where the first of the
 * `mistakes` stands, and nothing that its files say: they may be anybody's.
 */
export function unreadable(
  folder: string,
  council: string,
  mistakes: readonly Diagnostic[],
): Diagnostic {
  const data = { folder: relative(council, folder) };
  const file = join(folder, minutesFile);
  const first = inOrder(mistakes).find(
    ({ severity, at }) => severity === 'error' && at?.file === file,
  );
  return diagnose('earlier-minutes-unreadable', data, { at: first?.at ?? { file: folder } });
}

export function isSound({ diagnostics, failure }: Checked<unknown>): boolean {
  return failure === undefined && diagnostics.every(({ severity }) => severity !== 'error');
}
