/** The typeface of everything that is drawn onto pages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

const file = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
);

/** Embeds the stamps' typeface, cut down to the characters used, under a name that is always the same. */
export async function embedStampFont(pdf: PDFDocument): Promise<PDFFont> {
  pdf.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
  return pdf.embedFont(readFileSync(file), {
    subset: true,
    customName: 'PACKST+SourceSans3-Semibold',
  });
}

/** A function that gives a text's width in points at `size`, from the typeface's own metrics. */
export function stampMeasure(size: number): (text: string) => number {
  const opened = fontkit.create(readFileSync(file));
  if (!('layout' in opened)) throw new Error('The stamp typeface is a collection of fonts.');
  return (text) => (opened.layout(text).advanceWidth / opened.unitsPerEm) * size;
}
