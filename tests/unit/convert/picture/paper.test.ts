/** What is said about a picture that is a paper, and when its pixels are read. Prints nothing. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openDarkroom } from '../../../../src/convert/picture/index.js';
import { convertPicture } from '../../../../src/convert/picture/paper.js';
import type { UnmadePicture } from '../../../../src/convert/picture/shown.js';
import type { Document } from '../../../../src/model/agenda.js';
import type { PicturePaper } from '../../../../src/model/picture.js';
import { bareSegment } from '../../../support/made-segment.js';
import { photograph, redCorner } from '../../../support/make-picture.js';
import { makeTiff } from '../../../support/make-tiff.js';

const letter: Document = {
  id: '1.1',
  role: 'report',
  title: 'Letter from the Water Board',
  file: '/council/meeting/letter.tif',
  source: 'letter.tif',
  access: { kind: 'public' },
  language: 'en-GB',
  languageGiven: false,
  alternative: 'The Water Board agrees to the new sluice',
  at: { file: '/council/meeting/items/sluice.md', line: 4, column: 5 },
};
const where = { at: letter.at, item: 'item 1' };

/** `print` is given the pictures and decides whether to have them made. */
async function convert(
  bytes: Uint8Array,
  about: Partial<Document> = {},
  print: (pictures: ReadonlyMap<string, UnmadePicture>) => Promise<void> = async () => {},
) {
  const papers: PicturePaper[] = [];
  const { value, diagnostics } = await convertPicture({ ...letter, ...about }, bytes, where, {
    darkroom: openDarkroom(),
    render: (paper) => {
      papers.push(paper);
      return '<html>';
    },
    print: async (_, pictures) => {
      await print(pictures);
      return bareSegment;
    },
  });
  return { value, diagnostics, codes: diagnostics.map(({ code }) => code), paper: papers[0] };
}

const keysOf = async (bytes: Uint8Array, about: Partial<Document> = {}) => {
  let keys: string[] = [];
  await convert(bytes, about, async (pictures) => {
    keys = [...pictures.values()].map(({ key }) => key);
  });
  return keys;
};

describe('convertPicture', () => {
  it('makes a page of each picture in a TIFF, and numbers their texts', async () => {
    const bytes = makeTiff([
      { width: 80, height: 120 },
      { width: 120, height: 80 },
    ]);
    const { paper, codes, value } = await convert(bytes);
    expect(value).toBe(bareSegment);
    expect(codes).toEqual([]);
    expect(paper?.sheets.map(({ text }) => text)).toEqual([
      'The Water Board agrees to the new sluice (1/2)',
      'The Water Board agrees to the new sluice (2/2)',
    ]);
    expect(paper?.sheets.map(({ page }) => page.width)).toEqual([210, 297]);
  });

  it('asks for the text that is missing, and prints the title in its place', async () => {
    const { alternative: _, ...untold } = letter;
    const bytes = makeTiff([{ width: 80, height: 120 }]);
    const { diagnostics } = await convertPicture(untold, bytes, where, {
      darkroom: openDarkroom(),
      render: (paper) => paper.sheets[0]?.text ?? '',
      print: async (html) => {
        expect(html).toBe('Letter from the Water Board');
        return bareSegment;
      },
    });
    expect(diagnostics).toMatchObject([
      { code: 'picture-without-text', severity: 'warning', item: 'item 1', at: letter.at },
    ]);
    expect(diagnostics[0]?.hints[0]).toContain('“- file: letter.tif”');
    expect(diagnostics[0]?.hints[0]).toContain('“alt:”');
  });

  it('says where the size that was asked for is not known', async () => {
    const bytes = await redCorner(60, 40).png().toBuffer();
    expect((await convert(bytes, { fit: 'size' })).codes).toEqual(['picture-without-resolution']);
    expect((await convert(bytes, { fit: 'page' })).codes).toEqual([]);
  });

  it('says what a file really is', async () => {
    const { diagnostics, value } = await convert(Buffer.from('%PDF-1.4\n'));
    expect(value).toBeUndefined();
    expect(diagnostics[0]?.message).toBe(
      'The document letter.tif is not really a picture: it is a PDF.',
    );
    expect((await convert(Buffer.from('<svg width="1"/>'))).codes).toEqual(['not-a-picture']);
  });

  it('reads no pixel that is not printed', async () => {
    const whole = await photograph(600, 400, 1);
    const half = whole.subarray(0, whole.length - 600);
    expect((await convert(half)).codes).toEqual([]);
    const printed = await convert(half, {}, async (pictures) => {
      for (const picture of pictures.values()) await picture.make();
    });
    expect(printed.codes).toEqual(['picture-broken']);
    expect(printed.diagnostics[0]?.item).toBe('item 1');
    expect(printed.diagnostics[0]?.message).toMatch(
      /is damaged or cut short: a part of what it shows is missing or cannot be read\.$/,
    );
  });

  it('has one key for what comes out the same, and another for what does not', async () => {
    const bytes = await sharp(await redCorner(5000, 4000).removeAlpha().raw().toBuffer(), {
      raw: { width: 5000, height: 4000, channels: 3 },
    })
      .withMetadata({ density: 300 })
      .jpeg()
      .toBuffer();
    const [key] = await keysOf(bytes);
    expect(await keysOf(bytes)).toEqual([key]);
    expect(await keysOf(bytes, { alternative: 'Something else' })).toEqual([key]);
    expect(await keysOf(bytes, { fit: 'page' })).not.toEqual([key]);
  });

  it('lets a bug be a bug', async () => {
    const bug = new TypeError('no such thing');
    const bytes = makeTiff([{ width: 80, height: 120 }]);
    await expect(convert(bytes, {}, () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
