/** A pack's agenda with its pages, as a table for a terminal. Pure. */
import type { PageMap } from '../model/map.js';
import { formatPageRange } from '../model/plan.js';

/** One line an item: number, title, and on the right its pages as the agenda prints them. */
export function overview(map: PageMap): string {
  const rows = [
    { number: '', title: 'Front sheet and agenda', pages: formatPageRange(map.frontMatter) },
    ...map.items.map(({ number, title, range }) => ({
      number: `${number}.`,
      title,
      pages: range === null ? '' : formatPageRange(range),
    })),
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
