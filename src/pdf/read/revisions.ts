/**
 * How many earlier versions of itself a file still holds (ISO 32000-2, 7.5.6). To be asked of a file as it was sent:
 * a copy has none. Must not know what changed.
 */
import type { Value } from '../objects/values.js';
import { type Entry, readSection } from './open.js';
import { Parser, PdfSyntaxError } from './parse.js';

/** More updates than this are not told apart. */
const most = 1_000;

/**
 * Counts the updates that replace or delete something of what was there. A file made for the web (annex F) and one
 * for old readers (7.5.8.4) have two sections as well, but no object twice. Nothing for a file that cannot be read.
 */
export function earlierRevisions(content: Uint8Array): number {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    return replacements(sectionsOf(bytes));
  } catch (error) {
    if (error instanceof PdfSyntaxError) return 0;
    throw error;
  }
}

interface Section {
  readonly used: ReadonlyMap<number, Entry>;
  readonly freed: ReadonlySet<number>;
}

function replacements(newestFirst: readonly Section[]): number {
  const known = new Map<number, Entry>();
  let count = 0;
  for (const { used, freed } of newestFirst.toReversed()) {
    const replaced = [...used].some(([num, entry]) => {
      const before = known.get(num);
      return before !== undefined && !sameEntry(before, entry);
    });
    if (replaced || [...freed].some((num) => known.has(num))) count += 1;
    for (const [num, entry] of used) known.set(num, entry);
  }
  return count;
}

/** Some programs list again what is where it was. */
function sameEntry(one: Entry, other: Entry): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sectionsOf(bytes: Buffer): readonly Section[] {
  const tail = bytes.lastIndexOf('startxref');
  if (tail < 0) return [];
  const sections: Section[] = [];
  const seen = new Set<number>();
  let next: Value | undefined = new Parser(bytes, tail + 'startxref'.length).value();
  while (typeof next === 'number' && !seen.has(next) && seen.size < most) {
    seen.add(next);
    const entries = new Map<number, Entry>();
    const free = new Set<number>();
    const trailer = readSection(bytes, next, entries, free);
    const stream = trailer.get('XRefStm');
    // The stream of a hybrid file belongs to the table: what the table calls free is in it.
    if (typeof stream === 'number') {
      const hidden = new Map<number, Entry>();
      readSection(bytes, stream, hidden, new Set());
      for (const [num, entry] of hidden) {
        free.delete(num);
        entries.set(num, entry);
      }
    }
    sections.push({ used: entries, freed: free });
    next = trailer.get('Prev');
  }
  return sections;
}
