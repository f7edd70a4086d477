/**
 * What a content stream is written with (ISO 32000-2, 7.2, 7.8.2): kinds of byte, and where strings and inline
 * images end. Knows no operators. Pure.
 */

/** Kinds of byte (ISO 32000-2, tables 1 and 2). */
export const regular = 0;
export const space = 1;
export const opening = 2;
export const comment = 3;
export const solidus = 4;
/** Signs that close something, `[`, and braces, which no content stream has. */
export const other = 5;
export const kinds = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = space;
for (const sign of '(<') kinds[sign.charCodeAt(0)] = opening;
for (const sign of ')>[]{}') kinds[sign.charCodeAt(0)] = other;
kinds['%'.charCodeAt(0)] = comment;
kinds['/'.charCodeAt(0)] = solidus;

export const letter = {
  q: 0x71,
  Q: 0x51,
  B: 0x42,
  E: 0x45,
  I: 0x49,
  D: 0x44,
  T: 0x54,
  less: 0x3c,
  more: 0x3e,
  bracket: 0x5b,
  closingBracket: 0x5d,
  /** The first sign of an operator: all below it are digits and the signs of numbers. */
  quotation: 0x22,
} as const;

/** Strings nest; a backslash takes away the meaning of the sign after it. */
export function afterString(content: Uint8Array, start: number): number | undefined {
  let level = 0;
  for (let at = start; at < content.length; at++) {
    const byte = content[at];
    if (byte === 0x5c) at++;
    else if (byte === 0x28) level++;
    else if (byte === 0x29 && --level === 0) return at + 1;
  }
  return undefined;
}

export function afterHex(content: Uint8Array, start: number): number | undefined {
  const close = content.indexOf(letter.more, start);
  return close === -1 ? undefined : close + 1;
}

/**
 * An inline image's data end at `EI` between white space. Data may hold the same by chance, so what
 * follows must look like content: nothing but printable signs (ISO 32000-2, 8.9.7).
 */
export function afterImage(content: Uint8Array, start: number): number | undefined {
  for (let at = start + 1; at < content.length - 1; at++) {
    if (content[at] !== letter.E || content[at + 1] !== letter.I) continue;
    if (kinds[content[at - 1] ?? 0] !== space) continue;
    const next = content[at + 2];
    if (next !== undefined && kinds[next] !== space) continue;
    if (content.subarray(at + 2, at + 18).every(isPlain)) return at + 2;
  }
  return undefined;
}

export function isDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}

function isPlain(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;
}
