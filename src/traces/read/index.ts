/**
 * Everything in a file that somebody could read or see, wherever it is: text, names, pictures, files within it, what
 * nothing leads to. The same reader reads what must not be published and what is about to be. Knows no pack.
 */
import type { TracePlace } from '../../model/fingerprint.js';
import { isText, textsIn } from './bytes.js';
import { deepestInside, placeIn, type ReadOptions, type Visit, type Within } from './found.js';
import { pageText } from './html.js';
import { isMail, isOutlookMail, type Mail, readMail, readOutlookMail } from './mail.js';
import { readPdf } from './pdf/index.js';
import { isPictureFile, pictureTrace, pictureWords } from './picture.js';
import { readRichText } from './rtf.js';
import { describedIn, xmlAttributes, xmlText } from './xml.js';
import { filesInZip, Unreadable } from './zip.js';

export type { Found, PictureTrace, ReadOptions } from './found.js';
export { Unreadable } from './zip.js';

/** A file by itself. */
export const onItsOwn: Within = { inside: [], kind: 'text' };

/**
 * Reads `bytes`, whatever they are. Calls `visit` for each piece.
 *
 * @throws Unreadable where there is more in it than can be read; with `strict`, also where it or a file in it is of no
 * kind that can be read, or is locked.
 */
export async function readWhole(
  bytes: Uint8Array,
  options: ReadOptions,
  visit: Visit,
  within: Within = onItsOwn,
): Promise<void> {
  if (within.inside.length > deepestInside)
    throw new Unreadable('Files are too deep within others');
  const inner = (part: Uint8Array, place: Within): Promise<void> =>
    readWhole(part, options, visit, place);
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString(
    'latin1',
  );
  if (start.includes('%PDF-')) return readPdf(bytes, options, visit, within, inner);
  if (start.startsWith('PK\u0003\u0004')) return readZip(bytes, options, visit, within, inner);
  if (isPictureFile(bytes)) {
    if (options.pictures) {
      visit({ place: placeIn(within, { kind: 'picture' }), picture: await pictureTrace(bytes) });
    }
    const place = placeIn(within, { kind: 'metadata', key: 'EXIF' });
    for (const text of await pictureWords(bytes)) visit({ place, text });
    if (options.everything) visit({ place: placeIn(within, { kind: 'raw' }), text: headOf(bytes) });
    return;
  }
  if (start.startsWith('{\\rtf')) return readRtf(bytes, options, visit, within, inner);
  if (start.startsWith(ole) && isOutlookMail(bytes)) {
    return visitMail(readOutlookMail(bytes), visit, within, inner);
  }
  if (within.inside.at(-1) !== 'part' && isMail(start)) {
    await visitMail(await readMail(bytes), visit, within, inner);
  }
  if (options.strict && !isReadable(bytes, start, within)) {
    throw new Unreadable('A file is of a kind that cannot be read');
  }
  const place = placeIn(within, { kind: within.kind });
  for (const text of textsIn(bytes)) {
    if (/^\ufeff?\s*<(?:\?xml|svg|html|!doctype|\w+:)/i.test(text)) {
      readXml(text, place, options, visit);
      if (/^\ufeff?\s*<(?:html|!doctype\s+html)/i.test(text))
        visit({ place, text: await pageText(text) });
    } else visit({ place, text });
  }
}

/** OLE (MS-CFB, 2.2): old Office documents, new ones with a password (MS-OFFCRYPTO, 2.3.4), objects in Word. */
const ole = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

/** Text, or a part of an Office document that is no file which somebody put in, such as a typeface or a drawing. */
function isReadable(bytes: Uint8Array, start: string, { inside, kind }: Within): boolean {
  if (inside.at(-1) !== 'part') return isText(bytes);
  return kind === 'stream' || !start.startsWith(ole);
}

/** Its words, what it says of itself, and, where all is to be seen, itself. */
export function readXml(text: string, place: TracePlace, options: ReadOptions, visit: Visit): void {
  for (const { key, text: said } of describedIn(text)) {
    visit({ place: { ...place, kind: 'metadata', key }, text: said });
  }
  visit({ place, text: xmlText(text) });
  visit({ place, text: xmlAttributes(text) });
  if (options.everything) visit({ place: { ...place, kind: 'raw' }, text });
}

/** Names, then words, then the files that came along, each for itself. */
async function visitMail(
  { texts, pages, files }: Mail,
  visit: Visit,
  within: Within,
  inner: (part: Uint8Array, place: Within) => Promise<void>,
): Promise<void> {
  const place = placeIn(within, { kind: within.kind });
  for (const text of texts) visit({ place, text });
  for (const page of pages) visit({ place, text: await pageText(page) });
  for (const { name, bytes } of files) {
    visit({ place: placeIn(within, { kind: 'name' }), text: name });
    await inner(bytes, { ...within, inside: [...within.inside, 'attachment'] });
  }
}

async function readRtf(
  bytes: Uint8Array,
  options: ReadOptions,
  visit: Visit,
  within: Within,
  inner: (part: Uint8Array, place: Within) => Promise<void>,
): Promise<void> {
  const { text, pictures, objects } = readRichText(bytes);
  if (options.strict && objects) throw new Unreadable('A text holds a file of another program');
  visit({ place: placeIn(within, { kind: within.kind }), text });
  for (const picture of pictures) {
    await inner(picture, { ...within, inside: [...within.inside, 'part'] });
  }
}

async function readZip(
  bytes: Uint8Array,
  options: ReadOptions,
  visit: Visit,
  within: Within,
  inner: (part: Uint8Array, place: Within) => Promise<void>,
): Promise<void> {
  for await (const file of filesInZip(bytes)) {
    visit({ place: placeIn(within, { kind: 'name' }), text: file.name });
    if (options.strict && isLockedManifest(file.name, file.bytes)) {
      throw new Unreadable('A document needs a password');
    }
    await inner(file.bytes, {
      ...within,
      kind: kindOfPart(file.name),
      inside: [...within.inside, 'part'],
    });
  }
}

/** Of an OpenDocument with a password (ODF 1.3, part 2, 4.8.1): what its other files hold, nobody here can tell. */
function isLockedManifest(name: string, bytes: Uint8Array): boolean {
  return name === 'META-INF/manifest.xml' && Buffer.from(bytes).includes(':encryption-data');
}

/** Parts that are about the document, and parts that are the program's and no person's words. */
function kindOfPart(name: string): Within['kind'] {
  if (/^docProps\//i.test(name)) return 'metadata';
  return /(?:^|\/)(?:theme|_rels|fonts?|customXml)\/|(?:vbaProject|styles|settings|fontTable|webSettings|\[Content_Types\])[^/]*$/i.test(
    name,
  )
    ? 'stream'
    : 'text';
}

/** The bytes of a picture that are no samples cannot be told from them; what is said stands at the beginning. */
function headOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 128 * 1024));
  return (
    head
      .toString('latin1')
      .match(/[\x20-\x7e\xa0-\xff]{6,}/g)
      ?.join('\n') ?? ''
  );
}
