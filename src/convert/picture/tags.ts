/** The numbers in a TIFF structure, which EXIF is too (TIFF 6.0, section 2). Knows no meaning of them. */

/** First value of each tag that is a number. */
export type Tags = ReadonlyMap<number, number>;

export interface TagReader {
  /** One for each picture in the file, in order. */
  readonly directories: () => readonly Tags[];
  /** What lies at the place that a tag points to. */
  readonly at: (offset: number) => Tags;
}

/** More pictures than anybody puts into one file. */
const mostDirectories = 10_000;

/** Undefined where it is no TIFF structure. Whatever points outside the bytes ends the reading. */
export function readTags(bytes: Uint8Array): TagReader | undefined {
  const start = beginsWith(bytes, 'Exif\0\0') ? 6 : 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start);
  const little = beginsWith(bytes.subarray(start), 'II*\0');
  if (!little && !beginsWith(bytes.subarray(start), 'MM\0*')) return undefined;
  const short = (at: number): number => view.getUint16(at, little);
  const long = (at: number): number => view.getUint32(at, little);

  const numberAt = (entry: number): number | undefined => {
    const [type, count] = [short(entry + 2), long(entry + 4)];
    if (count === 0) return undefined;
    switch (type) {
      case 3:
        return short(count > 2 ? long(entry + 8) : entry + 8);
      case 4:
        return long(count > 1 ? long(entry + 8) : entry + 8);
      case 5: {
        const place = long(entry + 8);
        return long(place) / long(place + 4);
      }
      default:
        return undefined;
    }
  };
  const read = (offset: number): { readonly tags: Tags; readonly next: number } => {
    const tags = new Map<number, number>();
    const count = within(() => short(offset)) ?? 0;
    for (let index = 0; index < count; index += 1) {
      const entry = offset + 2 + index * 12;
      const tag = within(() => short(entry));
      if (tag === undefined) return { tags, next: 0 };
      // A presence is worth knowing even where the value is of a kind that is not read.
      tags.set(tag, within(() => numberAt(entry)) ?? Number.NaN);
    }
    return { tags, next: within(() => long(offset + 2 + count * 12)) ?? 0 };
  };
  return {
    directories() {
      const all: Tags[] = [];
      const seen = new Set<number>();
      let offset = within(() => long(4)) ?? 0;
      while (offset !== 0 && !seen.has(offset) && all.length < mostDirectories) {
        seen.add(offset);
        const { tags, next } = read(offset);
        all.push(tags);
        offset = next;
      }
      return all;
    },
    at: (offset) => read(offset).tags,
  };
}

function within<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function beginsWith(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, text.length)) === text;
}
