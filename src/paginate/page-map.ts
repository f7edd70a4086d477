/** The page map of a plan, for scripts and for proof. Pure. */
import { type AgendaItem, agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import { given } from '../model/given.js';
import { languageOf } from '../model/language.js';
import type {
  BeforeAndAfter,
  MappedDocument,
  MappedItem,
  PageMap,
  ToolVersions,
} from '../model/map.js';
import type { PagePlan, PlannedItem } from '../model/plan.js';
import type { Census, SegmentFacts } from '../model/segment.js';

/** What is known of a converted document. */
export interface DocumentFacts {
  /** Of the file as sent. */
  readonly sha256: string;
  /** Which program made its pages; missing where nobody says. */
  readonly converter?: string;
  readonly segment: { readonly facts: SegmentFacts };
}

/** `own` are the pages that we write: the front matter, and Part B's agenda where there is one. */
export function pageMap(
  pack: Pack,
  plan: PagePlan,
  own: readonly SegmentFacts[],
  documents: ReadonlyMap<string, DocumentFacts>,
  tools: ToolVersions,
): PageMap {
  const facts = [...own, ...[...documents.values()].map(({ segment }) => segment.facts)];
  return {
    version: 1,
    edition: pack.edition,
    ...given({ recipient: pack.recipient, supplement: pack.supplement?.number }),
    body: pack.meeting.body,
    date: pack.meeting.date,
    sheets: plan.pages.length,
    lastLabel: plan.pages.at(-1)?.label ?? '',
    tools,
    frontMatter: plan.frontMatter,
    ...given({ partB: plan.partB?.agenda }),
    claims: facts.every(keepsUa) ? ['PDF/UA-1'] : [],
    items: agendaItems(pack).map((item, index) => {
      const place = restrictedIndex(pack, item);
      const restricted = pack.restricted?.items[place];
      const inPartB = plan.partB?.items[place];
      // To members a restricted item is known by its own title, and its pages are in Part B.
      const shown = item.access.kind === 'public' ? item : (restricted ?? item);
      return {
        number: formatItemNumber(item.number),
        title: shown.title,
        access: item.access.kind,
        ...given({ status: shown.status?.kind }),
        ...(item.number.part === 'B' ? { part: 'B' as const } : {}),
        ...(item.withheld === undefined ? {} : { withheld: item.withheld.length }),
        range: (item.access.kind === 'public' ? plan.items[index] : inPartB)?.range ?? null,
        documents: [
          ...mappedDocuments(item, plan.items[index], documents),
          ...(restricted === undefined ? [] : mappedDocuments(restricted, inPartB, documents)),
        ],
        ...mappedAbsences(item, restricted),
      };
    }),
  };
}

/** Where Part B has an item of the agenda, or its restricted papers; -1 where it has not. */
function restrictedIndex({ restricted }: Pack, { number }: AgendaItem): number {
  return restricted?.items.findIndex((one) => one.number.ordinal === number.ordinal) ?? -1;
}

/** Those of a public item, and in a members' pack of its restricted part. */
function mappedAbsences(
  item: AgendaItem,
  restricted: AgendaItem | undefined,
): Pick<MappedItem, 'absent'> {
  const named = [...(item.absent ?? []), ...(restricted?.absent ?? [])];
  const absent = [
    ...named.map(({ role, title, access, status }) => ({
      ...{ role, title, access: access.kind, status },
    })),
    // In a supplement: what was issued to the public before, and is withdrawn now.
    ...(item.earlier ?? []).flatMap(({ role, title, status }) =>
      status === 'withdrawn' ? [{ role, title, access: 'public' as const, status }] : [],
    ),
  ];
  return absent.length === 0 ? {} : { absent };
}

function mappedDocuments(
  item: AgendaItem,
  planned: PlannedItem | undefined,
  documents: ReadonlyMap<string, DocumentFacts>,
): readonly MappedDocument[] {
  return item.documents.flatMap((document): MappedDocument[] => {
    const range = planned?.documents.find(({ id }) => id === document.id)?.range;
    const known = documents.get(document.id);
    if (range === undefined || known === undefined) return [];
    return [
      {
        role: document.role,
        title: document.title,
        access: document.access.kind,
        ...given({ status: document.status?.kind }),
        source: document.source,
        sha256: known.sha256,
        ...given({ converter: known.converter }),
        pages: known.segment.facts.pages.length,
        range,
        language: languageOf(document, known.segment.facts.language),
        ...carriedOver(known.segment.facts),
      },
    ];
  });
}

/** Whether a pack that claims PDF/UA-1 may hold it. */
function keepsUa({ carried }: SegmentFacts): boolean {
  return Object.keys(carried.uaFaults).length === 0;
}

function carriedOver(
  facts: SegmentFacts,
): Omit<
  MappedDocument,
  'role' | 'title' | 'access' | 'status' | 'source' | 'sha256' | 'pages' | 'range' | 'language'
> {
  const { pages, repaired, carried } = facts;
  const { before, after, losses } = carried;
  const both = (key: keyof Census): BeforeAndAfter => ({ before: before[key], after: after[key] });
  return {
    tagged: carried.structured,
    ua: keepsUa(facts),
    uaFaults: carried.uaFaults,
    repaired,
    pagesWithoutText: pages.filter(({ text }) => !text).length,
    structure: both('elements'),
    links: both('links'),
    outline: after.outline,
    headingBookmarks: carried.headingBookmarks,
    forms: both('fields'),
    annotations: both('annotations'),
    lost: losses,
  };
}
