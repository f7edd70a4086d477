/** Reads a document's bookmarks. Must not trust them: they may run in circles. */
import { landing } from './destinations.js';
import type { Engine } from './engine.js';
import type { FoundEntry } from './reading.js';
import { wideString } from './strings.js';

/** Deeper or longer than any document that people read. */
const MOST_DEPTH = 64;
const MOST_ENTRIES = 100_000;

/** Every bookmark once, in order (ISO 32000-1, 12.3.3); a bookmark met a second time is left out. */
export function readOutline(engine: Engine, document: number): readonly FoundEntry[] {
  const { api } = engine;
  const seen = new Set<number>();

  function below(parent: number, depth: number): FoundEntry[] {
    const entries: FoundEntry[] = [];
    if (depth > MOST_DEPTH) return entries;
    let bookmark = api.FPDFBookmark_GetFirstChild(document, parent);
    while (bookmark !== 0 && !seen.has(bookmark) && seen.size < MOST_ENTRIES) {
      seen.add(bookmark);
      entries.push({ ...entry(bookmark), children: below(bookmark, depth + 1) });
      bookmark = api.FPDFBookmark_GetNextSibling(document, bookmark);
    }
    return entries;
  }

  function entry(bookmark: number): Omit<FoundEntry, 'children'> {
    const action = api.FPDFBookmark_GetAction(bookmark);
    const destination = action === 0 ? api.FPDFBookmark_GetDest(document, bookmark) : 0;
    const title = wideString(engine, (buffer, bytes) =>
      api.FPDFBookmark_GetTitle(bookmark, buffer, bytes),
    );
    return { title: title ?? '', landing: landing(engine, document, action, destination) };
  }

  return below(0, 0);
}
