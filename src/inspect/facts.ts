/** Findings that need no look into the file: convert has counted them. Reads nothing. */
import type { Document } from '../model/agenda.js';
import type { Finding } from '../model/finding.js';
import type { SegmentFacts } from '../model/segment.js';

export function factFindings(
  { comments }: Pick<Document, 'comments'>,
  { carried }: SegmentFacts,
): readonly Finding[] {
  const layers = carried.hiddenLayers.map(
    (layer): Finding => ({ check: 'hidden-layer', detail: { layer } }),
  );
  // Where nobody has decided, that is a mistake already; dropped ones are not published.
  const kept: Finding = { check: 'comments', detail: { comments: carried.comments } };
  return [...layers, ...(carried.comments > 0 && comments === 'keep' ? [kept] : [])];
}
