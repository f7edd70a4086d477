/** Says in one line how accessible a pack is: what is tagged, what it claims, and why not more. Pure. */
import type { MappedDocument, PageMap } from '../model/map.js';

/** A document with the number of its item. */
interface Paper {
  readonly item: string;
  readonly document: MappedDocument;
}

/** Documents that are named; of more only the number is told. */
const mostNamed = 3;

export function accessibilityLine(map: PageMap): string {
  const papers = map.items.flatMap(({ number, documents }) =>
    documents.map((document): Paper => ({ item: number, document })),
  );
  const untagged = papers.filter(({ document }) => !document.tagged);
  if (untagged.length > 0) {
    return `${someTagged(papers.length - untagged.length, papers.length)}; ${describeUntagged(untagged)}`;
  }
  const all = allTagged(papers.length);
  if (map.claims.includes('PDF/UA-1')) return `${all}; PDF/UA-1 claimed`;
  const unfit = papers.filter(({ document }) => !document.ua);
  const why = unfit.length === 0 ? 'the front sheet or the agenda' : describeUnfit(unfit);
  return `${all}; PDF/UA-1 not claimed: ${why}`;
}

function allTagged(count: number): string {
  switch (count) {
    case 0:
      return 'No documents';
    case 1:
      return 'The document is tagged';
    case 2:
      return 'Both documents are tagged';
    default:
      return `All ${count} documents are tagged`;
  }
}

function someTagged(tagged: number, count: number): string {
  if (count === 1) return 'The document is not tagged';
  if (tagged === 0) return `None of ${count} documents is tagged`;
  return `${tagged} of ${count} documents ${tagged === 1 ? 'is' : 'are'} tagged`;
}

function describeUntagged(papers: readonly Paper[]): string {
  const shown = papers.slice(0, mostNamed).map((paper) => {
    const { pagesWithoutText, pages } = paper.document;
    return `${nameOf(paper)} is ${pagesWithoutText === pages ? 'an untagged scan' : 'untagged'}`;
  });
  return `${shown.join(', ')}${andMore(papers)}`;
}

/** Each reason once, with those that it holds for. */
function describeUnfit(papers: readonly Paper[]): string {
  const groups = new Map<string, string[]>();
  for (const paper of papers.slice(0, mostNamed)) {
    const reason = reasonAgainst(paper);
    groups.set(reason, [...(groups.get(reason) ?? []), nameOf(paper)]);
  }
  const shown = [...groups].map(([reason, names]) => `${reason} (${names.join(', ')})`);
  return `${shown.join('; ')}${andMore(papers)}`;
}

/** The first reason that a person can do something about; the others are in the page map. */
function reasonAgainst({ document }: Paper): string {
  const broken = Object.keys(document.uaFaults);
  const reason = reasons.find(([rules]) => broken.some((rule) => rules.test(rule)))?.[1];
  return reason ?? `rule ${broken[0] ?? 'unknown'}`;
}

function nameOf({ item, document }: Paper): string {
  return `item ${item} ${document.title}`;
}

function andMore({ length }: readonly Paper[]): string {
  return length > mostNamed ? `, and ${length - mostNamed} more` : '';
}

/** Rules of ISO 14289-1 in words, the most telling first. */
const reasons: readonly (readonly [rules: RegExp, words: string])[] = [
  [/^5-1$/, 'documents that do not claim it themselves'],
  [/^6\.1-1$/, 'tags as PDF 2.0 has them'],
  [/^7\.3-1$/, 'figures without alternative text'],
  [/^7\.7-1$/, 'formulas without alternative text'],
  [/^7\.1-[123]$/, 'content outside the tags'],
  [/^7\.4\.2-1$/, 'headings that skip a level'],
  [/^7\.5-1$/, 'table cells without headings'],
  [/^7\.2-(?:[34589]|10|11|13|15|16|41|43)$/, 'irregular tables'],
  [/^7\.2-(?:17|18|19|20)$/, 'lists that are tagged wrongly'],
  [/^7\.2-29$/, 'a language that is none'],
  [/^7\.2-/, 'tables of contents that are tagged wrongly'],
  [/^7\.9-1$/, 'notes that nothing can refer to'],
  [/^7\.10-2$/, 'layers that change by themselves'],
  [/^7\.18\.5-2$/, 'links without a description'],
  [/^7\.18\.5-1$/, 'links outside the tags'],
  [/^7\.18\.(?:1-3|4-)/, 'form fields without a name'],
  [/^7\.18\./, 'comments or stamps outside the tags'],
  [/^7\.20-2$/, 'tagged content that is shown twice'],
  [/^7\.21\.4\.1-1$/, 'fonts that are not embedded'],
  [/^7\.21\.[78]/, 'characters whose meaning is not in the file'],
  [/^7\.21/, 'fonts that cannot be checked'],
  [/^7\.1-/, 'tags that are damaged'],
];
