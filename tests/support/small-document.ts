/** A document of one page, written by hand, to which a test adds what it is about. */
import { makePdf, streamOf } from './pdf-maker.js';

export interface SmallDocument {
  /** Entries to add to the page and to the catalogue. */
  readonly page?: string;
  readonly catalogue?: string;
  /** The page's operators; /F1 is Helvetica. */
  readonly content?: string;
}

/** Its objects are numbered: 1 catalogue, 2 page tree, 3 page, 4 content, and the further ones from 5. */
export function documentWith(
  { page = '', catalogue = '', content = '' }: SmallDocument,
  further: readonly string[] = [],
): Uint8Array {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R ${page}>>`,
    streamOf(content),
    ...further,
  ];
  const numbered = objects.map((body, index) => [index + 1, body] as const);
  return makePdf(Object.fromEntries(numbered), '/Root 1 0 R');
}

/** Resources with Helvetica as /F1. */
export const helvetica =
  '/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>';
