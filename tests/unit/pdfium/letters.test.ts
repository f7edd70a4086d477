import { expect, it } from 'vitest';
import { type Letter, linesOf } from '../../../src/pdfium/letters.js';

const page = {
  left: 0,
  bottom: 0,
  right: 600,
  top: 800,
  turns: 0,
  width: 600,
  height: 800,
  hidden: false,
};

/** Letters ten points high and five wide; `up` is how far each is above the one before it. */
function word(text: string, left: number, bottom: number, up = 0): readonly Letter[] {
  return [...text].map((sign, index) => {
    const at = { left: left + (up === 0 ? index * 5 : 0), bottom: bottom + index * up };
    const edges = { ...at, right: at.left + 5, top: at.bottom + 10 };
    return { text: sign, object: 1, edges: sign === ' ' ? undefined : edges };
  });
}

const texts = (letters: readonly Letter[]) => linesOf(letters, page).map(({ text }) => text);

it.each<[string, readonly Letter[], string[]]>([
  ['a line', word('Page 3', 280, 30), ['Page 3']],
  [
    'an end',
    [...word('a', 0, 50), { text: '\n', edges: undefined, object: 0 }, ...word('b', 0, 40)],
    ['a', 'b'],
  ],
  [
    'a stamp at the head, run on from the foot',
    [...word('Page 3 ', 280, 30), ...word('Item 7', 450, 780)],
    ['Page 3', 'Item 7'],
  ],
  ['a raised letter', [...word('Page', 280, 30), ...word('2', 300, 38)], ['Page2']],
  ['words turned upwards', word('Ward  map', 20, 100, 8), ['Ward map']],
])('%s', (_, letters, expected) => {
  expect(texts(letters)).toEqual(expected);
});
