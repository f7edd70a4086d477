/**
 * Where a stamp goes on a page: never over the report, never changing its scale. Works on what
 * `PageFacts` say is drawn; knows nothing of PDF.
 */
import { isFree as groundAt } from '../model/occupancy.js';
import type { Stamp, StampKind } from '../model/plan.js';
import type { PageFacts, Rect } from '../model/segment.js';

export interface StampText {
  readonly kind: StampKind;
  readonly text: string;
}

/** The width of a text in points at `stampSize`. */
export type Measure = (text: string) => number;

/** Type size of all stamps, in points. */
export const stampSize = 10;

/** Height of a stamp's box: one line with air. */
const boxHeight = 14;
/** Air left and right of the text within its box. */
const padding = 4;
/** Nearest distance to the paper's edge: what office printers can still print. */
const edge = 17;
/** Where stamps align at the sides. */
const side = 42;
/** How much a page grows at its foot where it has no room at all. */
export const extensionHeight = 26;

type Align = 'left' | 'centre' | 'right';

/** Which homes a kind of stamp tries, best first. */
const homes: Readonly<Record<StampKind, readonly { at: 'head' | 'foot'; align: Align }[]>> = {
  page: [
    { at: 'foot', align: 'centre' },
    { at: 'foot', align: 'right' },
    { at: 'foot', align: 'left' },
    { at: 'head', align: 'right' },
    { at: 'head', align: 'left' },
    { at: 'head', align: 'centre' },
  ],
  item: [
    { at: 'head', align: 'right' },
    { at: 'head', align: 'centre' },
    { at: 'head', align: 'left' },
    { at: 'foot', align: 'right' },
    { at: 'foot', align: 'left' },
    { at: 'foot', align: 'centre' },
  ],
  pack: [
    { at: 'head', align: 'left' },
    { at: 'head', align: 'centre' },
    { at: 'head', align: 'right' },
    { at: 'foot', align: 'left' },
    { at: 'foot', align: 'right' },
    { at: 'foot', align: 'centre' },
  ],
};

export interface StampedPage {
  readonly stamps: readonly Stamp[];
  readonly extension: number;
}

/**
 * Places the stamps of every page of one section. Pages of a section keep to one place where most of
 * them can, so that the reader finds the number where the eye expects it.
 */
export function placeStamps(
  pages: readonly { readonly facts: PageFacts; readonly stamps: readonly StampText[] }[],
  measure: Measure,
): readonly StampedPage[] {
  const preferred = favouriteHome(pages, measure);
  return pages.map(({ facts, stamps }) => placeOnPage(facts, stamps, measure, preferred));
}

/** The home of the page number that is free on most pages; the earlier one where several are. */
function favouriteHome(
  pages: readonly { readonly facts: PageFacts; readonly stamps: readonly StampText[] }[],
  measure: Measure,
): number {
  const counts = homes.page.map(() => 0);
  for (const { facts, stamps } of pages) {
    const number = stamps.find((stamp) => stamp.kind === 'page');
    if (number === undefined) continue;
    homes.page.forEach((home, index) => {
      const box = homeBox(home, facts, measure(number.text));
      if (fits(box, facts) && groundAt(facts.occupancy, box) === 'free') {
        counts[index] = (counts[index] ?? 0) + 1;
      }
    });
  }
  return counts.indexOf(Math.max(...counts));
}

function placeOnPage(
  facts: PageFacts,
  stamps: readonly StampText[],
  measure: Measure,
  favourite: number,
): StampedPage {
  const placed: Stamp[] = [];
  const homeless: StampText[] = [];
  for (const stamp of stamps) {
    const candidates = candidateBoxes(stamp.kind, facts, measure(stamp.text), favourite).filter(
      (box) => fits(box, facts) && !placed.some((other) => overlap(other.box, box)),
    );
    const free = candidates.find((box) => groundAt(facts.occupancy, box) === 'free');
    const plain = free ?? candidates.find((box) => groundAt(facts.occupancy, box) === 'ground');
    if (plain === undefined) homeless.push(stamp);
    else placed.push({ ...stamp, box: plain, ground: free === undefined ? 'label' : 'free' });
  }
  if (homeless.length === 0) return { stamps: placed, extension: 0 };
  // Below the foot everything is free, so those that found no room share that strip.
  const below = homeless.map((stamp): Stamp => {
    const align = stamp.kind === 'page' ? 'centre' : stamp.kind === 'item' ? 'right' : 'left';
    const width = measure(stamp.text) + 2 * padding;
    const y = -extensionHeight + (extensionHeight - boxHeight) / 2;
    return {
      ...stamp,
      box: { x: alignX(align, facts.width, width), y, width, height: boxHeight },
      ground: 'extended',
    };
  });
  return { stamps: [...placed, ...below], extension: extensionHeight };
}

/** All boxes worth trying, best first: the homes, then down the margins. */
function candidateBoxes(
  kind: StampKind,
  facts: PageFacts,
  textWidth: number,
  favourite: number,
): readonly Rect[] {
  const own = homes[kind];
  const first = kind === 'page' ? own[favourite] : undefined;
  const ordered = first === undefined ? own : [first, ...own.filter((home) => home !== first)];
  const boxes = ordered.map((home) => homeBox(home, facts, textWidth));
  const width = textWidth + 2 * padding;
  for (let y = edge; y + boxHeight <= facts.height - edge; y += 24) {
    boxes.push({ x: facts.width - edge / 2 - width, y, width, height: boxHeight });
    boxes.push({ x: edge / 2, y, width, height: boxHeight });
  }
  return boxes;
}

function homeBox(
  home: { readonly at: 'head' | 'foot'; readonly align: Align },
  facts: PageFacts,
  textWidth: number,
): Rect {
  const width = textWidth + 2 * padding;
  const y = home.at === 'foot' ? edge : facts.height - edge - boxHeight;
  return { x: alignX(home.align, facts.width, width), y, width, height: boxHeight };
}

function alignX(align: Align, pageWidth: number, width: number): number {
  if (align === 'left') return Math.min(side, pageWidth / 10);
  if (align === 'right') return pageWidth - Math.min(side, pageWidth / 10) - width;
  return (pageWidth - width) / 2;
}

function fits(box: Rect, page: PageFacts): boolean {
  return (
    box.x >= 0 && box.y >= 0 && box.x + box.width <= page.width && box.y + box.height <= page.height
  );
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
