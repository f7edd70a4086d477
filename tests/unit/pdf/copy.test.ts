/** What hangs on a page’s resources comes along where it is drawn with, and stays behind where it is not. */
import { expect, it } from 'vitest';
import { streamOf } from '../../support/pdf-maker.js';
import { readPdf } from '../../support/read-pdf.js';
import { documentWith } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

const formWith = (entries: string): string =>
  streamOf('/Metadata gs /X Do 0 0 9 9 re f', `/Subtype/Form/BBox[0 0 9 9]${entries}`);

const bytesOf = (pdf: Uint8Array): string => Buffer.from(pieceOf(pdf).bytes).toString('latin1');

it.each([
  ['private data of a program', '/PieceInfo<</Draw<</Private 6 0 R>>>>'],
  ['metadata', '/Metadata 6 0 R'],
  ['associated files', '/AF[<</EF<</F 6 0 R>>>>]'],
  ['a page of another file', '/Ref<</F<</EF<</F 6 0 R>>>>/Page 0>>'],
  ['a picture at a press', '/OPI<</2.0<</F 6 0 R>>>>'],
  ['measures', '/Measure<</PRIVATE 6 0 R>>'],
  ['points', '/PtData 6 0 R'],
  ['another picture', '/Alternates[<</Image 6 0 R>>]'],
  ['content in another file', '/F<</EF<</F 6 0 R>>>>/FFilter/Crypt'],
  ['a private key', '/ACME_Draft 6 0 R'],
  ['the page that it is on', '/K 3 0 R'],
])('of a form, %s stays behind', (_what, entries) => {
  const page = `/Resources<</XObject<</X 5 0 R>>>>/ACME 6 0 R/Thumb 6 0 R`;
  const bytes = bytesOf(
    documentWith({ page, content: '/X Do' }, [formWith(entries), streamOf('secret')]),
  );
  expect(bytes).toContain('0 0 9 9 re f');
  expect(bytes).not.toContain('secret');
});

it('keeps resources whatever the document calls them', async () => {
  const names = ['F', 'Ref', 'Metadata', 'AF', 'Thumb', 'Resources', 'ACME_1'];
  const content = names.map((name) => `/${name} Do`).join(' ');
  const list = names.map((name) => `/${name} 5 0 R`).join(' ');
  const piece = pieceOf(
    documentWith({ page: `/Resources<</XObject<<${list}>>>>`, content }, [
      formWith('/Resources 6 0 R'),
      '<</ExtGState<</Metadata<</CA .5>>>>>>',
    ]),
  );
  const { pages, dict } = readPdf(await spliced(orderOf([partOf(piece)])));
  const forms = dict(dict(pages[0]?.get('Resources')).get('XObject'));
  expect([...forms.keys()]).toEqual(names);
  const states = dict(dict(dict(forms.get('AF')).get('Resources')).get('ExtGState'));
  expect(dict(states.get('Metadata')).get('CA')).toBe(0.5);
});

it('comes to an end where resources hold themselves, and keeps the knot', async () => {
  const piece = pieceOf(
    documentWith({ page: '/Resources 6 0 R', content: '/X Do' }, [
      formWith('/Resources 6 0 R'),
      '<</XObject<</X 5 0 R>>>>',
    ]),
  );
  const { pages, dict, get } = readPdf(await spliced(orderOf([partOf(piece)])));
  const form = dict(dict(pages[0]?.get('Resources')).get('XObject')).get('X');
  const inner = dict(dict(dict(form).get('Resources')).get('XObject')).get('X');
  expect(get(inner)).toBe(get(form));
});

it('follows a chain of objects that is longer than the stack is deep', () => {
  const length = 20_000;
  const chain = Array.from({ length }, (_, index) => `<</Alternate ${index + 6} 0 R>>`);
  const page = '/Resources<</ColorSpace<</C 5 0 R>>>>';
  const bytes = bytesOf(documentWith({ page, content: '/C cs' }, [...chain, '<</Gamma 2.2>>']));
  expect(bytes.split('/Alternate').length - 1).toBe(length);
  expect(bytes).toContain('/Gamma 2.2');
});

it.each([
  ['a graphics state', '/ExtGState<</N<</CA .5/E(canary)/BM(canary)>>>>', '/N gs'],
  ['a font', '/Font<</N<</Subtype/Type1/BaseFont/Arial/Name/canary/URI(canary)>>>>', '/N 1 Tf'],
  ['what a font says of its glyphs', '/Font<</N<</FontDescriptor<</Lang(canary)>>>>>>', '/N 1 Tf'],
  ['kinds of procedures', '/ProcSet[/PDF(canary)]', '1 w'],
  ['a colour space', '/ColorSpace<</N[/CalGray<</By(canary)/Gamma(canary)>>]>>', '/N cs'],
  [
    'colourants',
    '/ColorSpace<</N[/DeviceN[/A(canary)]/DeviceGray 6 0 R<</Colorants<</A(canary)>>>>]>>',
    '/N cs',
  ],
  ['a halftone', '/ExtGState<</N<</HT<</HalftoneName(canary)/By<</V(canary)>>>>>>>>', '/N gs'],
  ['a shading', '/Shading<</N<</ShadingType 2/Background[(canary)]>>>>', '/N sh'],
  ['a property list', '/Properties<</N<</By(canary)/MCID(canary)>>>>', '/P/N BDC EMC'],
  ['a font that is a stream', '/Font<</N 5 0 R>>', '/N 1 Tf'],
  ['a form’s name', '/XObject<</N 6 0 R>>', '/N Do'],
  ['a group', '/XObject<</N 7 0 R>>', '/N Do'],
])('of %s, what the standard does not have there stays behind', (_what, resources, content) => {
  const further = [
    streamOf('canary'),
    formWith('/Name/canary/Function 5 0 R/BBox[(canary)]'),
    formWith('/Group<</S/Transparency/URI(canary)/CS(canary)/G 5 0 R>>'),
  ];
  const bytes = bytesOf(documentWith({ page: `/Resources<<${resources}>>`, content }, further));
  expect(bytes).not.toContain('canary');
});

it('keeps the functions of spot colours whole', () => {
  const tint = '<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .8 .4 0]/N 1>>';
  const stitched = `<</FunctionType 3/Domain[0 1]/Functions[${tint}]/Bounds[]/Encode[0 1]>>`;
  const resources = `/ColorSpace<</S[/Separation/Spot/DeviceCMYK ${tint}]/N[/DeviceN[/A]/DeviceCMYK ${stitched}]>>`;
  const bytes = bytesOf(
    documentWith({ page: `/Resources<<${resources}>>`, content: '/S cs /N cs' }, []),
  );
  expect(bytes.match(/\/C1 ?\[0 0\.8 0\.4 0\]/g)).toHaveLength(2);
  for (const key of ['/FunctionType 3', '/Bounds', '/Encode', '/C0', '/N 1']) {
    expect(bytes, key).toContain(key);
  }
});

it('keeps words that belong to what is drawn', () => {
  const system = '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>';
  const style = '/FontDescriptor<</FontFamily(Family)/Style<</Panose(figures)>>>>';
  const resources = `/Font<</F<</DescendantFonts[<<${system}${style}>>]>>>>
    /ColorSpace<</I[/Indexed/DeviceRGB 1(colours)]/J[/Pattern[/Indexed/DeviceGray 1 5 0 R]]>>
    /Properties<</L<</Type/OCG/Name(Layer)>>/A<</ActualText(said)>>>>`;
  const content = '/F 1 Tf /I cs /J cs /OC/L BDC EMC /Span/A BDC EMC';
  const bytes = bytesOf(documentWith({ page: `/Resources<<${resources}>>`, content }, ['(more)']));
  const words = ['Adobe', 'Identity', 'Family', 'figures', 'colours', 'more', 'Layer', 'said'];
  for (const word of words) expect(bytes).toContain(`(${word})`);
});

it('takes one object for two things where it is', async () => {
  const page = '/Resources<</ExtGState<</N 5 0 R>>/Properties<</N 5 0 R>>>>';
  const bytes = bytesOf(
    documentWith({ page, content: '/N gs /Span/N BDC EMC' }, ['<</CA .5/ActualText(said)>>']),
  );
  expect(bytes).toContain('<</CA 0.5>>');
  expect(bytes).toContain('<</ActualText (said)>>');
});
