/** What was issued is frozen: a plan and a file are held against it, and what came since is told of. */
import { createHash } from 'node:crypto';
import { readDocument } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import {
  differencesFromIssue,
  missingEarlier,
  perhapsByTools,
  readIssuedPdf,
  sameAsIssued,
} from '../issue/index.js';
import { boundItems, formatItemNumber, type Pack } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { IssuedPart } from '../model/issue.js';
import type { PageMap } from '../model/map.js';
import type { Pdfium } from '../pdfium/index.js';
import { isNews } from '../resolve/index.js';
import type { ReadPack } from './sources.js';
import type { Draft, Order } from './terms.js';

/** The issue that a pack has to come out as once more; none for a supplement, and where nothing was issued. */
export function issueOf({ source, pack }: ReadPack): IssuedPart | undefined {
  return pack.supplement === undefined ? source.issued[0] : undefined;
}

/** Everything of a plan that is against what was issued, and what of the meeting is new. */
export async function sinceIssue(read: ReadPack, map: PageMap): Promise<readonly Diagnostic[]> {
  const { source, pack, news } = read;
  const { issued } = source;
  if (issued.length === 0) return [];
  const files = await Promise.all(issued.map(readIssuedPdf));
  const damaged = files.flatMap(({ diagnostics }) => diagnostics);
  const first = issueOf(read);
  if (first === undefined) {
    return [
      ...damaged,
      ...missingEarlier(issued, map, pack, news.closed),
      ...(await changedEarlier(pack)),
    ];
  }
  const about = { at: source.meeting.at };
  const differences = differencesFromIssue(first.pages, map, pack, news.closed);
  // Where items are not those that were issued, nobody can say what is new in them.
  const others = ['issued-item-differs', 'issued-item-restricted'];
  const areThose = differences.every(({ code }) => !others.includes(code));
  const told = areThose && isNews(news) ? [diagnose('new-since-issue', news, about)] : [];
  const moves = differences.some(({ code }) => code === 'issued-pages-change');
  const byTools = moves ? perhapsByTools(first.tools, map.tools) : [];
  return [...damaged, ...differences, ...byTools, ...told];
}

/** Papers that were issued before a supplement, and whose files are no longer what they were. */
async function changedEarlier(pack: Pack): Promise<readonly Diagnostic[]> {
  const earlier = boundItems(pack).flatMap((item) =>
    (item.earlier ?? []).map((paper) => ({ paper, item: formatItemNumber(item.number) })),
  );
  const found = await Promise.all(
    earlier.map(async ({ paper: { file, path, place, at }, item }) => {
      const bytes = await readDocument(pack, { file: path });
      const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
      if (sha256 === place.sha256) return [];
      const { first, last } = place;
      const pages = first === last ? `Page ${first}` : `Pages ${first} - ${last}`;
      const where = { at, item: `item ${item}` };
      return [diagnose('issued-document-changed', { source: file, pages }, where)];
    }),
  );
  return found.flat();
}

/**
 * The bytes of a draft against those that were issued. The value is the issue that they are; none where they differ, or
 * where they were never to be the same: a copy bears a name, and members' pages are not the public's.
 */
export function asIssued(
  { frozen, map }: Draft,
  now: Uint8Array,
  order: Order,
  pdfium: Pdfium,
): Promise<Checked<IssuedPart>> {
  return collect(order.strict, async ({ take, add }) => {
    if (frozen === undefined || frozen.edition !== order.edition) return undefined;
    if (order.recipient !== undefined) return undefined;
    const issued = take(await readIssuedPdf(frozen));
    if (issued === undefined) return undefined;
    const tools = { issued: frozen.tools, now: map.tools };
    const differences = await sameAsIssued({ issued, now, tools }, pdfium);
    add(differences);
    return differences.length === 0 ? frozen : undefined;
  });
}
