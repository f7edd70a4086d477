/** Page labels as runs that count on, from the label of each page. Pure. */
import type { PlannedPage } from '../model/plan.js';
import type { LabelRun } from '../pdf/splicing.js';

type Labelled = Pick<PlannedPage, 'label'>;

/** One entry for each run of labels that count on; a label that fits no run is spelt out. */
export function labelRuns(pages: readonly Labelled[]): readonly LabelRun[] {
  const runs: LabelRun[] = [];
  let expected: string | undefined;
  for (const [sheet, { label }] of pages.entries()) {
    if (label !== expected) runs.push({ sheet, ...styleOf(label) });
    const counted = readLabel(label);
    expected =
      counted === undefined
        ? followingNumeral(pages, sheet)
        : `${counted.prefix}${counted.number + 1}`;
  }
  return runs;
}

/** "R7" is the seventh of those that begin with R. */
function readLabel(
  label: string,
): { readonly prefix: string; readonly number: number } | undefined {
  const [, prefix = '', number] = /^(R?)([1-9]\d*)$/.exec(label) ?? [];
  return number === undefined ? undefined : { prefix, number: Number(number) };
}

function styleOf(label: string): Omit<LabelRun, 'sheet'> {
  const counted = readLabel(label);
  if (counted !== undefined) {
    const { prefix, number } = counted;
    return { style: 'D', start: number, ...(prefix === '' ? {} : { prefix }) };
  }
  return label === 'i' ? { style: 'r' } : { prefix: label };
}

/** Roman runs start at i, so the label is what the position within the run says it is. */
function followingNumeral(pages: readonly Labelled[], index: number): string | undefined {
  const started = pages[0]?.label === 'i' && pages.slice(0, index + 2).every(isNumeral);
  return started ? pages[index + 1]?.label : undefined;
}

function isNumeral(page: Labelled): boolean {
  return /^[ivxlcdm]+$/.test(page.label);
}
