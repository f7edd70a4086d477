/** Stamps on pages that leave them little room: within borders, and on pages narrower than a stamp. */
import { describe, expect, it } from 'vitest';
import { extensionHeight, placeStamps, type StampText } from '../../../src/paginate/stamps.js';
import { measure, pageOf } from './pack.js';

const number = (label: number): StampText => ({ kind: 'page', text: `Page ${label}` });
const item: StampText = { kind: 'item', text: 'Agenda Item 3' };

/** Ink within `thick` points of the edge, as a border's line and what lies outside it. */
const bordered = (thick: number) =>
  pageOf({
    at: (x, y) =>
      x < thick || y < thick || x > 595 - thick || y > 842 - thick ? 'ink' : undefined,
  });

describe('placeStamps, where there is little room', () => {
  it('goes within a border rather than make the page larger', () => {
    const [page] = placeStamps([{ facts: bordered(28), stamps: [item, number(1)] }], measure);
    expect(page?.extension).toBe(0);
    for (const stamp of page?.stamps ?? []) expect(stamp.ground).toBe('free');
    const [head, foot] = page?.stamps ?? [];
    expect(foot?.box.y).toBeGreaterThanOrEqual(28);
    expect(foot?.box.y).toBeLessThan(60);
    expect(head?.box.y).toBeGreaterThan(842 - 80);
  });

  it('keeps the numbers at the foot though one page in four has no room there', () => {
    const footed = pageOf({ at: (_, y) => (y < 120 ? 'ink' : undefined) });
    const ats = [pageOf({}), footed, pageOf({}), pageOf({})].map((facts, index) => ({
      facts,
      stamps: [number(index + 1)],
    }));
    const heights = placeStamps(ats, measure).map(({ stamps }) => stamps[0]?.box.y ?? 0);
    expect(heights.map((y) => y < 100)).toEqual([true, false, true, true]);
  });

  it('takes one place for all where most pages have no room at the foot', () => {
    const footed = pageOf({ at: (_, y) => (y < 120 ? 'ink' : undefined) });
    const pages = [pageOf({}), footed, footed].map((facts, index) => ({
      facts,
      stamps: [number(index + 1)],
    }));
    const boxes = placeStamps(pages, measure).map(({ stamps }) => stamps[0]?.box);
    expect(boxes[0]).toEqual(boxes[1]);
    expect(boxes[2]).toEqual(boxes[1]);
  });

  it('stacks below the foot what does not fit there side by side', () => {
    const narrow = pageOf({ width: 90, height: 60, at: () => 'ink' });
    const [page] = placeStamps([{ facts: narrow, stamps: [item, number(1)] }], measure);
    expect(page?.extension).toBeGreaterThan(extensionHeight);
    const [first, second] = page?.stamps ?? [];
    expect(first?.box.y).toBeLessThan(0);
    expect((second?.box.y ?? 0) + (second?.box.height ?? 0)).toBeLessThanOrEqual(first?.box.y ?? 0);
    expect(second?.box.y).toBeGreaterThanOrEqual(-(page?.extension ?? 0));
    expect(second?.box.x).toBeGreaterThanOrEqual(0);
  });

  it.each([
    [60, 842, 'free'],
    [30, 842, 'free'],
    [12, 60, 'ink'],
  ])('is as large as a page of %i by %i points lets it be, and whole', (width, height, drawn) => {
    const at = () => (drawn === 'ink' ? drawn : undefined);
    const facts = pageOf({ width, height, at });
    const [page] = placeStamps([{ facts, stamps: [number(1), item] }], measure);
    expect(page?.stamps).toHaveLength(2);
    expect(page?.extension === 0).toBe(drawn === 'free');
    for (const { box, size, text } of page?.stamps ?? []) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
      expect(box.y).toBeGreaterThanOrEqual(-(page?.extension ?? 0));
      // Type and box keep their proportions.
      expect(box.width / size).toBeCloseTo((measure(text) + 8) / 10, 6);
      expect(box.height / size).toBeCloseTo(1.4, 6);
      expect(size).toBeCloseTo(Math.min(10, (10 * width) / (measure(text) + 8)), 6);
    }
  });

  it('comes to an end on a page of any height', () => {
    const occupancy = { cell: 1e7, columns: 1, rows: 215, ink: '', tint: '' };
    const facts = { width: 595, height: 2 ** 31, occupancy, text: true };
    const [page] = placeStamps([{ facts, stamps: [number(1)] }], measure);
    expect(page?.stamps).toHaveLength(1);
  });
});
