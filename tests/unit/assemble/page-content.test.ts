/** A page's content, decoded and joined. */
import { deflateSync } from 'node:zlib';
import { PDFContext, PDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { decodedContent, type PageContent } from '../../../src/assemble/page-content.js';

function streamIn(context: PDFContext, bytes: Uint8Array, dict: Record<string, string> = {}) {
  return context.register(PDFRawStream.of(context.obj(dict), bytes));
}
const textOf = (content: PageContent | undefined) =>
  content && Buffer.from(content.bytes).toString('latin1');

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

  it('reads a damaged stream up to the damage', () => {
    const context = PDFContext.create();
    const text = Array.from({ length: 900 }, (_, line) => `${(line * 7919) % 1009} 0 l`).join('\n');
    const bytes = deflateSync(text);
    bytes.fill(0xff, bytes.length >> 1);
    const broken = decodedContent(context, streamIn(context, bytes, { Filter: 'FlateDecode' }));
    expect(broken?.damaged).toBe(true);
    expect(textOf(broken)?.length).toBeGreaterThan(text.length / 4);
    expect(textOf(broken)?.slice(0, text.length / 4)).toBe(text.slice(0, text.length / 4));
  });

  it('has nothing of a page without content, and knows nothing of a filter that it has not', () => {
    const context = PDFContext.create();
    expect(textOf(decodedContent(context, undefined))).toBe('');
    const odd = streamIn(context, Buffer.from('q'), { Filter: 'NoSuchDecode' });
    expect(decodedContent(context, odd)).toBeUndefined();
  });
});
