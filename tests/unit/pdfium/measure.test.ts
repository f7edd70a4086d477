/** The grid says where a page is drawn on, as the reader sees it. */
import { afterAll, describe, expect, it } from 'vitest';
import { unpackCells } from '../../../src/model/cells.js';
import { isFree, readOccupancy, type Underlay } from '../../../src/model/occupancy.js';
import type { Occupancy, Rect } from '../../../src/model/segment.js';
import { openPdfium } from '../../../src/pdfium/index.js';
import { resolution } from '../../../src/pdfium/measure.js';
import { pageOf, pdfOf, streamOf } from './documents.js';

const pdfium = openPdfium({ workers: 1 });
afterAll(() => pdfium.close());

async function occupancyOf(pdf: Uint8Array): Promise<Occupancy> {
  const outcome = await pdfium.canonicalise(pdf);
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  const [page] = outcome.value.pages;
  if (page === undefined) throw new Error('no page');
  return page.occupancy;
}

async function under(content: string, rect: Rect, page?: string): Promise<Underlay> {
  return isFree(await occupancyOf(pageOf(content, page)), rect);
}

const foot: Rect = { x: 150, y: 20, width: 100, height: 20 };
const text = (x: number, y: number, size = 9) =>
  `BT /F1 ${size} Tf ${x} ${y} Td (Appendix 2, page 4) Tj ET`;

describe('what lies under a rectangle', () => {
  it('tells a page with a footer from one without', async () => {
    expect(await under(text(160, 26), foot)).toBe('ink');
    expect(await under(text(160, 300), foot)).toBe('free');
    expect(await under('', foot)).toBe('free');
  });

  it.each([
    ['a hairline', '0 G .1 w 100 30.5 m 300 30.5 l S'],
    ['a pale hairline', '.9 G 0 w 100 30 m 300 30 l S'],
    ['a table rule drawn as a thin box', '.8 g 100 30.3 200 .1 re f'],
    ['a pale slope', '.9 G .05 w 100 22 m 300 38 l S'],
    ['a full stop', `.5 g BT /F1 6 Tf 200 30 Td (.) Tj ET`],
    ['pale small text', `.92 g ${text(160, 26, 5)}`],
    ['a faint colour beside white', '1 1 .95 rg 0 0 202 600 re f'],
  ])('does not miss %s', async (_name, content) => {
    expect(await under(content, foot)).toBe('ink');
  });

  it('tells an even ground from paper, its edge from both', async () => {
    const band = '.9 .9 1 rg 0 0 400 100 re f';
    expect(await under(band, foot)).toBe('ground');
    expect(await under(band, { ...foot, y: 120 })).toBe('free');
    expect(await under(band, { ...foot, y: 90 })).toBe('ground');
    expect(await under('.9 g 0 0 400 102 re f', { ...foot, y: 90 })).toBe('ink');
    expect(await under('1 g 0 0 400 100 re f', foot)).toBe('free');
  });

  it('is ink off the page', async () => {
    const at = readOccupancy(await occupancyOf(pageOf('')));
    expect(at({ x: 0, y: 0, width: 400, height: 600 })).toBe('free');
    expect(at({ x: 0, y: -1, width: 10, height: 10 })).toBe('ink');
    expect(at({ x: 395, y: 0, width: 6, height: 10 })).toBe('ink');
    expect(at({ x: 0, y: 595, width: 10, height: 10 })).toBe('ink');
  });

  it.each([
    ['a link', 'ink', '/Subtype /Link /Border [0 0 0]'],
    ['a form field', 'ink', '/Subtype /Widget /FT /Tx /T (name)'],
    ['a hidden annotation', 'free', '/Subtype /Link /F 2'],
    ['a comment’s window', 'free', '/Subtype /Popup'],
  ] as const)('counts %s as %s', async (_name, expected, entries) => {
    const annotation = `/Annots [<< /Type /Annot /Rect [150 20 250 40] ${entries} >>]`;
    expect(await under('', foot, `/MediaBox [0 0 400 600] ${annotation}`)).toBe(expected);
  });

  it('follows the reader’s view on turned and cropped pages', async () => {
    // A mark in the page's own coordinates, and the box round it as each reader sees it.
    const mark = '0 g 130 60 20 8 re f';
    const views = [
      { turn: 0, seen: { x: 30, y: 40, width: 20, height: 8 } },
      { turn: 90, seen: { x: 40, y: 150, width: 8, height: 20 } },
      { turn: 180, seen: { x: 150, y: 252, width: 20, height: 8 } },
      { turn: 270, seen: { x: 252, y: 30, width: 8, height: 20 } },
    ];
    for (const { turn, seen } of views) {
      const page = `/MediaBox [-50 -70 900 900] /CropBox [100 20 300 320] /Rotate ${turn}`;
      const occupancy = await occupancyOf(pageOf(mark, page));
      const at = readOccupancy(occupancy);
      expect(at(seen), `at ${turn}`).toBe('ink');
      // Nothing but the mark (a cell of 4 points round it is allowed) is ink.
      const marked = cells(occupancy);
      expect(marked.length, `at ${turn}`).toBeGreaterThan(0);
      for (const { x, y } of marked) {
        expect(x, `at ${turn}`).toBeGreaterThan(seen.x - 8);
        expect(x, `at ${turn}`).toBeLessThan(seen.x + seen.width + 4);
        expect(y, `at ${turn}`).toBeGreaterThan(seen.y - 8);
        expect(y, `at ${turn}`).toBeLessThan(seen.y + seen.height + 4);
      }
    }
  });
});

/** Lower left corners of the cells with ink. */
function cells({ cell, columns, rows, ink }: Occupancy): { x: number; y: number }[] {
  const marked = unpackCells(ink, columns * rows);
  return [...marked].flatMap((one, index) =>
    one === 1 ? [{ x: (index % columns) * cell, y: Math.floor(index / columns) * cell }] : [],
  );
}

describe('the grid', () => {
  it('has square cells over the whole page, the last ones cut', async () => {
    const occupancy = await occupancyOf(pageOf('', '/MediaBox [0 0 595.276 841.89]'));
    expect(occupancy).toMatchObject({ cell: 4, columns: 149, rows: 211, ink: '', tint: '' });
  });

  it('keeps its place to the far corner of a page of no even size', async () => {
    const at = readOccupancy(
      await occupancyOf(pageOf('0 g 590 836 2 2 re f', '/MediaBox [0 0 595.276 841.89]')),
    );
    expect(at({ x: 590, y: 836, width: 2, height: 2 })).toBe('ink');
    expect(at({ x: 0, y: 0, width: 580, height: 841 })).toBe('free');
    expect(at({ x: 0, y: 0, width: 595, height: 828 })).toBe('free');
  });

  it('never costs more than four million pixels, nor fewer than two along a cell', () => {
    for (const [width, height] of [
      [100, 100],
      [595, 842],
      [1684, 2384],
      [3370, 4768],
      [14_400, 14_400],
      [1, 200_000],
    ] as const) {
      const { scale, cell } = resolution(width, height);
      expect(width * scale * height * scale).toBeLessThanOrEqual(4_000_001);
      expect(cell * scale).toBeGreaterThanOrEqual(2 - 1e-9);
    }
    expect(resolution(1684, 2384).cell).toBe(4);
    expect(resolution(14_400, 14_400).cell).toBeCloseTo(14.4, 6);
  });

  it('grows its cells on a page larger than any sheet, and still finds a line', async () => {
    const big = '/MediaBox [0 0 14400 14400]';
    const occupancy = await occupancyOf(pageOf('0 G 1 w 0 7000 m 14400 7000 l S', big));
    expect(occupancy.cell).toBeCloseTo(14.4, 6);
    expect(isFree(occupancy, { x: 9000, y: 6990, width: 20, height: 20 })).toBe('ink');
    expect(isFree(occupancy, { x: 9000, y: 100, width: 2000, height: 2000 })).toBe('free');
  });

  it('sees an image to its edge', async () => {
    const pdf = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
      streamOf('200 0 0 10 100 20 cm /I Do'),
      streamOf(
        '\u0000\u00ff\u0000\u00ff',
        '/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      ),
    ]);
    expect(isFree(await occupancyOf(pdf), foot)).toBe('ink');
    expect(isFree(await occupancyOf(pdf), { ...foot, y: 40 })).toBe('free');
  });
});

describe('of a page of our own', () => {
  /** As a print is measured, and as any other file is: 400 by 600 points. */
  async function both(content: string): Promise<readonly [Occupancy, Occupancy]> {
    const pdf = pageOf(content);
    const options = { comments: 'drop', schemes: [] } as const;
    const print = { nameless: 'Link', headings: [] };
    const own = await pdfium.prepare(pdf, { ...options, print });
    const others = await pdfium.prepare(pdf, options);
    const [one] = own.ok ? own.value.pages : [];
    const [other] = others.ok ? others.value.pages : [];
    if (one === undefined || other === undefined) throw new Error('It was refused.');
    return [one.occupancy, other.occupancy];
  }

  const places = (page: Occupancy) =>
    [8, 30, 44, 300, 540, 556, 580].map((y) => isFree(page, { x: 150, y, width: 100, height: 12 }));

  it('only head and foot are looked at where they are bare', async () => {
    const [own, others] = await both(text(160, 300));
    expect(places(others)).toEqual(['free', 'free', 'free', 'ink', 'free', 'free', 'free']);
    expect(places(own)).toEqual(['free', 'free', 'free', 'ink', 'free', 'free', 'free']);
    const between = { x: 20, y: 100, width: 20, height: 20 };
    expect(isFree(others, between)).toBe('free');
    expect(isFree(own, between)).toBe('ink');
  });

  it.each([
    ['foot', text(160, 26)],
    ['head', text(160, 580)],
    ['foot, a pale hairline', '.9 G 0 w 100 30.5 m 300 30.5 l S'],
    ['head, paler than white’s limit', '.9 .9 1 rg 0 590 400 10 re f'],
  ])('all of it is looked at where something stands at its %s', async (_name, content) => {
    const [own, others] = await both(`${content} ${text(160, 300)}`);
    expect(own).toEqual(others);
  });
});
