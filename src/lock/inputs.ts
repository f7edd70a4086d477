/** Which files a public pack is made from, and their hashes. Reads them; of what is restricted it is given nothing. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type AgendaItem, agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import { given } from '../model/given.js';
import type { LockedInput } from '../model/lock.js';
import type { PageMap } from '../model/map.js';
import type { PackSource } from '../model/source.js';

export interface Ingredients {
  readonly source: PackSource;
  /** The public pack. */
  readonly pack: Pack;
  readonly map: PageMap;
  /** Absolute paths of the council's own templates, and of pictures that its pages and reports show. */
  readonly besides: readonly string[];
}

/** In the order of their paths. A file that is gone by now has an empty hash. */
export async function lockedInputs(made: Ingredients): Promise<readonly LockedInput[]> {
  const { source, pack, map } = made;
  const { meeting } = source.folders;
  const name = (file: string): string => path.relative(meeting, file).split(path.sep).join('/');
  const whole = [
    source.council.at.file,
    source.committee.at.file,
    ...source.standing.filter(({ level }) => level !== 'built-in').map(({ at }) => at.file),
    ...source.issued.filter(({ edition }) => edition === 'public').map(({ paths }) => paths.map),
    ...made.besides,
  ];
  const inputs: LockedInput[] = await Promise.all(
    whole.map(async (file) => ({ path: name(file), sha256: await hashOf(file) })),
  );
  const items = agendaItems(pack);
  const closed = items.filter((item) => !isOpen(item));
  inputs.push({
    path: name(source.meeting.at.file),
    ...(closed.length === 0
      ? { sha256: await hashOf(source.meeting.at.file) }
      : publicPart(meetingPart(pack), source)),
  });
  for (const item of items) {
    const written = source.items.get(item.name);
    if (written === undefined || item.access.kind !== 'public') continue;
    const { file } = written.at;
    inputs.push({
      path: name(file),
      item: formatItemNumber(item.number),
      ...(isOpen(item) ? { sha256: await hashOf(file) } : publicPart(item, source)),
    });
  }
  for (const { number, documents } of map.items) {
    for (const { source: file, sha256, access } of documents) {
      if (access === 'public') inputs.push({ path: file, item: number, sha256 });
    }
  }
  const byPath = new Map(
    inputs.map((one) => [`${one.path}\n${one.item ?? ''}`, given({ ...one })]),
  );
  return [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one as LockedInput);
}

/** Nothing of it is restricted: the hash of its file tells nothing that its pages do not. */
function isOpen({ access, withheld, number }: AgendaItem): boolean {
  return access.kind === 'public' && withheld === undefined && number.part === 'A';
}

/** What pack.yaml gives to the public pack. */
function meetingPart(pack: Pack): object {
  const { meeting, notices, numbering, bindingOrder, agendaHeading, checks } = pack;
  const items = agendaItems(pack).map(({ number, title, access }) => ({ number, title, access }));
  return { meeting, notices, numbering, bindingOrder, agendaHeading, checks, items };
}

/**
 * A hash of a file that is restricted in part would tell whether that part was changed, and lets anybody test a guess of its
 * words: what the public pack takes from the file is hashed in its place.
 */
function publicPart(part: object, { folders }: PackSource): Pick<LockedInput, 'sha256' | 'of'> {
  const json = JSON.stringify(part, (key, value: unknown) => {
    // Lines move with what stands above them, and folders with the machine.
    if (key === 'at') return undefined;
    const within = typeof value === 'string' && value.startsWith(folders.council);
    return within ? path.relative(folders.council, value).split(path.sep).join('/') : value;
  });
  return { sha256: createHash('sha256').update(json).digest('hex'), of: 'public-part' };
}

async function hashOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes === undefined ? '' : createHash('sha256').update(bytes).digest('hex');
}
