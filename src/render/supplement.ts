/** What a supplement's front sheet says besides the meeting: what is in it, with items, pages and reasons. Pure. */
import { documentAddress } from '../model/address.js';
import { agendaItems, formatItemNumber, type Pack, type Supplement } from '../model/agenda.js';
import { supplementTitle } from '../model/issue.js';
import { formatPageRange, type PagePlan } from '../model/plan.js';
import { statusReasons } from './status.js';

/** See templates/README.md, "supplement". Items that have papers in it, and items that are new. */
export function supplementSheet(
  { number, newItems }: Supplement,
  pack: Pack,
  plan: PagePlan,
): object {
  return {
    heading: supplementTitle(number),
    items: agendaItems(pack).flatMap((item, index) => {
      const range = plan.items[index]?.range ?? null;
      const first = item.documents[0];
      if (range === null && !newItems.includes(formatItemNumber(item.number))) return [];
      return [
        {
          number: formatItemNumber(item.number),
          title: item.title,
          pages:
            first === undefined || range === null
              ? null
              : { text: `(${formatPageRange(range)})`, address: documentAddress(first.id) },
          reasons: statusReasons(item),
        },
      ];
    }),
  };
}
