/** Cuts out of a page's picture what lies around a box, with a red frame around the box. Must not know why. */
import type { Rect } from '../model/segment.js';
import type { Picture } from '../pdfium/index.js';

/** Points around the box, so that one sees where it is. */
const around = 36;

const red = [0xd4, 0x00, 0x00, 0xff];

/** `box` in reader's points, `scale` in pixels a point. At least a pixel of the page, even for a box beyond it. */
export function cropFramed(page: Picture, box: Rect, scale: number): Picture {
  const across = clamped(page.width);
  const along = clamped(page.height);
  const left = across((box.x - around) * scale);
  const right = Math.max(left + 1, across((box.x + box.width + around) * scale));
  // Points count from the foot, pixels from the head.
  const top = along(page.height - (box.y + box.height + around) * scale);
  const bottom = Math.max(top + 1, along(page.height - (box.y - around) * scale));
  const width = right - left;
  const height = bottom - top;
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * page.width + left) * 4;
    rgba.set(page.rgba.subarray(from, from + width * 4), y * width * 4);
  }
  frame(
    { width, height, rgba },
    {
      left: Math.round((box.x - 2) * scale) - left,
      right: Math.round((box.x + box.width + 2) * scale) - left,
      top: Math.round(page.height - (box.y + box.height + 2) * scale) - top,
      bottom: Math.round(page.height - (box.y - 2) * scale) - top,
    },
  );
  return { width, height, rgba };
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function frame({ width, height, rgba }: Picture, { left, right, top, bottom }: Frame): void {
  const dot = (x: number, y: number): void => {
    if (x >= 0 && x < width && y >= 0 && y < height) rgba.set(red, (y * width + x) * 4);
  };
  for (let x = Math.max(0, left); x <= Math.min(width, right); x += 1) {
    for (const y of [top, top + 1, bottom, bottom - 1]) dot(x, y);
  }
  for (let y = Math.max(0, top); y <= Math.min(height, bottom); y += 1) {
    for (const x of [left, left + 1, right, right - 1]) dot(x, y);
  }
}

/** Whole pixels from 0 to `size` - 1, or `size` for the far edge. */
function clamped(size: number): (pixels: number) => number {
  return (pixels) => Math.max(0, Math.min(size, Math.round(pixels)));
}
