/** Draws page furniture: stamps, and the words on blank pages. Upright for the reader, as artifacts. */
import {
  beginText,
  concatTransformationMatrix,
  endText,
  fill,
  moveText,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFFont,
  PDFName,
  type PDFObject,
  PDFOperator,
  PDFOperatorNames,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingRgbColor,
  setFontAndSize,
  showText,
} from 'pdf-lib';
import type { PlannedPage, Stamp } from '../model/plan.js';
import { type Imbalance, imbalanceOf } from './balance.js';
import { readerToUser, visibleWidth } from './geometry.js';
import { decodedContent } from './page-content.js';
import type { TakenPage } from './pages.js';

const blankWords = 'This page is intentionally left blank';
const blankSize = 11;
/** Calm, and still 9 : 1 on white. */
const blankGrey = 0.28;
const name = (text: string): PDFName => PDFName.of(text);

/** Height of the baseline above a stamp box's foot. */
const baseline = 3.8;

export interface Pen {
  readonly context: PDFContext;
  readonly font: PDFFont;
  /** Type size of stamps in points. */
  readonly size: number;
}

/** Adds a page's stamps, and its words if it is blank, on top of what the page holds. */
export function furnish(pen: Pen, page: TakenPage, planned: PlannedPage): void {
  const operators: PDFOperator[] = [];
  if (planned.extension > 0) {
    // The strip may uncover what a CropBox had hidden: it gets a ground of its own.
    const width = visibleWidth(page.frame);
    operators.push(...ground(0, -planned.extension, width, planned.extension));
  }
  for (const stamp of planned.stamps) operators.push(...stampOperators(pen, stamp));
  if (planned.content.kind === 'blank') {
    const width = pen.font.widthOfTextAtSize(blankWords, blankSize);
    const { width: pageWidth, height } = planned.content;
    operators.push(
      ...text(pen, blankWords, blankSize, (pageWidth - width) / 2, height / 2, blankGrey),
    );
  }
  if (operators.length === 0) return;
  append(pen, page, [
    pushGraphicsState(),
    concatTransformationMatrix(...readerToUser(page.frame)),
    artifact(),
    ...operators,
    endMarkedContent(),
    popGraphicsState(),
  ]);
}

function stampOperators(pen: Pen, stamp: Stamp): readonly PDFOperator[] {
  const { x, y, width, height } = stamp.box;
  const inset = (width - pen.font.widthOfTextAtSize(stamp.text, pen.size)) / 2;
  return [
    ...(stamp.ground === 'label' ? ground(x, y, width, height) : []),
    ...text(pen, stamp.text, pen.size, x + inset, y + baseline),
  ];
}

function text(
  pen: Pen,
  words: string,
  size: number,
  x: number,
  y: number,
  grey = 0,
): PDFOperator[] {
  return [
    setFillingRgbColor(grey, grey, grey),
    beginText(),
    setFontAndSize(fontKey, size),
    moveText(x, y),
    showText(pen.font.encodeText(words)),
    endText(),
  ];
}

function ground(x: number, y: number, width: number, height: number): PDFOperator[] {
  return [setFillingRgbColor(1, 1, 1), rectangle(x, y, width, height), fill()];
}

/** Page furniture is no part of the document's content (ISO 32000-2, 14.8.2.2). */
function artifact(): PDFOperator {
  return PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [name('Artifact')]);
}

function endMarkedContent(): PDFOperator {
  return PDFOperator.of(PDFOperatorNames.EndMarkedContent);
}

/** A name that no document uses for a font of its own. */
const fontKey = 'PackStampFont';

/** Puts content after a page's own, which is wrapped so that what it leaves set or open does not matter. */
function append(pen: Pen, page: TakenPage, operators: readonly PDFOperator[]): void {
  const { context } = pen;
  const stream = (parts: readonly PDFOperator[]): PDFObject =>
    context.register(context.flateStream(parts.map(String).join('\n')));
  const times = (count: number, operator: PDFOperator): PDFOperator[] =>
    Array.from({ length: count }, () => operator);
  const { parts, ...open } = ownContent(pen, page);
  page.dict.set(
    name('Contents'),
    context.obj([
      stream(times(1 + open.missingSaves, pushGraphicsState())),
      ...parts,
      stream([
        ...times(open.openText ? 1 : 0, endText()),
        ...times(open.missingEnds, endMarkedContent()),
        ...times(1 + open.missingRestores, popGraphicsState()),
        ...operators,
      ]),
    ]),
  );
  addFont(pen, page);
}

/**
 * The page's content streams as they are, and what they leave open. Where they break off in the middle of
 * something, which would swallow the stamps, the part that is whole takes their place.
 */
function ownContent(
  { context }: Pen,
  page: TakenPage,
): Imbalance & { readonly parts: readonly PDFObject[] } {
  const written = page.dict.get(name('Contents'));
  const found = context.lookup(written);
  const own = found instanceof PDFArray ? found.asArray() : [written];
  const parts = own.filter((part) => part !== undefined);
  const content = decodedContent(context, written);
  const imbalance = imbalanceOf(content?.bytes ?? new Uint8Array());
  if (content === undefined || !(content.damaged || imbalance.swallows)) {
    return { ...imbalance, parts };
  }
  const whole = content.bytes.subarray(0, imbalance.whole);
  return { ...imbalanceOf(whole), parts: [context.register(context.flateStream(whole))] };
}

/** Resources may be shared between pages, so each stamped page gets its own copy of the two dictionaries. */
function addFont(pen: Pen, page: TakenPage): void {
  const { context } = pen;
  const resources = copyOf(context, page.dict.get(name('Resources')));
  const fonts = copyOf(context, resources.get(name('Font')));
  fonts.set(name(fontKey), pen.font.ref);
  resources.set(name('Font'), fonts);
  page.dict.set(name('Resources'), resources);
}

function copyOf(context: PDFContext, object: PDFObject | undefined): PDFDict {
  const found = context.lookup(object);
  const copy = PDFDict.withContext(context);
  if (found instanceof PDFDict) {
    for (const [key, value] of found.entries()) copy.set(key, value);
  }
  return copy;
}
