/** Slots are filled where they stand: at the beginning, at the end, next to each other; in any order of asking. */
import { describe, expect, it } from 'vitest';
import { dict, Name, Ref, Slot, Stream } from '../../../src/pdf/objects/values.js';
import { objectSlot, PieceBuilder } from '../../../src/pdf/piece/build.js';
import type { Piece } from '../../../src/pdf/piece/piece.js';
import { Bytes } from '../../../src/pdf/splice/bytes.js';
import { Filler } from '../../../src/pdf/splice/fill.js';
import { documentWith } from '../../support/small-document.js';
import { pieceOf } from '../../support/splice-pdf.js';

/** Of a document without anything: these objects take no part in it. */
const { words: _, ...facts } = pieceOf(documentWith({})).facts;

const key = (value: number) => new Slot('parent-key', value);
const id = (value: number) => new Slot('id', value);

/** Objects 0 to 4, fragments 0 to 3. */
function made(): Piece {
  const builder = new PieceBuilder();
  const first = builder.allot();
  const second = builder.allot();
  const third = builder.allot();
  const stream = builder.allot();
  // Stays empty: never set.
  builder.allot();
  const type = builder.word('type', 'Headline');
  builder.set(first, objectSlot(second));
  builder.set(second, [key(0), key(41), objectSlot(third), id(7)]);
  builder.set(third, dict({ S: type, P: objectSlot(first), T: Name.of('x') }));
  builder.set(stream, new Stream(dict({ OC: objectSlot(third) }), Buffer.from('\0data')));
  builder.entries(dict({ F1: objectSlot(first), F2: objectSlot(third) }));
  builder.elements([objectSlot(second), Name.of('between'), id(3)]);
  builder.value(type);
  builder.elements([]);
  return builder.finish(facts);
}

const filling = {
  numbers: Uint32Array.from([10, 200, 3000, 40, 5]),
  firstKey: 100,
  words: ['/Headline-2'],
  idPrefix: '0007-',
};

const whole = [
  '200 0 R',
  '[100 141 3000 0 R (0007-000007)]',
  '<</S /Headline-2/P 10 0 R/T /x>>',
  '<</OC 3000 0 R/Length 5>>stream\n\0data\nendstream',
  '',
  '/F1 10 0 R/F2 3000 0 R',
  '200 0 R /between (0007-000003)',
  '/Headline-2',
  '',
];

function read(filler: Filler, index: number): string {
  const into = new Bytes(4);
  filler.write(index, into);
  return into.take().toString('latin1');
}

describe('a filler', () => {
  it('fills objects and fragments in their order', () => {
    const filler = new Filler(made(), filling);
    expect(whole.map((_text, index) => read(filler, index))).toEqual(whole);
  });

  it('fills them in any other order, and one of them twice', () => {
    const piece = made();
    for (const order of [
      [8, 7, 6, 5, 4, 3, 2, 1, 0],
      [2, 0, 2, 2, 7, 1, 8, 0, 6],
      [4, 5, 4, 3, 3],
    ]) {
      const filler = new Filler(piece, filling);
      expect(order.map((index) => read(filler, index))).toEqual(order.map((index) => whole[index]));
    }
  });

  it('hands on what stands behind the last slot instead of copying it', () => {
    const piece = made();
    const into = new Bytes();
    const rest = new Filler(piece, filling).writeHead(3, into);
    expect(into.take().toString('latin1')).toBe('<</OC 3000 0 R');
    expect(Buffer.from(rest).toString('latin1')).toBe('/Length 5>>stream\n\0data\nendstream');
    expect(rest.buffer).toBe(piece.bytes.buffer);
  });

  it('answers fragments by their own numbers', () => {
    const filler = new Filler(made(), filling);
    expect([0, 1, 2, 3].map((fragment) => filler.fragment(fragment))).toEqual(whole.slice(5));
  });
});

describe('a piece in the making', () => {
  it('takes no reference to the document that it is made of', () => {
    expect(() => new PieceBuilder().add(dict({ A: new Ref(3) }))).toThrow('object 3');
  });
});
