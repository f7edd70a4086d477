/**
 * What a reader finds in a finished PDF: text, labels, bookmarks, links, fonts. Looks at the bytes only:
 * places and text by PDFium, objects one by one. Knows nothing of plans.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import type { Rect } from '../../src/model/segment.js';
import type { OutlineEntry, PageReading, Pdfium, Picture } from '../../src/pdfium/index.js';

export interface InspectedPage extends PageReading {
  /** All text of the page, white space folded. */
  readonly text: string;
}

export interface UsedFont {
  readonly name: string;
  readonly embedded: boolean;
}

export interface Inspected {
  /** Sheet 1 first. */
  readonly pages: readonly InspectedPage[];
  readonly labels: readonly (string | undefined)[];
  readonly outline: readonly OutlineEntry[];
  readonly title?: string;
  readonly language?: string;
  /** The page on this sheet, from 1. */
  readonly page: (sheet: number) => InspectedPage;
  /** The first sheet whose text holds the words. */
  readonly sheetOf: (words: string) => number;
  readonly textIn: (sheet: number, box: Rect) => Promise<string>;
  /** The same for many boxes, for the price of one. */
  readonly textsIn: (
    boxes: readonly { readonly sheet: number; readonly box: Rect }[],
  ) => Promise<readonly string[]>;
  readonly picture: (sheet: number, scale: number) => Promise<Picture>;
  /** The objects themselves. */
  readonly objects: PDFDocument;
  /** Every name, key and short text in the file's objects, in no order: what is in none of them is not there. */
  readonly mentions: ReadonlySet<string>;
  /** Fonts in the resources of the page on this sheet, and of the forms that it draws. */
  readonly fonts: (sheet: number) => readonly UsedFont[];
}

const everywhere: Rect = { x: -1e5, y: -1e5, width: 2e5, height: 2e5 };

export async function inspectPdf(pdf: Uint8Array, pdfium: Pdfium): Promise<Inspected> {
  const objects = await PDFDocument.load(pdf, { updateMetadata: false });
  const sheets = Array.from({ length: objects.getPageCount() }, (_, index) => index + 1);
  const texts = sheets.map((sheet) => ({ sheet, box: everywhere }));
  const reading = await pdfium.read(pdf, { texts });
  if (!reading.ok) throw new Error(`The file cannot be read: ${reading.reason}`);
  const { outline, title, language } = reading.value;
  const pages = reading.value.pages.map((page, index) => ({
    ...page,
    text: reading.value.texts[index] ?? '',
  }));
  const page = (sheet: number): InspectedPage => {
    const found = pages[sheet - 1];
    if (found === undefined) throw new Error(`There is no sheet ${sheet} but ${pages.length}.`);
    return found;
  };
  const textsIn: Inspected['textsIn'] = async (boxes) => {
    const answer = await pdfium.read(pdf, { texts: boxes });
    if (!answer.ok) throw new Error(`The file cannot be read: ${answer.reason}`);
    return answer.value.texts;
  };
  return {
    pages,
    labels: pages.map(({ label }) => label),
    outline,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    page,
    sheetOf(words) {
      const index = pages.findIndex(({ text }) => text.includes(words));
      if (index < 0) throw new Error(`No sheet says “${words}”.`);
      return index + 1;
    },
    textsIn,
    textIn: async (sheet, box) => (await textsIn([{ sheet, box }]))[0] ?? '',
    async picture(sheet, scale) {
      const answer = await pdfium.render(pdf, sheet, scale);
      if (!answer.ok) throw new Error(`Sheet ${sheet} cannot be drawn: ${answer.reason}`);
      return answer.value;
    },
    objects,
    mentions: mentionsIn(objects),
    fonts: (sheet) => fontsOf(objects.getPage(sheet - 1).node.Resources(), new Set()),
  };
}

function mentionsIn({ context }: PDFDocument): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (object: unknown): void => {
    if (object instanceof PDFName) found.add(object.decodeText());
    else if (object instanceof PDFString || object instanceof PDFHexString) {
      found.add(object.decodeText());
    } else if (object instanceof PDFArray) object.asArray().forEach(look);
    else if (object instanceof PDFRawStream) look(object.dict);
    else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) {
        found.add(key.decodeText());
        look(value);
      }
    }
  };
  for (const [, object] of context.enumerateIndirectObjects()) look(object);
  return found;
}

function fontsOf(resources: PDFDict | undefined, seen: Set<PDFDict>): readonly UsedFont[] {
  if (resources === undefined || seen.has(resources)) return [];
  seen.add(resources);
  const own = dictsIn(resources.lookup(PDFName.of('Font'))).map(usedFont);
  const forms = dictsIn(resources.lookup(PDFName.of('XObject')));
  return [
    ...own,
    ...forms.flatMap((form) => {
      const inner = form.lookup(PDFName.of('Resources'));
      return inner instanceof PDFDict ? fontsOf(inner, seen) : [];
    }),
  ];
}

function dictsIn(holder: unknown): readonly PDFDict[] {
  if (!(holder instanceof PDFDict)) return [];
  return holder.keys().flatMap((key) => {
    const value = holder.lookup(key);
    if (value instanceof PDFDict) return [value];
    return value instanceof PDFRawStream ? [value.dict] : [];
  });
}

function usedFont(font: PDFDict): UsedFont {
  const descendants = font.lookup(PDFName.of('DescendantFonts'));
  const inner = descendants instanceof PDFArray ? descendants.lookup(0) : font;
  const holder = inner instanceof PDFDict ? inner : font;
  const descriptor = holder.lookup(PDFName.of('FontDescriptor'));
  const files = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => PDFName.of(key));
  // A Type 3 font is drawn by its own procedures, which are in the file by nature.
  const drawn = font.lookup(PDFName.of('Subtype')) === PDFName.of('Type3');
  return {
    name: String(font.lookup(PDFName.of('BaseFont')) ?? 'a font without a name'),
    embedded:
      drawn ||
      (descriptor instanceof PDFDict && files.some((key) => descriptor.lookup(key) !== undefined)),
  };
}
