/**
 * The program's only loop: the front matter, and likewise the agenda of Part B, cites page numbers that its own length decides. Knows
 * neither HTML nor PDF: how to print and to paginate is handed in.
 */
import type { PagePlan } from '../model/plan.js';

/** Rounds of free play before the longest front matter seen becomes the least. */
const freeRounds = 4;
/** A front matter that still grows after this many rounds will not settle. */
const lastRound = 12;

export interface Steps<Printed> {
  /** The plan's references as they are printed: equal text, equal pages. */
  readonly render: (plan: PagePlan) => string;
  readonly print: (html: string) => Promise<Printed>;
  /** `floor` is the least number of sheets of what is printed. */
  readonly paginate: (printed: Printed, floor: number) => PagePlan;
  /** How many sheets the plan gives to what is printed. */
  readonly sheets: (plan: PagePlan) => number;
}

export interface Settled<Printed> {
  readonly plan: PagePlan;
  readonly printed: Printed;
}

/**
 * Prints and paginates until what is printed is what the plan says. Where the references make the
 * front matter shorter and longer in turn, the longer one is kept and filled with blanks.
 * Answers undefined where it grows without end.
 */
export async function settle<Printed>(
  first: PagePlan,
  steps: Steps<Printed>,
): Promise<Settled<Printed> | undefined> {
  let html = steps.render(first);
  let longest = 0;
  for (let round = 1; round <= lastRound; round++) {
    const printed = await steps.print(html);
    const plan = steps.paginate(printed, round > freeRounds ? longest : 0);
    const next = steps.render(plan);
    if (next === html) return { plan, printed };
    longest = Math.max(longest, steps.sheets(plan));
    html = next;
  }
  return undefined;
}
