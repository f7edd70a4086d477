/** A page plan in the words of the splicer. Decides nothing; pure but for pieces that are loaded later. */
import { boundItems, formatItemNumber, type Pack } from '../model/agenda.js';
import { languageOf } from '../model/language.js';
import type { Bookmark, PagePlan, PlannedPage, Target } from '../model/plan.js';
import type { Segment } from '../model/segment.js';
import {
  type AddedLink,
  decodePiece,
  type FileBookmark,
  type FileDescription,
  type FilePlace,
  outlookOf,
  type PieceOutlook,
  type Sheet,
  type SpliceOrder,
  type SplicePart,
} from '../pdf/splicing.js';
import { furniture } from './furniture.js';
import { labelRuns } from './labels.js';
import type { StampFont } from './stamp-font.js';

/** A segment of the pack with what has to be known of its piece while others are written. */
export interface PackPart {
  /** The document's id, or what stands for it where the pages are ours. */
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly segment: Segment;
  readonly outlook: PieceOutlook;
}

/** The pieces of a pack: our own agendas, and the documents by their ids. */
export interface PackSegments {
  readonly frontMatter: Segment;
  readonly partB?: Segment;
  readonly documents: ReadonlyMap<string, Segment>;
}

/** All in the order of their pages, which is that of reading. */
export async function readParts(
  pack: Pack,
  plan: PagePlan,
  { frontMatter, partB, documents }: PackSegments,
): Promise<readonly PackPart[]> {
  const { language: ours } = pack.meeting;
  const parts: PackPart[] = [await read(ownPages['front-matter'], 'Agenda', ours, frontMatter)];
  if (partB !== undefined && pack.restricted !== undefined) {
    parts.push(await read(ownPages['part-b'], pack.restricted.heading, ours, partB));
  }
  for (const item of boundItems(pack)) {
    for (const document of item.documents) {
      const segment = documents.get(document.id);
      if (segment === undefined) continue;
      const title = `Item ${formatItemNumber(item.number)}: ${document.title}`;
      const language = languageOf(document, segment.facts.language);
      parts.push(await read(document.id, title, language, segment));
    }
  }
  const firstSheets = new Map<string, number>();
  for (const { sheet, content } of plan.pages) {
    const id = documentOf(content);
    if (id !== undefined && !firstSheets.has(id)) firstSheets.set(id, sheet);
  }
  const sheetOfPart = ({ id }: PackPart): number => firstSheets.get(id) ?? 0;
  return parts.sort((a, b) => sheetOfPart(a) - sheetOfPart(b));
}

async function read(
  id: string,
  title: string,
  language: string,
  segment: Segment,
): Promise<PackPart> {
  const outlook = outlookOf(await loadPiece(segment));
  return { id, title, language, segment, outlook };
}

/** Of a file that is all our own pages. */
export function readOwnPart(title: string, language: string, segment: Segment): Promise<PackPart> {
  return read(ownPages['front-matter'], title, language, segment);
}

/** What stands for a document's id where the pages are ours. */
const ownPages = { 'front-matter': '', 'part-b': 'part-b' } as const;

function isOwn(id: string): boolean {
  return id === ownPages['front-matter'] || id === ownPages['part-b'];
}

async function loadPiece(segment: Segment) {
  const piece = decodePiece(await segment.load());
  if (piece === undefined) throw new Error('A segment holds no piece.');
  return piece;
}

export function spliceOrder(
  plan: PagePlan,
  parts: readonly PackPart[],
  stampFont: StampFont,
  about: FileDescription,
): SpliceOrder {
  const font = { ...stampFont, name: unusedName(stampFont.name, parts) };
  const index = new Map(parts.map(({ id }, place) => [id, place]));
  const labels = grouped(plan.pages, ({ content }) => documentOf(content));
  const links = grouped(plan.backLinks, ({ sheet }) => sheet);
  return {
    parts: parts.map((part): SplicePart => partOf(part, plan, labels.get(part.id) ?? [])),
    sheets: plan.pages.map((page): Sheet => {
      const added = (links.get(page.sheet) ?? []).map(({ box, to, description }) => ({
        box,
        to: placeOf(to),
        description,
      }));
      return sheetOf(page, added, parts, index, font);
    }),
    bookmarks: plan.bookmarks.map((bookmark) => bookmarkOf(bookmark, index)),
    labels: labelRuns(plan.pages),
    font,
    about,
  };
}

/** A paper may be cut from a pack of ours, with stamps of its own in the same typeface, but in another subset of it. */
function unusedName(wanted: string, parts: readonly PackPart[]): string {
  let name = wanted;
  for (let count = 2; parts.some(({ outlook }) => outlook.fontNames.has(name)); count += 1) {
    name = `${wanted}${count}`;
  }
  return name;
}

function grouped<Key, One>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function partOf(
  { id, title, language, outlook, segment }: PackPart,
  plan: PagePlan,
  pages: readonly PlannedPage[],
): SplicePart {
  const labels = new Map(
    pages.map(({ content, label }) => [content.kind === 'blank' ? -1 : content.page, label]),
  );
  return {
    outlook,
    load: () => loadPiece(segment),
    title,
    language,
    // Only our own pages may name places of the pack.
    ...(isOwn(id) ? { addresses: placesOf(plan) } : {}),
    pictureWords: (page) =>
      segment.facts.pages[page]?.text === false
        ? `Page ${labels.get(page) ?? page + 1}: a picture of a page, without text`
        : undefined,
  };
}

/** Blank pages belong to no document. */
function documentOf(content: PlannedPage['content']): string | undefined {
  if (content.kind === 'blank') return undefined;
  return content.kind === 'document' ? content.document : ownPages[content.kind];
}

function placesOf(plan: PagePlan): Readonly<Record<string, FilePlace>> {
  return Object.fromEntries(
    Object.entries(plan.targets).map(([address, target]) => [address, placeOf(target)]),
  );
}

/** Sheets count from 1 in a plan, from 0 in a file. */
function placeOf({ sheet, top }: Target): FilePlace {
  return { sheet: sheet - 1, ...(top === undefined ? {} : { top }) };
}

function sheetOf(
  page: PlannedPage,
  links: readonly AddedLink[],
  parts: readonly PackPart[],
  index: ReadonlyMap<string, number>,
  font: StampFont,
): Sheet {
  const { content, extension } = page;
  if (content.kind === 'blank') {
    const { width, height } = content;
    const overlay = furniture(font, page, width);
    return { content: { kind: 'blank', width, height }, overlay, extension, links };
  }
  const part = index.get(documentOf(content) ?? '');
  const size = part === undefined ? undefined : parts[part]?.segment.facts.pages[content.page];
  if (part === undefined || size === undefined) {
    throw new Error(`The plan's page ${page.label} was not handed in.`);
  }
  return {
    content: { kind: 'piece', part, page: content.page },
    overlay: furniture(font, page, size.width),
    extension,
    links,
  };
}

function bookmarkOf(bookmark: Bookmark, index: ReadonlyMap<string, number>): FileBookmark {
  const { title, children, document } = bookmark;
  const part = document === undefined ? undefined : index.get(document);
  return {
    title,
    to: placeOf(bookmark),
    children: children.map((child) => bookmarkOf(child, index)),
    ...(part === undefined ? {} : { part }),
  };
}
