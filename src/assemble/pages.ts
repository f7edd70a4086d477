/** Takes the pages of one segment into the pack, each cut loose from the document it came from. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFStream,
} from 'pdf-lib';
import { type AnnotationRules, keptAnnotations } from './annotations.js';
import { type Copier, openCopier } from './copier.js';
import { destinationsOf } from './destinations.js';
import type { PageFrame } from './geometry.js';
import { type Box, readBoxes } from './page-boxes.js';
import { inheritedBy, pagesOf, type SourcePage } from './page-tree.js';
import type { Remarks } from './remarks.js';

const name = (text: string): PDFName => PDFName.of(text);

/** What a page keeps as it is, besides content, resources and the boxes that frame it (ISO 32000-2, table 31). */
const pageKeeps = ['BleedBox', 'TrimBox', 'ArtBox', 'UserUnit', 'Group'];

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
  mayOpen: AnnotationRules['mayOpen'],
  remarks: Remarks,
): { readonly pages: readonly TakenPage[]; readonly copier: Copier } {
  const copier = openCopier(source.context, target.context);
  const sources = pagesOf(source);
  const resolve = destinationsOf(
    source,
    sources.map(({ ref }) => ref),
  );
  const own = sources.map((page): readonly [SourcePage, PDFRef] => {
    const ref = target.context.nextRef();
    copier.stand(page.ref, ref);
    return [page, ref];
  });
  const pages = own.map(([page, ref]): TakenPage => {
    const { dict, frame } = takePage(page, target.context, copier);
    const annotations = keptAnnotations(page.dict, { resolve, mayOpen, remarks }).map(
      (annotation) => {
        // Its own entries are chosen already.
        const copied = copier.copy(annotation, 'names');
        if (copied instanceof PDFDict) copied.set(name('P'), ref);
        return target.context.register(copied);
      },
    );
    if (annotations.length > 0) dict.set(name('Annots'), target.context.obj(annotations));
    target.context.assign(ref, dict);
    return { ref, dict, frame };
  });
  return { pages, copier };
}

function takePage(
  page: SourcePage,
  target: PDFContext,
  copier: Copier,
): { readonly dict: PDFDict; readonly frame: PageFrame } {
  const dict = target.obj({ Type: 'Page' });
  const { media, visible, rotate } = readBoxes(page.dict.context, {
    MediaBox: inheritedBy(page, 'MediaBox'),
    CropBox: inheritedBy(page, 'CropBox'),
    Rotate: inheritedBy(page, 'Rotate'),
  });
  dict.set(name('MediaBox'), target.obj(corners(media)));
  const cropped = corners(visible).some((value, index) => value !== corners(media)[index]);
  if (cropped) dict.set(name('CropBox'), target.obj(corners(visible)));
  if (rotate !== 0) dict.set(name('Rotate'), target.obj(rotate));
  const resources = inheritedBy(page, 'Resources');
  if (resources !== undefined) dict.set(name('Resources'), copier.copy(resources, 'resources'));
  for (const key of pageKeeps) {
    const value = page.dict.get(name(key));
    if (value !== undefined) dict.set(name(key), copier.copy(value));
  }
  const streams = contentOf(page.dict).map((stream) => copier.copy(stream));
  if (streams.length > 0) dict.set(name('Contents'), target.obj(streams));
  return { dict, frame: { ...visible, rotate } };
}

/** The streams of a page's content: null and references to nothing are no part of it (7.7.3.3). */
function contentOf(page: PDFDict): readonly PDFObject[] {
  const written = page.get(name('Contents'));
  const found = page.context.lookup(written);
  const parts = found instanceof PDFArray ? found.asArray() : [written];
  return parts.flatMap((part) =>
    part !== undefined && page.context.lookup(part) instanceof PDFStream ? [part] : [],
  );
}

function corners({ left, bottom, right, top }: Box): number[] {
  return [left, bottom, right, top];
}
