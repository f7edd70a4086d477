/** Whether a document may be in one file twice: twice as much of everything, and no name twice. */
import { writeFile } from 'node:fs/promises';
import type { Piece } from '../../../src/pdf/index.js';
import { spliceAlone } from './alone.js';
import { type Counts, kinds } from './compare.js';
import { flatBookmarks, type Inventory, takeInventory } from './inventory.js';
import { inWords, type Referees } from './programs.js';

/** `once` and `names`: what there is, and how many names fields have, in a file that holds it once. */
export async function tryTwice(
  piece: Piece,
  once: Counts,
  names: number,
  made: string,
  referees: Referees,
  excused: readonly string[],
): Promise<readonly string[]> {
  const twice = await spliceAlone(piece, 2);
  await writeFile(made, twice);
  const inventory = await takeInventory(twice);
  const { structure, annotations, bookmarks, fields } = inventory;
  const complaints = await referees(made, piece.facts.pages.length * 2);
  const faults = [...inWords(complaints, excused)];
  const links = annotations.filter(({ kind }) => kind === 'Link').length;
  const own = piece.facts.structure === undefined ? structure.elements.length : 3;
  const found: Counts = {
    elements: structure.elements.length - own,
    marks: piece.facts.structure === undefined ? 0 : structure.marks.size,
    links,
    outline:
      flatBookmarks(bookmarks.flatMap(({ children }) => children)).length -
      2 * piece.facts.headingBookmarks,
    fields: fields.length,
    annotations: annotations.length - links,
  };
  for (const kind of kinds) {
    if (found[kind] !== 2 * once[kind]) {
      faults.push(`twice: ${kind} ${found[kind]} instead of ${2 * once[kind]}`);
    }
  }
  const named = namesIn(inventory);
  if (named !== 2 * names) faults.push(`twice: ${named} names of fields instead of ${2 * names}`);
  return faults;
}

/** How many different names its fields have. */
export function namesIn({ fields }: Inventory): number {
  return new Set(fields.flatMap(({ name }) => (name === '' ? [] : [name]))).size;
}
