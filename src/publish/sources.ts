/** Every file that a meeting has: what no output may ever replace. Pure. */
import { resolve } from 'node:path';
import { boundItems, type Pack } from '../model/agenda.js';
import type { PackSource } from '../model/source.js';

export interface SourceFile {
  /** Absolute. */
  readonly file: string;
  /** Who builds this edition need not know that there is such a file: no message may name it. */
  readonly isWithheld: boolean;
}

/**
 * What the pack is made from, and what it leaves out: a paper that the public may not read is no less a source, nor is what
 * was issued, with its `register`.
 */
export function sourceFiles(
  source: PackSource,
  pack: Pack,
  register: string,
): readonly SourceFile[] {
  const inPartB = new Set(source.meeting.partB.map(({ name }) => name));
  const items = [...source.items.values()];
  const isOpen = ({ name, access }: (typeof items)[number]): boolean =>
    pack.edition === 'members' || (access.kind === 'public' && !inPartB.has(name));
  const places = [
    source.council.at,
    source.committee.at,
    source.meeting.at,
    ...items.filter(isOpen).map(({ at }) => at),
    ...source.standing.map(({ at }) => at),
  ];
  const documents = boundItems(pack).flatMap((item) => item.documents.map(({ file }) => file));
  const logo = pack.meeting.logo === undefined ? [] : [pack.meeting.logo];
  const issued = source.issued.flatMap(({ paths }) => [paths.pdf, paths.map]);
  const told = new Set([
    ...places.map(({ file }) => file),
    ...documents,
    ...logo,
    ...issued,
    register,
  ]);
  const all = new Set([
    ...told,
    ...items.map(({ at }) => at.file),
    ...items.flatMap((item) =>
      item.documents.flatMap(({ file }) =>
        file === undefined
          ? []
          : [resolve(source.folders.meeting, file.trim().replaceAll('\\', '/'))],
      ),
    ),
  ]);
  return [...all].map((file) => ({ file, isWithheld: !told.has(file) }));
}
