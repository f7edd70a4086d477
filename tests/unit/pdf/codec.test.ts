/** A piece as bytes: the same again, or none at all. */
import { describe, expect, it } from 'vitest';
import { decodePiece, encodePiece, preparePdf } from '../../../src/pdf/index.js';
import { streamOf } from '../../support/pdf-maker.js';
import { documentWith } from '../../support/small-document.js';

const picture = streamOf(
  '\0\xff\n',
  '/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8',
);
const piece = preparePdf(
  documentWith(
    {
      catalogue: '/Lang(cy)/Names<</Dests<</Names[(caf\\351)[3 0 R/Fit]]>>>>',
      page: '/Resources<</XObject<</X 5 0 R>>>>',
      content: '/X Do',
    },
    [picture],
  ),
  { comments: 'keep', schemes: [] },
);
const encoded = Buffer.from(encodePiece(piece));

/** The same bytes where four does not divide the address. */
function shifted(bytes: Uint8Array): Uint8Array {
  const room = new Uint8Array(bytes.length + 1);
  room.set(bytes, 1);
  return room.subarray(1);
}

/** With something else in the line of JSON, which stays as long as it was. */
function withHead(change: (head: Record<string, unknown>) => unknown): Buffer {
  const end = encoded.indexOf(10);
  const head = JSON.parse(encoded.toString('utf8', 0, end)) as Record<string, unknown>;
  const line = Buffer.from(JSON.stringify(change(head)));
  const padding = Buffer.alloc(3 - (line.length % 4), 32);
  return Buffer.concat([line, padding, encoded.subarray(end)]);
}

describe('a piece', () => {
  it('comes back as it was, wherever it lies in memory', () => {
    for (const bytes of [encoded, shifted(encoded)]) {
      const back = decodePiece(bytes);
      expect(back?.facts).toEqual(piece.facts);
      expect(back?.objects).toBe(piece.objects);
      for (const part of ['starts', 'slots', 'shared', 'hashes', 'streams', 'bytes'] as const) {
        expect([...(back?.[part] ?? [])], part).toEqual([...piece[part]]);
      }
    }
    expect(piece.shared.length).toBeGreaterThan(0);
    expect(piece.facts.words).toEqual([{ kind: 'destination', text: 'café' }]);
  });

  it('is none where its end is missing, wherever it is cut', () => {
    for (let length = 0; length < encoded.length; length++) {
      expect(decodePiece(encoded.subarray(0, length)), String(length)).toBeUndefined();
    }
    expect(decodePiece(Buffer.concat([encoded, Buffer.from('more')]))).toBeUndefined();
  });

  it.each([
    ['nothing', () => null],
    ['a list', () => []],
    ['no facts', ({ facts: _, ...rest }: Record<string, unknown>) => rest],
    ['no number of objects', (head: Record<string, unknown>) => ({ ...head, objects: 'many' })],
    ['more objects', (head: Record<string, unknown>) => ({ ...head, objects: 999 })],
    ['no lengths', (head: Record<string, unknown>) => ({ ...head, lengths: 6 })],
    ['one length', (head: Record<string, unknown>) => ({ ...head, lengths: [encoded.length] })],
    ['lengths below nothing', (head: Record<string, unknown>) => ({ ...head, lengths: [-4, 4] })],
    [
      'lengths that cut numbers in two',
      (head: Record<string, unknown>) => {
        const [first = 0, second = 0, ...others] = head.lengths as number[];
        return { ...head, lengths: [first + 1, second - 1, ...others] };
      },
    ],
    [
      'lengths of other tables',
      (head: Record<string, unknown>) => {
        const [first = 0, second = 0, ...others] = head.lengths as number[];
        return { ...head, lengths: [first + 4, second - 4, ...others] };
      },
    ],
  ])('is none where its first line says %s', (_, change) => {
    expect(decodePiece(withHead(change))).toBeUndefined();
    expect(decodePiece(withHead((head) => head))).toBeDefined();
  });

  it.each(['', '\n', 'null\n', '{}\n', '%PDF-1.7\n', '{"facts"\n'])('is not in %j', (text) => {
    expect(decodePiece(Buffer.from(text))).toBeUndefined();
  });
});
