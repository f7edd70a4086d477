/** What hangs on a page’s resources comes along where it is drawn with, and stays behind where it is not. */
import { PDFDict, PDFName } from 'pdf-lib';
import { expect, it } from 'vitest';
import { assembleDocument, documentWith } from './one-document.js';

const stream = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
const secret = stream('secret');

it.each([
  ['private data of a program', '/PieceInfo << /Draw << /Private 6 0 R >> >>'],
  ['metadata', '/Metadata 6 0 R'],
  ['associated files', '/AF [<< /EF << /F 6 0 R >> >>]'],
  ['a page of another file', '/Ref << /F << /EF << /F 6 0 R >> >> /Page 0 >>'],
  ['a picture at a press', '/OPI << /2.0 << /F 6 0 R >> >>'],
  ['measures', '/Measure << /PRIVATE 6 0 R >>'],
  ['points', '/PtData 6 0 R'],
  ['another picture', '/Alternates [<< /Image 6 0 R >>]'],
  ['content in another file', '/F << /EF << /F 6 0 R >> >> /FFilter /Crypt'],
  ['a private key', '/ACME_Draft 6 0 R'],
])('of a form, %s stays behind', async (_what, entries) => {
  const form = stream('0 0 9 9 re f', `/Subtype /Form /BBox [0 0 9 9] ${entries}`);
  const { source } = await assembleDocument(
    documentWith({ page: '/Resources << /XObject << /X 5 0 R >> >>' }, [form, secret]),
  );
  expect(source).toContain('0 0 9 9 re f');
  expect(source).not.toContain('secret');
});

it('keeps resources whatever the document calls them', async () => {
  const names = ['F', 'Ref', 'Metadata', 'AF', 'Thumb', 'Resources', 'ACME_1'];
  const list = names.map((name) => `/${name} 5 0 R`).join(' ');
  const form = stream('0 0 9 9 re f', `/Subtype /Form /BBox [0 0 9 9] /Resources 6 0 R`);
  const { pages, file } = await assembleDocument(
    documentWith({ page: `/Resources << /XObject << ${list} >> >>` }, [
      form,
      '<< /ExtGState << /Metadata << /CA .5 >> >> >>',
    ]),
  );
  const resources = pages[0]?.lookup(PDFName.of('Resources'), PDFDict);
  const objects = resources?.lookup(PDFName.of('XObject'), PDFDict);
  expect(objects?.keys().map((key) => key.decodeText())).toEqual(names);
  const inner = file.context.lookup(objects?.get(PDFName.of('AF')));
  expect(String(inner)).toContain('/Subtype /Form');
  const states = file.context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) => object.toString().includes('/CA .5') || /\/CA 0?\.5/.test(object.toString()),
    );
  expect(states).toHaveLength(1);
});
