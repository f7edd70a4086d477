/** Markdown reports as they come out of the press: nothing lost, nothing stranded, nothing off the page. */
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPack } from '../../src/pipeline.js';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { coloursIn, pixelsOf, white } from '../support/compare-pictures.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let built: BuiltPack;

const long = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(4);
const columns = Array.from({ length: 12 }, (_, index) => index + 1);
const tableRow = (cell: (column: number) => string): string =>
  `| ${columns.map(cell).join(' | ')} |`;

const parts = `# Drains of the borough

3.1 The first numbered paragraph.

3.2 The second one,
which goes on.

(a) the first letter
(b) the second letter

5. five
7. seven

Between.

1) one bracket
2) two brackets

A note[^1] and another[^two].

![A blue square](blue.png)

![A round drain](drain.svg "Figure 1: A drain")

<blink>Raw words</blink>

Ŵyl y Dŵr: ŵ ŷ Ŵ Ŷ. Zażółć gęślą jaźń: ąćęłńóśźż.

${long}

**Table 1: Very wide**

${tableRow((column) => `Heading ${column}`)}
${tableRow(() => '---')}
${tableRow((column) => `figure-${column}-1,234,567`)}

[^1]: The first note.
[^two]: The second note.
`;

const rows = Array.from(
  { length: 120 },
  (_, index) => `| Drain ${index + 1} | blocked | ${index * 7} |`,
);
const table = `# Register of drains

**Table 2: All drains**

| Name of drain | Its state | Depth |
| --- | --- | ---: |
${rows.join('\n')}
`;

/** Forty headings, each with a text of another length under it. */
const headings = `# Headings
${Array.from({ length: 40 }, (_, index) => {
  const sentence = `Sentence of section ${index + 1}, with some more words to fill its line. `;
  return `\n## Heading number ${index + 1}\n\n${sentence.repeat(1 + ((index * 7) % 11))}`;
}).join('\n')}
`;

const bluePng = (): Uint8Array => {
  const png = new PNG({ width: 40, height: 40 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([0, 0, 255, 255], at);
  return PNG.sync.write(png);
};

beforeAll(async () => {
  test = await openWorkshop();
  const reports = 'drains-committee/2025-03-04/reports';
  built = await buildTestPack(test, {
    items: {
      parts: { title: 'All parts', documents: [{ file: 'reports/parts.md', content: parts }] },
      table: { title: 'A table', documents: [{ file: 'reports/table.md', content: table }] },
      headings: {
        title: 'Headings',
        documents: [{ file: 'reports/headings.md', content: headings }],
      },
    },
    files: {
      [`${reports}/blue.png`]: bluePng(),
      [`${reports}/drain.svg`]:
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><circle cx="30" cy="30" r="28" fill="#c00"/></svg>',
    },
  });
});
afterAll(() => test.close());

/** Sheets of the document of an item, from 1. */
const sheetsOf = (item: number): number[] => {
  const range = built.map.items[item - 1]?.documents[0]?.range.sheets;
  if (range === undefined) throw new Error(`Item ${item} has no pages.`);
  return Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
};
const textOf = (item: number): string =>
  sheetsOf(item)
    .map((sheet) => built.file.page(sheet).text)
    .join(' ');

/** The report's own text on a sheet, in the order in which it was written: the stamps come after it. */
const reportOn = (sheet: number): string =>
  built.file.page(sheet).text.replace(/( ?(Agenda Item|Page) \d+)+$/, '');

/** PDFium sees spaces between the letters of tables that go on over pages; other readers do not. */
const closed = (text: string): string => text.replace(/\s/g, '');

describe('numbers that authors give', () => {
  it('keeps paragraph numbers and letters as written', () => {
    const text = textOf(1);
    expect(text).toContain('3.1 The first numbered paragraph.');
    expect(text).toContain('3.2 The second one, which goes on.');
    expect(text).toContain('(a) the first letter (b) the second letter');
  });

  it('keeps the numbers of lists, and their brackets', () => {
    const text = textOf(1);
    expect(text).toContain('5. five 7. seven');
    expect(text).toContain('1) one bracket 2) two brackets');
  });
});

describe('footnotes', () => {
  it('lead to the note and back, within the finished pack', () => {
    const pages = sheetsOf(1);
    const inside = pages.flatMap((sheet) =>
      built.file
        .page(sheet)
        .links.filter(({ target }) => target !== undefined && pages.includes(target.sheet))
        .map(({ box, target }) => ({
          from: sheet,
          y: box.y,
          to: target?.sheet,
          top: target?.top ?? 0,
        })),
    );
    const noteSheet = built.file.sheetOf('The first note.');
    const textSheet = built.file.sheetOf('A note');
    const down = inside.filter(({ from, to }) => from === textSheet && to === noteSheet);
    const up = inside.filter(({ from, to }) => from === noteSheet && to === textSheet);
    const same = noteSheet === textSheet;
    expect(inside).toHaveLength(4);
    expect(down.length).toBe(same ? 4 : 2);
    expect(up.length).toBe(same ? 4 : 2);
  });
});

describe('tables', () => {
  it('repeat their head on each page they go on to', () => {
    const sheets = sheetsOf(2);
    expect(sheets.length).toBeGreaterThan(2);
    for (const sheet of sheets) {
      const text = closed(reportOn(sheet));
      const head = text.indexOf('NameofdrainItsstateDepth');
      expect(head, `sheet ${sheet}`).toBeGreaterThanOrEqual(0);
      expect(text.search(/Drain\d+blocked/), `sheet ${sheet}`).toBeGreaterThan(head);
    }
  });

  it('print every row once and their caption once, above', () => {
    const text = closed(textOf(2));
    for (let row = 1; row <= 120; row++) {
      expect(text.split(`Drain${row}blocked${(row - 1) * 7}`), `row ${row}`).toHaveLength(2);
    }
    expect(text.split('Table2:Alldrains')).toHaveLength(2);
    expect(text.indexOf('Table2:Alldrains')).toBeLessThan(text.indexOf('Nameofdrain'));
  });
});

describe('headings', () => {
  it('never stand at the foot of a page without their text', () => {
    const sheets = sheetsOf(3);
    expect(sheets.length).toBeGreaterThan(3);
    for (const sheet of sheets) {
      expect(reportOn(sheet), `sheet ${sheet}`).toMatch(/\S/);
      expect(reportOn(sheet), `sheet ${sheet}`).not.toMatch(/Heading number \d+$/);
    }
    expect(textOf(3).match(/Heading number \d+/g)).toHaveLength(40);
  });
});

describe('pictures', () => {
  it('are printed, PNG and SVG, with a caption', async () => {
    const [sheet = 0] = sheetsOf(1);
    const all = new Set<number>();
    for (const one of sheetsOf(1)) {
      const picture = await built.file.picture(one, 1);
      const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
      for (const colour of coloursIn(picture, whole)) all.add(colour);
    }
    expect(sheet).toBeGreaterThan(0);
    expect(all).toContain(0x0000ff);
    expect(all).toContain(0xcc0000);
    expect(textOf(1)).toContain('Figure 1: A drain');
  });

  it('that are missing stop the build, with their place', async () => {
    const meeting = await writePack(test.folder, {
      items: {
        parts: {
          title: 'Parts',
          documents: [{ file: 'parts.md', content: '# Parts\n\n![Lost](lost.png)\n' }],
        },
      },
    });
    const order = { edition: 'public', strict: false } as const;
    const { value, diagnostics } = await buildPack(meeting, order, test.shop);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'image-missing', severity: 'error', item: 'item 1', at: { line: 3, column: 1 } },
    ]);
  });
});

describe('what cannot be printed', () => {
  it('raw HTML is left out with a warning that names its line', () => {
    const raw = built.warnings.filter(({ code }) => code === 'raw-html');
    expect(raw[0]).toMatchObject({ item: 'item 1', at: { line: 25 } });
    expect(textOf(1)).toContain('Raw words');
    expect(textOf(1)).not.toContain('<blink>');
  });

  it('long words and wide tables stay within the margins', async () => {
    expect(closed(textOf(1))).toContain(long);
    for (const sheet of sheetsOf(1)) {
      const picture = await built.file.picture(sheet, 1);
      const { width, height } = built.file.page(sheet);
      for (const x of [0, width - 50]) {
        // Between head and foot, where the stamps are.
        const margin = pixelsOf({ x, y: 70, width: 50, height: height - 140 }, picture, 1);
        expect([...coloursIn(picture, margin)], `sheet ${sheet}`).toEqual([white]);
      }
    }
    for (const column of columns) expect(textOf(1)).toContain(`Heading ${column}`);
    const words = closed(textOf(1));
    for (const column of columns) expect(words).toContain(`figure-${column}-1,234,567`);
  });

  it('letters of Welsh and Polish can be read out', () => {
    expect(textOf(1)).toContain('Ŵyl y Dŵr: ŵ ŷ Ŵ Ŷ. Zażółć gęślą jaźń: ąćęłńóśźż.');
  });
});
