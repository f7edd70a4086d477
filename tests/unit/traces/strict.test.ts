/** What cannot be read in a restricted file is told; in a public one it is passed over. */
import { afterAll, expect, test } from 'vitest';
import { openPdfium } from '../../../src/pdfium/index.js';
import { type Found, readWhole, Unreadable } from '../../../src/traces/index.js';
import { candidatePdf } from '../../support/canaries.js';
import { streamOf } from '../../support/pdf-maker.js';
import { zipFile } from '../../support/zip-file.js';

const pdfium = openPdfium();
afterAll(() => pdfium.close());

async function read(bytes: Uint8Array, strict: boolean): Promise<readonly Found[]> {
  const found: Found[] = [];
  await readWhole(bytes, { pdfium, pictures: false, everything: false, strict }, (one) =>
    found.push(one),
  );
  return found;
}

const attached = (data: string): Uint8Array =>
  candidatePdf({ objects: { 20: streamOf(data, '/Type/EmbeddedFile') } });
const ole = Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(504)}`, 'hex');
/** Of names as long as they are, so that places in the ZIP stay. */
const officeWith = (name: string): Uint8Array => {
  const zip = Buffer.from(zipFile({ [name]: 'a'.repeat(8), 'word/document.xml': '<w:t>x</w:t>' }));
  ole.copy(zip, zip.indexOf('aaaaaaaa'), 0, 8);
  return zip;
};

test.each([
  ['of no known kind', Buffer.from('0001020304ff', 'hex')],
  ['of old Office, or locked', ole],
  ['that is a PDF with a broken one in it', attached('%PDF-1.7 and no more')],
  ['that is a PDF with bytes in it', attached('\u0000\u0001\u0002\u0003')],
  ['that is a Word document with an object', officeWith('word/embeddings/oleObject1.bin')],
])('a file %s is unreadable where it is restricted', async (_, bytes) => {
  await expect(read(bytes, true)).rejects.toBeInstanceOf(Unreadable);
  await expect(read(bytes, false)).resolves.not.toEqual([]);
});

test.each([
  ['text', Buffer.from('Caf\xe9,\r\n\tpaid\f', 'latin1')],
  ['text of two bytes a letter', Buffer.from('\ufeffCafé', 'utf16le')],
  ['a PDF with text in it', attached('Café')],
  ['a Word document with a program', officeWith('word/vbaProject.bin')],
])('%s is read where it is restricted', async (_, bytes) => {
  await expect(read(bytes, true)).resolves.not.toEqual([]);
});

test.each([
  ['run lengths', '81'.repeat(70_000), '/RunLengthDecode'],
  // Zeros, four for each sign.
  ['signs of eighty-five', '817a'.repeat(530_000), '/ASCII85Decode'],
])('a stream that unpacks to too much by %s is unreadable', async (_, data, filter) => {
  const filters = `/Filter[/ASCIIHexDecode/RunLengthDecode${filter}]`;
  const bytes = candidatePdf({ objects: { 20: streamOf(data, filters) } });
  await expect(read(bytes, false)).rejects.toBeInstanceOf(Unreadable);
});
