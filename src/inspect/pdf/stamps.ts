/** Stamps of a pack in which a paper was bound before. Knows what packs print in margins, and nothing else. */
import type { Finding } from '../../model/finding.js';
import type { PageInspection, TextLine } from '../../pdfium/index.js';

/** Of the page's height, or width: where heads and feet are. */
const margin = 0.12;

const words = [
  /^public document pack$/i,
  /^agenda item (no\.? ?)?\d{1,3}[a-z]?$/i,
  /^agenda annex$/i,
];

export function earlierStamps(pages: readonly PageInspection[]): readonly Finding[] {
  return [...pages.flatMap(wordStamps), ...numberStamps(pages)];
}

function wordStamps(page: PageInspection, index: number): readonly Finding[] {
  return marginal(page)
    .filter(({ text }) => words.some((word) => word.test(text)))
    .map(({ text, box }) => ({
      check: 'earlier-stamps',
      page: index + 1,
      box,
      detail: { words: text },
    }));
}

/**
 * "Page 23" on the first page, "Page 24" on the second: a paper's own numbers begin with 1, and lag behind where its
 * first pages have none; those of a pack run ahead.
 */
function numberStamps(pages: readonly PageInspection[]): readonly Finding[] {
  const numbered = pages.flatMap((page, index) =>
    marginal(page).flatMap(({ text, box }) => {
      const number = Number(/^page (\d{1,5})$/i.exec(text)?.[1] ?? Number.NaN);
      return number > index + 1 ? [{ text, box, index, ahead: number - index - 1 }] : [];
    }),
  );
  const ahead = mostCommon(numbered.map((one) => one.ahead));
  const running = numbered.filter((one) => one.ahead === ahead);
  const distinct = new Set(running.map(({ index }) => index)).size;
  // Blanks between the pages of a pack have numbers too, so that not all pages run alike.
  if (distinct === 0 || distinct < pages.length / 2) return [];
  return running.slice(0, 1).map(({ text, box, index }) => ({
    check: 'earlier-stamps',
    page: index + 1,
    box,
    detail: { words: text },
  }));
}

/** Heads and feet; on a page that is bound sideways, they stand at its sides, turned. */
function marginal({ lines, height, width }: PageInspection): readonly TextLine[] {
  return lines.filter(
    ({ box }) =>
      isMarginal(box.y + box.height / 2, height) ||
      (box.height > box.width && isMarginal(box.x + box.width / 2, width)),
  );
}

function isMarginal(middle: number, whole: number): boolean {
  return middle < whole * margin || middle > whole * (1 - margin);
}

function mostCommon(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}
