/** Prepares what a reader can do something with in a small document, and shows it as text. Knows no expectations. */
import { isDict, Ref } from '../../../src/pdf/objects/values.js';
import { PieceBuilder } from '../../../src/pdf/piece/build.js';
import type { Loss, Word } from '../../../src/pdf/piece/piece.js';
import type { Context } from '../../../src/pdf/prepare/context.js';
import { openCopier } from '../../../src/pdf/prepare/copy.js';
import { type InteractiveFacts, readInteractive } from '../../../src/pdf/prepare/interactive.js';
import { openLedger } from '../../../src/pdf/prepare/ledger.js';
import type { PrepareOptions } from '../../../src/pdf/prepare/options.js';
import { pagesOf } from '../../../src/pdf/prepare/page-tree.js';
import { openPdf } from '../../../src/pdf/read/open.js';
import { Bytes } from '../../../src/pdf/splice/bytes.js';
import { Filler } from '../../../src/pdf/splice/fill.js';
import { pdfOf } from '../pdfium/documents.js';

export interface PreparedDocument {
  readonly facts: InteractiveFacts;
  readonly losses: Readonly<Partial<Record<Loss, number>>>;
  readonly before: ReturnType<typeof readInteractive>['before'];
  readonly after: ReturnType<typeof readInteractive>['after'];
  readonly words: readonly Word[];
  /** By page: the annotations that come along, as they are written; words as `«kind text»`. */
  readonly onPages: readonly (readonly string[])[];
  readonly object: (object: number) => string;
  readonly fragment: (fragment: number | undefined) => string;
  /** All objects. */
  readonly source: string;
  /** What stands for an object of the document. */
  readonly standsFor: (source: number) => number | undefined;
}

const defaults: PrepareOptions = { comments: 'keep', schemes: ['https', 'http', 'mailto'] };

/**
 * A document of two pages whose objects are numbered: 1 catalogue, 2 page tree, 3 and 4 pages, further ones from 5.
 * `page` and `catalogue` are entries to add to the first page and the catalogue. Objects of the piece are the pages
 * 0 and 1, further ones from 2.
 */
export function prepareDocument(
  entries: { readonly page?: string; readonly catalogue?: string },
  further: readonly string[] = [],
  options: Partial<PrepareOptions> = {},
  keyOf: (object: number) => number | undefined = () => undefined,
): PreparedDocument {
  const file = openPdf(
    pdfOf([
      `<< /Type /Catalog /Pages 2 0 R ${entries.catalogue ?? ''} >>`,
      '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 596 844] ${entries.page ?? ''} >>`,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 596 844] >>',
      ...further,
    ]),
  );
  const catalog = file.get(file.trailer.get('Root'));
  if (!isDict(catalog)) throw new Error('The document has no catalogue.');
  const builder = new PieceBuilder();
  const pages = pagesOf(file, catalog, () => builder.allot());
  const ledger = openLedger();
  const copier = openCopier(file, builder, () => ({
    keyOf: () => undefined,
    namesIn: () => undefined,
    publicOf: (stream) => stream,
  }));
  for (const { ref, object } of pages) if (ref !== undefined) copier.stand(ref, object);
  const context: Context = {
    file,
    catalog,
    builder,
    copier,
    ledger,
    options: { ...defaults, ...options },
    pages,
    pageOf: (value) => {
      const index = pages.findIndex(({ ref }) => value instanceof Ref && ref?.num === value.num);
      return index < 0 ? undefined : index;
    },
    step: () => undefined,
  };
  const interactive = readInteractive(context);
  const { facts } = interactive.write(keyOf);
  const counts = { elements: 0, marks: 0, links: 0, outline: 0, fields: 0, annotations: 0 };
  const piece = builder.finish({
    ...facts,
    pages: [],
    resources: [],
    parentKeys: 0,
    ids: 0,
    marked: false,
    headingBookmarks: 0,
    uaFaults: {},
    census: { before: counts, after: counts },
    losses: ledger.losses,
  });
  const filler = new Filler(piece, {
    numbers: Uint32Array.from({ length: piece.objects }, (_, index) => index),
    firstKey: 100,
    words: piece.facts.words.map(({ kind, text }) => `«${kind} ${text}»`),
    idPrefix: '',
  });
  const object = (index: number): string => {
    const into = new Bytes();
    filler.write(index, into);
    return into.take().toString('latin1');
  };
  return {
    facts,
    losses: ledger.losses,
    before: interactive.before,
    after: interactive.after,
    words: piece.facts.words,
    onPages: interactive.onPage.map((page) => page.map(object)),
    object,
    fragment: (fragment) => (fragment === undefined ? '' : filler.fragment(fragment)),
    source: Array.from({ length: piece.objects }, (_, index) => object(index)).join('\n'),
    standsFor: (source) => interactive.standsFor(new Ref(source)),
  };
}

export const box = '/Rect [50 50 150 70]';

export const form = (content: string): string =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length ${content.length} >>\nstream\n${content}\nendstream`;
