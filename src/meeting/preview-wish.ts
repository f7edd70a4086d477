/** Which papers of a pack somebody wants to see: by the number of an item, or by a paper's file. Pure. */
import { resolve } from 'node:path';
import { nearest } from '../diagnostics/nearest.js';
import {
  type AgendaItem,
  agendaItems,
  boundItems,
  formatItemNumber,
  type Pack,
} from '../model/agenda.js';
import { UsageError } from '../model/error.js';

export interface Wish {
  /** As it was typed. */
  readonly written: string;
  /** Where files are looked for, besides the meeting's folder; absolute. */
  readonly cwd: string;
}

export interface Wanted {
  readonly number: string;
  readonly title: string;
  /** Those that list the papers: the item, and for members the same in Part B. */
  readonly items: readonly AgendaItem[];
  /** Ids. */
  readonly documents: ReadonlySet<string>;
  /** What the preview's file is called. */
  readonly name: string;
}

/** @throws UsageError where this edition has no such item or paper, or the item no paper. */
export function wantedOf(pack: Pack, wish: Wish): Wanted {
  return ofItem(pack, wish.written) ?? ofFile(pack, wish);
}

function ofItem(pack: Pack, written: string): Wanted | undefined {
  const number = written.trim().replace(/^item\s+/i, '');
  const item = agendaItems(pack).find(
    (one) => formatItemNumber(one.number) === number || one.name === written,
  );
  if (item === undefined) return undefined;
  const shown = formatItemNumber(item.number);
  const items = boundItems(pack).filter(
    (one) => formatItemNumber(one.number) === shown && one.documents.length > 0,
  );
  const title = items[0]?.title ?? item.title;
  if (items.length === 0) throw withoutPapers(pack, item);
  const documents = new Set(items.flatMap((one) => one.documents.map(({ id }) => id)));
  return { number: shown, title, items, documents, name: `preview-item-${shown}` };
}

function withoutPapers(pack: Pack, { number, access, withheld }: AgendaItem): UsageError {
  const shown = formatItemNumber(number);
  const closed = access.kind !== 'public' || withheld !== undefined;
  return closed && pack.edition === 'public'
    ? new UsageError(`Item ${shown} has no papers for the public.`, {
        hints: ['Members’ papers are shown with --edition members.'],
      })
    : new UsageError(`Item ${shown} has no papers, so it has no pages of its own.`, {
        hints: ['“pack plan” shows which items have papers.'],
      });
}

function ofFile(pack: Pack, { written, cwd }: Wish): Wanted {
  const places = [resolve(cwd, written), resolve(pack.folders.meeting, written)];
  for (const item of boundItems(pack)) {
    const index = item.documents.findIndex(({ file }) => places.includes(file));
    const document = item.documents[index];
    if (document === undefined) continue;
    const number = formatItemNumber(item.number);
    const name = `preview-item-${number}${item.documents.length === 1 ? '' : `-paper-${index + 1}`}`;
    const { id, title } = document;
    return { number, title, items: [item], documents: new Set([id]), name };
  }
  throw unknown(pack, written);
}

/** Only what this edition holds is named. */
function unknown(pack: Pack, written: string): UsageError {
  const numbers = agendaItems(pack).map(({ number }) => formatItemNumber(number));
  const last = numbers.at(-1) ?? '0';
  if (/^\d+$/.test(written)) {
    return new UsageError(`There is no item ${written}: the agenda ends with item ${last}.`, {
      hints: ['“pack plan” shows the items and their pages.'],
    });
  }
  const names = boundItems(pack).flatMap(({ name, documents }) => [
    name,
    ...documents.map(({ source }) => source),
  ]);
  const near = nearest(written, names);
  return new UsageError(`No item and no paper of this pack is called “${written}”.`, {
    hints: [
      ...(near === undefined ? [] : [`Did you mean “${near}”?`]),
      'Name an item by its number (7) or a paper by its file (reports/annual-report.md). “pack plan” shows the items.',
    ],
  });
}
