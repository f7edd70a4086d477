/** render → print → paginate → assemble (→ linearise) → verify → publish: a file that is all our own pages. */
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
import type { ToolVersions } from '../model/map.js';
import type { Day } from '../model/meeting.js';
import type { PaperOutline, Vouched } from '../model/paper.js';
import type { Segment, SegmentFacts } from '../model/segment.js';
import { paperWords, planPaper, stampSize } from '../paginate/index.js';
import { openPrinter } from '../print/index.js';
import * as publish from '../publish/index.js';
import { qpdfIdentity } from '../qpdf/index.js';
import * as render from '../render/index.js';
import { verifyPaper } from '../verify/index.js';
import type { GuardBeside } from './guarded.js';
import { boundsOf, type ReadPack } from './sources.js';
import type { Order, Workshop, Written } from './terms.js';
import { type Writing, writeFiles } from './write.js';

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
  { source, pack }: Pick<ReadPack, 'source' | 'pack'>,
  paper: PaperOrder<M>,
  guard: GuardBeside,
  order: Order,
  shop: Workshop,
): Promise<Checked<Written<M>>> {
  return collect(order.strict, async ({ take, ready }) => {
    const files = publish.paperFiles(pack, paper.slug, order.out);
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
    const materials: PaperMaterials = { pages, about, stampFont };
    const writing: Writing<M> = {
      files,
      place: publish.placeOf(order.out),
      bounds: boundsOf({ source, pack }),
      pack,
      vouch: (sha256) => publish.vouchFor(draft, files.pdf, sha256),
      assemble: (file) => assemblePaper(planned, materials, file),
      verify: (written) => verifyPaper(written, planned, shop.pdfium),
    };
    return take(await writeFiles(writing, guard, order, shop));
  });
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
