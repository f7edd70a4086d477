/**
 * Prepares one document: a sound, unencrypted PDF becomes a piece that can be spliced into files. Decides what
 * comes along; knows nothing of the files that it will be in.
 */

import { checkDocument } from '../check/index.js';
import { annotatedPages, mendPrint } from '../mend/index.js';
import { isDict, Ref } from '../objects/values.js';
import { PieceBuilder } from '../piece/build.js';
import type { Piece } from '../piece/piece.js';
import { openPdf } from '../read/open.js';
import { PdfSyntaxError } from '../read/parse.js';
import type { Context, SourcePage } from './context.js';
import { type CopyRules, openCopier } from './copy.js';
import { EncryptedPartError, holdsEncryptedStream } from './encrypted.js';
import { headingBookmarks } from './heading-bookmarks.js';
import { readInteractive } from './interactive.js';
import { openLedger } from './ledger.js';
import { readMetadata } from './metadata.js';
import type { PrepareOptions } from './options.js';
import { noReader, type PageReader } from './page-reader.js';
import { pagesOf } from './page-tree.js';
import { preparePages } from './pages.js';
import { findReach } from './reach.js';
import { readStructure } from './structure/index.js';
import { isDynamicXfa } from './xfa.js';

export { EncryptedPartError } from './encrypted.js';
export type { PrepareOptions } from './options.js';

/** The document has no pages of its own: a form program makes them while it is open. */
export class DynamicFormError extends Error {
  override readonly name = 'DynamicFormError';
}

/**
 * Throws a `PdfSyntaxError` where the file is not sound, a `DynamicFormError` where its pages are made by a
 * program, an `EncryptedPartError` where a stream is still encrypted. `step` is called as the work gets on, for
 * whoever watches the time; `reader` is asked what pages show, where that is needed.
 */
export function preparePdf(
  bytes: Uint8Array,
  options: PrepareOptions,
  step: () => void = () => undefined,
  reader: PageReader = noReader,
): Piece {
  const file = openPdf(bytes);
  if (holdsEncryptedStream(bytes, file)) throw new EncryptedPartError();
  if (options.print !== undefined) {
    const { ownScheme, print } = options;
    const shown = reader.linkWords(annotatedPages(file));
    mendPrint(file, { ...print, shown, ...(ownScheme && { ownScheme }) }, step);
  }
  const catalog = file.get(file.trailer.get('Root'));
  if (!isDict(catalog)) throw new PdfSyntaxError('The file has no catalogue', 0);
  const builder = new PieceBuilder();
  const pages = chosenPages(options, () => pagesOf(file, catalog, () => builder.allot()));
  if (pages.length === 0) throw new PdfSyntaxError('The file has no pages', 0);
  if (
    isDynamicXfa(
      file,
      catalog,
      pages.map(({ dict }) => dict),
    )
  )
    throw new DynamicFormError();
  const numbers = new Map<number, number>();
  for (const [index, { ref }] of pages.entries()) {
    if (ref !== undefined && !numbers.has(ref.num)) numbers.set(ref.num, index);
  }
  const ledger = openLedger();
  /** Known once the document has been gone through; nothing is copied before. */
  let rules: CopyRules | undefined;
  const known = (): CopyRules => {
    if (rules === undefined) throw new Error('It is not yet known what may be copied.');
    return rules;
  };
  const copier = openCopier(file, builder, known, step);
  const context: Context = {
    file,
    catalog,
    builder,
    copier,
    ledger,
    options,
    pages,
    pageOf: (value) => (value instanceof Ref ? numbers.get(value.num) : undefined),
    step,
  };
  for (const { ref, object } of pages) {
    if (ref !== undefined && copier.standsFor(ref) === undefined) copier.stand(ref, object);
  }
  const interactive = readInteractive(context);
  const reach = findReach(context, interactive.looks);
  const structure = readStructure(context, interactive.standsFor, reach);
  ledger.lose('repeated-page', repeatedPages(pages, numbers, structure.keyOfPage));
  rules = { keyOf: structure.keyOfStream, namesIn: reach.namesIn, publicOf: reach.publicOf };
  const prepared = preparePages(context, reach, {
    annotations: (page) => interactive.onPage[page] ?? [],
    parentKey: structure.keyOfPage,
  });
  const { facts, annotations } = interactive.write(structure.keyOfAnnotation);
  const written = structure.write();
  const made =
    facts.outline.length > 0 || structure.tree === undefined
      ? undefined
      : headingBookmarks(context, structure.tree, prepared.pages, reader.marked);
  const metadata = readMetadata(context);
  const hasAutomaticLayers = facts.layers?.automatic !== undefined;
  return builder.finish({
    ...prepared,
    ...facts,
    outline: made?.nodes ?? facts.outline,
    headingBookmarks: made?.count ?? 0,
    ...metadata,
    uaFaults: checkDocument(context, { metadata, structure, annotations, hasAutomaticLayers }),
    ...(written && { structure: written }),
    parentKeys: structure.parentKeys,
    ids: structure.ids,
    census: {
      before: { ...structure.before, ...interactive.before },
      after: { ...structure.after, ...interactive.after },
    },
    losses: ledger.losses,
  });
}

function chosenPages(
  { pages }: PrepareOptions,
  all: () => readonly SourcePage[],
): readonly SourcePage[] {
  return pages === undefined ? all() : all().slice(pages.first - 1, pages.last);
}

/**
 * How many pages with marks of the structure stand in the document again: an element is on one page, and the parent
 * tree leads back to it from there (ISO 32000-2, 14.7.5.4), so that what is shown a second time is not tagged.
 */
function repeatedPages(
  pages: readonly SourcePage[],
  first: ReadonlyMap<number, number>,
  keyOfPage: (page: number) => number | undefined,
): number {
  return pages.filter(({ ref }, index) => {
    const before = ref && first.get(ref.num);
    return before !== undefined && before !== index && keyOfPage(before) !== undefined;
  }).length;
}
