/** Files made to do harm, each in its own way: refused as not sound, at once. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EncryptedPartError, PdfSyntaxError, preparePdf } from '../../../src/pdf/index.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';

const options = { comments: 'drop', schemes: [] } as const;

/** A page with this content; further objects from 5 on. */
function pageWith(content: string, more: Readonly<Record<number, string>> = {}): Uint8Array {
  return makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R/Names 5 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
      4: content,
      ...more,
    },
    '/Root 1 0 R',
  );
}

function deflated(data: Uint8Array): string {
  return deflateSync(data).toString('latin1');
}

/** Unpacks to 300 MB. */
const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 });

describe('a stream that unpacks to more than there is room for', () => {
  it.each([
    ['once', streamOf(bomb.toString('latin1'), '/Filter/FlateDecode')],
    ['twice', streamOf(deflated(bomb), '/Filter[/FlateDecode/FlateDecode]')],
  ])('is not unpacked: packed %s', (_, content) => {
    expect(() => preparePdf(pageWith(content), options)).toThrow(PdfSyntaxError);
  });
});

describe('a cross-reference table that breaks a rule', () => {
  const sound = Buffer.from(pageWith(streamOf('q Q'))).toString('latin1');

  it.each([
    ['says that it is longer than the file', /xref\n0 \d+/, 'xref\n0 4000000000'],
    ['holds no words', /xref\n0 \d+\n[^t]*/, 'xref\n0 4000000000\n<<'],
  ])('is not read to its end: it %s', (_, found, by) => {
    const spoilt = Buffer.from(sound.replace(found, by), 'latin1');
    expect(() => preparePdf(spoilt, options)).toThrow(PdfSyntaxError);
  });

  it.each([
    ['are no deflated data', 'nothing', ''],
    ['have no columns', deflated(Buffer.alloc(40)), '/DecodeParms<</Predictor 12/Columns -1>>'],
  ])('is refused where its bytes %s', (_, data, entries) => {
    const front = `%PDF-1.7\n1 0 obj\n${streamOf(data, `/Type/XRef/W[1 2 1]/Size 9/Root 2 0 R/Filter/FlateDecode${entries}`)}\nendobj\n`;
    const file = Buffer.from(`${front}startxref\n9\n%%EOF\n`, 'latin1');
    expect(() => preparePdf(file, options)).toThrow(PdfSyntaxError);
  });
});

it('refuses a file without pages', () => {
  const empty = makePdf(
    { 1: '<</Type/Catalog/Pages 2 0 R>>', 2: '<</Kids[]/Count 0>>' },
    '/Root 1 0 R',
  );
  expect(() => preparePdf(empty, options)).toThrow(PdfSyntaxError);
});

it('is not led astray by what a filter is said to be told', () => {
  const looped = streamOf('GG', '/Filter/LZWDecode/DecodeParms 6 0 R');
  const piece = preparePdf(
    pageWith(looped, { 5: '<<>>', 6: '<</EarlyChange 6 0 R/More[6 0 R]>>' }),
    options,
  );
  expect(piece.facts.pages).toHaveLength(1);
});

describe('a stream with a crypt filter of its own', () => {
  const attached = (parameters: string) =>
    pageWith(streamOf('q Q'), {
      5: '<</EmbeddedFiles<</Names[(a)<</EF<</F 6 0 R>>>>]>>>>',
      6: streamOf('x', `/Filter[/Crypt/FlateDecode]/DecodeParms[${parameters} null]`),
    });

  it('is still encrypted, wherever it hangs', () => {
    expect(() => preparePdf(attached('<</Name/StdCF>>'), options)).toThrow(EncryptedPartError);
  });

  it.each(['<</Name/Identity>>', 'null', '<<>>'])('is as it was with %s', (parameters) => {
    expect(preparePdf(attached(parameters), options).facts.pages).toHaveLength(1);
  });
});
