/** A preview, read back: each page has the label and the stamps that its plan says. */
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PagePlan } from '../model/plan.js';
import { MOST_BYTES, type Pdfium } from '../pdfium/index.js';
import { asShown } from './agendas.js';
import { finding } from './finding.js';
import type { Candidate } from './index.js';

export async function verifyPreview(
  { file: name, bytes, read }: Candidate,
  plan: PagePlan,
  pdfium: Pdfium,
): Promise<readonly Diagnostic[]> {
  if (bytes > MOST_BYTES) {
    return [diagnose('pack-too-large', { file: name, bytes, limit: MOST_BYTES })];
  }
  const stamps = plan.pages.flatMap((page) =>
    page.stamps.map(({ box, text }) => ({
      ...{ sheet: page.sheet, label: page.label, text },
      box: asShown(page, box),
    })),
  );
  const outcome = await pdfium.read(await read(), { texts: stamps });
  if (!outcome.ok) {
    return [diagnose('pack-unreadable', { cause: outcome.detail ?? outcome.reason })];
  }
  const file = outcome.value;
  const solid = (text: string): string => text.replace(/\s/g, '');
  return [
    finding('number of sheets', 'the preview', plan.pages.length, file.pages.length),
    ...plan.pages.map(({ label, sheet }) =>
      finding('page label', `sheet ${sheet}`, label, file.pages[sheet - 1]?.label),
    ),
    ...stamps.map(({ label, text }, index) => {
      const found = file.texts[index] ?? '';
      return finding(
        'stamp',
        `page ${label}`,
        text,
        solid(found).endsWith(solid(text)) ? text : found,
      );
    }),
  ]
    .filter(({ planned, found }) => planned !== found)
    .map((one) => diagnose('pack-differs', one));
}
