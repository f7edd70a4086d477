import { describe, expect, it } from 'vitest';
import { pdfFindings } from '../../../src/inspect/pdf/index.js';
import { isMark } from '../../../src/inspect/pdf/marked-draft.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Inspection, PageInspection, TextLine } from '../../../src/pdfium/index.js';

/** At `up` of the page's height, letters 10 points high. */
function line(text: string, up = 0.5, height = 10): TextLine {
  return { text, height, box: { x: 100, y: up * 800 - height / 2, width: 200, height } };
}

/** Turned, its middle at `across`. */
function sideways(text: string, across: number): TextLine {
  return { text, height: 7, box: { x: across - 5, y: 300, width: 10, height: 60 } };
}

function page(lines: readonly TextLine[] = [], more: Partial<PageInspection> = {}): PageInspection {
  return { width: 600, height: 800, lines, unseen: [], pictured: 0, ...more };
}

const objects = {
  tagged: true,
  figures: [],
  tables: [],
  language: 'en-GB',
  properties: { Title: 'Drains' },
};

function found(
  pages: readonly PageInspection[],
  more: Partial<Inspection> = {},
): readonly Finding[] {
  return pdfFindings({ pages, objects, revisions: 0, ...more });
}

const told = (findings: readonly Finding[]) =>
  findings.map(({ check, page: sheet, detail }) => [check, sheet, detail]);

it('finds nothing in a sound document', () => {
  expect(found([page([line('The drains are sound.')])])).toEqual([]);
});

it('says by its check why letters are not seen', () => {
  const box = { x: 1, y: 2, width: 3, height: 4 };
  const unseen = (['covered', 'colour', 'mode', 'size', 'outside'] as const).map((why) => ({
    why,
    letters: 5,
    box,
  }));
  expect(found([page(), page([], { unseen })])).toEqual([
    { check: 'failed-redaction', page: 2, box, detail: { letters: 5 } },
    { check: 'invisible-text', page: 2, box, detail: { letters: 5, why: 'colour' } },
    { check: 'invisible-text', page: 2, box, detail: { letters: 5, why: 'mode' } },
    { check: 'invisible-text', page: 2, box, detail: { letters: 5, why: 'size' } },
    { check: 'outside-page', page: 2, box, detail: { letters: 5 } },
  ]);
});

it('counts earlier versions', () => {
  expect(told(found([page()], { revisions: 2 }))).toEqual([
    ['earlier-revision', undefined, { revisions: 2 }],
  ]);
});

describe('not-checked', () => {
  it('tells of pages that could not be opened', () => {
    expect(told(found([page(), page([], { unopened: true })]))).toEqual([['not-checked', 2, {}]]);
  });
});

describe('author-metadata', () => {
  const whats = (properties: Record<string, string>, packet?: string) =>
    found([page()], {
      objects: {
        ...objects,
        properties: { Title: 'Drains', ...properties },
        ...(packet === undefined ? {} : { packet }),
      },
    }).flatMap((one) =>
      one.check !== 'author-metadata'
        ? []
        : [
            one.detail.kind === 'author'
              ? `author “${one.detail.name}”`
              : `the path “${one.detail.name}”`,
          ],
    );

  it.each<[Record<string, string>, string[]]>([
    [{ Author: 'A. Person' }, ['author “A. Person”']],
    [
      { Title: 'C:\\Users\\aperson\\Drains v3.docx' },
      ['the path “C:\\Users\\aperson\\Drains v3.docx”'],
    ],
    [{ Title: 'C:\\Users\\aperson\\Drains and more' }, ['the path “C:\\Users\\aperson\\Drains”']],
    [
      { Subject: '/home/aperson/old drains.v2.docx and sewers.docx' },
      ['the path “/home/aperson/old drains.v2.docx”'],
    ],
    [
      { Title: 'Microsoft Word - \\\\server\\share$\\drains.doc' },
      ['the path “\\\\server\\share$\\drains.doc”'],
    ],
    [
      { Subject: 'file:///Users/aperson/drains.pdf' },
      ['the path “file:///Users/aperson/drains.pdf”'],
    ],
    [{ Keywords: '/home/aperson/drains.tex' }, ['the path “/home/aperson/drains.tex”']],
    [{ Author: 'A. Person', LastModifiedBy: 'A. Person' }, ['author “A. Person”']],
    [{ Author: 'x'.repeat(80) }, [`author “${'x'.repeat(60)}…”`]],
  ])('finds: %j', (properties, expected) => {
    expect(whats(properties)).toEqual(expected);
  });

  it.each([
    [{ Author: 'Unknown' }],
    [{ Author: 'Your council' }],
    [{ Author: 'user' }],
    [{ Creator: 'Microsoft Word', Producer: 'Skia/PDF m147' }],
    [{ Subject: 'https://example.org/home/page' }],
    [{ Subject: 'Wards: C: Drains and/or sewers' }],
    [{ ModDate: 'D:20250304100000Z' }],
  ])('leaves: %j', (properties) => {
    expect(whats(properties)).toEqual([]);
  });

  it('reads XMP, as elements and as attributes', () => {
    const packet = `<rdf:Description pdfx:Manager="B &amp; C"><dc:creator><rdf:Seq><rdf:li>A. Person</rdf:li>
      <rdf:li xml:lang="en">D. Person</rdf:li></rdf:Seq></dc:creator></rdf:Description>`;
    expect(whats({}, packet)).toEqual([
      'author “A. Person”',
      'author “D. Person”',
      'author “B & C”',
    ]);
  });
});

describe('properties', () => {
  it('no-title and no-language finds: both, where they are missing', () => {
    const { language, ...without } = objects;
    expect(language).toBe('en-GB');
    expect(told(found([page()], { objects: { ...without, properties: {} } }))).toEqual([
      ['no-title', undefined, {}],
      ['no-language', undefined, {}],
    ]);
  });

  it('no-title leaves: a title of XMP', () => {
    const packet =
      '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Drains</rdf:li></rdf:Alt></dc:title>';
    expect(found([page()], { objects: { ...objects, properties: {}, packet } })).toEqual([]);
  });

  it('says only that nothing could be read', () => {
    const checks = pdfFindings({ pages: [page()], revisions: 0 }).map(({ check }) => check);
    expect(checks).toEqual(['not-checked']);
  });
});

it('tells of figures without a text and tables without headings, by page where it is known', () => {
  expect(told(found([page()], { objects: { ...objects, figures: [1, 0], tables: [3] } }))).toEqual([
    ['no-alternative-text', 1, { pictures: 1 }],
    ['no-alternative-text', undefined, { pictures: 1 }],
    ['no-table-headers', 3, { tables: 1 }],
  ]);
});

describe('no-text-layer', () => {
  it.each<[string, PageInspection, boolean]>([
    ['finds: a scan', page([], { pictured: 0.95 }), true],
    ['finds: a scan with a stamped number', page([line('7')], { pictured: 0.95 }), true],
    [
      'leaves: a scan whose words were recognised',
      page([line('Drains')], { pictured: 0.95 }),
      false,
    ],
    ['leaves: a blank page', page(), false],
    ['leaves: a logo', page([], { pictured: 0.2 }), false],
  ])('%s', (_, one, expected) => {
    expect(told(found([one]))).toEqual(expected ? [['no-text-layer', 1, {}]] : []);
  });
});

describe('earlier-stamps', () => {
  const feet = (...numbers: readonly (number | undefined)[]) =>
    numbers.map((number) => page(number === undefined ? [] : [line(`Page ${number}`, 0.03)]));
  const words = (pages: readonly PageInspection[]) =>
    found(pages).flatMap((one) =>
      one.check === 'earlier-stamps' ? [[one.page, one.detail.words]] : [],
    );

  it.each<[string, readonly PageInspection[], unknown[]]>([
    ['finds: numbers that run ahead', feet(23, 24, 25), [[1, 'Page 23']]],
    ['finds: one page of a pack', feet(23), [[1, 'Page 23']]],
    ['finds: numbers with gaps', feet(23, undefined, 25, 26), [[1, 'Page 23']]],
    ['finds: the item', [page([line('Agenda Item 7', 0.97)])], [[1, 'Agenda Item 7']]],
    [
      'finds: the pack',
      [page([line('Public Document Pack', 0.96)])],
      [[1, 'Public Document Pack']],
    ],
    ['finds: the item, sideways', [page([sideways('Agenda Item 7', 570)])], [[1, 'Agenda Item 7']]],
    ['finds: a number, sideways', [page([sideways('Page 23', 30)])], [[1, 'Page 23']]],
    ['leaves: turned words in a table', [page([sideways('Agenda Item 7', 300)])], []],
    ['leaves: its own numbers', feet(1, 2, 3), []],
    ['leaves: its own numbers after a cover', feet(undefined, 1, 2), []],
    ['leaves: a reference in the text', [page([line('Page 23')])], []],
    [
      'leaves: a reference at the foot of one of many pages',
      [...feet(1, 2, 3, 4), page([line('Page 40', 0.05)])],
      [],
    ],
    ['leaves: an agenda item in the text', [page([line('Agenda Item 7')])], []],
    ['leaves: more words', [page([line('See Agenda Item 7 for the drains', 0.97)])], []],
  ])('%s', (_, pages, expected) => {
    expect(words(pages)).toEqual(expected);
  });
});

describe('marked-draft', () => {
  it.each([
    'DRAFT',
    'Draft',
    'D R A F T',
    '[DRAFT]',
    'Draft v0.3',
    'DRAFT 2',
    'Final draft',
    'Draft – not for publication',
    'Draft for discussion only',
    'DRAFT - RESTRICTED',
    'CONFIDENTIAL',
    'Private and Confidential',
    'Strictly private & confidential',
    'Commercial in confidence',
    'Commercially confidential',
    'In confidence',
    'Confidential - not for publication',
    'OFFICIAL-SENSITIVE',
    'Official: Sensitive',
    'Not for publication by virtue of paragraph 3 of Schedule 12A',
    'RESTRICTED',
    'EMBARGOED until 3 March',
    'Exempt information',
    'This appendix is not for publication',
  ])('finds: %s', (mark) => {
    expect(isMark(mark)).toBe(true);
  });

  it.each([
    'Draft budget 2025/26',
    'Draft Local Plan',
    'The draft was agreed.',
    'Drafting note',
    'Draft restricted byways order',
    'Confidential information is dealt with under Part B',
    'confidential.',
    'Confidentiality agreement',
    'OFFICIAL',
    'Restricted Byway 7',
    'Exempt items are listed in Part B of this agenda',
    'Draft minutes of 3 March',
    'The reports that are not for publication were considered in private',
    'Draughts',
    'In confidence building',
  ])('leaves: %s', (words) => {
    expect(isMark(words)).toBe(false);
  });

  const marks = (pages: readonly PageInspection[]) =>
    told(found(pages).filter(({ check }) => check === 'marked-draft'));
  const plain = page([line('Drains')]);

  it('counts on the first page, in margins and in large letters', () => {
    const mark = { words: 'DRAFT' };
    expect(marks([page([line('DRAFT')])])).toEqual([['marked-draft', 1, mark]]);
    expect(marks([plain, page([line('DRAFT', 0.97)])])).toEqual([['marked-draft', 2, mark]]);
    expect(marks([plain, page([line('DRAFT', 0.5, 60)])])).toEqual([['marked-draft', 2, mark]]);
  });

  it('does not count as the heading of a column', () => {
    expect(marks([plain, page([line('Draft')])])).toEqual([]);
  });
});
