/** Page labels as runs that count on, from the label of each page. Pure. */
import type { PlannedPage } from '../model/plan.js';
import type { LabelRun } from '../pdf/splicing.js';

/** One entry for each run of labels that count on; a label that fits no run is spelt out. */
export function labelRuns(pages: readonly PlannedPage[]): readonly LabelRun[] {
  const runs: LabelRun[] = [];
  let expected: string | undefined;
  for (const [sheet, { label }] of pages.entries()) {
    if (label !== expected) runs.push({ sheet, ...styleOf(label) });
    expected = /^\d+$/.test(label) ? String(Number(label) + 1) : followingNumeral(pages, sheet);
  }
  return runs;
}

function styleOf(label: string): Omit<LabelRun, 'sheet'> {
  if (/^\d+$/.test(label)) return { style: 'D', start: Number(label) };
  return label === 'i' ? { style: 'r' } : { prefix: label };
}

/** Roman runs start at i, so the label is what the position within the run says it is. */
function followingNumeral(pages: readonly PlannedPage[], index: number): string | undefined {
  const started = pages[0]?.label === 'i' && pages.slice(0, index + 2).every(isNumeral);
  return started ? pages[index + 1]?.label : undefined;
}

function isNumeral(page: PlannedPage): boolean {
  return /^[ivxlcdm]+$/.test(page.label);
}
