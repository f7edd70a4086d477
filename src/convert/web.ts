/** Reports and pictures for a web page, by the same way as they are printed. Nothing is handed on as an officer sent it. */
import { takeTurns } from '../browser/turns.js';
import type { Cache } from '../cache/index.js';
import type { Darkroom } from './picture/index.js';
import { PictureRefused } from './picture/refused.js';
import { cleanShownPicture, type MadePicture } from './picture/shown.js';
import { readWordBody } from './word/index.js';

export interface WordBody {
  /** Sanitised. */
  readonly html: string;
  /** Cleaned, by the address that the HTML uses. */
  readonly pictures: ReadonlyMap<string, MadePicture>;
}

/**
 * No value where it cannot be read, or where a picture cannot be shown as the page shows it: of one that is cut off at an
 * edge the file would hold what nobody is to see.
 */
export async function wordBody(
  file: string,
  bytes: Uint8Array,
  cache: Cache,
  darkroom: Darkroom,
): Promise<WordBody | undefined> {
  const reading = await readWordBody(bytes, { cache, turns: takeTurns(1) });
  if (reading === undefined || reading.findings.cutPictures > 0) return undefined;
  const pictures = new Map<string, MadePicture>();
  for (const [address, { body }] of reading.pictures) {
    const picture = await cleanedPicture(file, body, darkroom);
    if (picture === undefined) return undefined;
    pictures.set(address, picture);
  }
  return { html: reading.html, pictures };
}

/** A picture without all that a camera wrote into it; no value where it is of no kind that can be shown. */
export async function cleanedPicture(
  file: string,
  bytes: Uint8Array,
  darkroom: Darkroom,
): Promise<MadePicture | undefined> {
  const { value } = await cleanShownPicture(darkroom, file, bytes, { at: { file } });
  if (value === undefined) return undefined;
  try {
    return 'make' in value ? await value.make() : value;
  } catch (cause) {
    if (cause instanceof PictureRefused) return undefined;
    throw cause;
  }
}
