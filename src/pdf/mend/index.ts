/**
 * Mends a PDF that our own browser printed, before it is prepared, so that it can pass PDF/UA-1 (ISO 14289-1).
 * Knows what Chromium leaves undone; nothing of it may be done to documents of others.
 */
import { type Dict, dict, isArray, isDict, Name, Ref } from '../objects/values.js';
import { pagesOf } from '../prepare/page-tree.js';
import type { PdfFile } from '../read/open.js';
import { mendContent, showsMoreThanPaths } from './content.js';
import { type LinkWords, mendLinks } from './links.js';
import { mendLists } from './lists.js';
import { moveMarks, ownersOf } from './marks.js';
import { mendOutline } from './outline.js';
import { mendRoles } from './roles.js';
import { elementsOf, type PageOf } from './tree.js';

export type { LinkWords } from './links.js';

/** What is known of the print from elsewhere. Plain data, so that it can be sent to a thread. */
export interface PrintWords extends LinkWords {
  /** The words of its headings, in order. */
  readonly headings: readonly string[];
}

/**
 * Changes `file` as it is read. `step` is called page by page, for whoever watches the time. A print that shows
 * text or pictures and has no structure stays as it is: it is an untagged document.
 */
export function mendPrint(
  file: PdfFile,
  words: PrintWords,
  step: () => void = () => undefined,
): void {
  const catalog = file.get(file.trailer.get('Root'));
  if (!isDict(catalog)) return;
  mendOutline(file, catalog, words.headings);
  const pages = pagesOf(file, catalog, () => 0);
  const root = structureOf(file, catalog);
  if (root === undefined && showsMoreThanPaths(file, pages)) return;
  const tree = root ?? emptyStructure(file, catalog);

  const numbers = new Map<number, number>();
  for (const [index, { ref }] of pages.entries()) {
    if (ref !== undefined && !numbers.has(ref.num)) numbers.set(ref.num, index);
  }
  const pageOf: PageOf = (value) => (value instanceof Ref ? numbers.get(value.num) : undefined);
  const elements = elementsOf(file, tree, pageOf);
  const ownerOf = ownersOf(file, elements, pageOf);
  const fates = mendContent(file, pages, { ownerOf, step });
  moveMarks(file, pages, elements, pageOf, fates);
  mendLists(file, elements);
  mendRoles(file, tree, elements);
  mendLinks(file, pages, elements, words);
}

/** Indexes of the pages that hold annotations. */
export function annotatedPages(file: PdfFile): readonly number[] {
  const catalog = file.get(file.trailer.get('Root'));
  if (!isDict(catalog)) return [];
  return pagesOf(file, catalog, () => 0).flatMap(({ dict: page }, index) => {
    const annotations = file.get(page.get('Annots'));
    return isArray(annotations) && annotations.length > 0 ? [index] : [];
  });
}

function structureOf(file: PdfFile, catalog: Dict): Dict | undefined {
  const root = file.get(catalog.get('StructTreeRoot'));
  return isDict(root) ? root : undefined;
}

/** Where nothing was to be tagged, the browser leaves all of it out: such a print is tagged nevertheless (7.1). */
function emptyStructure(file: PdfFile, catalog: Dict): Dict {
  const root = dict({ Type: Name.of('StructTreeRoot') });
  const ref = file.add(root);
  const only = dict({ Type: Name.of('StructElem'), S: Name.of('Sect'), P: ref });
  root.set('K', [file.add(only)]);
  catalog.set('StructTreeRoot', ref);
  catalog.set('MarkInfo', dict({ Marked: true }));
  return root;
}
