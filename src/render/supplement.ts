/** What a supplement's front sheet says besides the meeting: what is in it, with items, pages and reasons. Pure. */
import { documentAddress } from '../model/address.js';
import {
  type AgendaItem,
  agendaItems,
  formatItemNumber,
  type Pack,
  type Supplement,
} from '../model/agenda.js';
import { formatLongDay } from '../model/date.js';
import { supplementTitle } from '../model/issue.js';
import { formatPageRange, type PagePlan } from '../model/plan.js';
import { escaped } from './escape.js';
import { withheldLine } from './law.js';
import { publicStatusWords, statusReasons } from './status.js';

/** See templates/README.md, "supplement". Items that have papers in it, and items that are new. */
export function supplementSheet(
  { number, newItems, changedItems, published }: Supplement,
  pack: Pack,
  plan: PagePlan,
): object {
  return {
    heading: supplementTitle(number),
    published: published === undefined ? null : formatLongDay(published, pack.meeting.language),
    items: agendaItems(pack).flatMap((item, index) => {
      const range = plan.items[index]?.range ?? null;
      const first = item.documents[0];
      const isChanged = changedItems.includes(formatItemNumber(item.number));
      const isTold = isChanged || newItems.includes(formatItemNumber(item.number));
      if (range === null && !isTold) return [];
      return [
        {
          number: formatItemNumber(item.number),
          title: item.title,
          pages:
            first === undefined || range === null
              ? null
              : { text: `(${formatPageRange(range)})`, address: documentAddress(first.id) },
          status: isChanged ? publicStatusWords(item) : null,
          reasons: `${isChanged ? whatChanged(item) : ''}${statusReasons(item)}`,
        },
      ];
    }),
  };
}

/** Papers that were issued and are withdrawn by now, and those of which the public is only told. */
function whatChanged({ earlier = [], withheld = [] }: AgendaItem): string {
  const lines = [
    ...earlier.flatMap(({ title, status }) =>
      status === 'withdrawn' ? [`Withdrawn: ${title}`] : [],
    ),
    ...withheld.map(withheldLine),
  ];
  return lines.map((line) => `<p>${escaped(line)}</p>`).join('');
}
