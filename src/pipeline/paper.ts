/** render → print → paginate → assemble (→ linearise) → verify → publish: a file that is all our own pages. */
import { basename } from 'node:path';
import {
  assemblePaper,
  describePack,
  openStampFont,
  type PaperMaterials,
} from '../assemble/index.js';
import { openDarkroom, readFrontPictures } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { printRemarks } from '../diagnostics/print-remarks.js';
import type { Pack } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { ToolVersions } from '../model/map.js';
import type { Day } from '../model/meeting.js';
import type { PaperOutline, PlannedPaper, Vouched } from '../model/paper.js';
import type { Segment, SegmentFacts } from '../model/segment.js';
import { paperWords, planPaper, stampSize } from '../paginate/index.js';
import { openPrinter } from '../print/index.js';
import * as publish from '../publish/index.js';
import { linearise, qpdfIdentity } from '../qpdf/index.js';
import * as render from '../render/index.js';
import { verifyAbsence } from '../verify/absence/index.js';
import { verifyPaper } from '../verify/index.js';
import { aboutAbsence, type GuardBeside } from './guarded.js';
import type { MadePaper, Order, Workshop } from './terms.js';

/** What such a file is to be. */
export interface PaperOrder<M extends Vouched> {
  readonly title: string;
  /** What its pages are called in a diagnostic: "The minutes". */
  readonly name: string;
  /** "minutes", the end of its file's name. */
  readonly slug: string;
  /** The day that the file's own dates have. */
  readonly date: Day;
  readonly outline: PaperOutline;
  readonly set: (
    templates: render.Templates,
  ) => Omit<render.RenderedReport, 'html'> & { readonly html: string };
  readonly map: (facts: SegmentFacts, tools: ToolVersions) => M;
}

/** Nothing is published that differs from its plan, nor beside restricted matter anything that holds some of it. */
export function writePaper<M extends Vouched>(
  pack: Pack,
  paper: PaperOrder<M>,
  guard: GuardBeside,
  order: Order,
  shop: Workshop,
): Promise<Checked<MadePaper<M>>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const files = publish.paperFiles(pack, paper.slug, order.out);
    if (order.out === undefined) await publish.guardPlace(files, pack.folders.council);
    const pages = take(await printPaper(pack, paper, shop));
    if (pages === undefined || !ready()) return undefined;
    const stampFont = await openStampFont(paperWords(paper.outline), shop.cache);
    const planned = planPaper(paper.outline, pack.meeting.language, pages.facts, (text) =>
      stampFont.width(text, stampSize),
    );
    const tools = await toolsOf(order, shop);
    const draft = paper.map(pages.facts, tools);
    const about = describePack(
      { ...pack, meeting: { ...pack.meeting, published: paper.date } },
      {
        title: paper.title,
        producer: `pack ${tools.pack}`,
        epoch: shop.epoch,
        claims: draft.claims,
      },
    );
    const torn = await publish.checkPair(files);
    return publish.withDraft(files, async (file) => {
      const materials: PaperMaterials = { pages, about, stampFont };
      const assembled = await assemblePaper(planned, materials, file);
      const { sha256, bytes } = order.linearize ? await file.rewrite(linearise) : assembled;
      const { map, json } = publish.vouchFor(draft, files.pdf, sha256);
      add(
        await verify(planned, { file: basename(files.pdf), bytes, read: file.read, mapJson: json }),
      );
      const guarded = take(await guard.guarded());
      if (guarded !== undefined && ready()) {
        const fileNames = [basename(files.pdf), basename(files.map)];
        const candidate = { pdf: await file.read(), mapJson: json, fileNames };
        add(await verifyAbsence(candidate, guarded.fingerprints, shop.pdfium));
      }
      if (!ready()) return undefined;
      await file.publish(json);
      add(torn);
      return { map, files, bytes, ...given({ absence: guarded && aboutAbsence(guarded) }) };
    });
  });

  function verify(planned: PlannedPaper, candidate: Parameters<typeof verifyPaper>[0]) {
    return verifyPaper(candidate, planned, shop.pdfium);
  }
}

async function printPaper<M extends Vouched>(
  pack: Pack,
  paper: PaperOrder<M>,
  shop: Workshop,
): Promise<Checked<Segment>> {
  return collect(false, async ({ take, add, ready }) => {
    const templates = await render.readTemplates(pack.folders.council, pack.meeting.colour);
    add(templates.diagnostics);
    const { html, images, diagnostics } = paper.set(templates);
    add(diagnostics);
    const darkroom = openDarkroom();
    const pictures = take(await readFrontPictures(pack, images, render.logoAddress, darkroom));
    if (!ready()) return undefined;
    const print = openPrinter(shop.browser, shop.pdfium, shop.cache);
    const printed = await print(html, pictures ?? new Map());
    add(printRemarks(paper.name, printed.facts));
    return printed;
  });
}

async function toolsOf({ linearize }: Order, shop: Workshop): Promise<ToolVersions> {
  return {
    ...shop.tools,
    browser: (await shop.browser).identity,
    ...(linearize ? { qpdf: qpdfIdentity() } : {}),
  };
}
