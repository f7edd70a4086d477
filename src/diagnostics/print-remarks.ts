/** Warns of what one of our own pages wanted while it was printed, and did not get. Knows no browser. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import type { SegmentFacts } from '../model/segment.js';
import { diagnose } from './index.js';

/** `page` as it begins a sentence: "The report reports/drains.md". */
export function printRemarks(
  page: string,
  { refused = [], unprintable = '' }: SegmentFacts,
  where: { readonly at?: Place; readonly item?: string } = {},
): readonly Diagnostic[] {
  return [
    ...(refused.length === 0
      ? []
      : [diagnose('page-asked-for-more', { page, addresses: refused }, where)]),
    ...(unprintable === ''
      ? []
      : [diagnose('letters-unprintable', { page, letters: [...unprintable] }, where)]),
  ];
}
