/** (render → print → paginate)*: every page of a pack decided, with our own pages printed as the plan says. */
import { openStampFont, type StampFont } from '../assemble/index.js';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import { printRemarks } from '../diagnostics/print-remarks.js';
import type { Pack } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { PagePlan } from '../model/plan.js';
import type { Segment, SegmentFacts } from '../model/segment.js';
import {
  guessFrontMatter,
  guessPartB,
  type PageCounts,
  paginate,
  type Settled,
  settle,
  stampSize,
  stampWords,
} from '../paginate/index.js';
import type { OwnPages } from './own-pages.js';
import type { Papers } from './papers.js';
import type { Workshop } from './terms.js';

export interface Numbered {
  readonly plan: PagePlan;
  readonly frontMatter: Segment;
  /** The agenda of Part B, where the pack has one. */
  readonly partB?: Segment;
  readonly stampFont: StampFont;
}

/** No value, and a diagnostic, where the front matter grows without end. */
export function numberPages(
  pack: Pack,
  own: OwnPages,
  papers: Papers,
  shop: Workshop,
): Promise<Checked<Numbered>> {
  shop.progress?.({ kind: 'numbering' });
  return collect(false, async ({ add }) => {
    const documents = new Map([...papers].map(([id, { segment }]) => [id, segment.facts]));
    const stampFont = await openStampFont(stampWords(pack), shop.cache);
    const measure = (text: string): number => stampFont.width(text, stampSize);
    const number = (counts: Omit<PageCounts, 'documents'>): PagePlan =>
      paginate(pack, { documents, ...counts }, measure);
    const front = await settle(number({ frontMatter: guessFrontMatter, floor: 0 }), {
      render: own.front.render,
      print: own.printFront,
      paginate: (printed, floor) => number({ frontMatter: printed.facts, floor }),
      sheets: ({ frontMatter }) => frontMatter.sheets.last,
    });
    // The public pages are decided by now: Part B comes behind them and cites none of them.
    const settled =
      front &&
      (await settlePartB(front, own, (agenda, floor) => {
        const before = front.plan.frontMatter.sheets.last;
        const frontMatter = front.printed.facts;
        return number({ frontMatter, floor: before, partB: { agenda, floor } });
      }));
    if (settled === undefined) return void add([diagnose('does-not-settle', {})]);
    for (const { facts } of [settled.frontMatter, settled.partB ?? []].flat()) {
      add(printRemarks('The front sheet or the agenda', facts));
    }
    return { ...settled, stampFont };
  });
}

/** The agenda of Part B settles as the front matter did. */
async function settlePartB(
  front: Settled<Segment>,
  { partB, printFront }: OwnPages,
  number: (agenda: SegmentFacts, floor: number) => PagePlan,
): Promise<Omit<Numbered, 'stampFont'> | undefined> {
  const frontMatter = front.printed;
  if (partB === undefined) return { plan: front.plan, frontMatter };
  const settled = await settle(number(guessPartB, 0), {
    render: partB.render,
    print: printFront,
    paginate: (printed, floor) => number(printed.facts, floor),
    sheets: (plan) => {
      const { first, last } = plan.partB?.agenda.sheets ?? { first: 1, last: 0 };
      return last - first + 1;
    },
  });
  return settled && { plan: settled.plan, frontMatter, ...given({ partB: settled.printed }) };
}
