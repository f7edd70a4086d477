/** A page's content, decoded and joined. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Ref } from '../../../src/pdf/objects/values.js';
import { contentOf, decodedContent, type PageContent } from '../../../src/pdf/prepare/content.js';
import { openPdf } from '../../../src/pdf/read/open.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';

const flate = '/Filter/FlateDecode';
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const deflated = (text: string | Uint8Array): string => latin1(deflateSync(text));

/** The content of a page whose Contents is object 1. */
function contentIn(...objects: readonly string[]): PageContent | undefined {
  const numbered = objects.map((body, index) => [index + 1, body] as const);
  const file = openPdf(makePdf(Object.fromEntries(numbered), '/Root 1 0 R'));
  return decodedContent(file, contentOf(file, new Ref(1)));
}
const textOf = (content: PageContent | undefined) => content && latin1(content.bytes);

describe('decodedContent', () => {
  it('joins the streams of a page by white space, whatever their filters', () => {
    const content = contentIn(
      '[2 0 R 3 0 R null 9 0 R 4 0 R 5 0 R]',
      streamOf('q'),
      streamOf(deflated('q Q'), flate),
      streamOf('5120>', '/Filter/ASCIIHexDecode'),
      streamOf(
        `${Buffer.from(deflateSync('n')).toString('hex')}>`,
        '/Filter[/ASCIIHexDecode/FlateDecode]',
      ),
    );
    expect(textOf(content)?.split(/\s+/)).toEqual(['q', 'q', 'Q', 'Q', 'n', '']);
    expect(content?.damaged).toBe(false);
  });

  it('reads as much as there is of a stream that is cut off', () => {
    const whole = deflated('q 1 0 0 1 0 0 cm '.repeat(400));
    const cut = contentIn(streamOf(whole.slice(0, whole.length - 8), flate));
    expect(textOf(cut)).toMatch(/^q 1 0 0 1/);
  });

  it('reads a damaged stream up to the damage', () => {
    const text = Array.from({ length: 900 }, (_, line) => `${(line * 7919) % 1009} 0 l`).join('\n');
    const bytes = deflateSync(text);
    bytes.fill(0xff, bytes.length >> 1);
    const broken = contentIn(streamOf(latin1(bytes), flate));
    expect(broken?.damaged).toBe(true);
    expect(textOf(broken)?.length).toBeGreaterThan(text.length / 4);
    expect(textOf(broken)?.slice(0, text.length / 4)).toBe(text.slice(0, text.length / 4));
  });

  it('has nothing of a page without content, and knows nothing of a filter that it has not', () => {
    expect(textOf(contentIn('null'))).toBe('');
    expect(contentIn(streamOf('q', '/Filter/NoSuchDecode'))).toBeUndefined();
  });
});
