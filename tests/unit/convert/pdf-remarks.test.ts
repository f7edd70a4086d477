/** What a clerk is told of a PDF that can be read, and must not or should not be published as it is. */
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cache } from '../../../src/cache/index.js';
import { convertPdf } from '../../../src/convert/pdf.js';
import type { CommentRule } from '../../../src/model/agenda.js';
import type { Segment } from '../../../src/model/segment.js';
import { openPdfium } from '../../../src/pdfium/index.js';
import { pageOf } from '../pdfium/documents.js';

const pdfium = openPdfium({ workers: 1 });
afterAll(() => pdfium.close());

const kept = new Map<string, Segment>();
const cache: Cache = {
  folder: '/cache',
  hasGrown: () => false,
  get: async (key) => kept.get(key),
  put: async (key, facts, piece) => {
    const segment = { facts, load: async () => piece };
    kept.set(key, segment);
    return segment;
  },
  getBytes: async () => undefined,
  putBytes: async () => undefined,
};
const where = { at: { file: '/council/pack.yaml' }, item: 'item 4' };

async function told(pdf: Uint8Array, comments?: CommentRule) {
  const result = await convertPdf('plan.pdf', pdf, where, comments, pdfium, cache);
  return {
    usable: result.value !== undefined,
    of: result.diagnostics.map(({ code, severity, message }) => [code, severity, message]),
  };
}

describe('words marked for redaction', () => {
  const marked = pageOf(
    'BT /F1 9 Tf 50 50 Td (Name of a child) Tj ET',
    '/MediaBox [0 0 400 600] /Annots [<< /Subtype /Redact /Rect [50 50 90 60] >>]',
  );

  it('are an error, from the cache too', async () => {
    const of = [
      [
        'redaction-not-applied',
        'error',
        'Page 1 of plan.pdf is marked for redaction, but the redaction was never applied: the words are still there.',
      ],
    ];
    expect((await told(marked)).of).toEqual(of);
    expect(kept.size).toBeGreaterThan(0);
    expect((await told(marked)).of).toEqual(of);
  });
});

describe('comments', () => {
  const commented = (count: number) =>
    pageOf(
      '0 0 9 9 re f',
      `/MediaBox [0 0 400 600] /Annots [${Array.from(
        { length: count },
        (_, index) =>
          `<< /Subtype /Text /Rect [50 ${index * 30} 70 ${index * 30 + 20}] /T (Ann) /Contents (Do we say this?) >>`,
      ).join(' ')}]`,
    );

  it.each([
    [1, 'The document plan.pdf has a comment in it, which everybody would read.'],
    [3, 'The document plan.pdf has 3 comments in it, which everybody would read.'],
  ])('stop the build until somebody decides (%i)', async (count, message) => {
    const of = [['comments-not-decided', 'error', message]];
    expect((await told(commented(count))).of).toEqual(of);
    // From the cache too.
    expect((await told(commented(count))).of).toEqual(of);
  });

  it.each([
    ['keep', 3],
    ['flatten', 0],
    ['drop', 0],
  ] as const)('%s: nothing more is said', async (rule, left) => {
    expect(await told(commented(3), rule)).toEqual({ usable: true, of: [] });
    const { value } = await convertPdf('plan.pdf', commented(3), where, rule, pdfium, cache);
    expect(value?.facts.carried.comments).toBe(3);
    expect(value?.facts.carried.after.annotations).toBe(left);
    const piece = Buffer.from((await value?.load()) ?? []).toString('latin1');
    expect(piece.includes('Do we say this?')).toBe(rule === 'keep');
  });

  it('are no matter where there are none', async () => {
    expect(await told(commented(0))).toEqual({ usable: true, of: [] });
  });
});

it('refuses a form whose pages a program makes', async () => {
  const catalogue = '/NeedsRendering true /AcroForm << /XFA (xml) /Fields [] >>';
  const form = pageOf('BT /F1 9 Tf 50 50 Td (Please wait...) Tj ET', undefined, catalogue);
  expect(await told(form)).toEqual({
    usable: false,
    of: [
      [
        'pdf-dynamic-form',
        'error',
        'The document plan.pdf is a form whose pages are made only while it is open (XFA): it has no pages to bind.',
      ],
    ],
  });
});

it('takes a form that says the same in XFA once more', async () => {
  const catalogue = '/AcroForm << /XFA (xml) /Fields [] >>';
  const form = pageOf('BT /F1 9 Tf 50 50 Td (Name of applicant) Tj ET', undefined, catalogue);
  expect(await told(form)).toEqual({
    usable: true,
    of: [
      [
        'document-parts-dropped',
        'warning',
        'Not taken over from plan.pdf: a second version of the form (XFA).',
      ],
    ],
  });
});

it('warns of a document that was protected', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([300, 400]);
  pdf.encrypt({ userPassword: '', ownerPassword: 'keep out' });
  expect(await told(await pdf.save())).toEqual({
    usable: true,
    of: [
      [
        'pdf-was-protected',
        'warning',
        'The document plan.pdf was protected against changes or copying; the pack is not.',
      ],
    ],
  });
});

it('refuses a page that is larger than any paper', async () => {
  expect(await told(pageOf('', '/MediaBox [0 0 400 2147483648]'))).toEqual({
    usable: false,
    of: [['pdf-page-size', 'error', 'Page 1 of plan.pdf is larger than any paper.']],
  });
});

it('says nothing of a sound document', async () => {
  expect(await told(pageOf('0 0 9 9 re f'))).toEqual({ usable: true, of: [] });
});
