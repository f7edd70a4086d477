/** Which meetings of a body came before another, by their folders. Opens no file. */
import { basename } from 'node:path';
import type { PackFolders } from '../model/agenda.js';
import { meetingsBelow } from './folders.js';

/** Folders named by a day before this meeting's, or by the same and a word that sorts before; in order. */
export async function earlierMeetings({
  committee,
  meeting,
}: Pick<PackFolders, 'committee' | 'meeting'>): Promise<readonly string[]> {
  const own = basename(meeting);
  const all = await meetingsBelow(committee, 3);
  return all
    .filter((folder) => folder !== meeting && isMeeting(folder) && basename(folder) < own)
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

/** The body's meeting of this day; undefined where there is none, or more than one. */
export async function meetingOf(committee: string, day: string): Promise<string | undefined> {
  const all = (await meetingsBelow(committee, 3)).filter(isMeeting);
  const exact = all.filter((folder) => basename(folder) === day);
  const found =
    exact.length > 0 ? exact : all.filter((folder) => basename(folder).startsWith(`${day}-`));
  return found.length === 1 ? found[0] : undefined;
}

function isMeeting(folder: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(-.+)?$/.test(basename(folder));
}
