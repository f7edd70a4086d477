/** The page map of a plan, for scripts and for proof. Pure. */
import { formatItemNumber, type Pack } from '../model/agenda.js';
import { languageOf } from '../model/language.js';
import type { BeforeAndAfter, MappedDocument, PageMap, ToolVersions } from '../model/map.js';
import type { PagePlan } from '../model/plan.js';
import type { Census, SegmentFacts } from '../model/segment.js';

/** What is known of a converted document. */
export interface DocumentFacts {
  /** Of the file as sent. */
  readonly sha256: string;
  readonly segment: { readonly facts: SegmentFacts };
}

export function pageMap(
  pack: Pack,
  plan: PagePlan,
  frontMatter: SegmentFacts,
  documents: ReadonlyMap<string, DocumentFacts>,
  tools: ToolVersions,
): PageMap {
  const facts = [frontMatter, ...[...documents.values()].map(({ segment }) => segment.facts)];
  return {
    version: 1,
    edition: pack.edition,
    body: pack.meeting.body,
    date: pack.meeting.date,
    sheets: plan.pages.length,
    lastLabel: plan.pages.at(-1)?.label ?? '',
    tools,
    frontMatter: plan.frontMatter,
    claims: facts.every(keepsUa) ? ['PDF/UA-1'] : [],
    items: pack.partA.map((item, index) => {
      const planned = plan.items[index];
      return {
        number: formatItemNumber(item.number),
        title: item.title,
        access: item.access.kind,
        ...(item.status === undefined ? {} : { status: item.status }),
        range: planned?.range ?? null,
        documents: item.documents.flatMap((document): MappedDocument[] => {
          const range = planned?.documents.find(({ id }) => id === document.id)?.range;
          const known = documents.get(document.id);
          if (range === undefined || known === undefined) return [];
          return [
            {
              role: document.role,
              title: document.title,
              access: document.access.kind,
              source: document.source,
              sha256: known.sha256,
              pages: known.segment.facts.pages.length,
              range,
              language: languageOf(document, known.segment.facts.language),
              ...carriedOver(known.segment.facts),
            },
          ];
        }),
      };
    }),
  };
}

/** Whether a pack that claims PDF/UA-1 may hold it. */
function keepsUa({ carried }: SegmentFacts): boolean {
  return Object.keys(carried.uaFaults).length === 0;
}

function carriedOver(
  facts: SegmentFacts,
): Omit<
  MappedDocument,
  'role' | 'title' | 'access' | 'source' | 'sha256' | 'pages' | 'range' | 'language'
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
