/** Makes small PDFs with exactly the features that a test needs. */
import { PDFDocument, type PDFFont, PDFName, type PDFPage, StandardFonts } from 'pdf-lib';

export interface PdfShape {
  readonly pages?: number;
  /** Of the paper before it is turned, in points; A4 portrait where missing. */
  readonly size?: readonly [width: number, height: number];
  readonly rotate?: 0 | 90 | 180 | 270;
  /** The paper's lower left corner in user space. */
  readonly origin?: readonly [x: number, y: number];
  /** UserUnit: how many points one unit of all these measures is. */
  readonly unit?: number;
  /** How much the CropBox cuts off at left, foot, right and head of the paper before it is turned. */
  readonly crop?: readonly [left: number, foot: number, right: number, head: number];
  /** How many points a unit of the paper is; 1 where missing. */
  readonly userUnit?: number;
  /** Words on each page, upright before Rotate; "Text 1" and so on where missing. */
  readonly words?: (index: number) => string;
  /** Called for each page, when all pages are there. */
  readonly draw?: (page: PDFPage, index: number, tools: PdfTools) => void;
  /** Called once, last. */
  readonly finish?: (tools: PdfTools) => void | Promise<void>;
}

export interface PdfTools {
  readonly document: PDFDocument;
  readonly font: PDFFont;
}

export const a4 = [595, 842] as const;

export async function makePdf(shape: PdfShape = {}): Promise<Uint8Array> {
  const { pages = 1, size = a4, rotate = 0, origin = [0, 0], crop } = shape;
  const [left, foot] = origin;
  const [width, height] = size;
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let index = 0; index < pages; index++) {
    const page = document.addPage([width, height]);
    page.setMediaBox(left, foot, width, height);
    if (crop !== undefined) {
      page.setCropBox(
        left + crop[0],
        foot + crop[1],
        width - crop[0] - crop[2],
        height - crop[1] - crop[3],
      );
    }
    if (shape.userUnit !== undefined) {
      page.node.set(PDFName.of('UserUnit'), document.context.obj(shape.userUnit));
    }
    if (rotate !== 0) page.node.set(PDFName.of('Rotate'), document.context.obj(rotate));
    if (shape.unit !== undefined)
      page.node.set(PDFName.of('UserUnit'), document.context.obj(shape.unit));
    const words = shape.words?.(index) ?? `Text ${index + 1}`;
    page.drawText(words, { x: left + width / 2 - 30, y: foot + height / 2, size: 12, font });
  }
  for (const [index, page] of document.getPages().entries()) {
    shape.draw?.(page, index, { document, font });
  }
  await shape.finish?.({ document, font });
  return document.save({ useObjectStreams: false });
}
