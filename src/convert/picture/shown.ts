/** Cleans a picture that a text or the front sheet shows. Must not know where it lies on the page. */
import { cacheKey } from '../../cache/index.js';
import { diagnose } from '../../diagnostics/index.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { Place } from '../../model/place.js';
import { pictureType } from '../kind-of-file.js';
import type { CleanPicture } from './clean.js';
import type { Darkroom } from './index.js';
import type { SeenPicture } from './look.js';
import { PictureRefused, refusalDiagnostic } from './refused.js';
import type { Size } from './sheet.js';
import { cleanSvg } from './svg.js';

/** A picture for the printer. */
export interface MadePicture {
  readonly type: string;
  readonly body: Uint8Array;
}

/** Its pixels are read when it is printed, and only if it is. `make` may throw PictureRefused. */
export interface UnmadePicture {
  readonly key: string;
  readonly make: () => Promise<MadePicture>;
}

export type Picture = MadePicture | UnmadePicture;

/** The long side of A4 at 300 dpi: wider than that a page never shows a picture. */
const widest = 3508;
const mostPixels = 40_000_000;

/** `path` as the author wrote it. Errors: `image-format`, those of `PictureRefused` and of SVG. */
export async function cleanShownPicture(
  darkroom: Darkroom,
  path: string,
  bytes: Uint8Array,
  where: { readonly at: Place; readonly item?: string },
): Promise<Checked<Picture>> {
  const type = await pictureType(bytes);
  if (type === undefined) return { diagnostics: [diagnose('image-format', { path }, where)] };
  try {
    if (type === 'image/svg+xml') return await cleanShownSvg(darkroom, path, bytes, where);
    const { value, count } = await cleanRaster(darkroom, path, bytes);
    const diagnostics: readonly Diagnostic[] =
      count > 1 ? [diagnose('picture-only-first', { file: path, pictures: count }, where)] : [];
    return { value, diagnostics };
  } catch (cause) {
    if (cause instanceof PictureRefused) return { diagnostics: [refusalDiagnostic(cause, where)] };
    throw cause;
  }
}

async function cleanShownSvg(
  darkroom: Darkroom,
  path: string,
  bytes: Uint8Array,
  where: { readonly at: Place; readonly item?: string },
): Promise<Checked<MadePicture>> {
  const { value, diagnostics } = await cleanSvg(path, bytes, where, async (inner) => {
    const type = await pictureType(inner);
    // An SVG in an SVG could hold anything again.
    if (type === undefined || type === 'image/svg+xml') return undefined;
    return (await cleanRaster(darkroom, path, inner)).value.make();
  });
  if (value === undefined) return { diagnostics };
  return { value: { type: 'image/svg+xml', body: value }, diagnostics };
}

async function cleanRaster(
  darkroom: Darkroom,
  path: string,
  bytes: Uint8Array,
): Promise<{ readonly value: UnmadePicture; readonly count: number }> {
  const { pictures, frames } = await darkroom.look(path, bytes);
  const [first] = pictures;
  if (first === undefined) throw new Error(`There is no picture in ${path}, but it has a header.`);
  const size = shrunk(first);
  let made: Promise<CleanPicture> | undefined;
  const make = (): Promise<MadePicture> => {
    made ??= darkroom.clean(path, bytes, first, size, 'transparent');
    return made;
  };
  const key = cacheKey(await darkroom.identity(), JSON.stringify(size), bytes);
  return { value: { key, make }, count: Math.max(frames, pictures.length) };
}

/** Only what is wider than any page: the width in pixels is also the width that CSS goes by. */
function shrunk({ pixels: { width, height } }: SeenPicture): Size {
  const scale = Math.min(1, widest / width, Math.sqrt(mostPixels / (width * height)));
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}
