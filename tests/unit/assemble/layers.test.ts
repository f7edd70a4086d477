/** Layers that were hidden stay hidden, and are told of by their names. */
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib';
import { expect, it } from 'vitest';
import { assembleDocument, documentWith } from './one-document.js';

const name = (text: string): PDFName => PDFName.of(text);
const group = (title: string, more = '') => `<< /Type /OCG /Name (${title}) ${more} >>`;

/** Objects 5, 6 and 7 are layers; 8 is shown where 5 is seen and 6 is not. */
async function packWith(configuration: string) {
  const assembled = await assembleDocument(
    documentWith(
      {
        catalogue: `/OCProperties << /OCGs [5 0 R 6 0 R 7 0 R] /D << ${configuration} >> >>`,
        page: '/Resources << /Properties << /First 5 0 R /Ref 6 0 R /Both 8 0 R >> >>',
      },
      [
        group('Plan'),
        group('Officer’s notes'.replace('’', "'")),
        group('Ducts', '/Usage << /View << /ViewState /OFF >> /Print << /PrintState /ON >> >>'),
        '<< /Type /OCMD /VE [/And 5 0 R [/Not 6 0 R]] /OCGs [5 0 R 6 0 R] /P /AllOn >>',
      ],
    ),
  );
  const { file, pages, diagnostics } = assembled;
  const configured = file.catalog.lookup(name('OCProperties'), PDFDict).lookup(name('D'), PDFDict);
  const off = configured.lookup(name('OFF'), PDFArray).asArray();
  const properties = pages[0]
    ?.lookup(name('Resources'), PDFDict)
    .lookup(name('Properties'), PDFDict);
  const titleOf = (ref: unknown): string =>
    ref instanceof PDFRef ? String(file.context.lookup(ref, PDFDict).get(name('Name'))) : '';
  return { configured, properties, off: off.map(titleOf), told: diagnostics, titleOf };
}

it('names the layers that are off', async () => {
  const { off, told } = await packWith('/OFF [6 0 R]');
  expect(off).toEqual(["(Officer's notes)", '(Ducts)']);
  expect(told).toMatchObject([
    {
      code: 'hidden-layers',
      severity: 'warning',
      item: 'item 1',
      message: expect.stringContaining("can show them: Officer's notes, Ducts."),
    },
  ]);
});

it('understands a configuration in which all are off but some', async () => {
  const { off } = await packWith('/BaseState /OFF /ON [5 0 R 7 0 R]');
  expect(off).toEqual(["(Officer's notes)", '(Ducts)']);
});

it('keeps what a page says of several layers, with the layers that are switched', async () => {
  const { properties, configured, titleOf } = await packWith('/OFF [6 0 R] /Order [5 0 R 6 0 R]');
  const both = properties?.lookup(name('Both'), PDFDict);
  const expression = both?.lookup(name('VE'), PDFArray);
  const [first, second] = [properties?.get(name('First')), properties?.get(name('Ref'))];
  expect([titleOf(first), titleOf(second)]).toEqual(['(Plan)', "(Officer's notes)"]);
  expect(String(expression)).toBe(`[ /And ${first} [ /Not ${second} ] ]`);
  expect(String(both?.get(name('P')))).toBe('/AllOn');
  expect(String(configured.get(name('OFF')))).toContain(String(second));
  expect(String(configured.get(name('Order')))).toBe(`[ ${first} ${second} ]`);
});

it('says nothing where nothing is hidden', async () => {
  const seen = await assembleDocument(
    documentWith({ catalogue: '/OCProperties << /OCGs [5 0 R] /D << >> >>' }, [group('Plan')]),
  );
  expect(seen.diagnostics).toEqual([]);
});
