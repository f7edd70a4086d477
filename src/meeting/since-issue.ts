/** load → resolve: which items of a meeting are not what was issued. Decides nothing about what may still be done. */
import { createHash } from 'node:crypto';
import { readDocument } from '../convert/index.js';
import { loadPack } from '../load/index.js';
import { type AgendaItem, boundItems, formatItemNumber, type Pack } from '../model/agenda.js';
import type { IssuedPart } from '../model/issue.js';
import type { Order } from '../pipeline/terms.js';
import { resolvePack } from '../resolve/index.js';

/** Of an item, since the last issue: it is on the agenda now, or one of its papers is new or another. */
export type Mark = 'new' | 'changed';

/** By the numbers of items. None where nothing was issued, or nobody can say. */
export async function marksSinceIssue(
  folder: string,
  { edition }: Order,
): Promise<ReadonlyMap<string, Mark>> {
  const { value: source } = await loadPack(folder, edition);
  const issued = source?.issued ?? [];
  const pack = source && resolvePack(source, edition).value;
  const marks = new Map<string, Mark>();
  if (pack === undefined || issued.length === 0) return marks;
  for (const item of boundItems(pack)) {
    const mark = await markOf(pack, item, issued);
    if (mark !== undefined) marks.set(formatItemNumber(item.number), mark);
  }
  return marks;
}

async function markOf(
  pack: Pack,
  { number, documents }: AgendaItem,
  issued: readonly IssuedPart[],
): Promise<Mark | undefined> {
  const shown = formatItemNumber(number);
  const before = issued.flatMap(({ pages }) => pages.items.filter((one) => one.number === shown));
  if (before.length === 0) return 'new';
  const papers = before.flatMap((one) => one.documents);
  for (const document of documents) {
    const bytes = await readDocument(pack, document);
    const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
    const same = papers.find(
      (one) => one.source === document.source && one.title === document.title,
    );
    if (same?.sha256 !== sha256) return 'changed';
  }
  return undefined;
}
