/** Small pictures of a pack's pages, drawn when they are asked for. Knows no plan. */
import { encodePng } from '../../inspect/png.js';
import type { Pdfium } from '../../pdfium/index.js';

export interface Thumbnails {
  /** PNG of the page on `sheet` (from 1) of the file with these bytes; undefined where it cannot be drawn. */
  readonly of: (pdf: Uint8Array, version: string, sheet: number) => Promise<Uint8Array | undefined>;
}

/** Pixels a point: an A4 page is 149 wide. */
const scale = 0.25;
/** In memory, of one version of the pack. */
const most = 400;

export function openThumbnails(pdfium: Pdfium): Thumbnails {
  let drawn = new Map<number, Promise<Uint8Array | undefined>>();
  let current: string | undefined;
  return {
    of: (pdf, version, sheet) => {
      if (version !== current) drawn = new Map();
      current = version;
      const before = drawn.get(sheet);
      if (before !== undefined) return before;
      const picture = pdfium
        .render(pdf, sheet, scale)
        .then((outcome) => (outcome.ok ? encodePng(outcome.value) : undefined));
      if (drawn.size < most) drawn.set(sheet, picture);
      return picture;
    },
  };
}
