/** Reads a PDF whole: pages, objects that are led to and that are not, streams, and the bytes between them. */
import {
  type Dict,
  isArray,
  isDict,
  Name,
  Stream,
  type Value,
} from '../../../pdf/objects/values.js';
import { textsIn } from '../bytes.js';
import { placeIn, type ReadOptions, type Visit, type Within } from '../found.js';
import { readXml } from '../index.js';
import { isPictureFile } from '../picture.js';
import { Unreadable } from '../zip.js';
import { readContent } from './content.js';
import { collectFonts, type Fonts } from './fonts.js';
import { imageTrace, isImage } from './images.js';
import { type FoundObject, findObjects, type WholePdf } from './objects.js';
import { findOwners, type Owners } from './owners.js';
import { pageLooks, pageTexts } from './pages.js';
import { unpacked } from './streams.js';
import { saidIn } from './strings.js';

/** @throws Unreadable where PDFium cannot read the pages, or there is too much in it. */
export async function readPdf(
  bytes: Uint8Array,
  options: ReadOptions,
  visit: Visit,
  within: Within,
  inner: (part: Uint8Array, place: Within) => Promise<void>,
): Promise<void> {
  const pdf = findObjects(bytes);
  const owners = findOwners(pdf);
  await readPages(bytes, options, visit, within, owners.pages.length);
  const reading = { pdf, owners, options, visit, within, inner };
  readStrings(reading);
  await readStreams(reading);
  if (options.everything) {
    for (const text of textsIn(Buffer.from(pdf.loose, 'latin1'))) {
      visit({ place: placeIn(within, { kind: 'raw' }), text });
    }
  }
}

async function readPages(
  bytes: Uint8Array,
  options: ReadOptions,
  visit: Visit,
  within: Within,
  count: number,
): Promise<void> {
  const pages = await pageTexts(bytes, count, options);
  if (pages === undefined) {
    // An attachment that is broken may still be read by its objects; the pack itself must be sound, and so must
    // whatever is restricted.
    if (within.inside.length > 0 && !options.strict) return;
    throw new Unreadable('The pages cannot be read');
  }
  for (const { page, text } of pages) {
    visit({ place: placeIn(within, { kind: 'page-text', page }), text });
  }
  if (!options.pictures) return;
  for (const { page, likeness } of await pageLooks(bytes, pages, options)) {
    visit({ place: placeIn(within, { kind: 'page-look', page }), picture: { likeness } });
  }
}

interface PdfReading {
  readonly pdf: WholePdf;
  readonly owners: Owners;
  readonly options: ReadOptions;
  readonly visit: Visit;
  readonly within: Within;
  readonly inner: (part: Uint8Array, place: Within) => Promise<void>;
}

/** What every place in an object has in common. */
function objectPlace(
  object: FoundObject,
  { owners }: PdfReading,
): { readonly object: number; readonly page?: number; readonly orphan?: boolean } {
  const page = owners.pageOf(object);
  return {
    object: object.num,
    ...(page === undefined ? {} : { page }),
    ...(owners.isOrphan(object) ? { orphan: true } : {}),
  };
}

function readStrings(reading: PdfReading): void {
  const { pdf, options, visit, within } = reading;
  const information = new Set(pdf.trailers.map((trailer) => pdf.get(trailer.get('Info'))));
  const names = new Set<string>();
  const visitAll = (
    value: Value,
    about: ReturnType<typeof objectPlace> | Record<never, never>,
  ): void => {
    for (const { text, ...place } of saidIn(value, value !== null && information.has(value))) {
      if (place.kind === 'name') {
        if (!options.everything || names.has(text)) continue;
        names.add(text);
      }
      visit({ place: placeIn(within, { ...about, ...place }), text });
    }
  };
  for (const object of pdf.objects) visitAll(object.value, objectPlace(object, reading));
  for (const trailer of pdf.trailers) visitAll(trailer, {});
}

async function readStreams(reading: PdfReading): Promise<void> {
  const { pdf, owners } = reading;
  const fonts = collectFonts(
    pdf.objects.map(({ value }) => value),
    pdf.get,
  );
  const ofPages = new Set<Value>();
  for (const [index, page] of owners.pages.entries()) {
    const parts = partsOf(pdf.get(page.get('Contents')), pdf);
    for (const part of parts) ofPages.add(part);
    const joined = Buffer.concat(
      parts.flatMap((part) => [Buffer.from(unpacked(part, pdf.get).data), newline]),
    );
    const about = { page: index + 1 };
    visitContent(joined, inherited(page, 'Resources', pdf), fonts, about, reading);
  }
  for (const object of pdf.objects) {
    if (object.value instanceof Stream && !ofPages.has(object.value)) {
      await readStream(object, object.value, fonts, reading);
    }
  }
}

const newline = Buffer.from('\n');

function partsOf(contents: Value, { get }: WholePdf): readonly Stream[] {
  const parts = isArray(contents) ? contents.map((part) => get(part)) : [contents];
  return parts.filter((part) => part instanceof Stream);
}

function inherited(page: Dict, key: string, { get }: WholePdf): Value {
  let node: Value = page;
  for (let step = 0; isDict(node) && step < 50; step++) {
    const value = get(node.get(key));
    if (value !== null) return value;
    node = get(node.get('Parent'));
  }
  return null;
}

async function readStream(
  object: FoundObject,
  stream: Stream,
  fonts: Fonts,
  reading: PdfReading,
): Promise<void> {
  const { pdf, options, visit, within, inner } = reading;
  const about = objectPlace(object, reading);
  if (isImage(stream, pdf.get)) {
    if (!options.pictures) return;
    const picture = await imageTrace(stream, pdf.get);
    visit({ place: placeIn(within, { kind: 'picture', ...about }), picture });
    return;
  }
  const type = nameOf(stream, 'Type', pdf);
  // Object streams have been taken apart, and cross-reference streams are offsets.
  if (type === 'ObjStm' || type === 'XRef') return;
  const { data } = unpacked(stream, pdf.get);
  const start = Buffer.from(data.buffer, data.byteOffset, Math.min(data.length, 1024)).toString(
    'latin1',
  );
  const isFile =
    start.includes('%PDF-') || start.startsWith('PK\u0003\u0004') || isPictureFile(data);
  if (type === 'EmbeddedFile' || isFile) {
    const page = about.page ?? within.page;
    await inner(data, {
      kind: 'text',
      inside: [...within.inside, 'attachment'],
      ...(page === undefined ? {} : { page }),
    });
    return;
  }
  if (type === 'Metadata' || /^\ufeff?\s*<\?x/.test(start)) {
    const place = placeIn(within, { kind: 'metadata', ...about });
    for (const text of textsIn(data)) readXml(text, place, options, visit);
    return;
  }
  if (isContent(stream, data, pdf)) {
    visitContent(data, pdf.get(stream.dict.get('Resources')), fonts, about, reading);
    return;
  }
  if (!options.everything) return;
  for (const text of textsIn(data))
    visit({ place: placeIn(within, { kind: 'stream', ...about }), text });
}

function nameOf(stream: Stream, key: string, { get }: WholePdf): string | undefined {
  const value = get(stream.dict.get(key));
  return value instanceof Name ? value.text : undefined;
}

/** A form, a pattern, a glyph, or a stream of which nothing is said but that shows text. */
function isContent(stream: Stream, data: Uint8Array, pdf: WholePdf): boolean {
  if (nameOf(stream, 'Subtype', pdf) === 'Form' || stream.dict.has('PatternType')) return true;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const bare =
    nameOf(stream, 'Type', pdf) === undefined && nameOf(stream, 'Subtype', pdf) === undefined;
  return (
    bare &&
    !stream.dict.has('Length1') &&
    bytes.includes('BT') &&
    /\bT[jJ]\b/.test(bytes.toString('latin1'))
  );
}

function visitContent(
  data: Uint8Array,
  resources: Value,
  fonts: Fonts,
  about: { readonly object?: number; readonly page?: number; readonly orphan?: boolean },
  { visit, within }: PdfReading,
): void {
  const { shown, said } = readContent(data, (name) => fonts.named(resources, name));
  const place = placeIn(within, { kind: 'content', ...about });
  for (const text of shown) visit({ place, text });
  if (said.length > 0) {
    visit({
      place: placeIn(within, { ...about, kind: 'content', key: 'mark' }),
      text: said.join('\n'),
    });
  }
}
