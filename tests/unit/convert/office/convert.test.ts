/** Documents by way of LibreOffice: what each person is told where it is missing, hangs or fails; and once for each file. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeTurns } from '../../../../src/browser/turns.js';
import { openCache } from '../../../../src/cache/index.js';
import { convertOffice } from '../../../../src/convert/office/index.js';
import type { Office } from '../../../../src/office/index.js';
import { openPdfium, type Pdfium } from '../../../../src/pdfium/index.js';
import { type Behaviour, fakeOffice, noOffice, officeOf } from '../../../support/fake-office.js';
import { makeDocx, paragraph } from '../../../support/make-docx.js';
import { makeOpenDocument, makePptx, makeRtf, makeXlsx } from '../../../support/make-office.js';

let parent: string;
let pdfium: Pdfium;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pack-test-formats-'));
  pdfium = openPdfium({ workers: 1 });
});
afterAll(async () => {
  await pdfium.close();
  await rm(parent, { recursive: true, force: true });
});

const where = { at: { file: 'items/drains.md', line: 4 }, item: 'item 5' };

async function convert(file: string, bytes: Uint8Array, office: Office) {
  const cache = openCache(await mkdtemp(join(parent, 'cache-')));
  const ending = /\.[a-z]+$/.exec(file)?.[0] ?? '';
  return convertOffice(file, ending, bytes, where, { office, pdfium, cache, turns: takeTurns(1) });
}

async function faking(behaviour: Behaviour, timeLimitMs?: number): Promise<Office> {
  const folder = await mkdtemp(join(parent, `${behaviour}-`));
  return officeOf(folder, await fakeOffice(folder, behaviour), timeLimitMs);
}

const odt = () => makeOpenDocument('text', { body: '<text:p>Drains.</text:p>' });

describe('without LibreOffice', () => {
  test.each([
    ['letter.odt', odt, 'an OpenDocument text', 'PDF or as Word (.docx)'],
    ['letter.rtf', async () => makeRtf('Drains.'), 'a Rich Text (RTF) file', 'PDF or as Word'],
    ['costs.xlsx', () => makeXlsx([{ name: 'A', rows: [[1]] }]), 'an Excel workbook', 'as PDF,'],
    [
      'costs.ods',
      () => makeOpenDocument('spreadsheet', { body: '<table:table table:name="A"/>' }),
      'an OpenDocument spreadsheet',
      'as PDF,',
    ],
    [
      'talk.pptx',
      () => makePptx([{ title: 'Drains', text: 'Leak' }]),
      'a PowerPoint presentation',
      'as PDF,',
    ],
    [
      'talk.odp',
      () => makeOpenDocument('presentation', { body: '<draw:page/>' }),
      'an OpenDocument presentation',
      'as PDF,',
    ],
  ])(
    '%s is told of, with its item, its line and the remedies',
    async (file, make, words, else_) => {
      const { value, diagnostics } = await convert(file, await make(), noOffice);
      expect(value).toBeUndefined();
      expect(diagnostics).toMatchObject([{ code: 'office-missing', severity: 'error', ...where }]);
      expect(diagnostics[0]?.message).toBe(
        `The document ${file} is ${words}, which needs LibreOffice to be put into a pack, and LibreOffice is not installed.`,
      );
      expect(diagnostics[0]?.hints[0]).toContain(else_);
      expect(diagnostics[0]?.hints[1]).toContain('PACK_LIBREOFFICE');
    },
  );

  test('a Word document whose layout is asked for may be set in the council’s style', async () => {
    const docx = await makeDocx({ body: paragraph('Drains.') });
    const { diagnostics } = await convert('report.docx', docx, noOffice);
    expect(diagnostics).toMatchObject([{ code: 'layout-without-office', ...where }]);
    expect(diagnostics[0]?.hints[0]).toContain('Leave “convert: layout” out');
  });
});

describe('a file that is not what its name says', () => {
  const asked: Office = { ...noOffice, installed: () => Promise.reject(new Error('not asked')) };

  test.each([
    ['a text', 'letter.odt', Buffer.from('Dear all'), 'office-not-as-named'],
    ['a PDF', 'costs.xlsx', Buffer.from('%PDF-1.7'), 'office-not-as-named'],
    [
      'encrypted',
      'costs.xlsx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'office-password',
    ],
  ])('%s is refused before LibreOffice is looked for', async (_, file, bytes, code) => {
    const { diagnostics } = await convert(file, bytes, asked);
    expect(diagnostics).toMatchObject([{ code, ...where }]);
  });

  test('a spreadsheet that is called a text is refused', async () => {
    const bytes = await makeXlsx([{ name: 'A', rows: [[1]] }]);
    const { diagnostics } = await convert('letter.odt', bytes, asked);
    expect(diagnostics).toMatchObject([{ code: 'office-not-as-named' }]);
    expect(diagnostics[0]?.message).toContain('it is an Excel workbook');
  });
});

describe.skipIf(process.platform === 'win32')('where LibreOffice', () => {
  test('hangs, it is stopped and the document named', async () => {
    const { diagnostics } = await convert('letter.odt', await odt(), await faking('hangs', 2_000));
    expect(diagnostics).toMatchObject([{ code: 'office-too-slow', severity: 'error', ...where }]);
  });

  test('fails, what it said is told', async () => {
    const { diagnostics } = await convert('letter.odt', await odt(), await faking('fails'));
    expect(diagnostics).toMatchObject([{ code: 'office-failed', ...where }]);
    expect(diagnostics[0]?.message).toBe(
      'LibreOffice could not convert the document letter.odt (it said: Error: source file could not be loaded).',
    );
  });

  test('is there, a document with a password does not reach it', async () => {
    const folder = await mkdtemp(join(parent, 'locked-'));
    const office = officeOf(folder, await fakeOffice(folder, 'fails'));
    const locked = await makeOpenDocument('text', {
      body: '',
      parts: {
        'META-INF/manifest.xml':
          '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
      },
    });
    const { diagnostics } = await convert('letter.odt', locked, office);
    expect(diagnostics).toMatchObject([{ code: 'office-password' }]);
    await expect(readFile(join(folder, 'runs'))).rejects.toThrow();
  });

  test('is there, a damaged document does not reach it', async () => {
    const bytes = (await odt()).subarray(0, 300);
    const { diagnostics } = await convert('letter.odt', bytes, await faking('fails'));
    expect(diagnostics).toMatchObject([{ code: 'office-broken' }]);
    expect(diagnostics[0]?.message).toContain('it is damaged');
  });
});
