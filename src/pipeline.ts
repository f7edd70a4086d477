/** The whole program on one screen: from a meeting folder to a page plan, and on to a published pack. */
import { basename } from 'node:path';
import { assemblePack, describePack, type Materials, openStampFont } from './assemble/index.js';
import type { Browser } from './browser/index.js';
import type { Cache } from './cache/index.js';
import {
  convertDocuments,
  openDarkroom,
  readDocument,
  readFrontPictures,
} from './convert/index.js';
import { collect } from './diagnostics/collect.js';
import { diagnose } from './diagnostics/index.js';
import { printRemarks } from './diagnostics/print-remarks.js';

import { type Guard, hasRestricted, openGuard } from './guard/index.js';
import { inspectDocuments, type SharedWords, sharedWords } from './inspect/index.js';
import { loadPack, readReport } from './load/index.js';
import type { Edition } from './model/access.js';
import type { Document, Pack } from './model/agenda.js';

import type { Checked } from './model/diagnostic.js';
import type { Guarded } from './model/fingerprint.js';
import { given } from './model/given.js';
import type { PageMap, ToolVersions } from './model/map.js';
import type { PagePlan } from './model/plan.js';
import type { Segment, SegmentFacts } from './model/segment.js';
import type { PackSource } from './model/source.js';
import {
  guessFrontMatter,
  guessPartB,
  type PageCounts,
  pageMap,
  paginate,
  type Settled,
  settle,
  stampSize,
  stampWords,
} from './paginate/index.js';
import type { Pdfium } from './pdfium/index.js';
import { openPrinter } from './print/index.js';
import * as publish from './publish/index.js';
import { linearise, qpdfIdentity } from './qpdf/index.js';
import * as render from './render/index.js';
import { resolvePack } from './resolve/index.js';
import { verifyAbsence } from './verify/absence/index.js';
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
  /** Whose copy it is: his or her name is on every page. Of a members' pack only. */
  readonly recipient?: string;
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
  /** Of a public pack beside which something is restricted: how it was shown that nothing of that is in it. */
  readonly absence?: Absence;
}

/** What anybody may know of what the guard read: how much, and how much of it is public as well. */
export interface Absence extends Pick<Guarded, 'sources' | 'overlaps' | 'overlapCount'> {
  readonly shared: Pick<SharedWords, 'places' | 'told'>;
}

/**
 * load → resolve → convert → inspect → (render → print → paginate)*: everything that a build decides. `onSource` is called as
 * soon as the sources are known and sound, for what goes on beside it.
 */
export function planPack(
  folder: string,
  order: Order,
  shop: Workshop,
  onSource: (source: PackSource) => void = () => undefined,
): Promise<Checked<Draft>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const source = take(await loadPack(folder, order.edition));
    const pack = source && take(packOf(source, order));
    if (source === undefined || pack === undefined) return undefined;
    const files = publish.outputFiles(pack, order.out);
    if (order.out === undefined) await publish.guardPlace(files, pack.folders.council);
    await publish.guardSources(files, publish.sourceFiles(source, pack));
    if (ready()) onSource(source);

    const templates = await render.readTemplates(pack.folders.council, pack.meeting.colour);
    add(templates.diagnostics);
    const print = openPrinter(shop.browser, shop.pdfium, shop.cache);
    const front = render.prepareFrontMatter(templates, pack);
    const partB = pack.restricted && render.preparePartB(templates, pack, pack.restricted);
    const own = [front, ...(partB === undefined ? [] : [partB])];
    add(own.flatMap(({ diagnostics }) => diagnostics));
    const darkroom = openDarkroom();
    const images = own.flatMap((pages) => pages.images);
    const pictures = take(await readFrontPictures(pack, images, render.logoAddress, darkroom));
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
    const read = (document: Document) => readDocument(pack, document);
    const { pdfium, cache } = shop;
    add(await inspectDocuments(pack, converted ?? new Map(), { pdfium, cache, read }));
    if (pictures === undefined || converted === undefined || !ready()) return undefined;

    const documents = new Map([...converted].map(([id, { segment }]) => [id, segment]));
    const facts = new Map([...documents].map(([id, segment]) => [id, segment.facts]));
    const stampFont = await openStampFont(stampWords(pack), shop.cache);
    const measure = (text: string): number => stampFont.width(text, stampSize);
    const number = (counts: Omit<PageCounts, 'documents'>): PagePlan =>
      paginate(pack, { documents: facts, ...counts }, measure);
    const printFront = (html: string): Promise<Segment> => print(html, pictures);
    const settled = await settle(number({ frontMatter: guessFrontMatter, floor: 0 }), {
      render: front.render,
      print: printFront,
      paginate: (printed, floor) => number({ frontMatter: printed.facts, floor }),
      sheets: ({ frontMatter }) => frontMatter.sheets.last,
    });
    // The public pages are decided by now: Part B comes behind them and cites none of them.
    const complete =
      settled &&
      (await settlePartB(settled, partB, printFront, (agenda, floor) => {
        const frontMatter = settled.printed.facts;
        const before = settled.plan.frontMatter.sheets.last;
        return number({ frontMatter, floor: before, partB: { agenda, floor } });
      }));
    if (complete === undefined) return void add([diagnose('does-not-settle', {})]);

    const { plan, frontMatter, partBAgenda } = complete;
    const printed = [frontMatter, ...(partBAgenda === undefined ? [] : [partBAgenda])];
    for (const pages of printed) add(printRemarks('The front sheet or the agenda', pages.facts));
    const tools: ToolVersions = {
      ...shop.tools,
      browser: (await shop.browser).identity,
      ...(order.linearize ? { qpdf: qpdfIdentity() } : {}),
    };
    const ownFacts = printed.map((pages) => pages.facts);
    const map = pageMap(pack, plan, ownFacts, converted, tools);
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
      materials: { frontMatter, ...given({ partB: partBAgenda }), documents, about, stampFont },
    };
  });
}

/** The pack that is asked for. */
function packOf(source: PackSource, { edition, recipient }: Order): Checked<Pack> {
  const { value, diagnostics } = resolvePack(source, edition);
  return value === undefined
    ? { diagnostics }
    : { value: { ...value, ...given({ recipient }) }, diagnostics };
}

interface Complete {
  readonly plan: PagePlan;
  readonly frontMatter: Segment;
  readonly partBAgenda?: Segment;
}

/** The agenda of Part B settles as the front matter did. */
async function settlePartB(
  front: Settled<Segment>,
  partB: render.FrontMatter | undefined,
  print: (html: string) => Promise<Segment>,
  number: (agenda: SegmentFacts, floor: number) => PagePlan,
): Promise<Complete | undefined> {
  if (partB === undefined) return { plan: front.plan, frontMatter: front.printed };
  const settled = await settle(number(guessPartB, 0), {
    render: partB.render,
    print,
    paginate: (printed, floor) => number(printed.facts, floor),
    sheets: (plan) => {
      const { first, last } = plan.partB?.agenda.sheets ?? { first: 1, last: 0 };
      return last - first + 1;
    },
  });
  return (
    settled && { plan: settled.plan, frontMatter: front.printed, partBAgenda: settled.printed }
  );
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
    const source = take(await loadPack(folder, order.edition));
    const pack = source && take(packOf(source, order));
    if (source === undefined || pack === undefined) return undefined;
    const files = publish.outputFiles(pack, order.out);
    return { files, sources: publish.sourceFiles(source, pack) };
  });
  return value;
}

/** A draft that was looked at, and nothing written of it. */
export interface Looked extends Draft {
  /** Of a public pack beside which something is restricted: what the guard says of it before there is a pack. */
  readonly absence?: Absence;
}

/**
 * planPack, and beside a public pack the guard's reading of what is restricted: whether that can be read at all, and
 * which of its words public sources have too. The pages themselves are looked through by `buildPack` only.
 */
export function checkPack(folder: string, order: Order, shop: Workshop): Promise<Checked<Looked>> {
  const { onSource, guarded, close } = guardBeside(folder, order);
  return collect(order.strict, async ({ take }) => {
    const draft = take(await planPack(folder, order, shop, onSource));
    const answer = take(await guarded());
    const absence = draft && answer && take(aboutAbsence(draft.pack, answer));
    return draft && { ...draft, ...given({ absence }) };
  }).finally(close);
}

/** The guard of a public pack: started as soon as it is known that something is restricted beside it. */
function guardBeside(folder: string, { edition }: Order) {
  let guard: Guard | undefined;
  return {
    onSource: (source: PackSource): void => {
      if (edition === 'public' && hasRestricted(source)) guard = openGuard(folder);
    },
    /** No value where there is nothing to guard. */
    guarded: async (): Promise<Checked<Guarded>> => (await guard?.answer) ?? { diagnostics: [] },
    close: (): void => guard?.close(),
  };
}

/**
 * planPack → assemble (→ linearise) → verify → publish. Nothing is published that differs from its plan; beside a
 * public pack a guard reads what is restricted, and nothing is published that holds any of it.
 */
export function buildPack(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<Published>> {
  const { onSource, guarded: answer, close } = guardBeside(folder, order);
  return collect(order.strict, async ({ take, add, ready }) => {
    const draft = take(await planPack(folder, order, shop, onSource));
    if (draft === undefined || !ready()) return undefined;
    const { pack, plan, files } = draft;

    // Told once both are whole again: even where warnings count as errors, this one must not stop its own cure.
    const torn = await publish.checkPair(files);
    return publish.withDraft(files, async (file) => {
      const assembled = await assemblePack(pack, plan, draft.materials, file);
      const { sha256, bytes } = order.linearize ? await file.rewrite(linearise) : assembled;
      const { map, json } = publish.vouchFor(draft.map, files.pdf, sha256);
      const written = { file: basename(files.pdf), bytes, read: file.read, mapJson: json };
      add(await verifyPack(written, pack, plan, shop.pdfium));
      const guarded = take(await answer());
      const absence = guarded && take(aboutAbsence(pack, guarded));
      if (guarded !== undefined && ready()) {
        const fileNames = [basename(files.pdf), basename(files.map)];
        const candidate = { pdf: await file.read(), mapJson: json, fileNames };
        add(await verifyAbsence(candidate, guarded.fingerprints, shop.pdfium));
      }
      if (!ready()) return undefined;
      await file.publish(json);
      add(torn);
      return {
        pack,
        plan,
        map,
        files,
        bytes,
        ...given({ absence }),
      };
    });
  }).finally(close);
}

/** What is told of the guard's answer: warnings where public sources share words that matter. */
function aboutAbsence(pack: Pack, guarded: Guarded): Checked<Absence> {
  const { sources, overlaps, overlapCount } = guarded;
  const { diagnostics, ...shared } = sharedWords(pack, guarded.shared);
  return { value: { sources, overlaps, overlapCount, shared }, diagnostics };
}
