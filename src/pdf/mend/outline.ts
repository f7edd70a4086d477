/**
 * Calls bookmarks what the headings say (ISO 32000-2, 12.3.3): the browser writes a heading twice where a page break
 * was tried in it, and joins words where it is broken into lines. Must not know how headings are read.
 */
import { textString } from '../objects/text.js';
import { type Dict, isDict, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';

/** Where there are not as many bookmarks as headings, nobody can say which is whose, and they stay. */
export function mendOutline(file: PdfFile, catalog: Dict, headings: readonly string[]): void {
  const entries = entriesOf(file, catalog);
  if (entries.length !== headings.length) return;
  for (const [index, entry] of entries.entries()) {
    const heading = headings[index];
    if (heading !== undefined) entry.set('Title', textString(heading));
  }
}

/** In the order in which they are shown. */
function entriesOf(file: PdfFile, catalog: Dict): readonly Dict[] {
  const root = file.get(catalog.get('Outlines'));
  const entries: Dict[] = [];
  const seen = new Set<Dict>();
  /** Those to come, the next one last. */
  const waiting: (Value | undefined)[] = [isDict(root) ? root.get('First') : undefined];
  while (waiting.length > 0) {
    const entry = file.get(waiting.pop());
    if (!isDict(entry) || seen.has(entry)) continue;
    seen.add(entry);
    entries.push(entry);
    waiting.push(entry.get('Next'), entry.get('First'));
  }
  return entries;
}
