/** A document comes back sound and measured, or with the reason why not. */
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { unpackCells } from '../../../src/model/cells.js';
import { canonicalise } from '../../../src/pdfium/canonicalise.js';
import { startEngine } from '../../../src/pdfium/engine.js';
import { type Canonical, type Outcome, openPdfium } from '../../../src/pdfium/index.js';
import { endlessPage, longDocument, pageOf, pdfOf } from './documents.js';

const pdfium = openPdfium({ workers: 1, timeLimitMs: 20_000 });
afterAll(() => pdfium.close());

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${outcome.detail ?? ''}`);
  return outcome.value;
}

async function canonical(pdf: Uint8Array): Promise<Canonical> {
  return accepted(await pdfium.canonicalise(pdf));
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

function cutAt(document: Uint8Array, mark: string): Uint8Array {
  return document.subarray(0, latin1(document).lastIndexOf(mark));
}

async function encrypted(userPassword: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle('Budget monitoring');
  pdf.addPage([300, 400]).drawText('Quarter three');
  pdf.encrypt({ userPassword, ownerPassword: 'keep out' });
  return pdf.save();
}

describe('a sound document', () => {
  it('comes back unpacked, with its catalogue’s facts', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([300, 400]);
    pdf.addPage([841.89, 595.276]);
    const before = await pdf.save({ useObjectStreams: true });
    expect(latin1(before)).toContain('/ObjStm');

    const after = await canonical(before);

    expect(latin1(after.pdf)).not.toContain('/ObjStm');
    expect(latin1(after.pdf)).toContain('\nxref');
    expect(after).toMatchObject({ repaired: false, decrypted: false, tagged: false });
    expect(after.pages.map(({ width, height }) => [width, height])).toEqual([
      [300, 400],
      [expect.closeTo(841.89, 3), expect.closeTo(595.276, 3)],
    ]);
  });

  it('says whether it is tagged and in which language', async () => {
    const tagged =
      '/MarkInfo << /Marked true >> /StructTreeRoot << /Type /StructTreeRoot >> /Lang (cy)';
    expect(await canonical(pageOf('', undefined, tagged))).toMatchObject({
      tagged: true,
      language: 'cy',
    });
    const plain = await canonical(pageOf(''));
    expect(plain.tagged).toBe(false);
    expect(plain).not.toHaveProperty('language');
  });

  it('gives the same bytes whenever it is asked', async () => {
    const document = await longDocument(3);
    const [one, other] = [await canonical(document), await canonical(document)];
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
    expect(one.pages).toEqual(other.pages);
  });

  it('leaves the caller its bytes, also where they are a part of a larger buffer', async () => {
    const document = pageOf('0 0 m 9 9 l S');
    const larger = Buffer.concat([Buffer.alloc(1000, 65), document, Buffer.alloc(1000, 66)]);
    const part = larger.subarray(1000, 1000 + document.length);
    expect((await canonical(part)).pages).toHaveLength(1);
    expect(Buffer.compare(part, document)).toBe(0);
  });
});

describe('a page’s size', () => {
  const sizeOf = async (page: string) => {
    const [facts] = (await canonical(pageOf('', page))).pages;
    return [facts?.width, facts?.height];
  };

  it('is what the reader sees: cropped, clipped to the sheet, upright', async () => {
    expect(await sizeOf('/MediaBox [0 0 400 600] /Rotate 90')).toEqual([600, 400]);
    expect(await sizeOf('/MediaBox [0 0 400 600] /Rotate -90')).toEqual([600, 400]);
    expect(await sizeOf('/MediaBox [0 0 400 600] /Rotate 180')).toEqual([400, 600]);
    expect(await sizeOf('/MediaBox [-50 -70 350 530] /CropBox [-20 10 80 310]')).toEqual([
      100, 300,
    ]);
    expect(await sizeOf('/MediaBox [0 0 400 600] /CropBox [-100 -100 200 900]')).toEqual([
      200, 600,
    ]);
    expect(await sizeOf('/MediaBox [400 600 0 0] /CropBox [300 500 100 200]')).toEqual([200, 300]);
  });

  it('is in units of the page, and what a unit is comes with the piece', async () => {
    const page = (unit: string) => pageOf('', `/MediaBox [0 0 400 600] /UserUnit ${unit}`);
    expect(await sizeOf('/MediaBox [0 0 400 600] /UserUnit 2')).toEqual([400, 600]);
    const options = { comments: 'drop', schemes: [] } as const;
    const unitOf = async (unit: string) => {
      const prepared = await pdfium.prepare(page(unit), options);
      if (!prepared.ok) return prepared.reason;
      const [facts] = prepared.value.pages;
      expect(facts).toMatchObject({ width: 400, height: 600 });
      return facts?.unit;
    };
    expect(await unitOf('2')).toBe(2);
    expect(await unitOf('0.5')).toBe(0.5);
    for (const none of ['1', '0', '-2', '/Two', '[2]', 'null']) {
      expect(await unitOf(none), none).toBeUndefined();
    }
    expect(await unitOf('1000000')).toBe('page-size');
  });

  it('is that of the sheet where the crop box lies beside it, and nothing on it is free', async () => {
    const [facts] = (
      await canonical(pageOf('', '/MediaBox [0 0 400 600] /CropBox [1000 1000 1100 1200]'))
    ).pages;
    expect([facts?.width, facts?.height]).toEqual([400, 600]);
    expect(unpackCells(facts?.occupancy.ink ?? '', 15_000)).toEqual(new Uint8Array(15_000).fill(1));
  });

  it('is inherited from the tree of pages', async () => {
    const pdf = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [10 20 110 220] /Rotate 270 >>',
      '<< /Type /Page /Parent 2 0 R >>',
    ]);
    const [facts] = (await canonical(pdf)).pages;
    expect([facts?.width, facts?.height]).toEqual([200, 100]);
  });
});

describe('a damaged or locked document', () => {
  it('is repaired where its cross-reference table is not where it says', async () => {
    const whole = pageOf('0 0 m 9 9 l S');
    const moved = latin1(whole).replace(/startxref\n\d+/, 'startxref\n7');
    const repaired = await canonical(Buffer.from(moved, 'latin1'));
    expect(repaired).toMatchObject({ repaired: true, decrypted: false });
    expect(repaired.pages).toHaveLength(1);
    expect((await canonical(repaired.pdf)).repaired).toBe(false);
  });

  it('is decrypted where the password is empty', async () => {
    const document = await encrypted('');
    expect(latin1(document)).toContain('/Encrypt');
    const decrypted = await canonical(document);
    expect(decrypted.decrypted).toBe(true);
    expect(latin1(decrypted.pdf).split('\ntrailer').at(-1)).not.toContain('/Encrypt');
    const reading = accepted(
      await pdfium.read(decrypted.pdf, {
        texts: [{ sheet: 1, box: { x: 0, y: 0, width: 300, height: 400 } }],
      }),
    );
    expect(reading).toMatchObject({ title: 'Budget monitoring', texts: ['Quarter three'] });
    expect((await canonical(decrypted.pdf)).decrypted).toBe(false);
  });

  it.each([
    ['empty', () => new Uint8Array(0)],
    ['not-a-pdf', () => Buffer.from('PK\u0003\u0004 a Word document by another name')],
    ['not-a-pdf', () => Buffer.alloc(100_000, 'x')],
    ['unreadable', () => Buffer.from('%PDF-1.7\nand then nothing that makes sense')],
    ['password', () => encrypted('chair')],
    [
      'no-pages',
      () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']),
    ],
    [
      'too-large',
      () =>
        pdfOf([
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [3 0 R] /Count 900000 >>',
          '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
        ]),
    ],
    // Cut off before its trailer: pages may be missing, and nothing would tell.
    ['unreadable', () => cutAt(pageOf('0 0 m 9 9 l S'), 'xref\n0')],
    [
      'unreadable',
      () =>
        pdfOf([
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>',
          '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
        ]),
    ],
  ] as const)('is refused as %s', async (reason, build) => {
    expect(await pdfium.canonicalise(await build())).toMatchObject({ ok: false, reason });
  });
});

describe('time', () => {
  it('runs out for a page that is never done, and the next document is served', async () => {
    const hasty = openPdfium({ workers: 1, timeLimitMs: 2000 });
    try {
      const [endless, after] = await Promise.all([
        hasty.canonicalise(endlessPage()),
        hasty.canonicalise(pageOf('0 0 m 9 9 l S')),
      ]);
      expect(endless).toEqual({ ok: false, reason: 'too-slow' });
      expect(after.ok).toBe(true);
    } finally {
      await hasty.close();
    }
  });

  it('starts anew after saving and after every page', async () => {
    let steps = 0;
    const outcome = canonicalise(await startEngine(), await longDocument(5), () => {
      steps += 1;
    });
    expect(accepted(outcome).pages).toHaveLength(5);
    expect(steps).toBe(6);
  });
});

describe('a page larger than any paper', () => {
  it.each(['[0 0 400 2147483648]', '[0 0 200001 10]', '[-999999999.5 0 999999999.5 10]'])(
    'is refused and named, not drawn: %s',
    async (box) => {
      const outcome = await pdfium.canonicalise(
        pdfOf([
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
          '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] >>',
          `<< /Type /Page /Parent 2 0 R /MediaBox ${box} >>`,
        ]),
      );
      expect(outcome).toEqual({ ok: false, reason: 'page-size', page: 2 });
    },
  );

  it('is not a long strip of paper', async () => {
    const strip = await canonical(pageOf('', '/MediaBox [0 0 200000 10]'));
    expect(strip.pages).toMatchObject([{ width: 200000, height: 10 }]);
  });
});

describe('marks for redaction', () => {
  const annotated = (subtype: string, flags = 0) =>
    pageOf(
      'BT /F1 9 Tf 50 50 Td (Name of a child) Tj ET',
      `/MediaBox [0 0 400 600] /Annots [<< /Subtype /${subtype} /F ${flags} /Rect [50 50 90 60] >>]`,
    );

  it('are found, hidden or not', async () => {
    expect((await canonical(annotated('Redact'))).unredacted).toEqual([0]);
    expect((await canonical(annotated('Redact', 2))).unredacted).toEqual([0]);
  });

  it('are not found where there are none', async () => {
    expect(await canonical(annotated('Square'))).not.toHaveProperty('unredacted');
  });
});
