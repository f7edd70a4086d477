/** Tracked changes and comments: what somebody wrote and the reader of the pack does not get. Changes nothing. */
import { type Document, descendants, isW } from '../../docx/xml.js';
import type { Finding } from '../../model/finding.js';
import { type Outline, spotIn } from './outline.js';

/** Words, rows and paragraph marks put in, taken out or moved; changes of looks are none (ECMA-376-1, 17.13.5). */
export function trackedChanges(document: Document, outline: Outline): readonly Finding[] {
  const places = new Map<string | undefined, number>();
  for (const change of descendants(document, 'ins', 'del', 'moveFrom', 'moveTo')) {
    // Of numbers and cells: they say how it looked.
    if (isW(change.parentNode, 'numPr', 'tcPr')) continue;
    const paragraph = ancestor(change) ?? descendants(change, 'p')[0];
    const under = paragraph && spotIn(outline, paragraph).under;
    places.set(under, (places.get(under) ?? 0) + 1);
  }
  return [...places].map(([under, changes]) => ({
    check: 'tracked-changes',
    ...(under === undefined ? {} : { under }),
    detail: { changes },
  }));
}

/** `comments` is the part that holds them; whoever has the file reads them, whatever the text still refers to. */
export function wordComments(comments: Document | undefined): readonly Finding[] {
  const count = comments === undefined ? 0 : descendants(comments, 'comment').length;
  return count === 0 ? [] : [{ check: 'comments', detail: { comments: count, leftOut: true } }];
}

function ancestor(change: Parameters<typeof isW>[0]) {
  let at = change?.parentNode ?? null;
  while (at !== null && !isW(at, 'p')) at = at.parentNode;
  return isW(at, 'p') ? at : undefined;
}
