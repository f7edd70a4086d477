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

/** Reads a page's whole decoded content: its streams joined by white space. */
export function imbalanceOf(content: Uint8Array): Imbalance {
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
        if (byte >= letter.quotation && !isDigit(byte) && nested === 0 && !swallows) whole = at;
        break;
      }
      case opening: {
        if (byte === letter.less && content[at + 1] === letter.less) {
          nested++;
          at += 2;
          break;
        }
        const after = byte === letter.less ? afterHex(content, at) : afterString(content, at);
        swallows = after === undefined;
        at = after ?? end;
        break;
      }
      case comment:
        while (at < end && content[at] !== 10 && content[at] !== 13) at++;
        break;
      case solidus:
        at++;
        while (at < end && kinds[content[at] ?? 0] === regular) at++;
        break;
      default:
        if (byte === letter.bracket) nested++;
        else if (byte === letter.closingBracket) nested = Math.max(0, nested - 1);
        else if (byte === letter.more && content[at + 1] === letter.more) {
          nested = Math.max(0, nested - 1);
          at++;
        }
        at++;
    }
  }
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

/** Operators of three letters as one number. */
const asNumber = (operator: string): number => word(Buffer.from(operator), 0);
const beginMarks = asNumber('BMC');
const beginMarksWithProperties = asNumber('BDC');
const endMarks = asNumber('EMC');

function word(content: Uint8Array, start: number): number {
  return (
    ((content[start] ?? 0) << 16) | ((content[start + 1] ?? 0) << 8) | (content[start + 2] ?? 0)
  );
}
