/** A picture that is a paper of its own becomes a segment: laid on pages, cleaned, printed. */
import { cacheKey } from '../../cache/index.js';
import { diagnose } from '../../diagnostics/index.js';
import { printRemarks } from '../../diagnostics/print-remarks.js';
import type { Document } from '../../model/agenda.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { PicturePaper } from '../../model/picture.js';
import type { Segment } from '../../model/segment.js';
import { kindOfFile, pictureType } from '../kind-of-file.js';
import type { Where } from '../pdf.js';
import type { Darkroom } from './index.js';
import type { SeenPicture } from './look.js';
import { PictureRefused, refusalDiagnostic } from './refused.js';
import { type LaidOut, layOut } from './sheet.js';
import type { UnmadePicture } from './shown.js';

/** Endings of files that are sent as pictures; which kind it is, the content says. */
export const pictureEndings: ReadonlySet<string> = new Set([
  '.png',
  '.jpg',
  '.jpeg',
  '.jpe',
  '.jfif',
  '.tif',
  '.tiff',
  '.webp',
  '.gif',
]);

export interface PicturePress {
  readonly darkroom: Darkroom;
  readonly render: (paper: PicturePaper) => string;
  readonly print: (html: string, pictures: ReadonlyMap<string, UnmadePicture>) => Promise<Segment>;
}

/**
 * One page for each picture in the file, which is one but for TIFF. Where the same was printed before, no
 * pixel is read.
 *
 * Errors: `not-a-picture`, `picture-broken`, `picture-too-many-pixels`, `picture-too-many-pages`,
 * `picture-too-slow`. Warnings: `picture-without-text`, `picture-without-resolution`, `picture-only-first`.
 */
export async function convertPicture(
  document: Document,
  bytes: Uint8Array,
  where: Where,
  press: PicturePress,
): Promise<Checked<Segment>> {
  const { source: file } = document;
  const type = await pictureType(bytes);
  if (type === undefined || type === 'image/svg+xml') {
    const found = await kindOfFile(bytes);
    return {
      diagnostics: [
        diagnose('not-a-picture', { file, ...(found === undefined ? {} : { found }) }, where),
      ],
    };
  }
  try {
    const { pictures, frames } = await press.darkroom.look(file, bytes);
    const pages = pictures.map((picture) => ({ picture, sheet: layOut(picture, document.fit) }));
    const sizeUnknown = pages.some(({ sheet }) => sheet.sizeUnknown);
    const html = press.render(paperOf(document, pages));
    const identity = await press.darkroom.identity();
    const unmade = pages.map((page, index): [string, UnmadePicture] => [
      addressOf(index),
      unmadePicture(press.darkroom, file, bytes, page, identity),
    ]);
    const value = await press.print(html, new Map(unmade));
    const asked = printRemarks(`The page of ${file}`, value.facts, where);
    return { value, diagnostics: [...remarks(document, frames, sizeUnknown, where), ...asked] };
  } catch (cause) {
    if (cause instanceof PictureRefused) return { diagnostics: [refusalDiagnostic(cause, where)] };
    throw cause;
  }
}

interface Page {
  readonly picture: SeenPicture;
  readonly sheet: LaidOut;
}

function paperOf(document: Document, pages: readonly Page[]): PicturePaper {
  // A title says little of what is to be seen, but more than nothing.
  const text = document.alternative ?? document.title;
  return {
    sheets: pages.map(({ sheet: { page, picture } }, index) => ({
      page,
      picture,
      address: addressOf(index),
      text: pages.length === 1 ? text : `${text} (${index + 1}/${pages.length})`,
    })),
  };
}

function unmadePicture(
  darkroom: Darkroom,
  file: string,
  bytes: Uint8Array,
  { picture, sheet }: Page,
  identity: string,
): UnmadePicture {
  const { pixels } = sheet;
  return {
    key: cacheKey(identity, JSON.stringify([picture.index, pixels]), bytes),
    make: () => darkroom.clean(file, bytes, picture, pixels, 'white'),
  };
}

function remarks(
  { source: file, alternative }: Document,
  frames: number,
  sizeUnknown: boolean,
  where: Where,
): readonly Diagnostic[] {
  return [
    ...(alternative === undefined ? [diagnose('picture-without-text', { file }, where)] : []),
    ...(sizeUnknown ? [diagnose('picture-without-resolution', { file }, where)] : []),
    ...(frames > 1 ? [diagnose('picture-only-first', { file, pictures: frames }, where)] : []),
  ];
}

function addressOf(index: number): string {
  return `pictures/${index + 1}`;
}
