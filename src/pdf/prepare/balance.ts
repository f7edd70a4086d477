/**
 * Counts what a page's content leaves open, so that what is drawn after it starts from a clean state. Knows
 * the syntax of content streams (ISO 32000-2, 7.8.2) and nothing of what they draw. Pure.
 */
import {
  afterHex,
  afterImage,
  afterString,
  comment,
  isDigit,
  kinds,
  letter,
  opening,
  other,
  regular,
  solidus,
} from './lexis.js';

/** What has to be added around a content stream so that it takes no state in and leaves none behind. */
export interface Imbalance {
  /** `Q` without a `q` before it: so many `q` are needed in front. */
  readonly missingSaves: number;
  /** `q` that is never undone: so many `Q` are needed behind. */
  readonly missingRestores: number;
  /** A text object that is never ended: `ET` is needed behind. */
  readonly openText: boolean;
  /** Marked content that is never ended, perhaps of a layer that is hidden: so many `EMC` are needed behind. */
  readonly missingEnds: number;
  /** `EMC` without a beginning: so many marks have to be begun in front where a mark is put around the content. */
  readonly missingBegins: number;
  /**
   * How many bytes are whole operators with their operands. What follows, where anything does, is the
   * beginning of something.
   */
  readonly whole: number;
  /** The content ends within a string or an image, which would swallow whatever is added behind. */
  readonly swallows: boolean;
}

/** Is told, on the way, of what names things or says something beside the page. Positions are in the content. */
export interface ContentWatcher {
  /** An operator that a name stands before: its first and its last operand that are names or dictionaries. */
  readonly operator: (code: number, operands: NamedOperands) => void;
  /** A name within an inline image, in front of its data. */
  readonly imageName: (from: number, to: number) => void;
  /** A comment, without the end of its line (7.2.4). */
  readonly comment: (from: number, to: number) => void;
  /** Something that programs may read in one way or another. */
  readonly oddity: () => void;
}

/**
 * The last name, the first where there are several, and the dictionary behind them; -1 for what is missing.
 */
export interface NamedOperands {
  first: number;
  name: number;
  nameEnd: number;
  list: number;
  listEnd: number;
}

/** Reads a page's whole decoded content: its streams joined by white space. */
export function imbalanceOf(content: Uint8Array, watcher?: ContentWatcher): Imbalance {
  const operands: NamedOperands = { first: -1, name: -1, nameEnd: -1, list: -1, listEnd: -1 };
  let depth = 0;
  let lowest = 0;
  let openText = false;
  let marks = 0;
  let missingBegins = 0;
  let nested = 0;
  let whole = 0;
  let swallows = false;
  let inImage = false;
  let at = 0;
  const end = content.length;
  while (at < end) {
    const byte = content[at] ?? 0;
    switch (kinds[byte]) {
      case regular: {
        const start = at;
        while (at < end && kinds[content[at] ?? 0] === regular) at++;
        const length = at - start;
        if (length === 1) {
          if (byte === letter.q) depth++;
          else if (byte === letter.Q) lowest = Math.min(lowest, --depth);
        } else if (length === 2) {
          const second = content[start + 1] ?? 0;
          if (byte === letter.B && second === letter.T) openText = true;
          else if (byte === letter.E && second === letter.T) openText = false;
          else if (byte === letter.B && second === letter.I) inImage = true;
          // Without an image begun, viewers take it for a word that means nothing.
          else if (byte === letter.I && second === letter.D && inImage) {
            inImage = false;
            const after = afterImage(content, at);
            swallows = after === undefined;
            at = after ?? end;
          }
        } else if (length === 3) {
          const operator = word(content, start);
          if (operator === beginMarks || operator === beginMarksWithProperties) marks++;
          // One too many ends nothing.
          else if (operator === endMarks) {
            if (marks > 0) marks--;
            else missingBegins++;
          }
        }
        // Numbers begin with a digit, a sign or a point.
        if (byte < letter.quotation || isDigit(byte)) break;
        if (nested > 0) {
          if (watcher !== undefined && !isValue(content, start, at)) watcher.oddity();
          break;
        }
        if (!swallows) whole = at;
        if ((operands.name >= 0 || operands.list >= 0) && !inImage) {
          if (length <= 3) watcher?.operator(codeAt(content, start, length), operands);
          operands.first = -1;
          operands.name = -1;
          operands.list = -1;
        }
        break;
      }
      case opening: {
        if (byte === letter.less && content[at + 1] === letter.less) {
          if (nested === 0) operands.list = at;
          nested++;
          at += 2;
          break;
        }
        const after = byte === letter.less ? afterHex(content, at) : afterString(content, at);
        swallows = after === undefined;
        at = after ?? end;
        break;
      }
      case comment: {
        const start = at;
        while (at < end && content[at] !== 10 && content[at] !== 13) at++;
        watcher?.comment(start, at);
        break;
      }
      case solidus: {
        const start = at;
        at++;
        while (at < end && kinds[content[at] ?? 0] === regular) at++;
        if (inImage) watcher?.imageName(start, at);
        else if (nested === 0) {
          if (operands.name >= 0 && operands.first < 0) operands.first = operands.name;
          operands.name = start;
          operands.nameEnd = at;
          operands.list = -1;
        }
        break;
      }
      default:
        if (byte === letter.bracket) nested++;
        else if (byte === letter.closingBracket) {
          if (nested === 0) watcher?.oddity();
          nested = Math.max(0, nested - 1);
        } else if (byte === letter.more && content[at + 1] === letter.more) {
          if (nested === 0) watcher?.oddity();
          nested = Math.max(0, nested - 1);
          at++;
          if (nested === 0) operands.listEnd = at + 1;
        } else if (kinds[byte] === other) watcher?.oddity();
        at++;
    }
  }
  if (nested > 0) watcher?.oddity();
  // Not the minus sign alone, which makes a negative zero.
  return {
    missingSaves: 0 - lowest,
    missingRestores: depth - lowest,
    openText,
    missingEnds: marks,
    missingBegins,
    whole,
    swallows,
  };
}

/** An operator of up to three letters as one number. */
export const operatorCode = (operator: string): number =>
  codeAt(Buffer.from(operator), 0, operator.length);

const beginMarks = operatorCode('BMC');
const beginMarksWithProperties = operatorCode('BDC');
const endMarks = operatorCode('EMC');

function codeAt(content: Uint8Array, start: number, length: number): number {
  let code = 0;
  for (let at = start; at < start + length; at++) code = (code << 8) | (content[at] ?? 0);
  return code;
}

/** Words that are no operators. */
function isValue(content: Uint8Array, start: number, end: number): boolean {
  if (end - start < 4 || end - start > 5) return false;
  return ['true', 'false', 'null'].includes(String.fromCharCode(...content.subarray(start, end)));
}

function word(content: Uint8Array, start: number): number {
  return (
    ((content[start] ?? 0) << 16) | ((content[start + 1] ?? 0) << 8) | (content[start + 2] ?? 0)
  );
}
