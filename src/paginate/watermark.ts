/** Where the name of a copy's owner stands on a page: along its rising diagonal. Knows nothing of how it is drawn. */
import type { Watermark } from '../model/plan.js';
import type { PageFacts } from '../model/segment.js';
import { type Measure, stampSize } from './stamps.js';

/** How much of the diagonal it takes. */
const reach = 0.72;
/** Of the page's shorter side: a short name is no larger than this. */
const largest = 0.085;
/** Height of the letters' middle above the baseline, in sizes of the type. */
const middle = 0.3;

/** "Copy of Councillor Ada Lane". The only place that writes these words. */
export function watermarkText(recipient: string): string {
  return `Copy of ${recipient}`;
}

/** In units of the page, as it grows with the page. */
export function placeWatermark(
  recipient: string,
  { width, height }: Pick<PageFacts, 'width' | 'height'>,
  measure: Measure,
): Watermark {
  const text = watermarkText(recipient);
  const angle = Math.atan2(height, width);
  const perSize = measure(text) / stampSize;
  const size = Math.min(
    (reach * Math.hypot(width, height)) / perSize,
    largest * Math.min(width, height),
  );
  const [half, drop] = [(perSize * size) / 2, middle * size];
  return {
    text,
    x: width / 2 - half * Math.cos(angle) + drop * Math.sin(angle),
    y: height / 2 - half * Math.sin(angle) - drop * Math.cos(angle),
    angle,
    size,
  };
}
