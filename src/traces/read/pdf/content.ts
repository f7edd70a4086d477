/**
 * The words in a content stream: what it shows, through its fonts; what marked content says of itself; comments
 * (ISO 32000-2, 9.4, 14.6). Sees what is never painted too. Knows no pages.
 */

import { eachOperation, type Operation } from '../../../pdf/mend/operators.js';
import { decodeText } from '../../../pdf/objects/text.js';
import { isArray, isDict, Name, PdfString, type Value } from '../../../pdf/objects/values.js';
import { Parser, PdfSyntaxError } from '../../../pdf/read/parse.js';
import type { Decode } from './fonts.js';

export interface ContentWords {
  /** One text for each way in which it may be read. */
  readonly shown: readonly string[];
  /** Strings of marked content, and comments. */
  readonly said: readonly string[];
}

const showing = new Set(['Tj', 'TJ', "'", '"']);
const breaking = new Set(['BT', 'ET', 'Td', 'TD', 'T*', 'Tm', "'", '"', 'Do']);
const telling = new Set(['BDC', 'DP']);

/** White space in a TJ array: further back than this, in thousandths of the font's size. */
const gap = -180;

/** `fontsOf`: how to read the codes of the font of a name; several where that is not sure. */
export function readContent(
  bytes: Uint8Array,
  fontsOf: (name: string) => readonly Decode[],
): ContentWords {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const said: string[] = [];
  /** What is shown, as codes with the font of each; undefined ends a line. */
  const pieces: (readonly [font: string, codes: string] | undefined)[] = [];
  let font = '';
  eachOperation(content, (operation) => {
    const { operator } = operation;
    if (breaking.has(operator)) pieces.push(undefined);
    if (operator === 'Tf') {
      const [name] = operandsOf(content, operation);
      if (name instanceof Name) font = name.text;
    } else if (showing.has(operator)) {
      for (const codes of stringsOf(operandsOf(content, operation))) pieces.push([font, codes]);
    } else if (telling.has(operator)) {
      for (const value of operandsOf(content, operation)) collect(value, said);
    }
  });
  const comments = content.includes(0x25)
    ? (content.toString('latin1').match(/%[^\r\n]*/g) ?? [])
    : [];
  return { shown: readings(pieces, fontsOf), said: [...said, ...comments] };
}

/** As many texts as the font with the most readings has. */
function readings(
  pieces: readonly (readonly [string, string] | undefined)[],
  fontsOf: (name: string) => readonly Decode[],
): readonly string[] {
  const decoders = new Map<string, readonly Decode[]>();
  for (const piece of pieces) {
    if (piece !== undefined && !decoders.has(piece[0])) decoders.set(piece[0], fontsOf(piece[0]));
  }
  const ways = Math.max(0, ...[...decoders.values()].map((all) => all.length));
  return Array.from({ length: ways }, (_, way) =>
    pieces
      .map((piece) => {
        if (piece === undefined) return '\n';
        const all = decoders.get(piece[0]) ?? [];
        const decode = all[Math.min(way, all.length - 1)];
        return piece[1] === '' ? ' ' : (decode?.(piece[1]) ?? '');
      })
      .join(''),
  );
}

/** Strings of codes in order; an empty one stands for a gap. */
function stringsOf(operands: readonly Value[]): readonly string[] {
  return operands.flatMap((operand): readonly string[] => {
    if (operand instanceof PdfString) return [operand.bytes];
    if (!isArray(operand)) return [];
    return operand.flatMap((part): readonly string[] => {
      if (part instanceof PdfString) return [part.bytes];
      return typeof part === 'number' && part < gap ? [''] : [];
    });
  });
}

function collect(value: Value, into: string[]): void {
  if (value instanceof PdfString) into.push(decodeText(value.bytes));
  else if (isArray(value)) for (const one of value) collect(one, into);
  else if (isDict(value)) for (const one of value.values()) collect(one, into);
}

function operandsOf(bytes: Buffer, { start, at }: Operation): readonly Value[] {
  const parser = new Parser(bytes, start, at);
  const values: Value[] = [];
  try {
    for (parser.skipSpace(); parser.at < at; parser.skipSpace()) values.push(parser.value());
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
  }
  return values;
}
