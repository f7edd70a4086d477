/**
 * Reads one decoded content stream (ISO 32000-2, 7.8.2): which resources it names, which marks it has, and what in
 * it says something that no page shows. Must not know the file around it. Pure.
 */
import { type Dict, isDict } from '../objects/values.js';
import { Parser, PdfSyntaxError } from '../read/parse.js';
import { type ContentWatcher, type Imbalance, imbalanceOf, operatorCode } from './balance.js';
import { type Edit, publicList } from './public-content.js';
import type { ResourceKind } from './vocabulary.js';

export interface StreamReading {
  readonly imbalance: Imbalance;
  /**
   * By kind, the names that its operators have; undefined where programs may read it in one way or another, so
   * that nothing is known to be unnamed.
   */
  readonly names: Names | undefined;
  /**
   * MCIDs that stand in it, where it can be read in one way only; those in property lists of the resources are not
   * among them.
   */
  readonly marks: ReadonlySet<number>;
  /** Bytes to be left out or written otherwise, rising: comments, private properties. */
  readonly edits: readonly Edit[];
}

export type Names = ReadonlyMap<ResourceKind, ReadonlySet<string>>;

/** Operators by what their name is of (annex A). */
const kindOf: ReadonlyMap<number, ResourceKind> = new Map(
  Object.entries({
    Do: 'XObject',
    Tf: 'Font',
    gs: 'ExtGState',
    cs: 'ColorSpace',
    CS: 'ColorSpace',
    sh: 'Shading',
    scn: 'Pattern',
    SCN: 'Pattern',
  } satisfies Record<string, ResourceKind>).map(([operator, kind]) => [
    operatorCode(operator),
    kind,
  ]),
);

const marking = new Set(['BDC', 'DP'].map(operatorCode));

export function readStream(content: Uint8Array): StreamReading {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const names = new Map<ResourceKind, Set<string>>();
  const marks = new Set<number>();
  const edits: Edit[] = [];
  let isOdd = false;
  const codes = new Map<ResourceKind, Set<number>>();
  const name = (kind: ResourceKind, from: number, to: number): void => {
    const code = shortCode(bytes, from, to);
    if (code !== undefined) {
      const known = codes.get(kind);
      if (known?.has(code)) return;
      if (known !== undefined) known.add(code);
      else codes.set(kind, new Set([code]));
    }
    const found = names.get(kind);
    const text = nameAt(bytes, from, to);
    if (found !== undefined) found.add(text);
    else names.set(kind, new Set([text]));
  };
  /** Properties in place; most are an MCID and nothing else. */
  const readList = (from: number, to: number): void => {
    const only = onlyMark(bytes, from, to);
    if (only !== undefined) {
      marks.add(only);
      return;
    }
    const list = listAt(bytes, from, to);
    const mark = list?.get('MCID');
    if (typeof mark === 'number') marks.add(mark);
    const text = list === undefined ? '<<>>' : publicList(list, bytes.toString('latin1', from, to));
    if (text === undefined) return;
    // A comment within it goes with it.
    while ((edits.at(-1)?.from ?? -1) >= from) edits.pop();
    edits.push({ from, to, text });
  };
  const watcher: ContentWatcher = {
    operator(code, operands) {
      const kind = kindOf.get(code);
      if (kind !== undefined) {
        if (operands.first >= 0 || operands.list >= 0) isOdd = true;
        else name(kind, operands.name, operands.nameEnd);
      } else if (marking.has(code)) {
        if (operands.list >= 0) readList(operands.list, operands.listEnd);
        else name('Properties', operands.name, operands.nameEnd);
      }
    },
    // Its colour space may be named (8.9.7); which of its names that is, is not looked at.
    imageName: (from, to) => name('ColorSpace', from, to),
    comment: (from, to) => edits.push({ from, to, text: '' }),
    oddity: () => {
      isOdd = true;
    },
  };
  const imbalance = imbalanceOf(bytes, watcher);
  return { imbalance, names: isOdd ? undefined : names, marks, edits };
}

/** A short name as one number, so that it is made into a string once: names are few and come often. */
function shortCode(bytes: Buffer, from: number, to: number): number | undefined {
  if (to - from > 6) return undefined;
  let code = 0;
  for (let at = from; at < to; at++) code = code * 256 + (bytes[at] ?? 0);
  return code;
}

/** Escapes undone (7.3.5). */
function nameAt(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString('latin1', from + 1, to);
  return text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
}

const markKey = Buffer.from('/MCID');

/** `<</MCID 12>>`, with any spaces. */
function onlyMark(bytes: Buffer, from: number, to: number): number | undefined {
  const isSpace = (at: number): boolean => bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13;
  let at = from + 2;
  while (isSpace(at)) at++;
  if (bytes.compare(markKey, 0, markKey.length, at, at + markKey.length) !== 0) return undefined;
  at += markKey.length;
  if (!isSpace(at)) return undefined;
  while (isSpace(at)) at++;
  let number = 0;
  const start = at;
  for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[++at] ?? 0) {
    number = number * 10 + byte - 0x30;
  }
  if (at === start) return undefined;
  while (isSpace(at)) at++;
  return at + 2 === to ? number : undefined;
}

/** Undefined for what is no dictionary. */
function listAt(bytes: Buffer, from: number, to: number): Dict | undefined {
  try {
    const value = new Parser(bytes, from, to).value();
    return isDict(value) ? value : undefined;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}
