/** Bookmarks, page labels and links of the pack (ISO 32000-2, 12.3.3, 12.4.2, 12.5.6.5). */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { addressScheme } from '../model/address.js';
import type { Bookmark, PagePlan, PlannedPage, Target } from '../model/plan.js';
import { readerToUser, transform, userRect, visibleHeight } from './geometry.js';
import type { TakenPage } from './pages.js';

const name = (text: string): PDFName => PDFName.of(text);

/** The finished pages, sheet 1 first. */
export type Sheets = readonly TakenPage[];

/** `[page /XYZ left top null]`: the place at the top of the window, zoom as the reader has it. */
export function destination(context: PDFContext, sheets: Sheets, target: Target): PDFArray {
  const page = sheets[target.sheet - 1];
  if (page === undefined)
    throw new Error(`The plan leads to sheet ${target.sheet}, which it lacks.`);
  const top = target.top ?? visibleHeight(page.frame);
  const [x, y] = transform(readerToUser(page.frame), 0, top);
  return context.obj([page.ref, name('XYZ'), round(x), round(y), null]) as PDFArray;
}

export function writeBookmarks(pdf: PDFDocument, sheets: Sheets, plan: PagePlan): void {
  const root = pdf.context.nextRef();
  const dict = siblings(pdf.context, sheets, root, plan.bookmarks);
  dict.set(name('Type'), name('Outlines'));
  pdf.context.assign(root, dict);
  pdf.catalog.set(name('Outlines'), root);
  pdf.catalog.set(name('PageMode'), name('UseOutlines'));
}

/** Writes the entries under one parent and answers what the parent must hold of them. */
function siblings(
  context: PDFContext,
  sheets: Sheets,
  parent: PDFRef,
  bookmarks: readonly Bookmark[],
): PDFDict {
  const refs = bookmarks.map(() => context.nextRef());
  bookmarks.forEach((bookmark, index) => {
    const own = refs[index] as PDFRef;
    const dict = siblings(context, sheets, own, bookmark.children);
    // Closed at first (a negative count), so that the items are seen at one glance.
    if (bookmark.children.length > 0)
      dict.set(name('Count'), context.obj(-bookmark.children.length));
    dict.set(name('Title'), PDFHexString.fromText(bookmark.title));
    dict.set(name('Parent'), parent);
    dict.set(name('Dest'), destination(context, sheets, bookmark));
    const before = refs[index - 1];
    const after = refs[index + 1];
    if (before !== undefined) dict.set(name('Prev'), before);
    if (after !== undefined) dict.set(name('Next'), after);
    context.assign(own, dict);
  });
  const holder = PDFDict.withContext(context);
  const [first] = refs;
  const last = refs.at(-1);
  if (first !== undefined && last !== undefined) {
    holder.set(name('First'), first);
    holder.set(name('Last'), last);
    holder.set(name('Count'), context.obj(refs.length));
  }
  return holder;
}

/** One entry for each run of labels that count on; a label that fits no run is spelt out. */
export function writePageLabels(pdf: PDFDocument, pages: readonly PlannedPage[]): void {
  const nums: PDFObject[] = [];
  let expected: string | undefined;
  for (const [index, { label }] of pages.entries()) {
    if (label !== expected) {
      nums.push(pdf.context.obj(index), labelDict(pdf.context, label));
    }
    expected = /^\d+$/.test(label) ? String(Number(label) + 1) : followingNumeral(pages, index);
  }
  pdf.catalog.set(name('PageLabels'), pdf.context.obj({ Nums: nums }));
}

function labelDict(context: PDFContext, label: string): PDFDict {
  if (/^\d+$/.test(label)) return context.obj({ S: 'D', St: Number(label) });
  if (label === 'i') return context.obj({ S: 'r', St: 1 });
  return context.obj({ P: PDFHexString.fromText(label) });
}

/** Roman runs start at i, so the label is what the position within the run says it is. */
function followingNumeral(pages: readonly PlannedPage[], index: number): string | undefined {
  const started = pages[0]?.label === 'i' && pages.slice(0, index + 2).every(isNumeral);
  return started ? pages[index + 1]?.label : undefined;
}

function isNumeral(page: PlannedPage): boolean {
  return /^[ivxlcdm]+$/.test(page.label);
}

/** Turns the addresses that our own pages link to (`pack:…`) into destinations. */
export function resolveAddresses(pdf: PDFDocument, sheets: Sheets, plan: PagePlan): void {
  const { context } = pdf;
  for (const sheet of sheets) {
    const annotations = context.lookup(sheet.dict.get(name('Annots')));
    if (!(annotations instanceof PDFArray)) continue;
    for (const entry of annotations.asArray()) {
      const annotation = context.lookup(entry);
      const address = annotation instanceof PDFDict ? addressOf(annotation) : undefined;
      const target = address === undefined ? undefined : plan.targets[address];
      if (!(annotation instanceof PDFDict) || target === undefined) continue;
      annotation.delete(name('A'));
      annotation.set(name('Dest'), destination(context, sheets, target));
    }
  }
}

function addressOf(annotation: PDFDict): string | undefined {
  const action = annotation.lookup(name('A'));
  const uri = action instanceof PDFDict ? action.lookup(name('URI')) : undefined;
  if (!(uri instanceof PDFString || uri instanceof PDFHexString)) return undefined;
  const address = uri.decodeText();
  return address.startsWith(addressScheme) ? address : undefined;
}

/** Adds the links from each document back to the agenda. */
export function writeBackLinks(pdf: PDFDocument, sheets: Sheets, plan: PagePlan): void {
  const { context } = pdf;
  for (const link of plan.backLinks) {
    const page = sheets[link.sheet - 1];
    if (page === undefined)
      throw new Error(`The plan links from sheet ${link.sheet}, which it lacks.`);
    const annotation = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: userRect(page.frame, link.box).map(round),
      Border: [0, 0, 0],
      F: 4,
      P: page.ref,
      Dest: destination(context, sheets, link.to),
      Contents: PDFHexString.fromText(link.description),
    });
    const before = context.lookup(page.dict.get(name('Annots')));
    const others = before instanceof PDFArray ? before.asArray() : [];
    page.dict.set(name('Annots'), context.obj([...others, context.register(annotation)]));
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
