/** Takes the pages of one segment into the pack, each cut loose from the document it came from. */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFRef } from 'pdf-lib';
import { type Dropped, keptAnnotations } from './annotations.js';
import { type Copier, openCopier } from './copier.js';
import { destinationsOf } from './destinations.js';
import type { PageFrame } from './geometry.js';
import { inheritedBy, pagesOf } from './page-tree.js';

const name = (text: string): PDFName => PDFName.of(text);

/** What a page keeps; some of it may stand further up in its tree (ISO 32000-2, table 31). */
const pageKeeps = [
  'Resources',
  'MediaBox',
  'CropBox',
  'BleedBox',
  'TrimBox',
  'ArtBox',
  'Rotate',
  'UserUnit',
  'Contents',
  'Group',
];
const inherited = new Set(['Resources', 'MediaBox', 'CropBox', 'Rotate']);

/** A page in the pack: its dictionary, ready to be placed, and how it is seen. */
export interface TakenPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly frame: PageFrame;
}

/** Copies all pages of `source` into `target` without placing them. */
export function takePages(
  source: PDFDocument,
  target: PDFDocument,
  dropped: Dropped,
): { readonly pages: readonly TakenPage[]; readonly copier: Copier } {
  const copier = openCopier(source.context, target.context);
  const resolve = destinationsOf(source);
  const sources = pagesOf(source);
  const refs = sources.map((page) => {
    const ref = target.context.nextRef();
    copier.stand(page.ref, ref);
    return ref;
  });
  const pages = sources.map((page, index): TakenPage => {
    const dict = target.context.obj({ Type: 'Page' });
    for (const key of pageKeeps) {
      const value = inherited.has(key) ? inheritedBy(page, key) : page.dict.get(name(key));
      if (value !== undefined) dict.set(name(key), copier.copy(value));
    }
    const annotations = keptAnnotations(page.dict, resolve, dropped).map((annotation) => {
      const copied = copier.copy(annotation);
      if (copied instanceof PDFDict) copied.set(name('P'), refs[index] as PDFRef);
      return target.context.register(copied);
    });
    if (annotations.length > 0) dict.set(name('Annots'), target.context.obj(annotations));
    const frame = frameOf(dict);
    dict.set(name('MediaBox'), target.context.obj(mediaBox(dict)));
    // A CropBox that shows nothing of the page is a mistake that viewers mend in different ways.
    if (!meets(dict)) dict.delete(name('CropBox'));
    dict.delete(name('Parent'));
    target.context.assign(refs[index] as PDFRef, dict);
    return { ref: refs[index] as PDFRef, dict, frame };
  });
  return { pages, copier };
}

const a4 = [0, 0, 595.276, 841.89];

function mediaBox(page: PDFDict): number[] {
  return boxOf(page, 'MediaBox') ?? a4;
}

/** The visible box: CropBox clipped to MediaBox, turned as Rotate says (ISO 32000-2, 14.11.2). */
function frameOf(page: PDFDict): PageFrame {
  const visible = visibleBox(page);
  const written = page.lookup(name('Rotate'));
  const turns = written instanceof PDFNumber ? Math.round(written.asNumber() / 90) : 0;
  return { ...visible, rotate: ((((turns % 4) + 4) % 4) * 90) as PageFrame['rotate'] };
}

type Box = Omit<PageFrame, 'rotate'>;

function visibleBox(page: PDFDict): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] = mediaBox(page);
  const media = { left, bottom, right, top };
  const crop = boxOf(page, 'CropBox');
  if (crop === undefined || !meets(page)) return media;
  return clip(media, crop);
}

/** The page's CropBox, if it has one, shows a part of its MediaBox. */
function meets(page: PDFDict): boolean {
  const crop = boxOf(page, 'CropBox');
  if (crop === undefined) return true;
  const [left = 0, bottom = 0, right = 0, top = 0] = mediaBox(page);
  const clipped = clip({ left, bottom, right, top }, crop);
  return clipped.right > clipped.left && clipped.top > clipped.bottom;
}

function clip(media: Box, [left = 0, bottom = 0, right = 0, top = 0]: number[]): Box {
  return {
    left: Math.max(media.left, left),
    bottom: Math.max(media.bottom, bottom),
    right: Math.min(media.right, right),
    top: Math.min(media.top, top),
  };
}

/** A box as [left, bottom, right, top]; written with any two opposite corners. */
function boxOf(page: PDFDict, key: string): number[] | undefined {
  const box = page.lookup(name(key));
  if (!(box instanceof PDFArray) || box.size() < 4) return undefined;
  const numbers = box.asArray().map((entry) => {
    const number = page.context.lookup(entry);
    return number instanceof PDFNumber ? number.asNumber() : Number.NaN;
  });
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  if (![x1, y1, x2, y2].every(Number.isFinite)) return undefined;
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}
