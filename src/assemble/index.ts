/**
 * The stage `assemble`: segments and a page plan become one PDF. Decides nothing: what is written is
 * what the plan says. pdf-lib holds the objects; tags and the documents' own bookmarks are not kept yet.
 */
import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib';
import { diagnose } from '../diagnostics/index.js';
import { addressScheme } from '../model/address.js';
import { formatItemNumber, type Pack } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PagePlan, PlannedPage } from '../model/plan.js';
import type { Segment } from '../model/segment.js';
import { isPublicAddress, noteDocumentParts } from './annotations.js';
import { furnish } from './draw.js';
import { embedStampFont, stampMeasure } from './fonts.js';
import { extendFoot, type PageFrame } from './geometry.js';
import { gatherLayers } from './layers.js';
import { describeFile, type FileDescription, identifyFile } from './metadata.js';
import { resolveAddresses, writeBackLinks, writeBookmarks, writePageLabels } from './navigation.js';
import { type TakenPage, takePages } from './pages.js';
import { noRemarks, type Remarks } from './remarks.js';

export { describePack } from './about.js';
export { type FileDescription, stampMeasure };

export interface Materials {
  readonly frontMatter: Segment;
  /** By document id. */
  readonly documents: ReadonlyMap<string, Segment>;
  readonly about: FileDescription;
  /** Type size of stamps in points: the one that the plan was made with. */
  readonly stampSize: number;
}

export interface Assembled {
  readonly pdf: Uint8Array;
  /** What was not taken over from the documents. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes the pack. The same materials and plan give the same bytes. */
export async function assemblePack(
  pack: Pack,
  plan: PagePlan,
  materials: Materials,
): Promise<Assembled> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const layers = gatherLayers();
  const remarks = new Map<string, Remarks>();
  const taken = new Map<string, readonly TakenPage[]>();
  const take = async (
    id: string,
    segment: Segment,
    mayOpen: (address: string) => boolean,
  ): Promise<void> => {
    const source = await PDFDocument.load(segment.pdf, {
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
      // A segment never is encrypted, but a left-over cross-reference stream of the original may say so.
      ignoreEncryption: true,
    });
    const found = noRemarks();
    const { pages, copier } = takePages(source, pdf, mayOpen, found);
    found.hiddenLayers.push(...layers.add(source, copier));
    noteDocumentParts(source.catalog, found);
    taken.set(id, pages);
    remarks.set(id, found);
  };
  // Only our own pages may name places of the pack.
  const mayOpenOurs = (address: string): boolean =>
    isPublicAddress(address) || address.startsWith(addressScheme);
  await take('', materials.frontMatter, mayOpenOurs);
  for (const [id, segment] of materials.documents) await take(id, segment, isPublicAddress);

  const font = await embedStampFont(pdf);
  const pen = { context: pdf.context, font, size: materials.stampSize };
  const sheets = plan.pages.map((planned) => {
    const page = sheetFor(pdf, taken, planned);
    furnish(pen, page, planned);
    if (planned.extension > 0) extend(pdf, page, planned.extension);
    return page;
  });
  placePages(pdf, sheets);
  resolveAddresses(pdf, sheets, plan);
  writeBackLinks(pdf, sheets, plan);
  writeBookmarks(pdf, sheets, plan);
  writePageLabels(pdf, plan.pages);
  layers.write(pdf);
  describeFile(pdf, materials.about);
  const bytes = await pdf.save({
    updateFieldAppearances: false,
    addDefaultPage: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
  identifyFile(bytes);
  return { pdf: bytes, diagnostics: tellRemarks(pack, remarks) };
}

function tellRemarks(pack: Pack, remarks: ReadonlyMap<string, Remarks>): readonly Diagnostic[] {
  return pack.partA.flatMap((item) =>
    item.documents.flatMap(({ id, source: file, at }) => {
      const found = remarks.get(id);
      if (found === undefined) return [];
      const where = { at, item: `item ${formatItemNumber(item.number)}` };
      const { hiddenLayers: layers } = found;
      const fields = found.unseenFields.size;
      const parts = [...found.dropped].map(([what, times]) => inWords(what, times));
      return [
        ...(parts.length > 0 ? [diagnose('document-parts-dropped', { file, parts }, where)] : []),
        ...(layers.length > 0 ? [diagnose('hidden-layers', { file, layers }, where)] : []),
        ...(fields > 0 ? [diagnose('fields-without-look', { file, fields }, where)] : []),
      ];
    }),
  );
}

function inWords(what: string, times: number): string {
  return times === 1 ? what : `${what} (${times} times)`;
}

function sheetFor(
  pdf: PDFDocument,
  taken: ReadonlyMap<string, readonly TakenPage[]>,
  { content, label }: PlannedPage,
): TakenPage {
  if (content.kind === 'blank') {
    const { width, height } = content;
    const dict = pdf.context.obj({ Type: 'Page', MediaBox: [0, 0, width, height], Resources: {} });
    const frame: PageFrame = { left: 0, bottom: 0, right: width, top: height, rotate: 0 };
    return { ref: pdf.context.register(dict), dict, frame };
  }
  const id = content.kind === 'document' ? content.document : '';
  const page = taken.get(id)?.[content.page];
  if (page === undefined) throw new Error(`The plan's page ${label} was not handed in.`);
  return page;
}

/** Makes the page box taller at the visible foot; what is on the page keeps its place and scale. */
function extend(pdf: PDFDocument, page: TakenPage, extra: number): void {
  const { left, bottom, right, top } = extendFoot(page.frame, extra);
  const box = pdf.context.obj([left, bottom, right, top]);
  for (const key of ['MediaBox', 'CropBox']) page.dict.set(PDFName.of(key), box);
  for (const key of ['BleedBox', 'TrimBox', 'ArtBox']) page.dict.delete(PDFName.of(key));
}

/** A page tree with one level of groups, so that viewers find a page without reading all of them. */
function placePages(pdf: PDFDocument, sheets: readonly TakenPage[]): void {
  const { context, catalog } = pdf;
  const groupSize = 64;
  const root = catalog.get(PDFName.of('Pages')) as PDFRef;
  const groups: PDFRef[] = [];
  for (let start = 0; start < sheets.length; start += groupSize) {
    const members = sheets.slice(start, start + groupSize);
    const group = context.nextRef();
    for (const { dict } of members) dict.set(PDFName.of('Parent'), group);
    const kids = members.map(({ ref }) => ref);
    context.assign(
      group,
      context.obj({ Type: 'Pages', Parent: root, Kids: kids, Count: kids.length }),
    );
    groups.push(group);
  }
  context.assign(root, context.obj({ Type: 'Pages', Kids: groups, Count: sheets.length }));
}
