/** Forms can be filled in as before; what signs, calculates or runs is left out. */
import { describe, expect, it } from 'vitest';
import { isDict } from '../../../src/pdf/objects/values.js';
import { isDynamicXfa } from '../../../src/pdf/prepare/xfa.js';
import { openPdf } from '../../../src/pdf/read/open.js';
import { pdfOf, streamOf } from '../pdfium/documents.js';
import { box, form, prepareDocument } from './interactive-document.js';

const widget = (entries: string): string => `<< /Subtype /Widget ${box} ${entries} >>`;

const prepareForm = (fields: string, annotations: string, further: readonly string[], more = '') =>
  prepareDocument(
    { catalogue: `/AcroForm << /Fields [${fields}] ${more} >>`, page: `/Annots [${annotations}]` },
    further,
  );

describe('a field', () => {
  it('keeps what it holds, says and looks like, and is named by a word', () => {
    const { onPages, facts, losses, before, after } = prepareForm('5 0 R', '5 0 R', [
      widget(
        '/FT /Tx /T (Name) /TU (Your name) /TM (export) /Ff 2 /V (Ann) /DV () /MaxLen 9 /RV (<p>Ann</p>) /DA (/Helv 9 Tf 0 g) /MK << /BC [1 0 0] /CA (x) /Private 1 >> /BS << /W 1 >> /H /N /Private 1 /AP << /N 6 0 R /D 6 0 R >>',
      ),
      form('(Ann) Tj'),
    ]);
    expect(onPages[0]).toEqual([
      '<</Type /Annot/Subtype /Widget/Rect [50 50 150 70]/P 0 0 R/BS <</W 1>>/H /N/MK <</CA (x)/BC [1 0 0]>>/AP <</N 3 0 R>>/FT /Tx/TU (Your name)/Ff 2/MaxLen 9/T «field Name»/V (Ann)/DA «appearance /Helv 9 Tf 0 g»>>',
    ]);
    expect(facts.form).toEqual({ fields: [2], fonts: [], needsAppearances: false, signed: 0 });
    expect([before.fields, after.fields, losses]).toEqual([1, 1, {}]);
  });

  it('has one name with those above it, of which the first is the word', () => {
    const { onPages, facts, object } = prepareForm('5 0 R', '7 0 R 8 0 R', [
      '<< /T (Person) /Kids [6 0 R] >>',
      '<< /T (Name) /FT /Tx /Parent 5 0 R /Kids [7 0 R 8 0 R] /V (Ann) >>',
      widget('/Parent 6 0 R'),
      widget('/Parent 6 0 R'),
    ]);
    const [root = -1] = facts.form?.fields ?? [];
    expect(object(root)).toBe('<</T «field Person»/Kids [5 0 R]>>');
    expect(object(5)).toBe('<</FT /Tx/T (Name)/V (Ann)/Parent 4 0 R/Kids [2 0 R 3 0 R]>>');
    expect(onPages[0]?.every((written) => written.endsWith('/Parent 5 0 R>>'))).toBe(true);
    // Two places without appearance, one value.
    expect(facts.unseenFields).toBe(1);
    expect(facts.form?.needsAppearances).toBe(true);
  });

  it('keeps the looks of all its states, and the one that it is in', () => {
    const states = '/AP << /N << /Yes 6 0 R /Off 7 0 R /Bad (x) >> /R 8 0 R >>';
    const { onPages, source, facts } = prepareForm('5 0 R', '5 0 R', [
      widget(`/FT /Btn /T (Tick) /V /Yes ${states}`),
      form('% yes'),
      form('% no'),
      form('% over'),
    ]);
    expect(onPages[0]?.[0]).toContain('/AP <</N <</Yes 3 0 R/Off 4 0 R>>>>/AS /Yes');
    expect(source).toMatch(/% yes[\s\S]*% no/);
    expect(source).not.toContain('% over');
    expect(facts.unseenFields).toBe(0);
  });

  it('takes from the form what all of its fields have in common', () => {
    const { onPages, facts, words, object } = prepareForm(
      '5 0 R 6 0 R',
      '5 0 R 6 0 R',
      [
        widget('/FT /Tx /T (a)'),
        widget('/FT /Tx /T (b) /DA (/F#31 9 Tf) /Q 1'),
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ],
      '/DA (/Helv 0 Tf) /Q 2 /DR << /Font << /Helv 7 0 R /F1 7 0 R /Unused 7 0 R >> >>',
    );
    expect(onPages[0]?.[0]).toContain('/DA «appearance /Helv 0 Tf»/Q 2');
    expect(onPages[0]?.[1]).toContain('/DA «appearance /F#31 9 Tf»');
    expect(onPages[0]?.[1]).toContain('/Q 1');
    expect(facts.form?.fonts.map(({ word }) => words[word]?.text)).toEqual(['Helv', 'F1']);
    expect(object(facts.form?.fonts[0]?.object ?? -1)).toContain('/BaseFont /Helvetica');
  });

  it('that the form does not list is found by its place on a page', () => {
    const { facts, after, object, losses } = prepareForm('', '6 0 R 7 0 R', [
      '<< /T (Group) /Kids [6 0 R] >>',
      widget('/FT /Tx /T (Listed above) /Parent 5 0 R'),
      widget('/FT /Tx /T (Not listed) /Parent 5 0 R'),
    ]);
    const [root = -1] = facts.form?.fields ?? [];
    expect(object(root)).toBe('<</T «field Group»/Kids [2 0 R 3 0 R]>>');
    expect([after.fields, losses]).toEqual([2, {}]);
  });

  it('is none of its own where it is a place whose kids hang elsewhere', () => {
    const { before, after, losses, object, facts } = prepareForm(
      '5 0 R 6 0 R',
      '5 0 R 7 0 R 8 0 R',
      [
        widget('/FT /Tx /T (Other)'),
        '<< /FT /Btn /T (Choice) /Kids [7 0 R 8 0 R] >>',
        widget('/Parent 6 0 R /Kids [5 0 R]'),
        widget('/Parent 6 0 R /Kids [5 0 R]'),
      ],
    );
    expect([before.fields, after.fields]).toEqual([2, 2]);
    expect(losses).toEqual({ 'malformed-field': 2 });
    const [, choice = -1] = facts.form?.fields ?? [];
    expect(object(choice)).toContain('/Kids [3 0 R 4 0 R]');
  });

  it('that no page shows goes, with a reason', () => {
    const { facts, losses, source, before, after } = prepareForm(
      '5 0 R 6 0 R 7 0 R',
      '5 0 R 6 0 R',
      [
        widget('/FT /Tx /T (Seen)'),
        widget('/FT /Tx /T (Hidden) /V (secret) /F 2'),
        '<< /FT /Tx /T (Nowhere) /V (secret) >>',
      ],
    );
    expect(facts.form?.fields).toHaveLength(1);
    expect(source).not.toContain('secret');
    expect(losses).toEqual({ 'hidden-annotation': 1, 'malformed-field': 1 });
    expect([before.fields, after.fields]).toEqual([3, 1]);
  });

  it('is broken where its place is hidden and on no page', () => {
    const { losses, after } = prepareForm('5 0 R', '', [widget('/FT /Tx /T (Lost) /F 2')]);
    expect([after.fields, losses]).toEqual([0, { 'malformed-field': 1 }]);
  });

  it('keeps a long value that stands in a stream', () => {
    const { onPages } = prepareForm('5 0 R', '5 0 R', [
      widget('/FT /Tx /T (Long) /V 6 0 R'),
      streamOf('Long words'),
    ]);
    expect(onPages[0]?.[0]).toContain('/V (Long words)');
  });

  it('loses its scripts and buttons their actions', () => {
    const script = '<< /S /JavaScript /JS (app.alert) >>';
    const { losses, source } = prepareForm(
      '5 0 R 6 0 R',
      '6 0 R 7 0 R',
      [
        `<< /T (a) /AA << /K ${script} /C ${script} >> /Kids [7 0 R] >>`,
        widget('/FT /Btn /T (Send) /Ff 65536 /A << /S /SubmitForm /F (https://a) >>'),
        widget(`/Parent 5 0 R /FT /Tx /AA << /F ${script} >>`),
      ],
      '/CO [5 0 R]',
    );
    expect(losses).toEqual({ javascript: 3, action: 1 });
    expect(source).not.toMatch(/app.alert|Submit/);
  });
});

it('a signature goes, its field and look stay', () => {
  const { onPages, facts, losses } = prepareForm(
    '5 0 R',
    '5 0 R',
    [
      widget('/FT /Sig /T (Signed) /V 6 0 R /Lock << /Action /All >> /AP << /N 7 0 R >>'),
      '<< /Type /Sig /Contents <0123> /Name (Ann) >>',
      form('(Ann) Tj'),
    ],
    '/SigFlags 3',
  );
  expect(onPages[0]?.[0]).toContain('/AP <</N 3 0 R>>/FT /Sig/T «field Signed»>>');
  expect(facts.form?.signed).toBe(1);
  expect(losses).toEqual({ signature: 1 });
});

it('fields that lead in circles, or nest without end, do no harm', () => {
  const depth = 5_000;
  const chain = Array.from(
    { length: depth },
    (_, index) => `<< /T (a) /Kids [${index + 7} 0 R ${index + 7} 0 R] >>`,
  );
  const { facts, losses, after } = prepareForm('5 0 R 6 0 R', `${depth + 6} 0 R`, [
    '<< /T (Circle) /Parent 5 0 R /Kids [5 0 R 3 0 R] >>',
    ...chain,
    widget('/FT /Tx /T (Last)'),
  ]);
  expect(facts.form?.fields).toHaveLength(1);
  expect(after.fields).toBe(1);
  expect(losses['malformed-field']).toBe(depth + 3);
});

describe('a form in XML', () => {
  const dynamic = (catalogue: string, content = ''): boolean => {
    const file = openPdf(
      pdfOf([
        `<< /Type /Catalog /Page 2 0 R ${catalogue} >>`,
        '<< /Type /Page /Contents 3 0 R >>',
        streamOf(content),
      ]),
    );
    const catalog = file.get(file.trailer.get('Root'));
    const page = isDict(catalog) ? file.get(catalog.get('Page')) : null;
    if (!isDict(catalog) || !isDict(page)) throw new Error('The document has no page.');
    return isDynamicXfa(file, catalog, [page]);
  };
  const wait = 'BT [(Pl) 12 (ease w) -3 (ait...)] TJ ET';

  it.each([
    ['whose pages are made by a program', true, '/NeedsRendering true', '', '/XFA (x) /Fields []'],
    ['whose one page asks to wait', true, '', wait, '/XFA (x)'],
    ['whose one page says something else', false, '', '(Hello) Tj', '/XFA (x)'],
    ['with fields on its pages', false, '', wait, '/XFA (x) /Fields [2 0 R]'],
    ['that it does not have', false, '/NeedsRendering true', wait, '/Fields []'],
  ])('%s is dynamic: %s', (_which, expected, catalogue, content, entries) => {
    expect(dynamic(`${catalogue} /AcroForm << ${entries} >>`, content)).toBe(expected);
  });

  it('that only repeats its fields is left out, and they stay', () => {
    const { facts, losses } = prepareForm('5 0 R', '5 0 R', [widget('/FT /Tx /T (a)')], '/XFA (x)');
    expect(facts.form?.fields).toHaveLength(1);
    expect(losses).toEqual({ xfa: 1 });
  });
});
