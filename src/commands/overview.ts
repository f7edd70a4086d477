/** A pack's agenda with its pages, as a table for a terminal. Pure. */
export { fileSize } from '../model/file-size.js';

import { supplementTitle } from '../model/issue.js';
import type { MappedItem, PageMap } from '../model/map.js';
import { formatPageRange, type PageRange } from '../model/plan.js';

/** One line an item: number, title, and on the right its pages as the agenda prints them. */
export function overview(map: PageMap): string {
  const rows = [
    { number: '', title: 'Front sheet and agenda', pages: formatPageRange(map.frontMatter) },
    ...map.items.flatMap(itemRows),
    ...(map.partB === undefined
      ? []
      : [{ number: '', title: 'Agenda of Part B', pages: formatPageRange(map.partB) }]),
    ...map.items.flatMap(restrictedRows),
  ];
  const widest = Math.min(60, Math.max(...rows.map(({ title }) => width(title))));
  return rows
    .map(({ number, title, pages }) => {
      const shown = width(title) > widest ? `${[...title].slice(0, widest - 1).join('')}…` : title;
      const gap = ' '.repeat(widest - width(shown));
      return `${number.padStart(4)} ${shown}${gap}  ${pages}`.trimEnd();
    })
    .join('\n');
}

/** What a pack is, over its overview. */
export function heading(map: PageMap): string {
  const { body, date, edition, recipient, supplement, parts } = map;
  const own = supplement === undefined ? '' : `, ${supplementTitle(supplement)}`;
  const part =
    parts === undefined
      ? own
      : `, all that was issued (${parts.map((one) => one.part).join(', ')})`;
  const copy = recipient === undefined ? '' : `, copy of ${recipient}`;
  return `${body}, ${date}${part}${edition === 'members' ? ', members’ edition' : ''}${copy}`;
}

interface Row {
  readonly number: string;
  readonly title: string;
  readonly pages: string;
}

/** A restricted item has no pages in the public part. */
function itemRows({ number, title, access, range }: MappedItem): readonly Row[] {
  const shown = access === 'public' && range !== null ? formatPageRange(range) : '';
  return [
    {
      number: `${number}.`,
      title,
      pages: access === 'public' ? shown : 'not for publication',
    },
  ];
}

/** In Part B: an item, or the restricted papers of a public one. */
function restrictedRows({ number, title, access, range, documents }: MappedItem): readonly Row[] {
  const row = (name: string, pages: PageRange): Row => ({
    number: `${number}.`,
    title: name,
    pages: formatPageRange(pages),
  });
  if (access !== 'public') return range === null ? [] : [row(title, range)];
  return documents
    .filter((document) => document.access !== 'public')
    .map((document) => row(document.title, document.range));
}

/** "70 pages"; where labels and sheets differ, "26 pages, the last is page 22". */
export function pagesLine(map: PageMap): string {
  const pages = map.sheets === 1 ? '1 page' : `${map.sheets} pages`;
  return map.lastLabel === String(map.sheets)
    ? pages
    : `${pages}, the last is page ${map.lastLabel}`;
}

function width(text: string): number {
  return [...text].length;
}
