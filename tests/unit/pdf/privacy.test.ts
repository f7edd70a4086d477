/** Nothing of one document changes another, and what nobody sees of a document does not come along. */
import { describe, expect, it } from 'vitest';
import { printNumber } from '../../../src/pdf/objects/print.js';
import { Name } from '../../../src/pdf/objects/values.js';
import { withoutRemarks } from '../../../src/pdf/prepare/jpeg.js';
import { streamOf } from '../../support/pdf-maker.js';
import { documentWith } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('layers that look alike', () => {
  const layered = (configuration: string): Uint8Array =>
    documentWith(
      {
        page: '/Resources<</Properties<</L 5 0 R>>>>',
        catalogue: `/OCProperties<</OCGs[5 0 R]/D<<${configuration}>>>>`,
        content: '/OC /L BDC 10 10 50 50 re f EMC',
      },
      ['<</Type/OCG/Name(Layer 1)>>'],
    );

  it('stay two: hiding one does not hide the other', async () => {
    const pieces = [pieceOf(layered('/OFF[5 0 R]')), pieceOf(layered(''))];
    const { shared } = pieces[1] ?? { shared: [] };
    const layer = pieces[1]?.facts.layers?.all[0];
    expect([...shared].filter((_, index) => index % 2 === 0)).not.toContain(layer);
    await expect(spliced(orderOf(pieces.map((piece) => partOf(piece))))).resolves.toBeDefined();
  });
});

it('a name stays the same name, however many others there are', () => {
  const before = Name.of('OCG');
  for (let count = 0; count < 150_000; count++) Name.of(`x${count}`);
  expect(Name.of('OCG')).toBe(before);
});

it('a number of any size is written as PDF has numbers', () => {
  expect(printNumber(1e24)).toMatch(/^\d+$/);
  expect(printNumber(-1e22)).toMatch(/^-\d+$/);
});

describe('a photograph', () => {
  const segment = (kind: number, body: string): Buffer => {
    const head = Buffer.from([0xff, kind, 0, body.length + 2]);
    return Buffer.concat([head, Buffer.from(body, 'latin1')]);
  };
  const scan = Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
  const start = Buffer.from([0xff, 0xd8]);
  const adobe = segment(0xee, 'Adobe-colours');
  const photograph = Buffer.concat([
    start,
    segment(0xe1, 'Exif: taken at home'),
    adobe,
    segment(0xed, 'IPTC: by whom'),
    segment(0xfe, 'a remark'),
    scan,
  ]);

  it('comes along without what the camera wrote about it', () => {
    expect(withoutRemarks(photograph)).toEqual(Buffer.concat([start, adobe, scan]));
  });

  it('stays as it is where it cannot be followed', () => {
    const cut = photograph.subarray(0, 12);
    expect(withoutRemarks(cut)).toBe(cut);
    const other = Buffer.from('no photograph');
    expect(withoutRemarks(other)).toBe(other);
  });
});

describe('an untagged page', () => {
  it('that ends a mark which it never began stays within its own mark', async () => {
    const piece = pieceOf(documentWith({ content: 'EMC 1 1 1 1 re f' }));
    expect(piece.facts.pages[0]?.open.begins).toBe(1);
    const file = text(await spliced(orderOf([partOf(piece)])));
    expect(file).toMatch(/\/P<<\/MCID 0>>BDC\nq\n\/Artifact BMC/);
  });
});

describe('comments', () => {
  const marked = (entries: string): Uint8Array =>
    documentWith({ page: '/Annots[5 0 R]' }, [
      `<</Type/Annot/Rect[10 10 50 50]/AP<</N 6 0 R>>${entries}>>`,
      streamOf('0 0 10 10 re f', '/Type/XObject/Subtype/Form/BBox[0 0 40 40]'),
    ]);

  it('are comments however far behind their words begin', () => {
    const words = `${' '.repeat(4_100)}Do not publish`;
    const { facts } = pieceOf(marked(`/Subtype/Highlight/Contents(${words})`), {
      comments: 'drop',
    });
    expect(facts.comments).toBe(1);
    expect(facts.pages[0]?.annotations).toEqual([]);
  });

  it('are comments where the name is taken away and its traces are not', () => {
    const drawing = '/Subtype/Square/Contents(See me)/CreationDate(D:2020)';
    expect(pieceOf(marked(drawing), { comments: 'drop' }).facts.comments).toBe(1);
  });
});

describe('form fields', () => {
  const field = (entries: string): string => {
    const pdf = documentWith({ page: '/Annots[5 0 R]', catalogue: '/AcroForm<</Fields[5 0 R]>>' }, [
      `<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/Rect[10 10 90 30]${entries}>>`,
    ]);
    return text(pieceOf(pdf).bytes);
  };

  it('keep what is filled in, and not what it was before', () => {
    const piece = field('/V(now)/DV(canary)/RV(<p>canary</p>)/MK<</CA(Label)/AC(canary)>>');
    expect(piece).toContain('(now)');
    expect(piece).toContain('(Label)');
    expect(piece).not.toContain('canary');
  });

  it('never keep a password', () => {
    expect(field('/V(canary)/Ff 8192')).not.toContain('canary');
  });
});
