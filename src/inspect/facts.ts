/** Findings that need no look into the file: convert has counted them. Reads nothing. */
import type { Document } from '../model/agenda.js';
import type { Finding } from '../model/finding.js';
import type { SegmentFacts } from '../model/segment.js';
import { pageSizes } from './page-sizes.js';

/** `comments` is what becomes of them. */
export function factFindings(
  { comments }: Pick<Document, 'comments'>,
  { carried, pages }: SegmentFacts,
): readonly Finding[] {
  const layers = carried.hiddenLayers.map(
    (layer): Finding => ({ check: 'hidden-layer', detail: { layer } }),
  );
  // Where nobody has decided, that is a mistake already; dropped ones are not published.
  const kept: Finding = { check: 'comments', detail: { comments: carried.comments } };
  const { attachment = 0, javascript = 0, action = 0, media = 0 } = carried.losses;
  const inside: Finding = { check: 'embedded-file', detail: { files: attachment } };
  const active = [
    ...(javascript > 0 ? ['JavaScript'] : []),
    ...(action > 0 ? ['links that start a program or open another file'] : []),
    ...(media > 0 ? ['a film, sound or 3D model'] : []),
  ];
  return [
    ...layers,
    ...(carried.comments > 0 && comments === 'keep' ? [kept] : []),
    ...(attachment > 0 ? [inside] : []),
    ...active.map((what): Finding => ({ check: 'active-content', detail: { what } })),
    ...pageSizes(pages),
  ];
}
