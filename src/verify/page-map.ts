/** The page map against the agenda and the documents' ranges. Looks at nothing of the PDF but its bytes' hash. */
import { createHash } from 'node:crypto';
import type { Pack } from '../model/agenda.js';
import type { PageMap } from '../model/map.js';
import type { PagePlan, PageRange } from '../model/plan.js';
import { publicItems, restrictedItems } from './expected.js';
import { type Finding, finding } from './finding.js';

/** The files as they will be written. */
export interface WrittenMap {
  readonly pdf: Uint8Array;
  readonly mapJson: string;
}

/** The page map is read as scripts will read it. */
export function checkMap(
  pack: Pack,
  plan: PagePlan,
  { pdf, mapJson }: WrittenMap,
): readonly Finding[] {
  const map = JSON.parse(mapJson) as PageMap;
  const what = 'range in the page map';
  const restricted = restrictedItems(pack, plan);
  const ranges = publicItems(pack, plan).flatMap(({ item, name, range, documents }, index) => {
    const mapped = map.items[index];
    const inPartB = restricted.find((one) => one.item.number.ordinal === item.number.ordinal);
    const own = item.access.kind === 'public' ? range : (inPartB?.range ?? null);
    return [
      finding(what, name, rangeText(own), rangeText(mapped?.range)),
      ...[...documents, ...(inPartB?.documents ?? [])].flatMap(({ id, range: pages }, place) => {
        const document = mapped?.documents[place];
        const length = pages.sheets.last - pages.sheets.first + 1;
        return [
          finding(what, `document ${id}`, rangeText(pages), rangeText(document?.range)),
          finding('number of pages in the page map', `document ${id}`, length, document?.pages),
        ];
      }),
    ];
  });
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return [
    ...ranges,
    finding(what, 'the front matter', rangeText(plan.frontMatter), rangeText(map.frontMatter)),
    finding(what, 'the agenda of Part B', rangeText(plan.partB?.agenda), rangeText(map.partB)),
    finding('number of sheets in the page map', 'the pack', plan.pages.length, map.sheets),
    finding(
      'last label in the page map',
      'the pack',
      plan.pages.at(-1)?.label ?? '',
      map.lastLabel,
    ),
    finding('SHA-256 in the page map', 'the pack', sha256, map.pdf?.sha256),
  ];
}

function rangeText(range: PageRange | null | undefined): string {
  return range == null
    ? 'no pages'
    : `${range.first} - ${range.last} (sheets ${range.sheets.first} - ${range.sheets.last})`;
}
