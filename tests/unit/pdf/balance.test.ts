/** What a page's content leaves open, by what stands in it. */
import { describe, expect, it } from 'vitest';
import { imbalanceOf } from '../../../src/pdf/prepare/balance.js';

const counts = (content: string) => {
  const { missingSaves, missingRestores, openText } = imbalanceOf(Buffer.from(content, 'latin1'));
  return [missingSaves, missingRestores, openText];
};

describe('imbalanceOf', () => {
  it.each([
    ['', 0, 0],
    ['q 1 0 0 1 9 9 cm Q', 0, 0],
    ['q q Q', 0, 1],
    ['q\nq\rq', 0, 3],
    ['Q', 1, 0],
    ['q Q Q Q q', 2, 1],
    ['Q q q Q Q', 1, 0],
    ['[1 2]0 d q[3]0 d', 0, 1],
  ])('counts %j', (content, saves, restores) => {
    expect(counts(content)).toEqual([saves, restores, false]);
  });

  it('makes any content balanced when as many are put around it', () => {
    for (const content of ['Q Q q', 'q q', 'q Q Q q q Q', 'Q q Q Q']) {
      const { missingSaves, missingRestores } = imbalanceOf(Buffer.from(content));
      const whole = `${'q '.repeat(missingSaves)}${content}${' Q'.repeat(missingRestores)}`;
      expect(counts(whole), content).toEqual([0, 0, false]);
    }
  });

  it.each([
    '(q Q q) Tj',
    '(a (nested q) q) Tj',
    '(escaped \\) q ) Tj',
    '(backslash \\\\) Tj',
    '<71 20 71> Tj',
    '/q gs /Q gs',
    '/Span << /q (q) /E <71> >> BDC EMC',
    '% q q q\n',
    '% q q q\r1 w',
    '[(q) -20 (Q)] TJ',
    '1 0 0 rg Do q1 qQ',
  ])('does not take %j for operators', (content) => {
    expect(counts(`q ${content} Q`)).toEqual([0, 0, false]);
  });

  it('passes the data of an inline image, whatever they look like', () => {
    const data = 'x q q \nEI\u0000\u0001\u0002 q (q';
    expect(counts(`q BI /W 4 /H 4 ID ${data}\nEI Q`)).toEqual([0, 0, false]);
    expect(counts(`BI /W 4 ID ${data}\nEI\nq 0 0 9 9 re f`)).toEqual([0, 1, false]);
  });

  it('takes ID for the data of an image only where one has begun', () => {
    expect(counts('ID q (words) Tj')).toEqual([0, 1, false]);
    expect(imbalanceOf(Buffer.from('ID /F 9 Tf (words) Tj')).swallows).toBe(false);
    expect(imbalanceOf(Buffer.from('BI /W 4 ID (words) Tj')).swallows).toBe(true);
  });

  it('notices a text object that is never ended', () => {
    expect(counts('BT (words) Tj')).toEqual([0, 0, true]);
    expect(counts('BT (words) Tj ET BT ET')).toEqual([0, 0, false]);
  });

  it.each([
    ['/OC /L BDC 0 0 9 9 re f', 1],
    ['/Span BMC /OC /L BDC EMC', 1],
    ['/Span<</MCID 0>>BDC(words)Tj EMC', 0],
    ['EMC EMC /P BMC', 1],
    ['(BMC) Tj /BMC gs <</BDC 1>> % BDC', 0],
  ])('counts marked content that is never ended in %j', (content, ends) => {
    expect(imbalanceOf(Buffer.from(content)).missingEnds).toBe(ends);
  });

  it('comes to an end on content that is cut off', () => {
    for (const content of ['q (open', 'q <71', 'q BI ID \u0000', 'q /', 'q %', 'q (\\', 'q <']) {
      expect(counts(content), content).toEqual([0, 1, false]);
    }
  });

  it.each([
    ['q 1 w', 'q 1 w', false],
    ['q 1 w 9 -.5', 'q 1 w', false],
    ['q [(a) 2', 'q', false],
    ['q (a) Tj <</K 1 w', 'q (a) Tj', false],
    ["[(a) 2] TJ (b) ' <<>> BDC", "[(a) 2] TJ (b) ' <<>> BDC", false],
    ['q (open w', 'q', true],
    ['q <71', 'q', true],
    ['q 1 w [(a', 'q 1 w', true],
    ['q BI /W 1 ID xx', 'q BI', true],
  ])(
    'says how much of %j is whole, and whether it would swallow more',
    (content, whole, swallows) => {
      const found = imbalanceOf(Buffer.from(content));
      expect(content.slice(0, found.whole)).toBe(whole);
      expect(found.swallows).toBe(swallows);
    },
  );
});
