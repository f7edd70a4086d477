/** The council's colour: letters in it can be read, whatever the colour. */
import { describe, expect, test } from 'vitest';
import { contrast, councilColour, darkestGround } from '../../../src/render/council-colour.js';

describe('contrast', () => {
  // Pairs whose ratio WCAG's own examples and calculators give.
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#ffffff', '#767676', 4.54],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#ffffff', 8.59],
  ])('%s and %s', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });
});

describe('letters in the council’s colour', () => {
  test.each(['#1d4b63', '#000000', '#606060', '#b00020'])(
    '%s is dark enough as it is',
    (colour) => {
      expect(councilColour(colour)).toEqual({ own: colour, text: colour });
    },
  );

  test('a lighter one is darkened, and stays for rules', () => {
    expect(councilColour('#ffcc00')).toEqual({ own: '#ffcc00', text: '#846800' });
  });

  test('of all colours there are: readable, no darker than need be, of the same hue', () => {
    const steps = [0, 1, 51, 102, 119, 153, 204, 254, 255];
    const byte = (value: number): string => value.toString(16).padStart(2, '0');
    for (const red of steps) {
      for (const green of steps) {
        for (const blue of steps) {
          const colour = `#${byte(red)}${byte(green)}${byte(blue)}`;
          const { own, text } = councilColour(colour);
          expect(own).toBe(colour);
          expect(contrast(text, darkestGround), colour).toBeGreaterThanOrEqual(4.5);
          if (text === colour) continue;
          expect(contrast(text, darkestGround), colour).toBeLessThan(4.7);
          expect(order(text), colour).toEqual(order(colour));
        }
      }
    }
  });

  test('a council without one has ours', () => {
    expect(councilColour()).toEqual({ own: '#1d4b63', text: '#1d4b63' });
  });
});

/** For each two of red, green and blue, that the first is not less: hue as far as bytes can tell. */
function order(colour: string): readonly boolean[] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(colour.slice(at, at + 2), 16),
  );
  return [
    red >= green || green - red < 3,
    green >= blue || blue - green < 3,
    red >= blue || blue - red < 3,
  ];
}
