/** The loop: pages that cite numbers which their own length decides. */
import { describe, expect, it } from 'vitest';
import type { PagePlan } from '../../../src/model/plan.js';
import { paginate, settle } from '../../../src/paginate/index.js';
import { documentsOf, measure, type PackShape, packOf, segmentOf } from './pack.js';

const shape: PackShape = { items: { sewers: [1] } };
const number = (printed: number, floor: number): PagePlan =>
  paginate(
    packOf(shape),
    { frontMatter: segmentOf(printed), documents: documentsOf(shape), floor },
    measure,
  );
const reference = (plan: PagePlan): number => Number(plan.items[0]?.range?.first);

/** `length` says how many pages are printed when the agenda cites a page. */
async function run(length: (cited: number) => number, guess = 4) {
  const rounds: number[] = [];
  const settled = await settle(number(guess, 0), {
    render: (plan) => String(reference(plan)),
    print: async (html) => {
      const pages = length(Number(html));
      rounds.push(pages);
      return pages;
    },
    paginate: number,
    sheets: (plan) => plan.frontMatter.sheets.last,
  });
  return { settled, rounds };
}

describe('settle', () => {
  it('prints once where the first guess holds', async () => {
    const { settled, rounds } = await run(() => 4);
    expect(rounds).toEqual([4]);
    expect(settled && reference(settled.plan)).toBe(5);
  });

  it('prints once more where only the guess was wrong', async () => {
    const { settled, rounds } = await run(() => 6);
    expect(rounds).toEqual([6, 6]);
    expect(settled && reference(settled.plan)).toBe(7);
  });

  it('settles where a longer reference adds a page', async () => {
    const { settled, rounds } = await run((cited) => (cited < 10 ? 10 : 11));
    expect(rounds).toEqual([10, 11, 11]);
    expect(settled && reference(settled.plan)).toBe(13);
    expect(settled?.printed).toBe(11);
  });

  it('keeps the longer front matter where it is longer and shorter in turn', async () => {
    const { settled } = await run((cited) => (cited === 3 ? 4 : 2));
    expect(settled && reference(settled.plan)).toBe(5);
    expect(settled?.printed).toBe(2);
    expect(settled?.plan.frontMatter.sheets.last).toBe(4);
    const kinds = settled?.plan.pages.map(({ content }) => content.kind);
    expect(kinds).toEqual(['front-matter', 'front-matter', 'blank', 'blank', 'document', 'blank']);
  });

  it('settles a round through three lengths', async () => {
    const lengths = new Map([
      [3, 4],
      [5, 6],
      [7, 2],
    ]);
    const { settled } = await run((cited) => lengths.get(cited) ?? 2);
    expect(settled?.plan.frontMatter.sheets.last).toBe(6);
    expect(settled && reference(settled.plan)).toBe(7);
  });

  it('never answers a plan that is not what was printed', async () => {
    for (let odd = 2; odd <= 9; odd++) {
      let printedFor = '';
      const settled = await settle(number(4, 0), {
        render: (plan) => String(reference(plan)),
        print: async (html) => {
          printedFor = html;
          return 2 + ((Number(html) * odd) % 7);
        },
        paginate: number,
        sheets: (plan) => plan.frontMatter.sheets.last,
      });
      if (settled !== undefined) expect(String(reference(settled.plan))).toBe(printedFor);
    }
  });

  it('gives up where every reference makes it longer, after a bounded number of rounds', async () => {
    const { settled, rounds } = await run((cited) => cited + 1);
    expect(settled).toBeUndefined();
    expect(rounds.length).toBeLessThanOrEqual(12);
  });
});
