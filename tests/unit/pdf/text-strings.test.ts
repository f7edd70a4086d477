/** Text strings come along in a form that every version of PDF knows, and nothing in them does harm. */
import { describe, expect, it } from 'vitest';
import { decodeText, textString, withoutUtf8 } from '../../../src/pdf/objects/text.js';
import { PdfString } from '../../../src/pdf/objects/values.js';
import { streamOf } from '../../support/pdf-maker.js';
import { readPdf } from '../../support/read-pdf.js';
import { documentWith, helvetica } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

const utf8 = (text: string): string => `<EFBBBF${Buffer.from(text).toString('hex')}>`;
const utf16 = (text: string): string =>
  `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

describe('UTF-8, which came with PDF 2.0', () => {
  it('is written as UTF-16, or as ASCII where that is enough', () => {
    const old = (bytes: string) => withoutUtf8(new PdfString(bytes)).bytes;
    expect(old('\xef\xbb\xbfT\xc5\xb7')).toBe('\xfe\xff\x00T\x01\x77');
    expect(old('\xef\xbb\xbfPlan')).toBe('Plan');
    // These say nothing of UTF-8.
    expect(old('\xfe\xff\x01\x77')).toBe('\xfe\xff\x01\x77');
    expect(old('\xef\xbb')).toBe('\xef\xbb');
  });

  it('is nowhere left where people are told something, inline or in an object of its own', () => {
    const bytes = pieceOf(
      documentWith(
        {
          page: `/Annots[5 0 R 6 0 R]/Resources<</Properties<</Layer 7 0 R/Said<</ActualText${utf8('said ŷ')}>>>>>>`,
          catalogue: `/StructTreeRoot 8 0 R/AcroForm<</Fields[6 0 R]>>/OCProperties<</OCGs[7 0 R]/D<</Order[${utf8('order ŷ')} 7 0 R]>>>>`,
          content: '/P<</MCID 0>>BDC/Span/Said BDC/OC/Layer BDC 0 0 9 9 re f EMC EMC EMC',
        },
        [
          '<</Type/Annot/Subtype/Square/Rect[0 0 9 9]/Contents 10 0 R>>',
          `<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Ch/T(a)/TU${utf8('hint ŷ')}/V 11 0 R/Opt[[${utf8('one ŷ')}${utf8('two ŷ')}]]>>`,
          `<</Type/OCG/Name${utf8('layer ŷ')}>>`,
          '<</Type/StructTreeRoot/K 9 0 R>>',
          `<</S/P/P 8 0 R/Pg 3 0 R/K 0/Alt${utf8('alt ŷ')}/A<</O/Table/Summary${utf8('sum ŷ')}>>>>`,
          utf8('note ŷ'),
          `[${utf8('value ŷ')}]`,
        ],
      ),
    ).bytes;
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).not.toMatch(/efbbbf/i);
    for (const words of [
      'said',
      'order',
      'note',
      'hint',
      'value',
      'one',
      'two',
      'layer',
      'alt',
      'sum',
    ]) {
      expect(text, words).toContain(utf16(`${words} ŷ`));
    }
  });

  it('is not looked for in bytes that are no words', () => {
    // The colours of a palette, which begin with what would be the mark.
    const bytes = pieceOf(
      documentWith({ page: '/Resources<</XObject<</X 5 0 R>>>>', content: '/X Do' }, [
        streamOf(
          '\x00',
          '/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 1<efbbbf414243>]',
        ),
      ]),
    ).bytes;
    expect(Buffer.from(bytes).toString('latin1')).toContain('<efbbbf414243>');
  });
});

describe('what is no character', () => {
  it('becomes the sign for an unknown one where it is half of one', () => {
    expect(decodeText(textString('a\ud800b').bytes)).toBe('a\ufffdb');
    expect(decodeText(textString('\udc00').bytes)).toBe('\ufffd');
    expect(decodeText(textString('𝒳').bytes)).toBe('𝒳');
  });

  it('does no harm in a bookmark, a description or an element', async () => {
    const odd = `<feff0041d8000007001b0042>`;
    const piece = pieceOf(
      documentWith(
        {
          page: `${helvetica}/Annots[7 0 R]`,
          catalogue: '/Outlines<</First 5 0 R>>/StructTreeRoot 6 0 R',
          content: '/P<</MCID 0>>BDC BT /F1 9 Tf (a) Tj ET EMC',
        },
        [
          `<</Title ${odd}/Dest[3 0 R/Fit]>>`,
          `<</Type/StructTreeRoot/K<</S/P/P 6 0 R/Pg 3 0 R/K 0/Alt ${odd}>>>>`,
          `<</Type/Annot/Subtype/Square/Rect[0 0 9 9]/Contents ${odd}>>`,
        ],
      ),
    );
    const to = { sheet: 0 };
    const bookmarks = [{ title: 'Own \ud800\x07', to, children: [], part: 0 }];
    const { catalog, dict, get } = readPdf(await spliced(orderOf([partOf(piece)], { bookmarks })));
    const own = dict(dict(catalog.get('Outlines')).get('First'));
    const brought = dict(own.get('First'));
    const titles = [own, brought].map((entry) => {
      const title = get(entry.get('Title'));
      return title instanceof PdfString ? decodeText(title.bytes) : undefined;
    });
    expect(titles).toEqual(['Own \ufffd\x07', 'A\ufffd B']);
  });
});
