/** Font programs and ToUnicode CMaps of fonts, each read once however many fonts share it (ISO 32000-2, 9.9). */
import { type Dict, isDict, Name, Ref, Stream, type Value } from '../../objects/values.js';
import { decodedContent } from '../../prepare/content.js';
import type { PdfFile } from '../../read/open.js';
import { type CffProgram, readCff } from './cff.js';
import { readToUnicode } from './to-unicode.js';
import { readTrueType, type TrueTypeProgram } from './true-type.js';

export type Embedded =
  | { readonly kind: 'none' }
  /** In a format that is not read here, or damaged. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'true-type'; readonly program: TrueTypeProgram }
  | { readonly kind: 'cff'; readonly program: CffProgram };

export type Meanings = ReadonlyMap<number, string>;

/** A file with what has been read of its fonts. */
export interface FontFiles {
  readonly file: PdfFile;
  readonly embeddedIn: (font: Dict) => Embedded;
  /** What its ToUnicode says; undefined where it has none. */
  readonly meaningsIn: (font: Dict) => Meanings | undefined;
}

export function openFontFiles(file: PdfFile): FontFiles {
  const programs = new Map<Stream, Embedded>();
  const meanings = new Map<Stream, Meanings | undefined>();
  const decoded = (written: Value | undefined): Uint8Array | undefined => {
    const content = decodedContent(file, [written ?? null]);
    return content === undefined || content.damaged ? undefined : content.bytes;
  };
  const read = (written: Value | undefined, stream: Stream, key: string): Embedded => {
    const bytes = decoded(written);
    if (bytes === undefined) return { kind: 'unknown' };
    if (key === 'FontFile2') {
      const program = readTrueType(bytes);
      return program === undefined ? { kind: 'unknown' } : { kind: 'true-type', program };
    }
    const format = file.get(stream.dict.get('Subtype'));
    const isCff = format === Name.of('Type1C') || format === Name.of('CIDFontType0C');
    const program = key === 'FontFile3' && isCff ? readCff(bytes) : undefined;
    return program === undefined ? { kind: 'unknown' } : { kind: 'cff', program };
  };
  return {
    file,
    embeddedIn(font) {
      const descriptor = file.get(font.get('FontDescriptor'));
      if (!isDict(descriptor)) return { kind: 'none' };
      for (const key of ['FontFile2', 'FontFile3', 'FontFile']) {
        const written = descriptor.get(key);
        const stream = file.get(written);
        if (!(stream instanceof Stream)) continue;
        const found = programs.get(stream) ?? read(written, stream, key);
        programs.set(stream, found);
        return found;
      }
      return { kind: 'none' };
    },
    meaningsIn(font) {
      const written = font.get('ToUnicode');
      const stream = file.get(written);
      if (!(written instanceof Ref) || !(stream instanceof Stream)) return undefined;
      if (meanings.has(stream)) return meanings.get(stream);
      const bytes = decoded(written);
      const found = bytes && readToUnicode(bytes);
      meanings.set(stream, found);
      return found;
    },
  };
}
