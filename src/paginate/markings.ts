/** Which words a page carries besides what is printed on it, and why. Knows nothing of where they go. */
import { formatDescriptions, formatParagraphs, type Restriction } from '../model/access.js';
import { boundItems, formatItemNumber, type Pack } from '../model/agenda.js';
import { supplementTitle } from '../model/issue.js';
import type { Layout } from './layout.js';
import type { StampText } from './stamps.js';
import { watermarkText } from './watermark.js';

/** On the first sheet, by the edition; a members' pack never passes for the public one. */
export function packStamp({
  edition,
  restricted,
  supplement,
}: Pick<Pack, 'edition' | 'restricted' | 'supplement'>): string {
  const name = supplement === undefined ? 'Document Pack' : supplementTitle(supplement.number);
  if (edition === 'public') return supplement === undefined ? `Public ${name}` : name;
  return restricted === undefined
    ? `Members’ ${name}`
    : `Members’ ${name} – contains information not for publication`;
}

/**
 * What stands on every copy of a restricted paper: the words of the Act (Local Government Act 1972, section 100B(5) and
 * its like).
 */
export function notice(restriction: Restriction): string {
  const what =
    restriction.kind === 'exempt'
      ? `${formatParagraphs(restriction.paragraphs)}: ${formatDescriptions(restriction)}`
      : `confidential: ${restriction.ground}`;
  return `Not for publication – ${what}`;
}

/** On the agenda of Part B, whose items say it each for themselves. */
export const agendaNotice =
  'Not for publication – exempt or confidential information, as described for each item';

/** All that may be drawn on a pack's pages but for their numbers: the stamps' typeface must have its letters. */
export function stampWords({ recipient, ...pack }: Pack): readonly string[] {
  const items = boundItems(pack);
  return [
    packStamp(pack),
    agendaNotice,
    ...items.map(({ number }) => formatItemNumber(number)),
    ...items.flatMap(({ documents }) =>
      documents.flatMap(({ access }) => (access.kind === 'public' ? [] : [notice(access)])),
    ),
    ...(recipient === undefined ? [] : [watermarkText(recipient)]),
  ];
}

/** The stamps of each page, in the order of the pages. */
export function stampTexts(pack: Pack, layout: Layout): readonly (readonly StampText[])[] {
  const items = boundItems(pack);
  const firstOfItem = new Map(
    items.flatMap(({ documents: [first], number }) =>
      first === undefined ? [] : [[first.id, formatItemNumber(number)] as const],
    ),
  );
  const notices = noticesOf(pack, layout);
  return layout.pages.map(({ sheet, label, content }, index) => {
    // The number comes first, so that it keeps its place on a page that carries other stamps too.
    const stamps: StampText[] = [];
    // Front matter that is labelled i, ii, iii carries no numbers.
    if (!/^[ivxlcdm]+$/.test(label)) stamps.push({ kind: 'page', text: `Page ${label}` });
    if (content.kind === 'document' && content.page === 0) {
      const number = firstOfItem.get(content.document);
      if (number !== undefined) stamps.push({ kind: 'item', text: `Agenda Item ${number}` });
    }
    const words = notices[index];
    if (words !== undefined) stamps.push({ kind: 'notice', text: words });
    if (sheet === 1) stamps.push({ kind: 'pack', text: packStamp(pack) });
    return stamps;
  });
}

/** For each page of Part B; a blank page belongs to what it follows. */
function noticesOf(
  { restricted }: Pack,
  { pages, partB }: Layout,
): readonly (string | undefined)[] {
  if (restricted === undefined || partB === undefined) return [];
  const words = new Map(
    restricted.items.flatMap(({ documents }) =>
      documents.flatMap(({ id, access }) =>
        access.kind === 'public' ? [] : [[id, notice(access)] as const],
      ),
    ),
  );
  let current = agendaNotice;
  return pages.map(({ sheet, content }) => {
    if (sheet < partB.agenda.sheets.first) return undefined;
    if (content.kind === 'document') current = words.get(content.document) ?? current;
    return current;
  });
}
