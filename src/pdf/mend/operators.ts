/** Goes through the operators of a content stream (ISO 32000-2, 7.8.2). Must not know what they do. */
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
  space,
} from '../prepare/lexis.js';

/** Where an operator stands: its operands from `start`, itself from `at` to `end`. An inline image is one, `EI`. */
export interface Operation {
  readonly operator: string;
  readonly start: number;
  readonly at: number;
  readonly end: number;
}

/**
 * Ends early, without a word, where the content breaks off within a string or an image. What `visit` is given holds
 * until it returns.
 */
export function eachOperation(content: Uint8Array, visit: (operation: Operation) => void): void {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = bytes.length;
  // Asked for every byte: what is near costs least.
  const [kindOf, white, ordinary] = [kinds, space, regular];
  /** Where the operands begin, or -1 where there is none yet. */
  let first = -1;
  let image = -1;
  let nested = 0;
  // One for all: there are thousands on a page.
  const operation = { operator: '', start: 0, at: 0, end: 0 };
  const tell = (operator: string, start: number, at: number, end: number): void => {
    operation.operator = operator;
    operation.start = start;
    operation.at = at;
    operation.end = end;
    visit(operation);
  };
  let at = 0;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    const from = at;
    switch (kindOf[byte]) {
      case white:
        at++;
        break;
      case ordinary: {
        while (at < end && kindOf[bytes[at] ?? 0] === ordinary) at++;
        const word = isDigit(byte) || nested > 0 ? undefined : wordAt(bytes, from, at);
        if (word === undefined || values.has(word)) {
          if (first < 0) first = from;
          break;
        }
        if (word === 'BI') {
          image = from;
        } else if (word === 'ID') {
          const after = afterImage(bytes, at);
          if (after === undefined) return;
          at = after;
          tell('EI', image < 0 ? from : image, after - 2, after);
          image = -1;
        } else {
          tell(word, first < 0 ? from : first, from, at);
        }
        first = -1;
        break;
      }
      case opening: {
        if (first < 0) first = from;
        if (byte === letter.less && bytes[at + 1] === letter.less) {
          nested++;
          at += 2;
          break;
        }
        const after = byte === letter.less ? afterHex(bytes, at) : afterString(bytes, at);
        if (after === undefined) return;
        at = after;
        break;
      }
      case comment:
        while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++;
        break;
      case solidus:
        if (first < 0) first = from;
        at++;
        while (at < end && kindOf[bytes[at] ?? 0] === ordinary) at++;
        break;
      default:
        at++;
        if (byte === letter.bracket) {
          if (first < 0) first = from;
          nested++;
        } else if (byte === letter.closingBracket) nested = Math.max(0, nested - 1);
        else if (byte === letter.more && bytes[at] === letter.more) {
          nested = Math.max(0, nested - 1);
          at++;
        }
    }
  }
}

/** Words that are no operators. */
const values: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Words are few and come often: those that are short are made into strings once. */
function wordAt(bytes: Buffer, from: number, to: number): string {
  if (to - from > 3) return bytes.toString('latin1', from, to);
  let code = 0;
  for (let at = from; at < to; at++) code = code * 256 + (bytes[at] ?? 0);
  const before = known.get(code);
  if (before !== undefined) return before;
  const word = bytes.toString('latin1', from, to);
  if (known.size < 1_000) known.set(code, word);
  return word;
}

const known = new Map<number, string>();
