/** The words in which an agenda says where an item or a paper stands, and why. Pure. */
import { type AgendaItem, listsPapers } from '../model/agenda.js';
import { type IssuedPlace, partName } from '../model/issue.js';
import { formatPageRange } from '../model/plan.js';
import type { ItemStatus } from '../model/status.js';
import { escaped } from './escape.js';

export const itemWords: Readonly<Record<ItemStatus['kind'], string>> = {
  'to-follow': '[To Follow]',
  late: '[Late report]',
  urgent: '[Urgent]',
  withdrawn: '[Withdrawn]',
};

export const paperWords = {
  'to-follow': '[To Follow]',
  late: '[Late]',
  withdrawn: '[Withdrawn]',
  superseded: '[Superseded]',
} as const;

/** Behind the title: "[To Follow]"; that of its only paper where the item has none of its own. */
export function itemStatusWords(item: AgendaItem): string | null {
  const { status, documents } = item;
  if (status !== undefined) return itemWords[status.kind];
  const only = listsPapers(item) ? undefined : documents[0]?.status;
  return only === undefined ? null : paperWords[only.kind];
}

/** The same on the public agenda, which says of restricted business nothing but whether it is withdrawn. */
export function publicStatusWords(item: AgendaItem): string | null {
  if (item.access.kind === 'public') return itemStatusWords(item);
  return item.status?.kind === 'withdrawn'
    ? '[Not for publication; withdrawn]'
    : '[Not for publication]';
}

export interface PaperOnAgenda {
  readonly title: string;
  /** Of the item's documents; missing where the pack does not hold it. */
  readonly index?: number;
  readonly status: string | null;
}

/**
 * Papers that were issued before, with their pages in the title, since no link can lead to another file; then documents and
 * what is absent, in the order in which they were listed.
 */
export function papersOnAgenda({
  documents,
  absent = [],
  earlier = [],
}: AgendaItem): readonly PaperOnAgenda[] {
  const missing = (after: number): readonly PaperOnAgenda[] =>
    absent
      .filter((paper) => paper.after === after)
      .map(({ title, status }) => ({ title, status: paperWords[status] }));
  return [
    ...earlier.map(({ title, place, status }) => ({
      title: `${title} (${placeWords(place)})`,
      status: status === undefined ? null : paperWords[status],
    })),
    ...documents.flatMap(({ title, status }, index) => [
      ...missing(index),
      { title, index, status: status === undefined ? null : paperWords[status.kind] },
    ]),
    ...missing(documents.length),
  ];
}

/** "Pages 5 - 12 of the pack", "Page 71 of Agenda Supplement 1". */
function placeWords({ part, first, last }: IssuedPlace): string {
  const sheets = { first: 0, last: 0 };
  return `${formatPageRange({ first, last, sheets })} of ${partName(part)}`;
}

/**
 * Why something is late or urgent, a paragraph each, to stand below the item's text: in the text, so that a council's
 * own template, whatever it leaves out, does not leave this out.
 */
export function statusReasons(item: AgendaItem): string {
  const { status, documents } = item;
  const late = documents.flatMap(({ title, status: one }): [string, string][] =>
    one?.kind === 'late'
      ? [
          [
            listsPapers(item) ? `Reason for lateness of ${title}` : 'Reason for lateness',
            one.reason,
          ],
        ]
      : [],
  );
  const said: [string, string | undefined][] = [
    ...(status?.kind === 'late' || status?.kind === 'urgent'
      ? ([
          ['Reason for urgency (special circumstances)', status.circumstances],
          ['Reason for lateness', status.reason],
        ] as [string, string | undefined][])
      : []),
    ...late,
  ];
  return said
    .filter(([, reason]) => reason !== undefined && reason !== '')
    .map(([label, reason = '']) => `<p><strong>${escaped(label)}:</strong> ${escaped(reason)}</p>`)
    .join('\n');
}
