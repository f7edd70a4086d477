/** Where stamps go, by what is drawn on a page. */
import { describe, expect, it } from 'vitest';
import { readOccupancy } from '../../../src/model/occupancy.js';
import type { Stamp } from '../../../src/model/plan.js';
import type { PageFacts } from '../../../src/model/segment.js';
import { extensionHeight, placeStamps, type StampText } from '../../../src/paginate/stamps.js';
import { measure, type PageShape, pageOf } from './pack.js';

const number: StampText = { kind: 'page', text: 'Page 12' };
const item: StampText = { kind: 'item', text: 'Agenda Item 3' };
const pack: StampText = { kind: 'pack', text: 'Public Document Pack' };

function place(facts: PageFacts, stamps: readonly StampText[] = [number]) {
  const [placed] = placeStamps([{ facts, stamps }], measure);
  if (placed === undefined) throw new Error('No page came back.');
  return placed;
}

const stampOf = (stamps: readonly Stamp[], kind: Stamp['kind']): Stamp => {
  const found = stamps.find((stamp) => stamp.kind === kind);
  if (found === undefined) throw new Error(`There is no ${kind} stamp.`);
  return found;
};

/** "foot centre", from the middle of a box. */
function homeOf({ box }: Stamp, { width, height }: PageFacts): string {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const side = x < width / 3 ? 'left' : x > (width * 2) / 3 ? 'right' : 'centre';
  return `${y < height / 8 ? 'foot' : y > (height * 7) / 8 ? 'head' : 'margin'} ${side}`;
}

const home = (shape: PageShape, kind: Stamp['kind'] = 'page') => {
  const facts = pageOf(shape);
  return homeOf(stampOf(place(facts, [pack, item, number]).stamps, kind), facts);
};

describe('placeStamps', () => {
  it('puts the number at the foot, the item at the right and the pack at the left of the head', () => {
    expect(home({})).toBe('foot centre');
    expect(home({}, 'item')).toBe('head right');
    expect(home({}, 'pack')).toBe('head left');
  });

  it.each([
    [842, 595],
    [1190, 842],
    [842, 1190],
    [420, 595],
    [298, 420],
  ])('keeps all three on a page of %i by %i points, apart from each other', (width, height) => {
    const facts = pageOf({ width, height });
    const { stamps, extension } = place(facts, [pack, item, number]);
    expect(extension).toBe(0);
    for (const { box } of stamps) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    for (const one of stamps) {
      for (const other of stamps.filter((stamp) => stamp !== one)) {
        const apart =
          one.box.x >= other.box.x + other.box.width ||
          other.box.x >= one.box.x + one.box.width ||
          one.box.y >= other.box.y + other.box.height ||
          other.box.y >= one.box.y + one.box.height;
        expect(apart, `${one.text} and ${other.text}`).toBe(true);
      }
    }
  });

  it('does not stand beside a page number of the report’s own where another home has room', () => {
    const own = (gap: number): PageShape => ({
      at: (x, y) =>
        y < 40 && x >= 595 / 2 + 20 + gap && x < 595 / 2 + 60 + gap ? 'ink' : undefined,
    });
    const width = measure(number.text) / 2 + 4;
    expect(home(own(width))).toBe('foot right');
    expect(home(own(width + 40))).toBe('foot centre');
  });

  it('stands beside it where every home is like that', () => {
    const crowded: PageShape = {
      at: (x) => (x % 80 < 10 ? 'ink' : undefined),
    };
    const facts = pageOf(crowded);
    const { stamps, extension } = place(facts);
    expect(extension).toBe(0);
    expect(stamps.map(({ ground }) => ground)).toEqual(['free']);
  });

  it('leaves a footer in the middle alone, then one at the right, then the whole foot', () => {
    const footer = (from: number, to: number): PageShape => ({
      at: (x, y) => (y < 50 && x >= from && x < to ? 'ink' : undefined),
    });
    expect(home(footer(200, 400))).toBe('foot right');
    expect(home(footer(200, 600))).toBe('foot left');
    expect(home(footer(0, 600))).toMatch(/^head/);
  });

  it('goes to the margin where foot and head are full', () => {
    const [stamp] = place(
      pageOf({ at: (_, y) => (y < 200 || y > 600 ? 'ink' : undefined) }),
    ).stamps;
    expect(stamp?.ground).toBe('free');
    expect(stamp?.box.y).toBeGreaterThanOrEqual(200);
    expect((stamp?.box.y ?? 0) + (stamp?.box.height ?? 0)).toBeLessThanOrEqual(600);
  });

  it('prefers bare paper to an even ground, and an even ground to a larger page', () => {
    const half = pageOf({ at: (_, y) => (y < 422 ? 'tint' : undefined) });
    expect(place(half).stamps).toMatchObject([{ ground: 'free' }]);
    const ground = place(pageOf({ at: () => 'tint' }));
    expect(ground.extension).toBe(0);
    expect(ground.stamps).toMatchObject([{ ground: 'label' }]);
  });

  it('makes the page larger at the foot where everything is drawn on', () => {
    const facts = pageOf({ at: () => 'ink' });
    const { stamps, extension } = place(facts, [pack, item, number]);
    expect(extension).toBe(extensionHeight);
    for (const { box, ground } of stamps) {
      expect(ground).toBe('extended');
      expect(box.y).toBeGreaterThanOrEqual(-extensionHeight);
      expect(box.y + box.height).toBeLessThanOrEqual(0);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(facts.width);
    }
    const edges = stamps
      .map(({ box }) => [box.x, box.x + box.width] as const)
      .sort((a, b) => a[0] - b[0]);
    for (const [index, [left]] of edges.entries()) {
      expect(left).toBeGreaterThanOrEqual(edges[index - 1]?.[1] ?? 0);
    }
  });

  it('never touches ink, wherever it is', () => {
    // Twenty patterns of stripes and blots, the same on every run.
    for (let seed = 1; seed <= 20; seed++) {
      const facts = pageOf({
        at: (x, y) =>
          Math.sin(x / (7 * seed)) + Math.cos(y / (5 * seed)) > 0.4 - seed / 40 ? 'ink' : undefined,
      });
      const under = readOccupancy(facts.occupancy);
      for (const { box, ground } of place(facts, [pack, item, number]).stamps) {
        if (ground === 'extended') expect(box.y + box.height).toBeLessThanOrEqual(0);
        else expect(under(box)).toBe(ground === 'free' ? 'free' : 'ground');
      }
    }
  });

  it('keeps the numbers of a section in the place that is free on most of its pages', () => {
    const busy = pageOf({ at: (x, y) => (y < 50 && x > 200 && x < 400 ? 'ink' : undefined) });
    const pages = [busy, pageOf(), busy, busy].map((facts) => ({ facts, stamps: [number] }));
    const homes = placeStamps(pages, measure).map(({ stamps }, index) =>
      homeOf(stampOf(stamps, 'page'), pages[index]?.facts ?? busy),
    );
    expect(homes).toEqual(['foot right', 'foot right', 'foot right', 'foot right']);
  });
});
