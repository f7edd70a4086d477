/**
 * Where a stamp goes on a page: never over the report, never changing its scale. Works on what
 * `PageFacts` say is drawn; knows nothing of PDF.
 */
import { readOccupancy } from '../model/occupancy.js';
import type { Stamp, StampKind } from '../model/plan.js';
import type { PageFacts, Rect } from '../model/segment.js';
import { inPoints, inUnits } from './user-unit.js';

export interface StampText {
  readonly kind: StampKind;
  readonly text: string;
}

/** The width of a text in points at `stampSize`. */
export type Measure = (text: string) => number;

/** Type size of stamps in points, where the page is wide enough. */
export const stampSize = 10;

/** Type size of a notice: every copy is marked by it (section 100B(5)), so that nobody may overlook it. */
const noticeSize = 10;
/** From one line of a notice to the next, and how wide its lines are at most: room for the number of the item beside it. */
const noticeLine = 12.5;
const noticeWidth = 400;
/** Height of a stamp's box: one line with air. */
const boxHeight = 14;
/** How many places down a margin are tried. */
const mostMarginBoxes = 200;
/** From one line of homes to the next. */
const lineHeight = 18;
/** Air left and right of the text within its box. */
const padding = 4;
/** What else stands on a home's line keeps this far away where there is such a home: two numbers side by side confuse. */
const clearance = 24;
/** Nearest distance to the paper's edge: what office printers can still print. */
const edge = 17;
/** Where the text of stamps aligns at the sides: with that of our own pages, 22 mm from the edge. */
const margin = 62.4;
/** What is as wide as the page is no wider for a rounding. */
const tolerance = 1e-6;
/** How much a page grows at its foot where it has no room at all, for one row of stamps. */
export const extensionHeight = 26;

type Align = 'left' | 'centre' | 'right';

interface Home {
  readonly at: 'head' | 'foot';
  readonly align: Align;
  /** Lines further in than the nearest that can be printed: within a border, above a footer. */
  readonly line: number;
}

/** A stamp's text as large as the page lets it be: the size of its type, and that of its box. */
interface Lettering {
  /** As it is drawn, its lines ended. */
  readonly text: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

/** On a page that is narrower than a stamp the stamp is smaller: whole, it can be read in a viewer; cut off, nowhere. */
function lettering({ kind, text }: StampText, page: PageFacts, measure: Measure): Lettering {
  if (kind === 'notice') return noticeLettering(text, page, measure);
  const width = measure(text) + 2 * padding;
  const scale = Math.min(1, page.width / width);
  return { text, size: stampSize * scale, width: width * scale, height: boxHeight * scale };
}

/** A notice has as many lines as it needs; only a word that is wider than the page makes it smaller. */
function noticeLettering(text: string, page: PageFacts, measure: Measure): Lettering {
  const widthOf = (line: string): number => (measure(line) * noticeSize) / stampSize;
  const most = Math.min(noticeWidth, page.width - 2 * edge - 2 * padding);
  const lines = wrap(text, (line) => widthOf(line) <= most);
  const width = Math.max(...lines.map(widthOf)) + 2 * padding;
  const scale = Math.min(1, page.width / width);
  const height = boxHeight + (lines.length - 1) * noticeLine;
  return {
    text: lines.join('\n'),
    size: noticeSize * scale,
    width: width * scale,
    height: height * scale,
  };
}

function wrap(text: string, fitsIn: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || fitsIn(longer)) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** Which homes a kind of stamp tries, best first. */
const homes: Readonly<Record<StampKind, readonly Home[]>> = {
  page: homesIn('foot', ['centre', 'right', 'left'], 'head', ['right', 'left', 'centre']),
  item: homesIn('head', ['right', 'centre', 'left'], 'foot', ['right', 'left', 'centre']),
  pack: homesIn('head', ['left', 'centre', 'right'], 'foot', ['left', 'right', 'centre']),
  notice: homesIn('head', ['left', 'centre', 'right'], 'foot', ['left', 'centre', 'right']),
};

/** Along the edge first, then further in: there the eye does not look, but a border leaves no other way. */
function homesIn(
  first: Home['at'],
  firstAligns: readonly Align[],
  second: Home['at'],
  secondAligns: readonly Align[],
): readonly Home[] {
  return [0, 1, 2].flatMap((line) => [
    ...firstAligns.map((align): Home => ({ at: first, align, line })),
    ...secondAligns.map((align): Home => ({ at: second, align, line })),
  ]);
}

/** The part of a section's pages that a home must be free on to be its usual one. */
const nearlyAll = 0.75;

export interface StampedPage {
  readonly stamps: readonly Stamp[];
  readonly extension: number;
}

/**
 * Places the stamps of every page of one section. Pages of a section keep to one place where most of
 * them can, so that the reader finds the number where the eye expects it. All sizes are decided in points, and
 * answered in units of each page.
 */
export function placeStamps(
  pages: readonly { readonly facts: PageFacts; readonly stamps: readonly StampText[] }[],
  measure: Measure,
): readonly StampedPage[] {
  const seen = pages.map(({ facts, stamps }) => ({ facts: inPoints(facts), stamps }));
  const preferred = favouriteHome(seen, measure);
  return seen.map(({ facts, stamps }, index): StampedPage => {
    const placed = placeOnPage(facts, stamps, measure, preferred);
    const unit = pages[index]?.facts.unit ?? 1;
    return {
      stamps: placed.stamps.map((stamp) => inUnits(stamp, unit)),
      extension: placed.extension / unit,
    };
  });
}

/**
 * The best home of the page number that is free on nearly all pages: a few full pages must not drive the
 * numbers of all others to another place. Where there is none, the home that is free on most pages.
 */
function favouriteHome(
  pages: readonly { readonly facts: PageFacts; readonly stamps: readonly StampText[] }[],
  measure: Measure,
): number {
  const counts = homes.page.map(() => 0);
  let numbered = 0;
  for (const { facts, stamps } of pages) {
    const number = stamps.find((stamp) => stamp.kind === 'page');
    if (number === undefined) continue;
    numbered++;
    const underlay = readOccupancy(facts.occupancy);
    homes.page.forEach((home, index) => {
      const box = homeBox(home, facts, lettering(number, facts, measure));
      if (fits(box, facts) && underlay(withClearance(box)) === 'free') {
        counts[index] = (counts[index] ?? 0) + 1;
      }
    });
  }
  const usual = counts.findIndex((count) => count >= numbered * nearlyAll);
  return usual === -1 ? counts.indexOf(Math.max(...counts)) : usual;
}

function placeOnPage(
  facts: PageFacts,
  stamps: readonly StampText[],
  measure: Measure,
  favourite: number,
): StampedPage {
  const placed: Stamp[] = [];
  const homeless: StampText[] = [];
  const underlay = readOccupancy(facts.occupancy);
  for (const stamp of stamps) {
    const isPossible = (box: Rect): boolean =>
      fits(box, facts) && !placed.some((other) => overlap(other.box, box));
    const letters = lettering(stamp, facts, measure);
    const { text, size } = letters;
    const atHome = homeBoxes(stamp.kind, facts, letters, favourite).filter(isPossible);
    const candidates = [...atHome, ...marginBoxes(facts, letters).filter(isPossible)];
    const free =
      atHome.find((box) => underlay(withClearance(box)) === 'free') ??
      candidates.find((box) => underlay(box) === 'free');
    const plain = free ?? candidates.find((box) => underlay(box) === 'ground');
    if (plain === undefined) homeless.push(stamp);
    else {
      const ground = free === undefined ? 'label' : 'free';
      placed.push({ ...stamp, text, box: plain, size, ground });
    }
  }
  if (homeless.length === 0) return { stamps: placed, extension: 0 };
  const { stamps: below, extension } = placeBelow(homeless, facts, measure);
  return { stamps: [...placed, ...below], extension };
}

/**
 * Below the foot everything is free, so those that found no room share a strip there: side by side, and
 * on a page that is too narrow one under the other.
 */
function placeBelow(
  homeless: readonly StampText[],
  page: PageFacts,
  measure: Measure,
): StampedPage {
  const stamps: Stamp[] = [];
  let rows = 1;
  for (const stamp of homeless) {
    const align = stamp.kind === 'page' ? 'centre' : stamp.kind === 'item' ? 'right' : 'left';
    const { text, size, width, height } = lettering(stamp, page, measure);
    const x = Math.max(0, alignX(align, page.width, width));
    const boxIn = (row: number): Rect => ({
      x,
      // In the middle of its row; several lines go down from where one would begin.
      y:
        -(extensionHeight + Math.min(height, boxHeight)) / 2 -
        Math.max(0, height - boxHeight) -
        row * boxHeight,
      width,
      height,
    });
    let row = 0;
    while (stamps.some((other) => overlap(other.box, boxIn(row)))) row++;
    rows = Math.max(rows, row + 1);
    stamps.push({ ...stamp, text, box: boxIn(row), size, ground: 'extended' });
  }
  const lowest = Math.min(...stamps.map(({ box }) => box.y));
  const air = (extensionHeight - boxHeight) / 2;
  return { stamps, extension: Math.max(extensionHeight + (rows - 1) * boxHeight, air - lowest) };
}

/** The homes of a kind of stamp, best first. */
function homeBoxes(
  kind: StampKind,
  facts: PageFacts,
  letters: Lettering,
  favourite: number,
): readonly Rect[] {
  const own = homes[kind];
  const first = kind === 'page' ? own[favourite] : undefined;
  const ordered = first === undefined ? own : [first, ...own.filter((home) => home !== first)];
  return ordered.map((home) => homeBox(home, facts, letters));
}

/** Down the margins. */
function marginBoxes(facts: PageFacts, { width, height }: Lettering): readonly Rect[] {
  const boxes: Rect[] = [];
  // A damaged file may say that its page is two thousand million points high.
  const step = Math.max(24, facts.height / mostMarginBoxes);
  for (let y = edge; y + height <= facts.height - edge; y += step) {
    boxes.push({ x: facts.width - edge / 2 - width, y, width, height });
    boxes.push({ x: edge / 2, y, width, height });
  }
  return boxes;
}

function withClearance({ x, width, ...rest }: Rect): Rect {
  return { x: x - clearance, width: width + 2 * clearance, ...rest };
}

function homeBox(home: Home, facts: PageFacts, { width, height }: Lettering): Rect {
  const inset = edge + home.line * lineHeight;
  const y = home.at === 'foot' ? inset : facts.height - inset - height;
  return { x: alignX(home.align, facts.width, width), y, width, height };
}

function alignX(align: Align, pageWidth: number, width: number): number {
  const side = Math.min(margin - padding, pageWidth / 10);
  if (align === 'left') return side;
  if (align === 'right') return pageWidth - side - width;
  return (pageWidth - width) / 2;
}

function fits({ x, y, width, height }: Rect, page: PageFacts): boolean {
  const left = -tolerance;
  const right = page.width + tolerance;
  return x >= left && y >= 0 && x + width <= right && y + height <= page.height;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
