/** Places in a document as people say them: "page 3, upper left". Knows nothing of what is there. */
import type { Spot } from '../model/finding.js';
import type { Rect } from '../model/segment.js';

/** As the reader sees the page. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** More places than this are counted instead. */
const mostTold = 4;

/** "page 3, upper left; page 5; and 7 more places"; several findings at one such place are one place. Empty for none. */
export function placesInWords(spots: readonly Spot[], pages: readonly PageSize[]): string {
  const told = [
    ...new Set(spots.map((spot) => placeInWords(spot, pages)).filter((word) => word !== '')),
  ];
  const more = told.length - mostTold;
  if (more < 2) return told.join('; ');
  return `${told.slice(0, mostTold).join('; ')}; and ${more} more places`;
}

function placeInWords({ page, box, line, under }: Spot, pages: readonly PageSize[]): string {
  if (line !== undefined) return `line ${line}`;
  if (page === undefined) return under === undefined ? '' : `below “${under}”`;
  const size = pages[page - 1];
  return box === undefined || size === undefined
    ? `page ${page}`
    : `page ${page}, ${positionInWords(box, size)}`;
}

/** Thirds of the page: "upper left", "centre", "lower edge" for what is not on it. */
export function positionInWords(box: Rect, { width, height }: PageSize): string {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  if (x < 0) return 'beyond its left edge';
  if (x > width) return 'beyond its right edge';
  if (y < 0) return 'beyond its lower edge';
  if (y > height) return 'beyond its upper edge';
  const across = third(x / width, ['left', '', 'right']);
  const along = third(y / height, ['lower', '', 'upper']);
  if (across === '' && along === '') return 'centre';
  if (across === '') return `${along} middle`;
  return along === '' ? `middle ${across}` : `${along} ${across}`;
}

function third(share: number, words: readonly [string, string, string]): string {
  return share < 1 / 3 ? words[0] : share > 2 / 3 ? words[2] : words[1];
}
