/** What `pack diff` tells people: the same words on a terminal and in a pull request. Pure. */
import {
  type Changes,
  type DocumentChange,
  type ItemChange,
  type ItemState,
  type Passage,
  pagesOf,
  type TextChange,
} from '../../changes/index.js';
import { withHiddenSignsShown } from '../../model/hidden-sign.js';
import { formatPageRange, type PageRange } from '../../model/plan.js';

/** An item of which something is told. */
export interface ToldItem {
  /** "Item 4, The Corn Exchange". */
  readonly head: string;
  readonly lines: readonly string[];
  readonly passages: readonly Passage[];
}

export function toldItems({ items, front }: Changes): readonly ToldItem[] {
  const told = items.map((item) => ({
    head: headOf(item),
    lines: [...itemLines(item), ...item.documents.flatMap((one) => documentLines(one, item))],
    passages: item.documents.flatMap(({ text }) => text?.passages ?? []),
  }));
  if (front === undefined) return told;
  const own = { head: 'Front sheet and agenda', lines: textLines(front), passages: front.passages };
  return [own, ...told];
}

/** "3 items differ; 70 pages, 68 before". */
export function inSum({ items, front, before, after }: Changes): string {
  if (items.length === 0 && front === undefined) return 'No difference.';
  const count = items.length === 1 ? '1 item differs' : `${items.length} items differ`;
  const pages =
    before.sheets === after.sheets
      ? `${after.sheets} pages, as before`
      : `${after.sheets} pages, ${before.sheets} before`;
  return `${items.length === 0 ? 'No item differs' : count}; ${pages}.`;
}

function headOf({ before, after }: ItemChange): string {
  const { number, title } = (after ?? before) as ItemState;
  return plain(title === undefined ? `Item ${number}` : `Item ${number}, ${title}`);
}

function itemLines({ before, after }: ItemChange): readonly string[] {
  if (before === undefined) return [`new${on(after?.range)}`];
  if (after === undefined)
    return [`gone${before.range === null ? '' : `; was on ${pages(before.range)}`}`];
  const lines: string[] = [];
  if (before.number !== after.number) lines.push(`was item ${before.number}`);
  if (before.access !== after.access) lines.push(`was ${before.access}, is ${after.access} now`);
  const renamed = before.title !== undefined && before.title !== after.title;
  if (renamed && after.title !== undefined) lines.push(plain(`was called “${before.title}”`));
  if (before.status !== after.status) {
    lines.push(
      `was ${before.status ?? 'without status'}, is ${after.status ?? 'without status'} now`,
    );
  }
  return [...lines, ...rangeLines(before.range, after.range)];
}

function rangeLines(before: PageRange | null, after: PageRange | null): readonly string[] {
  if (before === null || after === null) {
    if (before === after) return [];
    return [
      after === null
        ? `has no pages now; was on ${pages(before as PageRange)}`
        : `has pages now: ${pages(after)}`,
    ];
  }
  const grown = pagesOf(after) - pagesOf(before);
  const size =
    grown === 0 ? '' : `, ${howMany(Math.abs(grown), 'page')} ${grown > 0 ? 'longer' : 'shorter'}`;
  if (before.first === after.first && before.last === after.last && grown === 0) return [];
  return [`${pages(before)} → ${pages(after)}${size}`];
}

function documentLines(one: DocumentChange, { before, after }: ItemChange): readonly string[] {
  const only = (after ?? before)?.title;
  const name =
    one.title === undefined ? 'a paper' : one.title === only ? 'its paper' : `“${one.title}”`;
  if (one.before === undefined || one.after === undefined) {
    // Of an item that came or went, its papers say nothing new.
    if (before === undefined || after === undefined) return [];
    return [plain(one.before === undefined ? `${name} is new${on(one.after)}` : `${name} is gone`)];
  }
  const lines: string[] = [];
  const grown = pagesOf(one.after) - pagesOf(one.before);
  if (grown !== 0) {
    lines.push(`${name}: ${howMany(Math.abs(grown), 'page')} ${grown > 0 ? 'more' : 'fewer'}`);
  }
  if (one.text !== undefined) lines.push(...textLines(one.text).map((line) => `${name}: ${line}`));
  else if (one.fileChanged) lines.push(`${name}: another file`);
  return lines.map(plain);
}

function textLines({ words, pages: labels }: TextChange): readonly string[] {
  const where = `page${labels.length === 1 ? '' : 's'} ${listed(labels)}`;
  if (words === undefined) return [`another text (${where})`];
  const counts = [
    ...(words.added > 0 ? [`${howMany(words.added, 'word')} came`] : []),
    ...(words.removed > 0 ? [`${howMany(words.removed, 'word')} went`] : []),
  ];
  return [`${counts.join(', ')} on ${where}`];
}

/** Of many, the first ones. */
function listed(labels: readonly string[]): string {
  const most = 8;
  return labels.length > most
    ? `${labels.slice(0, most).join(', ')} and ${labels.length - most} more`
    : labels.join(', ');
}

const pages = (range: PageRange): string => formatPageRange(range);

const on = (range: PageRange | null | undefined): string =>
  range == null ? '' : `, ${pages(range)}`;

const howMany = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** One line, with nothing in it that a terminal obeys. */
function plain(text: string): string {
  return withHiddenSignsShown(text).replaceAll('\n', ' ');
}
