/** Elements of an SVG count as often as they are used; a picture that people draw stays far below. */
import { expect, test } from 'vitest';
import { asksForTooMuch } from '../../../../src/convert/picture/svg-size.js';
import { processorTime } from '../../../support/processor-time.js';

const uses = (levels: number, times: number): string => {
  const one = (index: number): string =>
    `<g id="a${index + 1}">${`<use xlink:href='#a${index}'/>`.repeat(times)}</g>`;
  const all = Array.from({ length: levels }, (_, index) => one(index)).join('');
  return `<svg><path id="a0" d="M0 0"/>${all}<use href="#a${levels}"/></svg>`;
};

test.each([
  ['a map of ten thousand shapes', `<svg>${'<path d="M0 0h9"/>'.repeat(10_000)}</svg>`],
  ['a pattern that is used a thousand times', uses(3, 10)],
  ['groups in groups', `<svg>${'<g>'.repeat(100)}${'</g>'.repeat(100)}</svg>`],
  ['a shape that uses itself', '<svg><g id="a"><use href="#a"/><use href="#a"/></g></svg>'],
  ['text that only looks like tags', '<svg><text>a &lt; b > c</text></svg>'],
])('%s is not too much', (_, svg) => {
  expect(asksForTooMuch(svg)).toBe(false);
});

test.each([
  ['a million million', uses(12, 10)],
  [
    'much that is within what is used',
    `<svg><g id="a"><g id="b">${'<path/>'.repeat(1_000)}</g></g>${'<use href="#a"/>'.repeat(500)}</svg>`,
  ],
  ['a chain of two thousand', uses(2_000, 1)],
  ['groups, a thousand deep', `<svg>${'<g>'.repeat(1_000)}`],
])('%s is', (_, svg) => {
  expect(asksForTooMuch(svg)).toBe(true);
});

const eightMegabytes = 8_000_000;
test.each([
  [
    'uses within five hundred elements',
    `<svg>${Array.from({ length: 490 }, (_, index) => `<g id="a${index}">`).join('')}${'<use href="#b"/>'.repeat(eightMegabytes / 16)}`,
  ],
  ['one long name', `<svg><${'a'.repeat(eightMegabytes)}<`],
])('8 MB of %s take little time', (_, svg) => {
  expect(processorTime(() => void asksForTooMuch(svg))).toBeLessThan(8_000);
});

test('takes little time, whatever is not closed', () => {
  const taken = processorTime(() => {
    for (const part of ['<a x="', "<a x='", '<a ', '<', '<a x="1" '])
      asksForTooMuch(part.repeat(200_000));
  });
  expect(taken).toBeLessThan(40_000);
});
