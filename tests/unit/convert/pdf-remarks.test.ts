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
