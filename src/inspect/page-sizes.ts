/** Whether a document's pages are of one usual size. Knows paper, and not what is on it. */
import type { Finding } from '../model/finding.js';
import type { PageFacts } from '../model/segment.js';

/** In points, upright (ISO 216). */
const papers: readonly (readonly [name: string, width: number, height: number])[] = [
  ['A5', 420, 595],
  ['A4', 595, 842],
  ['A3', 842, 1191],
  ['A2', 1191, 1684],
  ['A1', 1684, 2384],
  ['A0', 2384, 3370],
];

/** Programs round, and printers forgive this much, in points. */
const tolerance = 6;

const millimetres = 25.4 / 72;

type PageSize = Pick<PageFacts, 'width' | 'height' | 'unit'>;

/** One finding that names every size, with the first page of each; none where all are A4, or of one size of the A series. */
export function pageSizes(pages: readonly PageSize[]): readonly Finding[] {
  const first = new Map<string, number>();
  for (const [index, page] of pages.entries()) {
    const name = nameOf(page);
    if (!first.has(name)) first.set(name, index + 1);
  }
  const sizes = [...first.keys()];
  const odd = sizes.filter((name) => !papers.some(([paper]) => paper === name));
  if (sizes.length < 2 && odd.length === 0) return [];
  return [...first].map(
    ([size, page]): Finding => ({
      check: 'page-sizes',
      page,
      detail: { sizes: [size] },
    }),
  );
}

/** "A4", whichever way it lies; "210 × 210 mm" where it is no paper. */
function nameOf({ width, height, unit = 1 }: PageSize): string {
  const short = Math.min(width, height) * unit;
  const long = Math.max(width, height) * unit;
  const paper = papers.find(
    ([, across, along]) =>
      Math.abs(short - across) <= tolerance && Math.abs(long - along) <= tolerance,
  );
  if (paper !== undefined) return paper[0];
  return `${Math.round(width * unit * millimetres)} × ${Math.round(height * unit * millimetres)} mm`;
}
