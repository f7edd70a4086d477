/** The whole program on one screen: from a meeting folder to a page plan, and on to a published pack. */
import { assemblePack, describePack, type Materials, openStampFont } from './assemble/index.js';
import type { Browser } from './browser/index.js';
import type { Cache } from './cache/index.js';
import { convertDocuments, openDarkroom, readFrontPictures } from './convert/index.js';
import { collect } from './diagnostics/collect.js';
import { diagnose } from './diagnostics/index.js';
import { printRemarks } from './diagnostics/print-remarks.js';
import { loadPack, readReport } from './load/index.js';
import type { Edition } from './model/access.js';
import { formatItemNumber, type Pack } from './model/agenda.js';
import type { Checked } from './model/diagnostic.js';
import type { PageMap, ToolVersions } from './model/map.js';
import type { PagePlan } from './model/plan.js';
import type { SegmentFacts } from './model/segment.js';
import { guessFrontMatter, pageMap, paginate, settle, stampSize } from './paginate/index.js';
import type { Pdfium } from './pdfium/index.js';
import { openPrinter } from './print/index.js';
import * as publish from './publish/index.js';
import { linearise, qpdfIdentity } from './qpdf/index.js';
import * as render from './render/index.js';
import { resolvePack } from './resolve/index.js';
import { verifyPack } from './verify/index.js';

/** What a build needs from outside: opened by the caller, and closed by it. */
export interface Workshop {
  readonly browser: Promise<Browser>;
  readonly pdfium: Pdfium;
  readonly cache: Cache;
  readonly tools: Omit<ToolVersions, 'browser'>;
  /** SOURCE_DATE_EPOCH: seconds that stand in for the date of issue in the file's own dates. */
  readonly epoch?: number;
}

/** What is asked for. */
export interface Order {
  readonly edition: Edition;
  /** Warnings stop the build too. */
  readonly strict: boolean;
  /** Absolute; the meeting's own `out/` where missing. */
  readonly out?: string;
  /** The file is to be shown by browsers before they have the whole of it ("fast web view"). */
  readonly linearize?: boolean;
}

/** A pack whose every page is decided and of which nothing is written. */
export interface Draft {
  readonly pack: Pack;
  readonly plan: PagePlan;
  readonly map: PageMap;
  readonly files: publish.OutputFiles;
  readonly materials: Materials;
}

/** A pack whose files are written. */
export interface Published extends Omit<Draft, 'materials'> {
  /** Size of the PDF. */
  readonly bytes: number;
}

/** load → resolve → convert → (render → print → paginate)*: everything that a build decides. */
export function planPack(folder: string, order: Order, shop: Workshop): Promise<Checked<Draft>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const source = take(await loadPack(folder));
    const pack = source && take(resolvePack(source, order.edition));
    if (source === undefined || pack === undefined) return undefined;
    const files = publish.outputFiles(pack, order.out);
    if (order.out === undefined) await publish.guardPlace(files, pack.folders.council);
    await publish.guardSources(files, publish.sourceFiles(source, pack));

    const templates = await render.readTemplates(pack.folders.council, pack.meeting.colour);
    add(templates.diagnostics);
    const print = openPrinter(shop.browser, shop.pdfium, shop.cache);
    const front = render.prepareFrontMatter(templates, pack);
    add(front.diagnostics);
    const darkroom = openDarkroom();
    const pictures = take(
      await readFrontPictures(pack, front.images, render.logoAddress, darkroom),
    );
    const converted = take(
      await convertDocuments(pack, {
        pdfium: shop.pdfium,
        cache: shop.cache,
        darkroom,
        readReport,
        render: (item, document, report) =>
          render.renderReport(templates, pack.meeting, item, document, report),
        renderWord: (document, body) => render.renderWordReport(templates, document, body),
        renderPicture: (document, paper) => render.renderPicture(templates, document, paper),
        print,
      }),
    );
    if (pictures === undefined || converted === undefined || !ready()) return undefined;

    const documents = new Map([...converted].map(([id, { segment }]) => [id, segment]));
    const facts = new Map([...documents].map(([id, segment]) => [id, segment.facts]));
    const stampFont = await openStampFont(
      pack.partA.map(({ number }) => formatItemNumber(number)),
      shop.cache,
    );
    const measure = (text: string): number => stampFont.width(text, stampSize);
    const number = (frontMatter: SegmentFacts, floor: number): PagePlan =>
      paginate(pack, { frontMatter, documents: facts, floor }, measure);
    const settled = await settle(number(guessFrontMatter, 0), {
      render: front.render,
      print: (html) => print(html, pictures),
      paginate: (printed, floor) => number(printed.facts, floor),
    });
    if (settled === undefined) return void add([diagnose('does-not-settle', {})]);

    const { plan, printed: frontMatter } = settled;
    add(printRemarks('The front sheet or the agenda', frontMatter.facts));
    const tools: ToolVersions = {
      ...shop.tools,
      browser: (await shop.browser).identity,
      ...(order.linearize ? { qpdf: qpdfIdentity() } : {}),
    };
    const map = pageMap(pack, plan, frontMatter.facts, converted, tools);
    const about = describePack(pack, {
      title: render.packTitle(pack),
      producer: `pack ${tools.pack}`,
      epoch: shop.epoch,
      claims: map.claims,
    });
    return {
      pack,
      plan,
      map,
      files,
      materials: { frontMatter, documents, about, stampFont },
    };
  });
}

/**
 * What building a pack would write, and from what, without building it. Undefined where the pack has
 * mistakes that leave this open: its build will tell them, and write nothing.
 */
export async function foreseePack(
  folder: string,
  order: Order,
): Promise<Omit<publish.Foreseen, 'folder'> | undefined> {
  const { value } = await collect(order.strict, async ({ take }) => {
    const source = take(await loadPack(folder));
    const pack = source && take(resolvePack(source, order.edition));
    if (source === undefined || pack === undefined) return undefined;
    const files = publish.outputFiles(pack, order.out);
    return { files, sources: publish.sourceFiles(source, pack) };
  });
  return value;
}

/** planPack → assemble (→ linearise) → verify → publish. Nothing is published that differs from its plan. */
export function buildPack(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<Published>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const draft = take(await planPack(folder, order, shop));
    if (draft === undefined || !ready()) return undefined;
    const { pack, plan, files } = draft;

    // Told once both are whole again: even where warnings count as errors, this one must not stop its own cure.
    const torn = await publish.checkPair(files);
    return publish.withDraft(files, async (file) => {
      const assembled = await assemblePack(pack, plan, draft.materials, file);
      const { sha256, bytes } = order.linearize ? await file.rewrite(linearise) : assembled;
      const { map, json } = publish.vouchFor(draft.map, files.pdf, sha256);
      const pdf = await file.read();
      add(await verifyPack({ pdf, mapJson: json }, pack, plan, shop.pdfium));
      if (!ready()) return undefined;
      await file.publish(json);
      add(torn);
      return { pack, plan, map, files, bytes };
    });
  });
}
