/** Sheets, labels, ranges and blanks, from page counts alone. */
import { describe, expect, it } from 'vitest';
import type { NumberingRules } from '../../../src/model/agenda.js';
import { formatPageRange } from '../../../src/model/plan.js';
import { type DocumentPages, layOut } from '../../../src/paginate/layout.js';

const fromFrontSheet: NumberingRules = { from: 'front-sheet', duplex: true, partB: 'separate' };
const fromDocuments: NumberingRules = { from: 'documents', duplex: true, partB: 'separate' };

/** One document an item, unless an item's name is given. */
const documents = (...counts: (number | readonly [string, number])[]): DocumentPages[] =>
  counts.map((count, index) => ({
    id: `d${index + 1}`,
    item: typeof count === 'number' ? `item ${index + 1}` : count[0],
    pages: typeof count === 'number' ? count : count[1],
  }));

const printed = (ranges: ReadonlyMap<string, Parameters<typeof formatPageRange>[0]>) =>
  [...ranges.values()].map(formatPageRange);

describe('layOut', () => {
  it('gives the ranges of a real pack: 7, 3, 24, 12 and 18 pages after a front matter of 4', () => {
    const layout = layOut(fromFrontSheet, 4, 0, documents(7, 3, 24, 12, 18));
    expect(printed(layout.items)).toEqual([
      'Pages 5 - 12',
      'Pages 13 - 16',
      'Pages 17 - 40',
      'Pages 41 - 52',
      'Pages 53 - 70',
    ]);
    expect(printed(layout.documents)).toEqual([
      'Pages 5 - 11',
      'Pages 13 - 15',
      'Pages 17 - 40',
      'Pages 41 - 52',
      'Pages 53 - 70',
    ]);
    expect(layout.pages).toHaveLength(70);
    expect(formatPageRange(layout.frontMatter)).toBe('Pages 1 - 4');
  });

  it('counts documents of 15 and 10 pages of one item as 26 where numbers begin with them', () => {
    const layout = layOut(fromDocuments, 3, 0, documents(['a', 15], ['a', 10], ['b', 9]));
    expect(printed(layout.items)).toEqual(['Pages 1 - 26', 'Pages 27 - 36']);
    expect(printed(layout.documents)).toEqual(['Pages 1 - 15', 'Pages 17 - 26', 'Pages 27 - 35']);
    expect(layout.pages.slice(0, 5).map(({ label }) => label)).toEqual([
      'i',
      'ii',
      'iii',
      'iv',
      '1',
    ]);
    expect(layout.items.get('b')?.sheets).toEqual({ first: 31, last: 40 });
  });

  it('numbers sheets without a gap and starts every document on an odd sheet', () => {
    for (const rules of [fromFrontSheet, fromDocuments]) {
      for (const front of [1, 2, 3, 4]) {
        const layout = layOut(rules, front, 0, documents(1, 2, 3, 1));
        expect(layout.pages.map(({ sheet }) => sheet)).toEqual(layout.pages.map((_, i) => i + 1));
        for (const range of layout.documents.values()) {
          expect(range.sheets.first % 2).toBe(1);
          expect(Number(range.first) % 2).toBe(1);
        }
      }
    }
  });

  it('adds no blank where duplex is off', () => {
    const layout = layOut({ ...fromFrontSheet, duplex: false }, 3, 0, documents(1, 2, 1));
    expect(layout.pages.filter(({ content }) => content.kind === 'blank')).toEqual([]);
    expect(printed(layout.items)).toEqual(['Page 4', 'Pages 5 - 6', 'Page 7']);
  });

  it('makes blanks A4 portrait', () => {
    const layout = layOut(fromFrontSheet, 1, 0, documents(1));
    const blanks = layout.pages.flatMap(({ content }) => (content.kind === 'blank' ? content : []));
    expect(blanks).toHaveLength(2);
    for (const { width, height } of blanks) {
      expect([width, height]).toEqual([595.276, 841.89]);
    }
  });

  it('leaves the front matter alone where nothing follows it', () => {
    const layout = layOut(fromFrontSheet, 3, 0, []);
    expect(layout.pages).toHaveLength(3);
    expect(layout.items.size).toBe(0);
  });

  it('fills the front matter up to the floor, and to an even number', () => {
    const kinds = (floor: number) =>
      layOut(fromFrontSheet, 2, floor, documents(1)).pages.map(({ content }) => content.kind[0]);
    expect(kinds(0).join('')).toBe('ffdb');
    expect(kinds(4).join('')).toBe('ffbbdb');
    expect(kinds(5).join('')).toBe('ffbbbbdb');
  });

  it('keeps an item’s range together when its documents are bound first', () => {
    const layout = layOut(fromFrontSheet, 2, 0, documents(['late', 2], ['early', 4]));
    expect(layout.items.get('late')).toMatchObject({ first: '3', last: '4' });
    expect(layout.items.get('early')).toMatchObject({ first: '5', last: '8' });
  });
});

describe('a supplement', () => {
  const labels = (after: { public: number; restricted: number }, partB = false) => {
    const restricted = partB ? { sheets: 1, floor: 0, documents: documents(1) } : undefined;
    return layOut(fromFrontSheet, 2, 0, documents(3), restricted, after).pages.map(
      ({ label }) => label,
    );
  };

  it('goes on after what was issued, behind a front sheet of its own numbers', () => {
    expect(labels({ public: 70, restricted: 0 })).toEqual(['i', 'ii', '71', '72', '73', '74']);
  });

  it('begins on an odd page, whatever ends before it', () => {
    expect(labels({ public: 69, restricted: 0 })).toEqual(['i', 'ii', '71', '72', '73', '74']);
  });

  it('has its own numbers for Part B, which go on likewise', () => {
    expect(labels({ public: 8, restricted: 5 }, true).slice(6)).toEqual(['R7', 'R8', 'R9', 'R10']);
  });
});
