/** convert → inspect: the documents of a pack as pieces, and what there is to say of them. */
import { type Converted, convertDocuments, readDocument } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { inspectDocuments } from '../inspect/index.js';
import { readReport } from '../load/index.js';
import type { Document, Pack } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import * as render from '../render/index.js';
import type { OwnPages } from './own-pages.js';
import type { Workshop } from './terms.js';

/** By document id, in agenda order. */
export type Papers = ReadonlyMap<string, Converted>;

export function convertPapers(
  pack: Pack,
  { templates, print, darkroom }: OwnPages,
  { pdfium, cache }: Workshop,
): Promise<Checked<Papers>> {
  return collect(false, async ({ take, add }) => {
    const papers = take(
      await convertDocuments(pack, {
        pdfium,
        cache,
        darkroom,
        readReport,
        render: (item, document, report) =>
          render.renderReport(templates, pack.meeting, item, document, report),
        renderWord: (document, body) => render.renderWordReport(templates, document, body),
        renderPicture: (document, paper) => render.renderPicture(templates, document, paper),
        print,
      }),
    );
    const read = (document: Document) => readDocument(pack, document);
    add(await inspectDocuments(pack, papers ?? new Map(), { pdfium, cache, read }));
    return papers;
  });
}
