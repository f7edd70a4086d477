/** Reads a Type 3 font (ISO 32000-2, 9.6.4): its glyphs are content streams of the document. */
import { eachOperation, type Operation } from '../../mend/operators.js';
import { type Dict, isDict, Stream } from '../../objects/values.js';
import { decodedContent } from '../../prepare/content.js';
import type { PdfFile } from '../../read/open.js';
import { Parser, PdfSyntaxError } from '../../read/parse.js';
import type { FontProgram } from './program.js';

export interface DrawnFont extends FontProgram {
  /** 0 for the sign for a missing character; undefined where the font has no glyph of this name. */
  readonly glyphNamed: (name: string) => number | undefined;
}

/** Undefined where its glyphs cannot be read, or show text in another font. */
export function readDrawnFont(file: PdfFile, font: Dict): DrawnFont | undefined {
  const procedures = file.get(font.get('CharProcs'));
  if (!isDict(procedures)) return undefined;
  const numbers = new Map<string, number>([['.notdef', 0]]);
  const widths: (number | undefined)[] = [undefined];
  for (const [name, written] of procedures) {
    const bytes =
      file.get(written) instanceof Stream ? decodedContent(file, [written])?.bytes : undefined;
    const width = bytes && widthIn(bytes);
    if (width === undefined) return undefined;
    if (name !== '.notdef') numbers.set(name, widths.push(width) - 1);
  }
  return {
    glyphs: widths.length,
    glyphNamed: (name) => numbers.get(name),
    widthOf: (glyph) => widths[glyph],
  };
}

/** What `d0` or `d1` says, in glyph space, as Widths do; undefined where there is neither, or where there is text. */
function widthIn(bytes: Uint8Array): number | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let width: number | undefined;
  let hasText = false;
  eachOperation(buffer, (operation) => {
    if (/^d[01]$/.test(operation.operator)) width ??= firstOperand(buffer, operation);
    if (operation.operator === 'BT') hasText = true;
  });
  return hasText ? undefined : width;
}

function firstOperand(bytes: Buffer, { start, at }: Operation): number | undefined {
  try {
    const value = new Parser(bytes, start, at).value();
    return typeof value === 'number' ? value : undefined;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}
