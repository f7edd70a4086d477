/**
 * All that was issued in one file: the issued bytes, each held against the register, prepared as they are and joined. Nothing
 * is numbered, stamped or printed.
 */
import { describePack, type JoinedPart, joinParts } from '../assemble/index.js';
import { convertPdf } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import { readIssuedPdf } from '../issue/index.js';
import type { Checked } from '../model/diagnostic.js';
import type { IssuedPart } from '../model/issue.js';
import { consolidatedMap } from '../paginate/index.js';
import { type GuardBeside, guardBeside } from '../pipeline/guarded.js';
import { boundsOf, readPack } from '../pipeline/sources.js';
import type { Order, Workshop, Written } from '../pipeline/terms.js';
import { writeFiles } from '../pipeline/write.js';
import * as publish from '../publish/index.js';
import { consolidatedTitle, partTitle } from '../render/index.js';
import { type JoinedPage, readPages, verifyJoined } from '../verify/index.js';

interface ReadPart extends JoinedPart {
  readonly issued: IssuedPart;
  readonly pages: readonly JoinedPage[];
}

/** All that was issued of a meeting, in one file. */
export function consolidatePack(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<Written>> {
  const guard = guardBeside(folder, order);
  return consolidate(folder, order, guard, shop).finally(guard.close);
}

/** Errors: `nothing-to-consolidate`, those of the issued files, and of a file that differs from them. */
function consolidate(
  folder: string,
  order: Order,
  guard: GuardBeside,
  shop: Workshop,
): Promise<Checked<Written>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const read = take(await readPack(folder, order));
    if (read === undefined || !ready()) return undefined;
    const { source, pack } = read;
    const { at } = source.meeting;
    const { edition } = order;
    if (source.issued[0]?.edition !== edition) {
      return void add([diagnose('nothing-to-consolidate', { edition }, { at })]);
    }
    guard.onSource(source);
    const files = publish.consolidatedFiles(pack, order.out);
    const parts: ReadPart[] = [];
    for (const issued of source.issued) {
      const part = take(await readPart(issued, pack.meeting.language, shop));
      if (part !== undefined) parts.push(part);
    }
    if (!ready()) return undefined;
    const { epoch, tools } = shop;
    const map = consolidatedMap(
      parts.map(({ issued, labels, segment }) => ({ issued, labels, facts: segment.facts })),
      { ...tools, browser: source.issued[0].tools.browser },
    );
    const about = describePack(pack, {
      title: consolidatedTitle(pack),
      producer: `pack ${tools.pack}`,
      epoch,
      claims: map.claims,
    });
    const pages = parts.flatMap((part) => part.pages);
    const titles = parts.map(({ title }) => title);
    const writing = {
      files,
      place: publish.placeOf(order.out),
      bounds: boundsOf(read),
      pack,
      vouch: (sha256: string) => publish.vouchFor(map, files.pdf, sha256),
      assemble: (file: publish.DraftFile) => joinParts(parts, about, file),
      verify: (written: Parameters<typeof verifyJoined>[0]) =>
        verifyJoined(written, pages, titles, shop.pdfium),
    };
    return take(await writeFiles(writing, guard, order, shop));
  });
}

function readPart(
  issued: IssuedPart,
  language: string,
  { pdfium, cache }: Workshop,
): Promise<Checked<ReadPart>> {
  return collect(false, async ({ take, add }) => {
    const bytes = take(await readIssuedPdf(issued));
    if (bytes === undefined) return undefined;
    const title = partTitle(issued);
    const where = { at: { file: issued.paths.pdf }, item: title };
    // What became of the papers’ comments was decided when they were issued.
    const segment = take(await convertPdf(issued.pdf.file, bytes, where, 'keep', pdfium, cache));
    const reading = await readPages(bytes, issued.pages.sheets, pdfium);
    if (segment === undefined || reading === undefined) {
      if (reading === undefined) add([diagnose('pack-unreadable', { cause: issued.pdf.file })]);
      return undefined;
    }
    const labels = reading.pages.map(({ label }, index) => label ?? String(index + 1));
    const pages = labels.map((label, index) => ({ label, words: reading.texts[index] ?? '' }));
    return { issued, title, language, segment, labels, pages };
  });
}
