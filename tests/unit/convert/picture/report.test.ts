/** Pictures in a Markdown report: cleaned before they are printed, and told where they stand if they are broken. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertMarkdown } from '../../../../src/convert/markdown.js';
import { openDarkroom } from '../../../../src/convert/picture/index.js';
import type { MadePicture } from '../../../../src/convert/picture/shown.js';
import { bareSegment } from '../../../support/made-segment.js';
import { photograph, redCorner, secrets } from '../../../support/make-picture.js';
import { makeTiff } from '../../../support/make-tiff.js';

let council: string;
beforeAll(async () => {
  council = await mkdtemp(join(tmpdir(), 'pack-test-'));
  const weir = await photograph(600, 400, 6);
  await writeFile(join(council, 'weir.jpg'), weir);
  await writeFile(join(council, 'half.jpg'), weir.subarray(0, weir.length - 600));
  await writeFile(join(council, 'scan.tif'), makeTiff([{ width: 80, height: 40 }]));
  await writeFile(join(council, 'wide.png'), await redCorner(5000, 100).png().toBuffer());
  await writeFile(join(council, 'words.png'), 'no picture');
  const bomb = makeTiff([{ width: 60_000, height: 60_000, rowsPresent: 1 }]);
  await writeFile(join(council, 'bomb.tif'), bomb);
});
afterAll(() => rm(council, { recursive: true, force: true }));

/** Shows a picture on line 7; answers what the printer would get. */
async function show(path: string) {
  const file = join(council, 'report.md');
  const at = { file, line: 7, column: 1 };
  let printed: MadePicture | undefined;
  const { diagnostics } = await convertMarkdown(
    'report.md',
    file,
    Buffer.from('# Report\n'),
    { at: { file: join(council, 'item.md'), line: 3, column: 5 }, item: 'item 1' },
    { folders: { council } },
    {
      darkroom: openDarkroom(),
      read: (text) => ({ value: { text }, diagnostics: [] }),
      render: async () => ({
        html: '',
        images: [{ address: 'images/1', path, at }],
        diagnostics: [],
      }),
      print: async (_, pictures) => {
        const picture = pictures.get('images/1');
        printed = picture !== undefined && 'make' in picture ? await picture.make() : picture;
        return bareSegment;
      },
    },
  );
  return { printed, diagnostics, at };
}

describe('a picture in a report', () => {
  it('is printed upright, with its pixels only', async () => {
    const { printed, diagnostics } = await show('weir.jpg');
    expect(diagnostics).toEqual([]);
    const body = Buffer.from(printed?.body ?? []);
    const { width, height, exif } = await sharp(body).metadata();
    expect({ width, height, exif }).toEqual({ width: 600, height: 400 });
    expect(body.includes(secrets.camera)).toBe(false);
  });

  it('may be a TIFF, which no browser shows', async () => {
    expect((await show('scan.tif')).printed?.type).toBe('image/png');
  });

  it('is not wider than a page can show', async () => {
    const { printed } = await show('wide.png');
    const { width, height } = await sharp(Buffer.from(printed?.body ?? [])).metadata();
    expect({ width, height }).toEqual({ width: 3508, height: 70 });
  });

  it.each([
    ['half.jpg', 'picture-broken'],
    ['bomb.tif', 'picture-too-many-pixels'],
    ['words.png', 'image-format'],
  ])('that cannot be used is named where it stands: %s', async (path, code) => {
    const { diagnostics, at } = await show(path);
    expect(diagnostics).toMatchObject([{ code, severity: 'error', item: 'item 1', at }]);
    expect(diagnostics[0]?.message).toContain(path);
  });
});
