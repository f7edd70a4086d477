/** The line that says how accessible a pack is. */
import { describe, expect, it } from 'vitest';
import { accessibilityLine } from '../../../src/commands/accessibility.js';
import type { MappedDocument, PageMap } from '../../../src/model/map.js';

const range = { first: '1', last: '2', sheets: { first: 1, last: 2 } };
const both = { before: 0, after: 0 };

const paper = (title: string, more: Partial<MappedDocument> = {}): MappedDocument => ({
  role: 'report',
  title,
  access: 'public',
  source: 'a.pdf',
  sha256: 'f',
  pages: 2,
  range,
  tagged: true,
  ua: true,
  uaFaults: {},
  language: 'en-GB',
  repaired: false,
  pagesWithoutText: 0,
  structure: both,
  links: both,
  outline: 0,
  headingBookmarks: 0,
  forms: both,
  annotations: both,
  lost: {},
  ...more,
});

/** Of a pack whose items, from 5 on, have one document each. */
function lineOf(...documents: readonly MappedDocument[]): string {
  const map: PageMap = {
    version: 1,
    edition: 'public',
    body: 'Drains',
    date: '2025-02-13',
    sheets: 9,
    lastLabel: '9',
    tools: { pack: '1', browser: 'b', node: '20', zlib: '1' },
    frontMatter: range,
    claims: documents.every(({ ua }) => ua) ? ['PDF/UA-1'] : [],
    items: documents.map((document, index) => ({
      number: `${5 + index}`,
      title: 'An item',
      access: 'public',
      range,
      documents: [document],
    })),
  };
  return accessibilityLine(map);
}

const untagged = { tagged: false, ua: false, uaFaults: { '7.1-11': 1 } };

describe('accessibilityLine', () => {
  it('says that all is well', () => {
    expect(lineOf()).toBe('No documents; PDF/UA-1 claimed');
    expect(lineOf(paper('Report'))).toBe('The document is tagged; PDF/UA-1 claimed');
    expect(lineOf(paper('One'), paper('Two'), paper('Three'))).toBe(
      'All 3 documents are tagged; PDF/UA-1 claimed',
    );
  });

  it('names what is untagged, and says whether it is a scan', () => {
    const scan = paper('Scorecard', { ...untagged, pagesWithoutText: 2 });
    expect(lineOf(paper('Report'), scan)).toBe(
      '1 of 2 documents is tagged; item 6 Scorecard is an untagged scan',
    );
    expect(lineOf(paper('Map', { ...untagged, pagesWithoutText: 1 }))).toBe(
      'The document is not tagged; item 5 Map is untagged',
    );
    expect(lineOf(paper('Map', untagged), scan)).toBe(
      'None of 2 documents is tagged; item 5 Map is untagged, item 6 Scorecard is an untagged scan',
    );
    expect(lineOf(paper('A'), paper('B'), scan)).toMatch(/^2 of 3 documents are tagged; /);
  });

  it('says why nothing is claimed', () => {
    const figures = paper('Budget', { ua: false, uaFaults: { '7.21.5-1': 3, '7.3-1': 1 } });
    expect(lineOf(paper('Report'), figures)).toBe(
      'Both documents are tagged; PDF/UA-1 not claimed: figures without alternative text (item 6 Budget)',
    );
  });

  it('says each reason once', () => {
    const silent = { ua: false, uaFaults: { '5-1': 1 } };
    const figures = { ua: false, uaFaults: { '7.3-1': 1 } };
    expect(lineOf(paper('A', silent), paper('B', figures), paper('C', silent))).toBe(
      'All 3 documents are tagged; PDF/UA-1 not claimed: documents that do not claim it themselves ' +
        '(item 5 A, item 7 C); figures without alternative text (item 6 B)',
    );
  });

  it('names three at most', () => {
    const silent = { ua: false, uaFaults: { '5-1': 1 } };
    const all = ['A', 'B', 'C', 'D', 'E'].map((title) => paper(title, silent));
    expect(lineOf(...all)).toMatch(
      /documents that do not claim it themselves \(item 5 A, item 6 B, item 7 C\), and 2 more$/,
    );
  });
});
