/** A page's content, decoded and joined. */
import { deflateSync } from 'node:zlib';
import { PDFContext, PDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { decodedContent } from '../../../src/assemble/page-content.js';

function streamIn(context: PDFContext, bytes: Uint8Array, dict: Record<string, string> = {}) {
  return context.register(PDFRawStream.of(context.obj(dict), bytes));
}
const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('latin1');

describe('decodedContent', () => {
  it('joins the streams of a page by white space, whatever their filters', () => {
    const context = PDFContext.create();
    const parts = [
      streamIn(context, Buffer.from('q')),
      streamIn(context, deflateSync('q Q'), { Filter: 'FlateDecode' }),
      streamIn(context, Buffer.from('5120>'), { Filter: 'ASCIIHexDecode' }),
    ];
    expect(textOf(decodedContent(context, context.obj(parts)))?.split(/\s+/)).toEqual([
      'q',
      'q',
      'Q',
      'Q',
      '',
    ]);
  });

  it('reads as much as there is of a stream that is cut off', () => {
    const context = PDFContext.create();
    const whole = deflateSync(Buffer.from('q 1 0 0 1 0 0 cm '.repeat(400)));
    const cut = streamIn(context, whole.subarray(0, whole.length - 8), { Filter: 'FlateDecode' });
    expect(textOf(decodedContent(context, cut))).toMatch(/^q 1 0 0 1/);
  });

  it('knows nothing of a page with a stream that cannot be decoded', () => {
    const context = PDFContext.create();
    const broken = streamIn(context, Buffer.from('no deflate'), { Filter: 'FlateDecode' });
    expect(decodedContent(context, broken)).toBeUndefined();
    expect(textOf(decodedContent(context, undefined))).toBe('');
  });
});
