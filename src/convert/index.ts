/**
 * The stage `convert`: each document's file becomes a segment. Opens only the documents of the pack
 * that it is given; how pages are rendered and printed is handed in.
 */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { type Turns, takeTurns } from '../browser/turns.js';
import type { Cache } from '../cache/index.js';
import { diagnose } from '../diagnostics/index.js';
import {
  type AgendaItem,
  boundItems,
  type Document,
  formatItemNumber,
  type Pack,
} from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { PackError, Refused } from '../model/error.js';
import type { LetterHead } from '../model/letter.js';
import type { PicturePaper } from '../model/picture.js';
import type { Markdown } from '../model/place.js';
import type { ReportSource } from '../model/report.js';
import type { Segment } from '../model/segment.js';
import type { Office } from '../office/index.js';
import type { Pdfium } from '../pdfium/index.js';
import { converterOf, isForOffice } from './converter.js';
import { kindOfFile } from './kind-of-file.js';
import { convertLetter, letterEndings } from './letter/index.js';
import { convertMarkdown, type Report } from './markdown.js';
import { convertOffice } from './office/index.js';
import { layoutFormats, officeFormats } from './office/kinds.js';
import { convertPdf, type Where } from './pdf.js';
import type { Darkroom } from './picture/index.js';
import { convertPicture, pictureEndings } from './picture/paper.js';
import type { Picture } from './picture/shown.js';
import { openSource, sizeOf } from './source-file.js';
import { convertWord } from './word/index.js';

export { cutPages } from './cut.js';
export { readFrontPictures } from './front-pictures.js';
export { kindOfFile } from './kind-of-file.js';
export { convertPdf } from './pdf.js';
export { openDarkroom } from './picture/index.js';
export { mostSourceBytes } from './source-file.js';
export { cleanedPicture, wordBody } from './web.js';

export interface ConvertTools {
  readonly pdfium: Pdfium;
  readonly office: Office;
  readonly cache: Cache;
  /** The version of this program. */
  readonly pack: string;
  readonly darkroom: Darkroom;
  /** Parts a report into its front matter and its text. */
  readonly readReport: (text: Markdown, item: string, document: Document) => Checked<ReportSource>;
  readonly render: (item: AgendaItem, document: Document, report: ReportSource) => Promise<Report>;
  /** Sets the body of a Word report, as HTML, as a page. */
  readonly renderWord: (document: Document, body: string) => string;
  /** Sets a web page or an e-mail likewise, below its head where it has one. */
  readonly renderLetter: (document: Document, body: string, head: LetterHead | undefined) => string;
  readonly renderPicture: (document: Document, paper: PicturePaper) => string;
  readonly print: (html: string, pictures: ReadonlyMap<string, Picture>) => Promise<Segment>;
  /** Told of each document's bytes, and of their SHA-256, before it is converted. */
  readonly onRead?: (document: Document, bytes: Uint8Array, sha256: string) => void;
  /** Told whenever one is finished, and at the start: how many are, of how many, and one that is not. */
  readonly onProgress?: (done: number, of: number, next: Bound | undefined) => void;
}

/** A document with the item under which it is bound. */
export interface Bound {
  readonly item: AgendaItem;
  readonly document: Document;
}

export interface Converted {
  readonly segment: Segment;
  /** Of the file as the officer sent it. */
  readonly sha256: string;
  /** Which program made pages of it, such as "LibreOffice 7.4.7.2". */
  readonly converter: string;
}

/** Converts every document of a pack, several at a time; the map is by document id, in agenda order. */
export async function convertDocuments(
  pack: Pack,
  tools: ConvertTools,
): Promise<Checked<ReadonlyMap<string, Converted>>> {
  const all = boundItems(pack).flatMap((item) =>
    item.documents.map((document): Bound => ({ item, document })),
  );
  const unfinished = new Set(all);
  const told = (): void => {
    const [next] = unfinished;
    tools.onProgress?.(all.length - unfinished.size, all.length, next);
  };
  told();
  const turns = takeTurns(2);
  const inHand = takeTurns(documentsInHand);
  const results = await Promise.all(
    all.map((bound) =>
      inHand(async () => {
        const { item, document } = bound;
        const made = await withoutThrowing(convertDocument(pack, item, document, tools, turns));
        unfinished.delete(bound);
        told();
        return made;
      }),
    ),
  );
  const value = new Map<string, Converted>();
  results.forEach((result, index) => {
    const id = all[index]?.document.id;
    if (result.value !== undefined && id !== undefined) value.set(id, result.value);
  });
  const failure = results.find((result) => result.failure !== undefined)?.failure;
  const diagnostics = results.flatMap((result) => result.diagnostics);
  return { value, diagnostics, ...(failure === undefined ? {} : { failure }) };
}

/** What files that LibreOffice converts are, by their endings: "an Excel workbook". */
export const officeWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(officeFormats).map(([ending, { words }]) => [ending, words]),
);

/** Endings of the files that can be papers, with their dots and in lower case; what any other file is, its sender is told. */
export const documentEndings: ReadonlySet<string> = new Set([
  '.pdf',
  '.md',
  '.markdown',
  '.docx',
  '.docm',
  ...Object.keys(officeFormats),
  ...Object.keys(letterEndings),
  ...pictureEndings,
]);

/** Files that are in memory at the same time: more than there are threads to work on them, so that none waits. */
const documentsInHand = 8;

/** A broken environment stops one document, not the search for mistakes in the others. */
async function withoutThrowing(work: Promise<Checked<Converted>>): Promise<Checked<Converted>> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof PackError) return { diagnostics: [], failure: cause };
    if (cause instanceof Refused) return { diagnostics: [cause.diagnostic] };
    throw cause;
  }
}

/** A document's bytes as the officer sent them; undefined where they cannot be read, of which `convertDocuments` tells. */
export async function readDocument(
  pack: Pack,
  { file }: Pick<Document, 'file'>,
): Promise<Uint8Array | undefined> {
  const opened = await openSource(file, pack, pack.folders.meeting);
  return opened.kind === 'read' ? opened.bytes : undefined;
}

async function convertDocument(
  pack: Pack,
  item: AgendaItem,
  document: Document,
  tools: ConvertTools,
  turns: Turns,
): Promise<Checked<Converted>> {
  const { source: file } = document;
  const where = { at: document.at, item: `item ${formatItemNumber(item.number)}` };
  const failed = (...diagnostics: ReturnType<typeof diagnose>[]): Checked<Converted> => ({
    diagnostics,
  });
  const opened = await openSource(document.file, pack, pack.folders.meeting);
  switch (opened.kind) {
    case 'missing': {
      const near = opened.near === undefined ? {} : { near: opened.near };
      return failed(diagnose('document-missing', { file, ...near }, where));
    }
    case 'outside':
      return failed(diagnose('document-outside-council', { file }, where));
    case 'too-large':
      return failed(diagnose('document-too-large', sizeOf(file, opened), where));
    case 'unreadable':
      return failed(diagnose('document-unreadable', { file, cause: opened.cause }, where));
    case 'read':
      break;
  }
  const { bytes } = opened;
  if (bytes.length === 0) return failed(diagnose('document-empty', { file }, where));
  const ending = extname(document.file).toLowerCase();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  tools.onRead?.(document, bytes, sha256);
  const converted = await convertByEnding();
  const unused = [...keysForPicturesOnly(document, where), ...keysForWordOnly(document, where)];
  return converted.value === undefined
    ? { diagnostics: [...converted.diagnostics, ...unused] }
    : {
        value: {
          segment: converted.value,
          sha256,
          converter: await converterOf(ending, document.convert, tools),
        },
        diagnostics: [...converted.diagnostics, ...unused],
      };

  function setMarkdown(text: Uint8Array): Promise<Checked<Segment>> {
    return convertMarkdown(file, document.file, text, where, pack, {
      darkroom: tools.darkroom,
      read: (whole) => tools.readReport(whole, where.item, document),
      render: (report) => tools.render(item, document, report),
      print: tools.print,
    });
  }

  async function convertByEnding(): Promise<Checked<Segment>> {
    if (document.made !== undefined) return setMarkdown(Buffer.from(document.made.source));
    if (pictureEndings.has(ending)) {
      return convertPicture(document, bytes, where, {
        darkroom: tools.darkroom,
        render: (paper) => tools.renderPicture(document, paper),
        print: tools.print,
      });
    }
    if (isForOffice(ending, document.convert)) {
      return convertOffice(file, ending, bytes, where, { ...tools, turns });
    }
    if (ending in letterEndings) {
      return convertLetter({ source: file, path: document.file, ending }, bytes, where, pack, {
        ...tools,
        turns,
        render: (body, head) => tools.renderLetter(document, body, head),
      });
    }
    switch (ending) {
      case '.pdf':
        return convertPdf(file, bytes, where, document.comments, tools.pdfium, tools.cache);
      case '.md':
      case '.markdown':
        return setMarkdown(bytes);
      case '.docx':
      case '.docm':
        return convertWord(file, bytes, where, {
          cache: tools.cache,
          turns,
          render: (body) => tools.renderWord(document, body),
          print: tools.print,
        });
      case '.doc':
        return { diagnostics: [diagnose('word-old-format', { file }, where)] };
      default: {
        const found = (await kindOfFile(bytes)) ?? `a ${ending || 'nameless kind of'} file`;
        return { diagnostics: [diagnose('document-format', { file, found }, where)] };
      }
    }
  }
}

/** `alt:` and `fit:` where they do nothing: whoever wrote them expects something of them. */
function keysForPicturesOnly(document: Document, where: Where): readonly Diagnostic[] {
  if (pictureEndings.has(extname(document.file).toLowerCase())) return [];
  const { source: file, alternative, fit } = document;
  return [
    ...(alternative === undefined ? [] : [{ file, key: 'alt' } as const]),
    ...(fit === undefined ? [] : [{ file, key: 'fit' } as const]),
  ].map((data) => diagnose('only-for-pictures', data, where));
}

/** `convert:` beside a paper that is converted in one way only. */
function keysForWordOnly(document: Document, where: Where): readonly Diagnostic[] {
  const isWord = extname(document.file).toLowerCase() in layoutFormats;
  return document.convertGiven === undefined || isWord
    ? []
    : [diagnose('only-for-word', { file: document.source }, where)];
}
