/**
 * Finds the width in the charstring of a glyph (Adobe Technical Note 5177): it stands, as a number too many, in
 * front of the first operator that takes numbers away. Draws nothing.
 */

export interface Subroutines {
  readonly globals: readonly Buffer[];
  readonly locals: readonly Buffer[];
}

/** Operators with the numbers they take, where a width may stand before them; of the others: an even number. */
const taken: ReadonlyMap<number, number> = new Map([
  [21, 2],
  [22, 1],
  [4, 1],
  [14, 0],
]);
const hints: ReadonlySet<number> = new Set([1, 3, 18, 23, 19, 20]);
const [localCall, globalCall, goBack] = [10, 29, 11];

/** Calls within calls, and numbers on the stack: no more are allowed. */
const deepest = 10;
const mostNumbers = 513;
/** Nobody calls so often before anything is drawn. */
const mostSteps = 10_000;

/** What is to be added to the nominal width; undefined where the charstring is not understood. */
export function widthInCharstring(
  charstring: Buffer,
  { globals, locals }: Subroutines,
): number | 'usual' | undefined {
  const stack: number[] = [];
  const calls: { readonly bytes: Buffer; at: number }[] = [{ bytes: charstring, at: 0 }];
  let steps = 0;
  for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
    const { bytes } = call;
    if (call.at >= bytes.length || ++steps > mostSteps) return undefined;
    const byte = bytes.readUInt8(call.at++);
    if (byte === 28 || byte >= 32) {
      if (stack.length >= mostNumbers) return undefined;
      const number = readNumber(bytes, call.at, byte);
      stack.push(number.value);
      call.at = number.end;
    } else if (byte === localCall || byte === globalCall) {
      const routines = byte === localCall ? locals : globals;
      const routine = routines[(stack.pop() ?? Number.NaN) + biasOf(routines.length)];
      if (routine === undefined || calls.length > deepest) return undefined;
      calls.push({ bytes: routine, at: 0 });
    } else if (byte === goBack) calls.pop();
    else {
      const [bottom] = stack;
      const count = taken.get(byte);
      if (count === undefined && !hints.has(byte)) return undefined;
      // An accented letter may be put together of two by four numbers more.
      const expected = byte === 14 && stack.length > 1 ? 4 : count;
      const more = expected === undefined ? stack.length % 2 : stack.length - expected;
      return bottom === undefined || more <= 0 ? 'usual' : bottom;
    }
  }
  return undefined;
}

function biasOf(count: number): number {
  return count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768;
}

function readNumber(
  bytes: Buffer,
  at: number,
  byte: number,
): { readonly value: number; readonly end: number } {
  if (byte === 28) return { value: bytes.readInt16BE(at), end: at + 2 };
  if (byte <= 246) return { value: byte - 139, end: at };
  if (byte === 255) return { value: bytes.readInt32BE(at) / 65_536, end: at + 4 };
  const next = bytes.readUInt8(at);
  const value = byte <= 250 ? (byte - 247) * 256 + next + 108 : -(byte - 251) * 256 - next - 108;
  return { value, end: at + 1 };
}
