/** A page’s content comes along whole, and nothing of it holds what is drawn on the page. */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../support/read-pdf.js';
import { documentWith, type SmallDocument } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

const overlay = '/Artifact BMC BT /Stamp 9 Tf (Page 1) Tj ET EMC';

/** The streams of the only page in a file in which `overlay` is drawn on it. */
async function streamsOf(document: SmallDocument, further: readonly string[] = []) {
  const part = partOf(pieceOf(documentWith(document, further)));
  const order = orderOf([part]);
  const sheets = order.sheets.map((sheet) => ({ ...sheet, overlay }));
  const { pages, get, dict, data, array } = readPdf(await spliced({ ...order, sheets }));
  const contents = get(pages[0]?.get('Contents'));
  const parts = Array.isArray(contents) ? array(contents) : [contents];
  return parts.map((stream) => {
    const written = Buffer.from(data(stream), 'latin1');
    const plain = dict(stream).has('Filter') ? inflateSync(written) : written;
    return plain.toString('latin1');
  });
}

describe('a page with an overlay', () => {
  it('ends what it leaves open before the overlay, and takes the whole for one mark', async () => {
    const content = 'q /OC /Hidden BDC /P BMC BT (words) Tj';
    const [before, own, after = ''] = await streamsOf({ content });
    expect(before).toBe('/P<</MCID 0>>BDC\nq');
    expect(own).toBe(content);
    const [closing = '', stamp] = after.split('q 1 0 0 1 0 0 cm');
    expect(closing.match(/\b(ET|EMC|Q|q)\b/g)).toEqual(['ET', 'EMC', 'EMC', 'Q', 'Q', 'EMC']);
    expect(stamp).toBe(`\n${overlay}\nQ`);
  });

  it('begins what it ends without having begun it', async () => {
    const [before, , after = ''] = await streamsOf({ content: 'Q Q 1 w' });
    expect(before?.match(/\bq\b/g)).toHaveLength(3);
    expect(after.split('cm')[0]?.match(/\b[qQ]\b/g)).toEqual(['Q', 'q']);
  });

  it('takes a mark that no other has', async () => {
    const [before] = await streamsOf({ content: '/Span<</MCID 7>>BDC (words) Tj EMC' });
    expect(before).toContain('/MCID 8>>');
  });

  it('has only the whole part of content that would swallow what comes after it', async () => {
    const [, own] = await streamsOf({ content: '0 0 9 9 re f (never ended' });
    expect(own).toBe('0 0 9 9 re f');
  });

  it.each([
    ['nothing and references to nothing', '[null 4 0 R 99 0 R 5 0 R 6 0 R 3 0 R]', 2],
    ['nothing at all', '[null]', 0],
    ['a reference to nothing', '99 0 R', 0],
    ['a list that is an object', '7 0 R', 1],
  ])('keeps the streams of a page with %s', async (_what, contents, count) => {
    // Of two entries with one name, the last counts: it is the one of this test.
    const streams = await streamsOf({ content: '1 w', page: `/Contents ${contents}` }, [
      '<</Length 3>>\nstream\n0 g\nendstream',
      'null',
      '[4 0 R null]',
    ]);
    const own = streams.slice(1, -1);
    expect(own).toEqual(['1 w', '0 g'].slice(0, count));
    expect(streams.at(-1)).toContain(overlay);
  });
});
