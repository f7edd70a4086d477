/**
 * `pack site`: the public pages of a council, made of what was issued. All is planned, then made in memory, then shown to hold
 * nothing restricted; only then is anything written.
 */
import { dirname, join } from 'node:path';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import { findCouncil } from '../load/index.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { SitePlan } from '../model/site.js';
import { aboutAbsence, guardBeside } from '../pipeline/guarded.js';
import { makePages } from '../pipeline/site-pages.js';
import { makePdfs } from '../pipeline/site-pdfs.js';
import { type ReadSiteMeeting, readSiteMeeting } from '../pipeline/site-sources.js';
import { boundsOf } from '../pipeline/sources.js';
import type { Workshop } from '../pipeline/terms.js';
import { readFonts } from '../print/index.js';
import * as publish from '../publish/index.js';
import { readSiteTemplates } from '../render/index.js';
import { planSite } from '../site/index.js';
import { verifyFilesAbsence } from '../verify/absence/index.js';

export interface SiteOrder {
  readonly strict: boolean;
  /** Absolute; `out/site` of the council where missing. */
  readonly out?: string;
  /** What was built and not issued is shown too. */
  readonly draft: boolean;
  /** Where the pages will be, with a slash at its end. */
  readonly address?: string;
}

export interface PublishedSite extends publish.WrittenSite {
  /** Absolute. */
  readonly folder: string;
  readonly plan: SitePlan;
  /** All of them. */
  readonly files: number;
  /** How many restricted sources were looked for; missing where there are none. */
  readonly sources?: number;
}

/** `folder` is the council's, or any below it. Errors: `site-empty`, and those of each meeting. */
export function publishSite(
  folder: string,
  order: SiteOrder,
  shop: Workshop,
): Promise<Checked<PublishedSite>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const found = take(await findCouncil(folder));
    if (found === undefined) return undefined;
    const { council, meetings: folders } = found;
    const to = order.out ?? join(council, 'out', 'site');
    await publish.guardSitePlace(to, { council, meetings: folders, sources: [] });
    const read: ReadSiteMeeting[] = [];
    for (const meeting of found.meetings) {
      const one = take(await readSiteMeeting(meeting, order.draft, shop));
      if (one !== undefined) read.push(one);
    }
    if (!ready()) return undefined;
    const sources = read.flatMap(({ source, meeting: { pack } }) =>
      boundsOf({ source, pack }).sources.map(({ file }) => file),
    );
    await publish.guardSitePlace(to, { council, meetings: folders, sources });
    const first = read[0]?.meeting.pack.meeting;
    if (first === undefined) {
      return void add([
        diagnose('site-empty', {}, { at: { file: join(council, 'council.yaml') } }),
      ]);
    }
    const meetings = read.map(({ meeting }) => meeting);
    const plan = take(
      planSite({
        ...{ council: first.council, language: first.language, meetings },
        ...given({ address: order.address }),
      }),
    );
    const templates = await readSiteTemplates(council, first.colour);
    add(templates.diagnostics);
    if (plan === undefined || !ready()) return undefined;
    const pdfs = take(await makePdfs(plan, shop));
    const pages = pdfs && ready() ? take(await makePages(plan, templates, pdfs, shop)) : undefined;
    if (pdfs === undefined || pages === undefined || !ready()) return undefined;
    const made = [...pages, ...pdfs].map(([path, bytes]) => ({ path, bytes }));
    const lookedFor = take(await showAbsence(read, made, shop));
    if (!ready()) return undefined;
    const fonts = [...(await readFonts())].map(([path, { body }]) => ({ path, bytes: body }));
    if (order.out === undefined) {
      // Either folder may be a link, the lower one only if it is there.
      for (const folder of [dirname(to), to]) {
        await publish.guardPlace({ pdf: join(folder, 'index.html'), map: '' }, council);
      }
    }
    const files = [...made, ...fonts];
    const written = take(await publish.writeSite(to, files));
    return (
      written && {
        ...written,
        folder: to,
        plan,
        files: files.length,
        ...given({ sources: lookedFor }),
      }
    );
  });
}

/**
 * The proof of absence for each meeting beside which something is restricted, of its own files and of those that all
 * meetings share. Typefaces are the program's own, and are not looked at. The value is the number of restricted sources.
 */
function showAbsence(
  read: readonly ReadSiteMeeting[],
  files: readonly publish.SiteOutput[],
  shop: Workshop,
): Promise<Checked<number>> {
  return collect(false, async ({ take, add }) => {
    const folders = read.map(({ meeting }) => `${meeting.pack.bodySlug}/${meeting.name}/`);
    const shared = files.filter(({ path }) => !folders.some((one) => path.startsWith(one)));
    let sources: number | undefined;
    for (const [index, { source, meeting }] of read.entries()) {
      const { minutes, decisions } = meeting;
      const writes = minutes === undefined && decisions === undefined ? 'pack' : 'minutes';
      const order = { edition: 'public', strict: false } as const;
      const guard = guardBeside(source.folders.meeting, order, writes);
      try {
        guard.onSource(source);
        const guarded = take(await guard.guarded());
        if (guarded === undefined) continue;
        const own = files.filter(({ path }) => path.startsWith(folders[index] ?? ' '));
        add(await verifyFilesAbsence([...shared, ...own], guarded.fingerprints, shop.pdfium));
        sources = (sources ?? 0) + (aboutAbsence(meeting.pack, guarded).value?.sources ?? 0);
      } finally {
        guard.close();
      }
    }
    return sources;
  });
}
