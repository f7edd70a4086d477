/** Whether the pages that minutes cite are in the pack that was issued, and are their item's. Pure. */
import { diagnose } from '../diagnostics/index.js';
import { formatItemNumber } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PageMap } from '../model/map.js';
import { formatPageRange, type PageRange } from '../model/plan.js';
import { nameOf } from './checks.js';
import type { MatchedMinute } from './headings.js';

/** The page maps of all that has been issued; or the one that is planned, while nothing has. */
export interface CitedPages {
  readonly maps: readonly Pick<PageMap, 'items' | 'lastLabel' | 'frontMatter' | 'sheets'>[];
  readonly issued: boolean;
}

/** Whether any minute cites a page: only then does anybody need to know the pages. */
export function citesPages(minutes: readonly MatchedMinute[]): boolean {
  return minutes.some(({ source }) => source.citations.length > 0);
}

/** Errors: `citation-unknown`. Warnings: `citation-of-other-item`, `citation-backwards`. */
export function checkCitations(
  minutes: readonly MatchedMinute[],
  { maps, issued }: CitedPages,
): readonly Diagnostic[] {
  const items = maps.flatMap((map) => map.items);
  const ranges = (number: string): readonly PageRange[] =>
    items
      .filter((item) => item.number === number)
      .flatMap(({ range, documents }) => [
        ...(range === null ? [] : [range]),
        ...documents.map((one) => one.range),
      ]);
  const last = maps.at(-1)?.lastLabel ?? '';
  return minutes.flatMap(({ source, item }) =>
    source.citations.flatMap(({ first, last: end, at }): Diagnostic[] => {
      const where = { at, item: nameOf(source.heading, item) };
      const cited = formatPageRange({
        first,
        last: end,
        sheets: { first: 0, last: 0 },
      })
        .toLowerCase()
        .replace(' - ', ' to ');
      if (ordinal(end) < ordinal(first)) return [diagnose('citation-backwards', { cited }, where)];
      const exists = [first, end].every((label) => maps.some((map) => hasLabel(map, label)));
      if (!exists) return [diagnose('citation-unknown', { cited, last, issued }, where)];
      const own = item === undefined ? [] : ranges(formatItemNumber(item.number));
      if (own.some((range) => holds(range, first) && holds(range, end))) return [];
      const other = items.find(({ number }) => ranges(number).some((range) => holds(range, first)));
      const pages = own[0] === undefined ? undefined : formatPageRange(own[0]).toLowerCase();
      const data = { cited, other: other?.number, pages };
      return [diagnose('citation-of-other-item', data, where)];
    }),
  );
}

/** Labels of one series rise by one; those of another begin with another letter. */
function seriesOf(label: string): string {
  return /^[RS]?(?=\d)/.exec(label)?.[0] ?? 'roman';
}

function ordinal(label: string): number {
  return Number(label.replace(/^[RS]/, '')) || 0;
}

function holds({ first, last }: PageRange, label: string): boolean {
  return (
    seriesOf(first) === seriesOf(label) &&
    ordinal(first) <= ordinal(label) &&
    ordinal(label) <= ordinal(last)
  );
}

function hasLabel(map: CitedPages['maps'][number], label: string): boolean {
  if (seriesOf(label) === 'roman') return seriesOf(map.frontMatter.first) === 'roman';
  if (holds(map.frontMatter, label)) return true;
  const ranges = map.items.flatMap(({ range, documents }) => [
    ...(range === null ? [] : [range]),
    ...documents.map((document) => document.range),
  ]);
  return ranges.some((range) => holds(range, label));
}
