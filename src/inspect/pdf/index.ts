/** What the checks find in a PDF as it was sent. Must not know which document of which pack it is. */
import type { Finding } from '../../model/finding.js';
import type { Inspection, PageInspection, Pdfium } from '../../pdfium/index.js';
import type { Inspected } from '../file.js';
import { largeFile } from '../large-file.js';
import { contentsOfLines } from '../text/contents.js';
import type { Block } from '../text/paper.js';
import { suppressedCells } from '../text/suppressed.js';
import { gapFindings } from './gaps.js';
import { markedDraft } from './marked-draft.js';
import { propertyFindings } from './properties.js';
import { earlierStamps } from './stamps.js';
import { blocksOfPage } from './tables.js';
import { unseenFindings } from './unseen.js';

export async function inspectPdf(bytes: Uint8Array, pdfium: Pdfium): Promise<Inspected> {
  const outcome = await pdfium.inspect(bytes);
  if (!outcome.ok) {
    return { findings: [...largeFile(bytes), { check: 'not-checked', detail: {} }] };
  }
  const lines = outcome.value.pages.flatMap((page) => page.lines.map(({ text }) => text));
  return {
    findings: [...largeFile(bytes), ...pdfFindings(outcome.value)],
    ...(lines.length === 0 ? {} : { contents: contentsOfLines(lines) }),
  };
}

/** Pure: what is found in what was seen. */
export function pdfFindings(inspection: Inspection): readonly Finding[] {
  const { pages, revisions } = inspection;
  return [
    ...pages.flatMap(({ unseen }, index) => unseenFindings(unseen, index + 1)),
    ...(revisions > 0 ? [{ check: 'earlier-revision', detail: { revisions } } as const] : []),
    ...propertyFindings(inspection),
    ...gapFindings(inspection),
    ...earlierStamps(pages),
    ...markedDraft(pages),
    ...suppressedCells({ blocks: pages.flatMap(blocksOf) }),
    ...notChecked(inspection),
  ];
}

function blocksOf({ pieces = [] }: PageInspection, index: number): readonly Block[] {
  return blocksOfPage(pieces, index + 1);
}

/** What could not be opened may hide anything. */
function notChecked({ pages, objects }: Inspection): readonly Finding[] {
  const unopened = pages.flatMap((page, index): readonly Finding[] =>
    page.unopened ? [{ check: 'not-checked', page: index + 1, detail: {} }] : [],
  );
  if (unopened.length > 0 || objects !== undefined) return unopened;
  return [{ check: 'not-checked', detail: {} }];
}
