/** What a file says of itself can be read, and is the same in both places where it stands. */
import { DOMParser } from '@xmldom/xmldom';
import { expect, it } from 'vitest';
import { textOf } from '../../../src/pdf/objects/text.js';
import { decodedContent } from '../../../src/pdf/prepare/content.js';
import { openPdf } from '../../../src/pdf/read/open.js';
import { readPdf } from '../../support/read-pdf.js';
import { documentWith } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

it.each([
  ['Drains & <b>"culverts"</b>', 'Drains & <b>"culverts"</b>'],
  ['Ŵ 𝒳\t\r\nand\u0085more', 'Ŵ 𝒳 and more'],
  // XML has no way to write these.
  ['Bell\x07, nothing\x00, escape\x1b', 'Bell, nothing, escape'],
  ['half \ud835 and \udc33, and \ufffe\uffff', 'half  and , and '],
])('%j', async (title, expected) => {
  const about = { title, language: 'en-GB', author: title, producer: title, date: 0 };
  const pdf = await spliced(orderOf([partOf(pieceOf(documentWith({})))], { about }));
  const { catalog, dict, get } = readPdf(pdf);
  const file = openPdf(pdf);
  const info = dict(file.trailer.get('Info'));
  const packet = decodedContent(file, [catalog.get('Metadata') ?? null]);
  const faults: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => faults.push(message) });
  const xml = parser.parseFromString(Buffer.from(packet?.bytes ?? []).toString(), 'text/xml');
  const [written, author] = Array.from(xml.getElementsByTagName('rdf:li'), (li) => li.textContent);
  const producer = xml.getElementsByTagName('pdf:Producer')[0]?.textContent;
  expect([written, author, producer]).toEqual([expected, expected, expected]);
  expect(['Title', 'Author', 'Producer'].map((key) => textOf(get(info.get(key))))).toEqual([
    expected,
    expected,
    expected,
  ]);
  expect(faults).toEqual([]);
});
