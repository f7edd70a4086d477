/** Makes a picture of one page. Must not know who looks at it. */
import { withDocument, withPage } from './document.js';
import { drawPage } from './draw.js';
import type { Engine } from './engine.js';
import { readGeometry } from './geometry.js';
import type { Outcome, Picture } from './types.js';

/** A picture of more pixels than this (256 MB) is no use to anybody. */
const MOST_PIXELS = 64_000_000;

/** `sheet` counts from 1; `scale` is in pixels a point. */
export function render(
  engine: Engine,
  bytes: Uint8Array,
  sheet: number,
  scale: number,
): Outcome<Picture> {
  return withDocument(engine, bytes, (document): Outcome<Picture> => {
    const picture = withPage(engine, document, sheet - 1, (page): Outcome<Picture> => {
      const { width, height } = readGeometry(engine, page);
      const across = Math.max(1, Math.round(width * scale));
      const along = Math.max(1, Math.round(height * scale));
      if (!(across * along <= MOST_PIXELS)) return { ok: false, reason: 'too-large' };
      const rgba = drawPage(engine, page, across, along, toRgba);
      return { ok: true, value: { width: across, height: along, rgba } };
    });
    return picture ?? { ok: false, reason: 'unreadable', detail: `there is no page ${sheet}` };
  });
}

/** From BGRx words to bytes red, green, blue, 255. */
function toRgba(pixels: Uint32Array): Uint8Array<ArrayBuffer> {
  const rgba = new Uint8Array(pixels.length * 4);
  for (const [index, colour] of pixels.entries()) {
    rgba[index * 4] = (colour >> 16) & 255;
    rgba[index * 4 + 1] = (colour >> 8) & 255;
    rgba[index * 4 + 2] = colour & 255;
    rgba[index * 4 + 3] = 255;
  }
  return rgba;
}
