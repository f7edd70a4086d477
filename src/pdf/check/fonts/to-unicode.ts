/** Reads a ToUnicode CMap (ISO 32000-2, 9.10.3): what codes mean. Knows no fonts. */

/** More codes than there are: made-up ranges must not take the time of a long document. */
const mostCodes = 400_000;

/** What each code means, by its number; undefined where that cannot be said. */
export function readToUnicode(bytes: Uint8Array): ReadonlyMap<number, string> | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const meanings = new Map<number, string>();
  let count = 0;
  for (const { kind, body } of sectionsOf(text)) {
    const parts = body.match(/<[0-9a-fA-F\s]*>|[[\]]/g) ?? [];
    for (let at = 0; at < parts.length; ) {
      const from = numberOf(parts[at++]);
      const to = kind === 'bfrange' ? numberOf(parts[at++]) : from;
      count += Math.max(1, to - from);
      if (!(to >= from) || count > mostCodes) return undefined;
      if (parts[at] === '[') {
        at++;
        for (let code = from; at < parts.length && parts[at] !== ']'; code++) {
          if (code <= to) meanings.set(code, textOf(parts[at]));
          at++;
        }
        at++;
        continue;
      }
      const meaning = textOf(parts[at++]);
      for (let code = from; code <= to; code++) meanings.set(code, later(meaning, code - from));
    }
  }
  return meanings;
}

interface Section {
  readonly kind: 'bfchar' | 'bfrange';
  readonly body: string;
}

/** Ends at the first that is not closed. */
function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  for (let at = text.indexOf('beginbf'); at >= 0; at = text.indexOf('beginbf', at)) {
    const kind = text.startsWith('beginbfchar', at) ? 'bfchar' : 'bfrange';
    const start = at + 'begin'.length + kind.length;
    const end = text.indexOf(`end${kind}`, start);
    if (end < 0) break;
    sections.push({ kind, body: text.slice(start, end) });
    at = end;
  }
  return sections;
}

function digitsOf(part: string | undefined): string {
  return part?.replace(/[^0-9a-fA-F]/g, '') ?? '';
}

function numberOf(part: string | undefined): number {
  return Number.parseInt(digitsOf(part), 16);
}

/** UTF-16BE; a single byte stands for itself. */
function textOf(part: string | undefined): string {
  const bytes = Buffer.from(digitsOf(part), 'hex');
  if (bytes.length < 2) return bytes.toString('latin1');
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le');
}

/** The last unit counts on. */
function later(text: string, steps: number): string {
  if (steps === 0 || text === '') return text;
  const last = text.charCodeAt(text.length - 1) + steps;
  return text.slice(0, -1) + String.fromCharCode(last & 0xffff);
}
