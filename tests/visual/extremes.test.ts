/** The front sheet and the agenda of extreme councils: as pictures, and measured. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagePlan } from '../../src/model/plan.js';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { looksAsExpected } from '../support/expected-pictures.js';
import {
  fortyMembers,
  longAgenda,
  longEmail,
  longName,
  longTitle,
  longTitleItem,
  manyMembers,
  oneMember,
  opening,
  runningItem,
} from '../support/extreme-packs.js';
import { collide, type Piece, printedText } from '../support/printed-text.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

type Kind = 'many members' | 'one member' | 'long agenda';
interface Look {
  readonly built: BuiltPack;
  /** Of the front matter, without the stamps. */
  readonly pages: readonly (readonly Piece[])[];
}

let test: TestWorkshop;
const looks = new Map<Kind, Look>();
beforeAll(async () => {
  test = await openWorkshop();
  const packs = [
    ['many members', manyMembers],
    ['one member', await oneMember()],
    ['long agenda', await longAgenda()],
  ] as const;
  for (const [kind, pack] of packs) {
    const built = await buildTestPack(test, pack);
    const printed = (await printedText(built.pdf)).slice(0, built.plan.frontMatter.sheets.last);
    looks.set(kind, { built, pages: printed.map((page, index) => own(page, built.plan, index)) });
  }
});
afterAll(() => test.close());

/** What the templates print, without what is drawn onto it. */
function own(page: readonly Piece[], plan: PagePlan, index: number): readonly Piece[] {
  const planned = plan.pages[index];
  if (planned?.content.kind === 'blank') return [];
  return page.filter(({ text }) => !planned?.stamps.some((stamp) => stamp.text === text));
}

function look(kind: Kind): Look {
  return looks.get(kind) ?? expect.fail(`There is no pack “${kind}”.`);
}

/** All that is printed, without spaces: lines may break anywhere. */
function words(kind: Kind): string {
  return joined(look(kind).pages.flat());
}

function joined(pieces: readonly Piece[]): string {
  return bare(pieces.map(({ text }) => text).join(''));
}

function bare(text: string): string {
  return text.replace(/\s/g, '');
}

describe.each<Kind>(['many members', 'one member', 'long agenda'])('%s', (kind) => {
  it('prints nothing outside its margins', () => {
    const [side, head, foot] = [62.3, 842 - 62.3, 68];
    for (const [index, page] of look(kind).pages.entries()) {
      for (const { text, left, right, baseline } of page) {
        const where = `“${text}” on sheet ${index + 1}`;
        expect(left, where).toBeGreaterThanOrEqual(side - 0.5);
        expect(right, where).toBeLessThanOrEqual(595.3 - side + 0.5);
        expect(baseline, where).toBeGreaterThanOrEqual(foot);
        expect(baseline, where).toBeLessThanOrEqual(head);
      }
    }
  });

  it('prints nothing over anything else', () => {
    for (const [index, page] of look(kind).pages.entries()) {
      for (const [at, piece] of page.entries()) {
        for (const other of page.slice(at + 1)) {
          const where = `sheet ${index + 1}: “${piece.text}” and “${other.text}”`;
          expect(collide(piece, other), where).toBe(false);
        }
      }
    }
  });

  it('prints nothing smaller than 10 points', () => {
    const sizes = look(kind).pages.flatMap((page) => page.map(({ size }) => size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9.99);
  });

  it('keeps every page reference in one piece', async () => {
    const { plan, file } = look(kind).built;
    const last = plan.frontMatter.sheets.last;
    const links = file.pages
      .slice(0, last)
      .flatMap(({ links: found }, index) =>
        found.flatMap(({ box, target }) =>
          target === undefined || target.sheet <= last ? [] : [{ sheet: index + 1, box }],
        ),
      );
    const texts = await file.textsIn(links);
    // One for each document, and one for the item where it has several.
    const expected = plan.items.reduce(
      (sum, { documents }) => sum + documents.length + (documents.length > 1 ? 1 : 0),
      0,
    );
    expect(texts).toHaveLength(expected);
    for (const [index, text] of texts.entries()) {
      expect(text).toMatch(/^\((Page \d+|Pages \d+ - \d+)\)$/);
      expect(links[index]?.box.height, text).toBeLessThan(22);
    }
  });

  it('is read in words and not in letters', () => {
    // PDFium, which Chrome shows PDFs with, takes a page for vertical writing where few words stand far apart.
    const { file, plan } = look(kind).built;
    for (const { text } of file.pages.slice(0, plan.frontMatter.sheets.last)) {
      expect(text).not.toMatch(/(?:^| )(?:\S ){6}/);
    }
  });

  it('has no page that is nearly empty before the last', () => {
    const { pages } = look(kind);
    const agenda = pages.findIndex((page) => page.some(({ text }) => text.startsWith('Agenda –')));
    const text = pages.slice(
      agenda,
      pages.findLastIndex((page) => page.length > 0),
    );
    for (const page of text) {
      expect(Math.min(...page.map(({ baseline }) => baseline))).toBeLessThan(190);
    }
  });
});

describe('of many members', () => {
  it('every name is there in full, its letters too', () => {
    const found = words('many members');
    for (const member of fortyMembers) {
      expect(found).toContain(bare(member.replace('Councillor ', '')));
    }
    expect(found).toContain(bare(longName));
    expect(found).toContain(longEmail);
    expect(found).toContain(bare('1 Heol y Ffŷnnon, Llanfair-ym-Mhŵll LL99 9ZZ'));
  });

  it('a heading on the front sheet is never parted from its names', () => {
    for (const label of ['To', 'Councillors', 'Co-opted members', 'Substitutes', 'Contact']) {
      const page = look('many members').pages.find((pieces) =>
        pieces.some(({ text }) => text.trim() === label),
      );
      const piece = page?.find(({ text }) => text.trim() === label);
      if (page === undefined || piece === undefined) return expect.fail(`“${label}” is not there.`);
      const beside = page.filter(
        (other) => other !== piece && Math.abs(other.baseline - piece.baseline) < 18,
      );
      expect(beside, label).not.toHaveLength(0);
    }
  });

  it.each([1, 2])('sheet %i looks as expected', (sheet) =>
    looksAsExpected(look('many members').built.file, sheet, `many-members-${sheet}`),
  );
});

describe('of one member', () => {
  it('the member is summoned to a meeting that is held remotely', () => {
    expect(words('one member')).toContain(bare('To Councillor Łucja Tŷ-Mawr'));
    expect(words('one member')).toContain('Heldremotely');
  });

  it('looks as expected', () => looksAsExpected(look('one member').built.file, 1, 'one-member'));
});

describe('of a long agenda', () => {
  /** Where an item's number stands, at the left margin. */
  const place = (number: number): { sheet: number; piece: Piece; page: readonly Piece[] } => {
    for (const [index, page] of look('long agenda').pages.entries()) {
      const piece = page.find(({ text, left }) => text.trim() === `${number}.` && left < 66);
      if (piece !== undefined) return { sheet: index + 1, piece, page };
    }
    return expect.fail(`Item ${number} is not there.`);
  };

  it('no number and no title stands at the foot of a page without its text', () => {
    for (let number = 1; number <= 60; number++) {
      const { piece, page, sheet } = place(number);
      const title = number === longTitleItem ? longTitle : `Lane ${number}, from mill to ford`;
      const beside = page.filter(
        ({ baseline, left }) => Math.abs(baseline - piece.baseline) < 1 && left > piece.left,
      );
      expect(bare(title).startsWith(joined(beside.slice(0, 1))), `item ${number}`).toBe(true);
      const below = joined(page.filter(({ baseline }) => baseline <= piece.baseline + 1));
      expect(below, `item ${number} on sheet ${sheet}`).toContain(bare(title));
      expect(below, `item ${number} on sheet ${sheet}`).toContain(bare(opening(number)));
    }
  });

  it('a text that runs over pages goes on at their heads, and leaves and begins with two lines or more', () => {
    const { sheet } = place(runningItem);
    const end = place(runningItem + 1).sheet;
    expect(end).toBeGreaterThan(sheet);
    for (let at = sheet; at < end; at++) {
      const { pages } = look('long agenda');
      const [foot, next] = [pages[at - 1] ?? [], pages[at] ?? []];
      expect(linesIn(foot).at(-1), `foot of sheet ${at}`).toBeGreaterThan(1);
      expect(linesIn(next)[0], `head of sheet ${at + 1}`).toBeGreaterThan(1);
    }
  });

  it('looks as expected where the title is long, and where the text runs over', async () => {
    const { file } = look('long agenda').built;
    await looksAsExpected(file, place(1).sheet, 'long-agenda');
    await looksAsExpected(file, place(longTitleItem).sheet, 'long-title');
    await looksAsExpected(file, place(runningItem).sheet, 'long-text');
  });
});

/** How many lines each paragraph of a page has: lines stand nearer together than paragraphs. */
function linesIn(page: readonly Piece[]): readonly number[] {
  const baselines = [...new Set(page.map(({ baseline }) => Math.round(baseline)))].sort(
    (a, b) => b - a,
  );
  const paragraphs: number[] = [];
  for (const [index, baseline] of baselines.entries()) {
    const gap = (baselines[index - 1] ?? Number.POSITIVE_INFINITY) - baseline;
    if (gap > 17) paragraphs.push(1);
    else paragraphs.push((paragraphs.pop() ?? 0) + 1);
  }
  return paragraphs;
}
