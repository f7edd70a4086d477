/** What no content names stays behind, and what some content names comes along, whatever the way to it. */
import { describe, expect, it } from 'vitest';
import { streamOf } from '../../support/pdf-maker.js';
import { documentWith } from '../../support/small-document.js';
import { pieceOf } from '../../support/splice-pdf.js';

const canary = 'canary';
const form = (content: string, more = ''): string =>
  streamOf(content, `/Subtype/Form/BBox[0 0 9 9]${more}`);
const bytesOf = (...made: Parameters<typeof documentWith>): string =>
  Buffer.from(pieceOf(documentWith(...made)).bytes).toString('latin1');

describe('a resource that no content names stays behind', () => {
  it.each([
    ['a form', '/XObject<</X 5 0 R/Y 6 0 R>>', form(canary)],
    ['a pattern', '/Pattern<</Y 6 0 R>>', streamOf(canary, '/PatternType 1')],
    ['a font', '/Font<</Y<</Type/Font/BaseFont/canary>>>>', 'null'],
    ['a graphics state', '/ExtGState<</Y<</SMask<</G 6 0 R>>>>>>', form(canary)],
    ['a colour space', '/ColorSpace<</Y[/Separation/canary/DeviceGray 6 0 R]>>', 'null'],
    ['a shading', '/Shading<</Y<</ColorSpace[/Separation/canary]>>>>', 'null'],
    ['a property list', '/Properties<</Y<</ActualText(canary)>>>>', 'null'],
  ])('%s', (_what, resources, further) => {
    const parts = [form('1 w'), further] as const;
    // Words in strings, comments and images name nothing.
    const content = '/X Do (/Y Do /Y gs) Tj % /Y Do\n/Z <</Y/Y>> BDC EMC';
    const page = `/Resources<<${resources}>>`;
    expect(bytesOf({ page, content }, parts)).not.toContain(canary);
    const nested = form(content, page);
    const outer = { page: '/Resources<</XObject<</N 7 0 R>>>>', content: '/N Do' };
    expect(bytesOf(outer, [...parts, nested])).not.toContain(canary);
  });
});

describe('resources that no content is looked up in bring nothing', () => {
  const own = '/Resources<</XObject<</Y 6 0 R>>/Font<</Y<</Type/Font/BaseFont/canary>>>>>>';
  it.each([
    ['of a font with an outline', `/Font<</X<</Subtype/TrueType${own}>>>>`, '/X 9 Tf'],
    [
      'glyphs of a font with an outline',
      '/Font<</X<</Subtype/TrueType/CharProcs<</a 6 0 R>>>>>>',
      '/X 9 Tf',
    ],
    ['of a Type 3 font without glyphs', `/Font<</X<</Subtype/Type3${own}>>>>`, '/X 9 Tf'],
    [
      'of a Type 3 font below another',
      `/Font<</X<</Subtype/Type0/DescendantFonts[<</Subtype/Type3/CharProcs<</a 6 0 R>>${own}>>]>>>>`,
      '/X 9 Tf',
    ],
    ['of a pattern that has no cell', '/Pattern<</X 5 0 R>>', '/Pattern cs /X scn'],
    ['of a form among glyphs', '/Font<</X 7 0 R>>', '/X 9 Tf'],
  ])('%s', (_what, resources, content) => {
    const further = [
      streamOf('/Y Do', `/PatternType 2${own}`),
      form(canary),
      '<</Type/Font/Subtype/Type3/CharProcs<</a 8 0 R>>/Resources<<>>>>',
      form('0 0 9 9 re f', own),
    ];
    const bytes = bytesOf({ page: `/Resources<<${resources}>>`, content }, further);
    expect(bytes).not.toContain(canary);
  });
});

it('colourants of a colour space are no names of content: all come along', () => {
  const space =
    '[/DeviceN[/A/B]/DeviceGray 5 0 R<</Colorants<</A[/Separation/canary/DeviceGray 5 0 R]>>>>]';
  const page = `/Resources<</ColorSpace<</N${space}>>>>`;
  expect(bytesOf({ page, content: '/N cs' }, ['null'])).toContain(canary);
});

describe('what is named comes along', () => {
  it.each<readonly [string, string, string, ...string[]]>([
    ['by a page', '/XObject<</X 5 0 R>>', '/X Do', form(canary)],
    ['with an escape', '/XObject<</A#20B 5 0 R>>', '/#41 B/#41#20#42 Do', form(canary)],
    [
      'by a form',
      '/XObject<</X 5 0 R>>',
      '/X Do',
      form('/Y Do', '/Resources<</XObject<</Y 6 0 R>>>>'),
      form(canary),
    ],
    [
      'by a form that has the resources of the page',
      '/XObject<</X 5 0 R/Y 6 0 R>>',
      '/X Do',
      form('/Y Do'),
      form(canary),
    ],
    [
      'by a form that lacks it, where the page has it',
      '/XObject<</X 5 0 R/Y 6 0 R>>',
      '/X Do',
      form('/Y Do', '/Resources<<>>'),
      form(canary),
    ],
    [
      'by a pattern',
      '/Pattern<</P 5 0 R>>',
      '/Pattern cs /P scn',
      streamOf('/Y Do', '/PatternType 1/Resources<</XObject<</Y 6 0 R>>>>'),
      form(canary),
    ],
    [
      'by a glyph',
      '/Font<</F<</Subtype/Type3/CharProcs<</a 5 0 R>>/Resources<</XObject<</Y 6 0 R>>>>>>>>',
      '/F 9 Tf',
      streamOf('/Y Do'),
      form(canary),
    ],
    [
      'by a mask',
      '/ExtGState<</G<</SMask<</G 5 0 R>>>>>>',
      '/G gs',
      form('/Y Do', '/Resources<</XObject<</Y 6 0 R>>>>'),
      form(canary),
    ],
    ['by an image in place', '/ColorSpace<</C[/Separation/canary]>>', 'BI /W 1 /CS /C ID x EI'],
    ['as what grey is', '/ColorSpace<</DefaultGray[/Separation/canary]>>', '1 g'],
    [
      'where the content may be read in two ways',
      '/XObject<</X 5 0 R>>',
      '[1 w ] ] 0 w',
      form(canary),
    ],
    [
      'where the content cannot be read',
      '/XObject<</X 5 0 R>>/Font<</F 6 0 R>>',
      '/X Do',
      streamOf('x', '/Subtype/Form/Filter/NobodyKnows/Resources<</XObject<</Y 6 0 R>>>>'),
      form(canary),
    ],
  ])('%s', (_what, resources, content, ...further) => {
    const page = `/Resources<<${resources}>>`;
    expect(bytesOf({ page, content }, further)).toContain(canary);
  });

  it('by the looks of an annotation, in the state that it is in', () => {
    const page = '/Annots[5 0 R]';
    const looks =
      '<</Type/Annot/Subtype/Stamp/Rect[9 9 19 19]/AS/On/AP<</N<</On 6 0 R/Off 8 0 R>>>>>>';
    const on = form('/Y Do', '/Resources<</XObject<</Y 7 0 R/Z 8 0 R>>>>');
    const bytes = bytesOf({ page }, [looks, on, form('seen'), form(canary)]);
    expect(bytes).toContain('seen');
    expect(bytes).not.toContain(canary);
  });
});
