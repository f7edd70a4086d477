/** Stamps on pages whose unit is not the point: as large for people as on any other page. */
import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../../../src/model/segment.js';
import { placeStamps, type StampText } from '../../../src/paginate/stamps.js';
import { measure, type PageShape, pageOf } from './pack.js';

const stamps: readonly StampText[] = [
  { kind: 'page', text: 'Page 12' },
  { kind: 'pack', text: 'Public Document Pack' },
  { kind: 'item', text: 'Agenda Item 3' },
];

/** The same page, measured in other units. */
function inUnitsOf(unit: number, { occupancy, ...facts }: PageFacts): PageFacts {
  return {
    ...facts,
    unit,
    width: facts.width / unit,
    height: facts.height / unit,
    occupancy: { ...occupancy, cell: occupancy.cell / unit },
  };
}

const shapes: Readonly<Record<string, PageShape>> = {
  'is bare': {},
  'has a border': { at: (x, y) => (x < 30 || y < 30 || x > 566 || y > 814 ? 'ink' : undefined) },
  'is tinted': { at: () => 'tint' },
  'is full': { at: () => 'ink' },
  'is narrow': { width: 40, height: 500 },
};

describe.each([0.5, 2, 7.2, 100])('where one unit is %d points', (unit) => {
  it.each(Object.entries(shapes))('a page that %s has the same stamps', (_, shape) => {
    const facts = pageOf(shape);
    const [inPoints] = placeStamps([{ facts, stamps }], measure);
    const [placed] = placeStamps([{ facts: inUnitsOf(unit, facts), stamps }], measure);
    expect((placed?.extension ?? 0) * unit).toBeCloseTo(inPoints?.extension ?? -1, 6);
    expect(placed?.stamps).toHaveLength(3);
    for (const [index, { box, size, ...stamp }] of (placed?.stamps ?? []).entries()) {
      const { box: wanted, size: wantedSize, ...other } = inPoints?.stamps[index] ?? {};
      expect(stamp).toEqual(other);
      expect(size * unit).toBeCloseTo(wantedSize ?? -1, 6);
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        expect(box[side] * unit).toBeCloseTo(wanted?.[side] ?? -1, 6);
      }
    }
  });
});
