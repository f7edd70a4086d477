/** A page’s content comes along whole, and nothing of it holds the stamps. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFName, PDFRawStream } from 'pdf-lib';
import { expect, it } from 'vitest';
import { isInstalled, run } from '../../support/second-opinion.js';
import { type AssembledDocument, assembleDocument, documentWith } from './one-document.js';

const qpdf = await isInstalled('qpdf', '--version');

/** The parts of the content of the document's page; ours are deflated. */
function partsOf({ pages: [page] }: AssembledDocument): readonly string[] {
  const parts = page?.lookup(PDFName.of('Contents'), PDFArray).asArray() ?? [];
  return parts.map((part) => {
    const stream = page?.context.lookup(part);
    if (!(stream instanceof PDFRawStream)) return String(stream);
    const bytes = stream.dict.get(PDFName.of('Filter')) && inflateSync(stream.contents);
    return Buffer.from(bytes ?? stream.contents).toString('latin1');
  });
}

it('ends what a page leaves open before it stamps it', async () => {
  const content = 'q /OC /Hidden BDC /P BMC BT (words) Tj';
  const [before, own, after] = partsOf(await assembleDocument(documentWith({ content })));
  expect([before, own]).toEqual(['q', content]);
  const [closing = '', stamp = ''] = (after ?? '').split('/Artifact BMC');
  expect(closing.match(/\b(ET|EMC|Q|q)\b/g)).toEqual(['ET', 'EMC', 'EMC', 'Q', 'Q', 'q']);
  expect(stamp).toContain('Tj');
});

it.each([
  ['nothing and references to nothing', '[null 4 0 R 99 0 R 5 0 R 6 0 R 3 0 R]', 2],
  ['nothing at all', 'null', 0],
  ['a reference to nothing', '99 0 R', 0],
  ['a list that is an object', '7 0 R', 1],
])('keeps the streams of a page with %s', async (_what, contents, streams) => {
  const more = '<< /Length 10 >>\nstream\n0 g % more\nendstream';
  // Of two entries with one name, the last counts: it is the one of this test.
  const document = documentWith({ content: '1 w % first', page: `/Contents ${contents}` }, [
    more,
    'null',
    '[4 0 R null]',
  ]);
  const assembled = await assembleDocument(document);
  const own = partsOf(assembled).slice(1, -1);
  expect(own).toEqual(['1 w % first', '0 g % more'].slice(0, streams));
  if (!qpdf) return;
  const folder = await mkdtemp(join(tmpdir(), 'pack-content-'));
  try {
    const file = join(folder, 'pack.pdf');
    await writeFile(file, assembled.pdf);
    expect(await run('qpdf', ['--check', file])).toMatchObject({ code: 0, stderr: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
