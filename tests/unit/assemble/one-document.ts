/** Assembles a pack around one small document, without a browser and mostly without PDFium. Knows no expectations. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { type Assembled, assemblePack, stampMeasure } from '../../../src/assemble/index.js';
import type { PageFacts } from '../../../src/model/segment.js';
import { paginate, stampSize } from '../../../src/paginate/index.js';
import { packOf, pageOf, segmentOf } from '../paginate/pack.js';
import { pdfOf } from '../pdfium/documents.js';

export interface AssembledDocument extends Assembled {
  readonly file: PDFDocument;
  /** The document's pages in the pack. */
  readonly pages: readonly PDFDict[];
  /** All objects as they are written; streams are not decoded. */
  readonly source: string;
}

/** The pack's front sheet is an empty page; the document starts on sheet 3. */
export async function assembleDocument(
  document: Uint8Array,
  facts: readonly PageFacts[] = [pageOf()],
): Promise<AssembledDocument> {
  const pack = packOf({ items: { drains: [facts.length] } });
  const segments = { front: segmentOf(1), document: segmentOf(facts) };
  const counts = {
    frontMatter: segments.front,
    documents: new Map([['1.1', segments.document]]),
    floor: 0,
  };
  const plan = paginate(pack, counts, stampMeasure(stampSize));
  // The way back to the agenda would be one more annotation.
  const assembled = await assemblePack(
    pack,
    { ...plan, backLinks: [] },
    {
      frontMatter: { pdf: frontSheet, facts: segments.front },
      documents: new Map([['1.1', { pdf: document, facts: segments.document }]]),
      about: { title: 'Pack', language: 'en-GB', author: 'Council', date: 0, producer: 'pack' },
      stampSize,
    },
  );
  const file = await PDFDocument.load(assembled.pdf, { updateMetadata: false });
  const first = plan.items[0]?.documents[0]?.range.sheets.first ?? 0;
  const pages = facts.map((_, index) => file.getPage(first - 1 + index).node as PDFDict);
  const source = file.context
    .enumerateIndirectObjects()
    .map(([, object]) =>
      object instanceof PDFRawStream
        ? `${object.dict}\n${Buffer.from(object.contents).toString('latin1')}`
        : object.toString(),
    )
    .join('\n');
  return { ...assembled, file, pages, source };
}

const frontSheet = pdfOf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 596 844] >>',
]);

/**
 * A document of one page whose objects are numbered: 1 catalogue, 2 page tree, 3 page, 4 content, and the
 * further ones from 5. `page` and `catalogue` are entries to add.
 */
export function documentWith(
  { page = '', catalogue = '', content = '' },
  further: readonly string[] = [],
): Uint8Array {
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 596 844] /Contents 4 0 R ${page} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...further,
  ]);
}

/** The annotations of a page of the document. */
export function annotationsOf(page: PDFDict | undefined): readonly PDFDict[] {
  const all = page?.lookup(PDFName.of('Annots'));
  if (page === undefined || !(all instanceof PDFArray)) return [];
  return all.asArray().map((entry) => page.context.lookup(entry, PDFDict));
}
