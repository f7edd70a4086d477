/** The page map of all that was issued in one file, from the maps of the issued files. Pure. */
import type { IssuedPart } from '../model/issue.js';
import { partName } from '../model/issue.js';
import type { MappedDocument, MappedItem, PageMap, ToolVersions } from '../model/map.js';
import type { PageRange } from '../model/plan.js';
import type { SegmentFacts } from '../model/segment.js';

export interface ConsolidatedPart {
  readonly issued: IssuedPart;
  readonly labels: readonly string[];
  readonly facts: SegmentFacts;
}

/**
 * Every item as the last part has it, with its documents of all parts. An item's own range is that of the first part that has
 * pages of it. At least one part.
 */
export function consolidatedMap(parts: readonly ConsolidatedPart[], tools: ToolVersions): PageMap {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('Nothing is consolidated.');
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, { labels }) => sum + labels.length, 0),
  );
  const { version, edition, body, date, frontMatter, partB } = first.issued.pages;
  return {
    ...{ version, edition, body, date },
    sheets: parts.reduce((sum, { labels }) => sum + labels.length, 0),
    lastLabel: last.labels.at(-1) ?? '',
    tools,
    frontMatter,
    ...(partB === undefined ? {} : { partB }),
    parts: parts.map(({ issued, labels }, index) => ({
      part: partName(issued.part),
      file: issued.pdf.file,
      sha256: issued.pdf.sha256,
      sheets: { first: (starts[index] ?? 0) + 1, last: (starts[index] ?? 0) + labels.length },
    })),
    claims: parts.every(({ facts }) => Object.keys(facts.carried.uaFaults).length === 0)
      ? ['PDF/UA-1']
      : [],
    items: last.issued.pages.items.map((item) => {
      const all = parts.flatMap(({ issued }, index) => {
        const own = issued.pages.items.find(({ number }) => number === item.number);
        return own === undefined ? [] : [moved(own, starts[index] ?? 0)];
      });
      const range = all.find((one) => one.range !== null)?.range ?? null;
      return { ...item, range, documents: all.flatMap(({ documents }) => documents) };
    }),
  };
}

/** As many sheets further on. */
function moved(
  { range, documents }: MappedItem,
  by: number,
): { readonly range: PageRange | null; readonly documents: readonly MappedDocument[] } {
  return {
    range: range && movedRange(range, by),
    documents: documents.map((document) => ({
      ...document,
      range: movedRange(document.range, by),
    })),
  };
}

function movedRange({ first, last, sheets }: PageRange, by: number): PageRange {
  return { first, last, sheets: { first: sheets.first + by, last: sheets.last + by } };
}
