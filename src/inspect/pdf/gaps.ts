/** What a PDF lacks for people who do not see its pages. Judges tags and text, not how good they are. */
import type { Finding, Spot } from '../../model/finding.js';
import type { Inspection } from '../../pdfium/index.js';

/** A page of which a picture takes this much, and that has no words, is a scan. */
const scanned = 0.5;

export function gapFindings({ objects, pages }: Inspection): readonly Finding[] {
  const figures = objects?.figures ?? [];
  const tables = objects?.tables ?? [];
  return [
    ...figures.map(
      (page): Finding => ({
        check: 'no-alternative-text',
        ...spot(page),
        detail: { pictures: 1 },
      }),
    ),
    ...tables.map(
      (page): Finding => ({
        check: 'no-table-headers',
        ...spot(page),
        detail: { tables: 1 },
      }),
    ),
    ...pages.flatMap(({ pictured, lines }, index): readonly Finding[] =>
      pictured >= scanned && !lines.some(({ text }) => /\p{L}{2}/u.test(text))
        ? [{ check: 'no-text-layer', page: index + 1, detail: {} }]
        : [],
    ),
  ];
}

/** 0 stands for a page that is not known. */
function spot(page: number): Spot {
  return page === 0 ? {} : { page };
}
