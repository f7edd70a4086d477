/** convert → inspect: the documents of a pack as pieces, and what there is to say of them. */

import { dirname } from 'node:path';
import { type Converted, convertDocuments, readDocument } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import {
  type Inspected,
  inspectDocuments,
  inspectFile,
  isInspectedAlone,
} from '../inspect/index.js';
import { readReport } from '../load/index.js';
import { boundItems, type Document, formatItemNumber, type Pack } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Minuted } from '../model/minuted.js';
import * as render from '../render/index.js';
import type { Meanwhile } from './meanwhile.js';
import { publicMinutes } from './minutes.js';
import type { Press } from './press.js';
import { openRendering } from './rendered.js';
import type { Beside, Workshop } from './terms.js';

/** By document id, in agenda order. */
export type Papers = ReadonlyMap<string, Converted>;

export function convertPapers(
  pack: Pack,
  { templates, print, darkroom }: Press,
  { browser, pdfium, office, cache, tools, progress }: Workshop,
  { later }: Pick<Meanwhile, 'later'>,
  { inspects = () => true }: Pick<Beside, 'inspects'> = {},
): Promise<Checked<Papers>> {
  return collect(false, async ({ take, add }) => {
    const minutes = take(await earlierMinutes(pack));
    if (minutes === undefined) return undefined;
    const warm = (): void => {
      // Where there is none, printing says so.
      browser.then(
        (found) => found.warm(),
        () => undefined,
      );
    };
    const rendering = openRendering(templates, cache, { onRender: warm });
    const ahead = new Map<string, () => Promise<Inspected>>();
    const papers = take(
      await convertDocuments(pack, {
        pdfium,
        office,
        cache,
        pack: tools.pack,
        darkroom,
        onProgress: (done, of, next) =>
          progress?.({
            ...{ kind: 'papers', done, of },
            ...given({
              item: next && formatItemNumber(next.item.number),
              title: next?.document.title,
            }),
          }),
        onRead: (document, bytes, sha256) => {
          if (!inspects(document.id) || !isInspectedAlone(document)) return;
          const given = { pdfium, cache, read: async () => bytes };
          ahead.set(
            document.id,
            later(() => inspectFile(document, sha256, given)),
          );
        },
        // Minutes are read as such, below.
        readReport: (text, item, document) =>
          document.minutesOf === undefined
            ? readReport(text, item)
            : { value: { text: { ...text, source: '' } }, diagnostics: [] },
        render: (item, document, report) => {
          const minuted = minutes.get(document.file);
          return minuted === undefined
            ? rendering.report(pack.meeting, item, document, report)
            : rendering.minutes(minuted);
        },
        renderWord: (document, body) => render.renderWordReport(templates, document, body),
        renderLetter: (document, body, head) =>
          render.renderLetter(templates, document, body, head),
        renderPicture: (document, paper) => render.renderPicture(templates, document, paper),
        print,
      }),
    );
    const read = (document: Document) => readDocument(pack, document);
    progress?.({ kind: 'inspecting' });
    const inspected = new Map([...(papers ?? [])].filter(([id]) => inspects(id)));
    const known = ({ id }: Document) => ahead.get(id)?.();
    add(await inspectDocuments(pack, inspected, { pdfium, cache, read, known }));
    return papers;
  });
}

/** By the file of each document that is an earlier meeting's minutes. No value where one of them has mistakes. */
function earlierMinutes(pack: Pack): Promise<Checked<ReadonlyMap<string, Minuted>>> {
  return collect(false, async ({ take, ready }) => {
    const minutes = new Map<string, Minuted>();
    for (const { file, minutesOf } of boundItems(pack).flatMap(({ documents }) => documents)) {
      if (minutesOf === undefined) continue;
      const minuted = take(await publicMinutes(dirname(file), pack.folders.council));
      if (minuted !== undefined) minutes.set(file, minuted);
    }
    return ready() ? minutes : undefined;
  });
}
