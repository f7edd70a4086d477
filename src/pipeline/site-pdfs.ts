/** The PDFs of the public pages: issued files as they are, and papers cut from them with the same numbers. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { describePack, joinParts } from '../assemble/index.js';
import { cutPages } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import type { Checked } from '../model/diagnostic.js';
import type { SiteFile, SitePlan } from '../model/site.js';
import * as publish from '../publish/index.js';
import { packTitle } from '../render/index.js';
import { readPages, verifyJoined } from '../verify/index.js';
import type { Workshop } from './terms.js';

type PdfFile = Extract<SiteFile, { readonly kind: 'copy' | 'cut' }>;

/** Bytes by path. Errors: `issued-file-changed`, and those of a file that differs from the pages that it is cut from. */
export function makePdfs(
  plan: SitePlan,
  shop: Workshop,
): Promise<Checked<ReadonlyMap<string, Uint8Array>>> {
  const wanted = plan.files.filter(
    (file): file is PdfFile => file.kind === 'copy' || file.kind === 'cut',
  );
  return collect(false, async ({ take, add, ready }) => {
    const made = new Map<string, Uint8Array>();
    for (const file of wanted) {
      if (file.kind === 'copy') {
        const bytes = await publish.readWritten({ pdf: file.of, map: '' });
        const found = createHash('sha256').update(bytes).digest('hex');
        if (found === file.sha256) made.set(file.path, bytes);
        else {
          const data = { file: basename(file.of), expected: file.sha256, found };
          add([diagnose('issued-file-changed', data, { at: { file: file.of } })]);
        }
      }
    }
    for (const of of new Set(wanted.flatMap((file) => (file.kind === 'cut' ? [file.of] : [])))) {
      if (!ready()) return undefined;
      const cuts = wanted.filter((file) => file.kind === 'cut' && file.of === of);
      for (const [path, bytes] of take(await cutPart(cuts, of.pdf, of.pages.sheets, shop)) ?? []) {
        made.set(path, bytes);
      }
    }
    return ready() ? made : undefined;
  });
}

function cutPart(
  cuts: readonly PdfFile[],
  pdf: string,
  sheets: number,
  { pdfium, cache, epoch, tools }: Workshop,
): Promise<Checked<ReadonlyMap<string, Uint8Array>>> {
  return collect(false, async ({ add }) => {
    const bytes = await publish.readWritten({ pdf, map: '' });
    const reading = await readPages(bytes, sheets, pdfium);
    if (reading === undefined) {
      return void add([
        diagnose('pack-unreadable', { cause: basename(pdf) }, { at: { file: pdf } }),
      ]);
    }
    const made = new Map<string, Uint8Array>();
    for (const cut of cuts) {
      if (cut.kind !== 'cut') continue;
      const { first, last } = cut.sheets;
      const segment = await cutPages(bytes, cut.sheets, pdfium, cache);
      const pages = reading.pages.slice(first - 1, last).map(({ label }, index) => ({
        label: label ?? String(first + index),
        words: reading.texts[first - 1 + index] ?? '',
      }));
      const { pack } = cut.meeting.source;
      const isSound = Object.keys(segment.facts.carried.uaFaults).length === 0;
      const about = describePack(pack, {
        title: `${packTitle(pack)}: ${cut.title}`,
        producer: `pack ${tools.pack}`,
        epoch,
        claims: isSound ? cut.of.pages.claims : [],
      });
      const labels = pages.map(({ label }) => label);
      const part = { title: cut.title, language: cut.language, segment, labels };
      const chunks: Uint8Array[] = [];
      await joinParts([part], about, {
        // The writer may use its memory again.
        write: async (more) => void chunks.push(...more.map((chunk) => chunk.slice())),
      });
      const file = Buffer.concat(chunks);
      const candidate = { file: cut.path, bytes: file.length, read: async () => file, mapJson: '' };
      add(await verifyJoined(candidate, pages, [cut.title], pdfium));
      made.set(cut.path, file);
    }
    return made;
  });
}
