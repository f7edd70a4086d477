/** Part B of a members' pack: the public pages stay as they are, and every restricted page says what it is. */
import { describe, expect, it } from 'vitest';
import { documentAddress, partBAnchor, partBItemAnchor } from '../../../src/model/address.js';
import type { AgendaItem, NumberingRules, Pack } from '../../../src/model/agenda.js';
import type { PagePlan } from '../../../src/model/plan.js';
import { paginate } from '../../../src/paginate/index.js';
import { documentsOf, measure, type PackShape, packOf, segmentOf } from './pack.js';

const exempt = {
  kind: 'exempt',
  paragraphs: [{ number: '3', description: 'Information relating to the affairs of any person' }],
  schedule: 'Part 1 of Schedule 12A',
  act: 'the Local Government Act 1972',
  reason: 'A secret reason',
} as const;
const confidential = { kind: 'confidential', ground: 'information from a court' } as const;

/** Item 2 has a restricted appendix of one page, and item 4 is restricted: papers of 3 pages and 1. */
function membersPack(shape: PackShape, numbering: Partial<NumberingRules> = {}): Pack {
  const open = packOf({ ...shape, edition: 'members', numbering });
  const item = (ordinal: number, name: string, papers: AgendaItem['documents']): AgendaItem => ({
    ...(packOf({ items: { [name]: [] } }).partA[0] as AgendaItem),
    number: { part: 'B', ordinal },
    documents: papers,
  });
  const paper = (id: string, access: typeof exempt | typeof confidential) => ({
    ...(packOf({ items: { x: [1] } }).partA[0]?.documents[0] as AgendaItem['documents'][0]),
    id,
    title: `Secret ${id}`,
    access,
  });
  return {
    ...open,
    restricted: {
      heading: 'Agenda – Part B',
      items: [
        item(2, 'sewers', [paper('2.R1', exempt)]),
        item(4, 'land', [paper('4.R1', exempt), paper('4.R2', confidential)]),
      ],
    },
  };
}

const counts = new Map([
  ['2.R1', segmentOf(1)],
  ['4.R1', segmentOf(3)],
  ['4.R2', segmentOf(1)],
]);
const shape: PackShape = { items: { opening: [], sewers: [3], gullies: [2, 1] } };
const agenda = segmentOf(1, {
  [partBAnchor]: { page: 0, top: 800 },
  [partBItemAnchor('4')]: { page: 0, top: 500 },
});

function planOf(pack: Pack, of: PackShape, sheets = 2, partB = agenda): PagePlan {
  const documents = new Map([...documentsOf(of), ...counts]);
  const frontMatter = segmentOf(sheets);
  return paginate(
    pack,
    { frontMatter, documents, floor: 0, partB: { agenda: partB, floor: 0 } },
    measure,
  );
}

const labels = ({ pages }: PagePlan) => pages.map(({ label }) => label).join(' ');
const stampOf = ({ pages }: PagePlan, sheet: number, kind: string) =>
  pages[sheet - 1]?.stamps.find((stamp) => stamp.kind === kind)?.text.replaceAll('\n', ' ');

describe('a members’ plan', () => {
  const open = planOf(packOf(shape), shape);
  const plan = planOf(membersPack(shape), shape);
  const first = open.pages.length + 1;

  it('is the public plan, and Part B behind it', () => {
    const front = plan.pages.slice(0, open.pages.length);
    expect(front.slice(1)).toEqual(open.pages.slice(1));
    expect(plan.items).toEqual(open.items);
    expect(plan.frontMatter).toEqual(open.frontMatter);
    expect(plan.backLinks.slice(0, open.backLinks.length)).toEqual(open.backLinks);
    expect(plan.bookmarks.slice(0, open.bookmarks.length)).toEqual(open.bookmarks);
    expect(plan.targets).toMatchObject(open.targets);
  });

  it('numbers Part B by itself, each paper from an odd page', () => {
    expect(labels(plan)).toBe(`${labels(open)} R1 R2 R3 R4 R5 R6 R7 R8 R9 R10`);
    expect(plan.partB?.agenda).toMatchObject({ first: 'R1', last: 'R2' });
    expect(plan.partB?.items).toMatchObject([
      { range: { first: 'R3', last: 'R4' }, documents: [{ range: { first: 'R3', last: 'R3' } }] },
      {
        range: { first: 'R5', last: 'R10' },
        documents: [{ range: { first: 'R5', last: 'R7' } }, { range: { first: 'R9', last: 'R9' } }],
      },
    ]);
  });

  it('never calls itself public', () => {
    expect(JSON.stringify(plan)).not.toContain('Public Document Pack');
    expect(stampOf(plan, 1, 'pack')).toBe(
      'Members’ Document Pack – contains information not for publication',
    );
  });

  it('says on every restricted page, blanks included, by which law it is so, and not why', () => {
    const told = plan.pages.map(({ sheet }) => stampOf(plan, sheet, 'notice'));
    const paragraph =
      'Not for publication – paragraph 3: information relating to the affairs of any person';
    const ground = 'Not for publication – confidential: information from a court';
    const sheet =
      'Not for publication – exempt or confidential information, as described for each item';
    expect(told.slice(0, first - 1)).toEqual(open.pages.map(() => undefined));
    expect(told.slice(first - 1)).toEqual([
      ...[sheet, sheet],
      ...Array.from({ length: 6 }, () => paragraph),
      ...[ground, ground],
    ]);
    expect(JSON.stringify(plan)).not.toContain('A secret reason');
  });

  it('links and bookmarks Part B like the agenda', () => {
    expect(plan.targets[documentAddress('4.R1')]).toEqual({ sheet: first + 4 });
    expect(
      plan.bookmarks.slice(open.bookmarks.length).map(({ title, sheet }) => [title, sheet]),
    ).toEqual([
      ['Agenda – Part B', first],
      ['2. About sewers', first + 2],
      ['4. About land', first + 4],
    ]);
    expect(plan.backLinks.slice(open.backLinks.length).map(({ sheet, to }) => [sheet, to])).toEqual(
      [
        [first + 2, { sheet: first }],
        [first + 4, { sheet: first, top: 500 }],
        [first + 8, { sheet: first, top: 500 }],
      ],
    );
    expect(stampOf(plan, first + 4, 'item')).toBe('Agenda Item 4');
    expect(stampOf(plan, first + 8, 'item')).toBeUndefined();
  });
});

describe('numbers of Part B', () => {
  it.each<[string, Partial<NumberingRules>, PackShape, number, string]>([
    [
      'go on where the council wants it so',
      { partB: 'continue' },
      { items: { a: [1] } },
      2,
      '1 2 3 4 5 6 7 8 9 10 11 12 13 14',
    ],
    [
      'go on behind front matter of its own',
      { partB: 'continue', from: 'documents' },
      { items: { a: [1] } },
      2,
      'i ii 1 2 3 4 5 6 7 8 9 10 11 12',
    ],
    [
      'begin on a right-hand page though there is no public paper',
      {},
      { items: { a: [] } },
      3,
      '1 2 3 4 R1 R2 R3 R4 R5 R6 R7 R8 R9 R10',
    ],
    [
      'and the page before it belongs to the front matter',
      { from: 'documents' },
      { items: { a: [] } },
      3,
      'i ii iii iv R1 R2 R3 R4 R5 R6 R7 R8 R9 R10',
    ],
    [
      'have no blanks where nothing is printed on both sides',
      { duplex: false },
      { items: { a: [1] } },
      2,
      '1 2 3 R1 R2 R3 R4 R5 R6',
    ],
  ])('%s', (_, numbering, of, sheets, expected) => {
    expect(labels(planOf(membersPack(of, numbering), of, sheets))).toBe(expected);
  });
});

describe('a copy for somebody', () => {
  const pack = { ...membersPack(shape), recipient: 'Ada Lane' };
  const plan = planOf(pack, shape);

  it('bears the name along the diagonal of every page', () => {
    for (const { watermark } of plan.pages) expect(watermark?.text).toBe('Copy of Ada Lane');
    expect(planOf(membersPack(shape), shape).pages[0]).not.toHaveProperty('watermark');
  });

  it.each([
    ['A4', 596, 844, 'Ada Lane'],
    ['A3 on its side', 1191, 842, 'Ada Lane'],
    ['a slip', 200, 60, 'Ada Lane'],
    ['a long name', 596, 844, 'The Right Worshipful the Mayor, Councillor Ada Lane-Featherstone'],
  ])('stays on the page: %s', (_, width, height, recipient) => {
    const wide = segmentOf([{ ...segmentOf(1).pages[0], width, height } as never]);
    const documents = new Map([...documentsOf(shape), ...counts, ['2.1', wide] as const]);
    const made = paginate(
      { ...pack, recipient },
      { frontMatter: segmentOf(2), documents, floor: 0 },
      measure,
    );
    const mark = made.pages[2]?.watermark;
    if (mark === undefined) throw new Error('There is no watermark.');
    const length = (measure(mark.text) / 10) * mark.size;
    const end = [mark.x + length * Math.cos(mark.angle), mark.y + length * Math.sin(mark.angle)];
    for (const [x, y] of [[mark.x, mark.y], end] as const) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
  });
});

it('a notice has as many lines as it needs, and each fits', () => {
  const plan = planOf(membersPack(shape), shape);
  for (const { stamps } of plan.pages) {
    const notice = stamps.find(({ kind }) => kind === 'notice');
    // Nobody may overlook it.
    if (notice !== undefined) expect(notice.size).toBeGreaterThanOrEqual(10);
    for (const line of notice?.text.split('\n') ?? []) {
      expect((measure(line) / 10) * (notice?.size ?? 0)).toBeLessThanOrEqual(
        (notice?.box.width ?? 0) - 8 + 1e-6,
      );
    }
  }
});
