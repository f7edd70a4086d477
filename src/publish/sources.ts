/** Every file that a pack is made from: what no output may ever replace. Pure. */
import { boundItems, type Pack } from '../model/agenda.js';
import type { PackSource } from '../model/source.js';

/** Absolute paths. */
export function sourceFiles(source: PackSource, pack: Pack): readonly string[] {
  const places = [
    source.council.at,
    source.committee.at,
    source.meeting.at,
    ...[...source.items.values()].map(({ at }) => at),
    ...source.standing.map(({ at }) => at),
  ];
  const documents = boundItems(pack).flatMap((item) => item.documents.map(({ file }) => file));
  const logo = pack.meeting.logo === undefined ? [] : [pack.meeting.logo];
  return [...new Set([...places.map(({ file }) => file), ...documents, ...logo])];
}
