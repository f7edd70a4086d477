/** Makes of one picture in a file its pixels and nothing else: upright, sRGB, no metadata. Knows no page. */
import type { Sharp } from './library.js';
import { mostPixels, type SeenPicture } from './look.js';
import { PictureRefused } from './refused.js';
import type { Size } from './sheet.js';

/** A picture as pages can show it. */
export interface CleanPicture {
  readonly type: 'image/jpeg' | 'image/png';
  readonly body: Uint8Array;
}

/** Raised when the same file comes out otherwise. */
export const cleaningMethod = 'clean 1';

export const secondsAtMost = 60;
const jpegQuality = 86;
/** A drawing is kept exactly where that does not cost more than half as much again. */
const worthExactness = 1.5;

/**
 * Reads the pixels, turns them as EXIF says, converts them to sRGB (or grey) and shrinks them to `size`.
 * What lies under transparent parts is white, or stays as it is: `ground`.
 *
 * Written as JPEG; as PNG where the picture was not JPEG before and that is not much larger, as with
 * drawings, screenshots and text in black and white.
 *
 * @throws PictureRefused where the pixels are broken or missing, or it takes more than a minute.
 */
export async function cleanPicture(
  sharp: Sharp,
  file: string,
  bytes: Uint8Array,
  picture: SeenPicture,
  size: Size,
  ground: 'white' | 'transparent',
): Promise<CleanPicture> {
  const keepsAlpha = picture.transparent && ground === 'transparent';
  const image = sharp(bytes, {
    page: picture.index,
    autoOrient: true,
    // Warnings are about tags that nobody needs; a picture that ends too early is an error.
    failOn: 'error',
    limitInputPixels: mostPixels,
    sequentialRead: true,
  }).timeout({ seconds: secondsAtMost });
  if (!keepsAlpha) image.flatten({ background: '#fff' });
  image.resize({ ...size, fit: 'fill' });
  image.toColourspace(picture.grey ? 'b-w' : 'srgb');
  try {
    if (keepsAlpha) return png(await image.png({ compressionLevel: 9 }).toBuffer());
    if (picture.lossy) return jpeg(await image.jpeg({ quality: jpegQuality }).toBuffer());
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const again = () => sharp(data, { raw }).toColourspace(picture.grey ? 'b-w' : 'srgb');
    const exact = await again().png({ compressionLevel: 6 }).toBuffer();
    const close = await again()
      .jpeg({ quality: jpegQuality, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return exact.length <= close.length * worthExactness ? png(exact) : jpeg(close);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const refusal = /^timeout/.test(cause.message)
      ? ({ kind: 'too-slow' } as const)
      : ({ kind: 'broken', part: 'pixels' } as const);
    throw new PictureRefused(file, refusal, { cause });
  }
}

const png = (body: Uint8Array): CleanPicture => ({ type: 'image/png', body });
const jpeg = (body: Uint8Array): CleanPicture => ({ type: 'image/jpeg', body });
