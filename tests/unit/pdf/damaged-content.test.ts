/** What becomes of a page whose content is damaged, and what is said of it. */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Piece, preparePdf } from '../../../src/pdf/index.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';

function prepared(data: Buffer, entries = '/Filter/FlateDecode'): Piece {
  const pdf = makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
      4: streamOf(data.toString('latin1'), entries),
    },
    '/Root 1 0 R',
  );
  return preparePdf(pdf, { comments: 'drop', schemes: [] });
}

/** The content of its only page, as it stands in the piece. */
function contentIn({ facts, starts, bytes }: Piece): string {
  const object = facts.pages[0]?.contents[0] ?? -1;
  const written = Buffer.from(bytes.subarray(starts[object], starts[object + 1]));
  const from = written.indexOf('stream\n') + 'stream\n'.length;
  const data = written.subarray(from, written.lastIndexOf('\nendstream'));
  return inflateSync(data).toString('latin1');
}

const content = Array.from({ length: 400 }, (_, line) => `0 ${line} ${line * 7} 9 re f`).join('\n');
const sound = deflateSync(content);

describe('the content of a page', () => {
  it('is taken as it is where it is sound', () => {
    expect(prepared(sound).facts.losses).toEqual({});
  });

  it('is taken whole where nothing but its checksum is wrong', () => {
    const wrong = Buffer.from(sound);
    wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 255;
    const piece = prepared(wrong);
    expect(contentIn(piece).trim()).toBe(content);
    expect(piece.facts.losses).toEqual({});
  });

  it('is taken up to the damage, and the rest is told of', () => {
    const front = deflateSync(content, { finishFlush: constants.Z_SYNC_FLUSH });
    // A block of the kind that RFC 1951 keeps for errors.
    const piece = prepared(Buffer.concat([front, Buffer.from([7, 1, 2, 3]), sound]));
    expect(contentIn(piece)).toBe(content);
    expect(piece.facts.losses).toEqual({ 'damaged-content': 1 });
  });

  it('is taken up to a string that never ends, which would swallow what is drawn behind it', () => {
    const piece = prepared(Buffer.from('0 0 9 9 re f\n(never ended'), '');
    expect(contentIn(piece)).toBe('0 0 9 9 re f');
    expect(piece.facts.losses).toEqual({ 'damaged-content': 1 });
  });
});
