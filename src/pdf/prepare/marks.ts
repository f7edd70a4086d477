/** The marks of a page's content that structure may point to (ISO 32000-2, 14.7.5.2). */
import { isDict, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';

/** The highest MCID that the content or its property lists name; -1 where there is none. */
export function lastMarkIn(file: PdfFile, content: Uint8Array, resources: Value): number {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let last = -1;
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
    const written = text.toString('latin1', at + key.length, at + key.length + 12);
    last = Math.max(last, Number.parseInt(written, 10) || 0);
  }
  const properties = isDict(resources) ? file.get(resources.get('Properties')) : null;
  if (!isDict(properties)) return last;
  for (const entry of properties.values()) {
    const list = file.get(entry);
    const mark = isDict(list) ? file.get(list.get('MCID')) : null;
    if (typeof mark === 'number') last = Math.max(last, mark);
  }
  return last;
}

const key = '/MCID';

/**
 * Marks that stand anywhere in content which programs may read in one way or another; undefined where a number does
 * not stand plainly behind its key: then it may be any.
 */
export function writtenMarks(content: Uint8Array): ReadonlySet<number> | undefined {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const marks = new Set<number>();
  for (const [, mark] of text.toString('latin1').matchAll(markWritten)) {
    if (mark === undefined) return undefined;
    marks.add(Number(mark));
  }
  return marks;
}

/** The key, whichever of its letters are escaped (7.3.5), and the number behind it. */
const markWritten = /\/(?:M|#4[Dd])(?:C|#43)(?:I|#49)(?:D|#44)(?:[\0\t\n\f\r ]+(\d+))?/g;
