/**
 * Finds streams that are still encrypted in a file that is said not to be (ISO 32000-2, 7.6.6): a stream may name a
 * crypt filter of its own, as attachments do, and a program that knows none leaves it as it is.
 */
import { isArray, isDict, Name, Ref, Stream, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';

/** The document, or a part of it, is still encrypted: nobody but its recipients can read that. */
export class EncryptedPartError extends Error {
  override readonly name = 'EncryptedPartError';
}

/** Looks at every object that the document refers to, if one of its streams may name such a filter. */
export function holdsEncryptedStream(bytes: Uint8Array, file: PdfFile): boolean {
  // Few files have the name at all, and the others need not be looked through.
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!whole.includes('/Crypt')) return false;
  const seen = new Set<number>();
  const waiting: Value[] = [file.trailer];
  while (waiting.length > 0) {
    const written = waiting.pop() ?? null;
    if (written instanceof Ref) {
      if (seen.has(written.num)) continue;
      seen.add(written.num);
    }
    const value = file.get(written);
    if (value instanceof Stream) {
      if (isEncrypted(file, value)) return true;
      waiting.push(value.dict);
    } else if (isDict(value)) for (const entry of value.values()) waiting.push(entry);
    else if (isArray(value)) for (const entry of value) waiting.push(entry);
  }
  return false;
}

/** The filter Identity changes nothing, and is meant where none is named (table 14). */
function isEncrypted(file: PdfFile, { dict }: Stream): boolean {
  const filters = listOf(file, dict.get('Filter'));
  const parameters = listOf(file, dict.get('DecodeParms'));
  return filters.some((filter, index) => {
    if (file.get(filter) !== Name.of('Crypt')) return false;
    const own = file.get(parameters[index]);
    const name = isDict(own) ? file.get(own.get('Name')) : null;
    return name !== null && name !== Name.of('Identity');
  });
}

function listOf(file: PdfFile, written: Value | undefined): readonly Value[] {
  const value = file.get(written);
  return isArray(value) ? value : [value];
}
