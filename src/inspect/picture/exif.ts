/** What a camera or its owner wrote into a picture (EXIF 2.32, a TIFF structure). Knows no kind of picture. */

export interface Exif {
  /** It says where it was taken: a latitude or a longitude that is not nought (4.6.6). */
  readonly located: boolean;
  /** Artist, camera owner. */
  readonly people: readonly string[];
}

const tag = {
  artist: 0x013b,
  exif: 0x8769,
  gps: 0x8825,
  latitude: 2,
  longitude: 4,
  owner: 0xa430,
  windowsAuthor: 0x9c9d,
};
const bytesOf: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  7: 1,
  9: 4,
  10: 8,
};
const ascii = 2;
const rational = 5;

/** Where an entry's value lies. */
interface Entry {
  readonly kind: number;
  readonly count: number;
  readonly at: number;
}

/** Undefined where it is no such structure; whatever points outside of the bytes ends the reading. */
export function readExif(bytes: Uint8Array): Exif | undefined {
  const order = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (order !== 'II*\0' && order !== 'MM\0*') return undefined;
  const little = order.startsWith('II');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = (at: number): number => (at + 4 <= bytes.length ? view.getUint32(at, little) : 0);
  const directory = (at: number): ReadonlyMap<number, Entry> => {
    const entries = new Map<number, Entry>();
    const count = at + 2 <= bytes.length ? view.getUint16(at, little) : 0;
    for (let index = 0; index < count; index += 1) {
      const place = at + 2 + index * 12;
      if (place + 12 > bytes.length) break;
      const [kind, many] = [view.getUint16(place + 2, little), long(place + 4)];
      const size = (bytesOf[kind] ?? 0) * many;
      const value = size > 4 ? long(place + 8) : place + 8;
      if (size > 0 && value + size <= bytes.length) {
        entries.set(view.getUint16(place, little), { kind, count: many, at: value });
      }
    }
    return entries;
  };
  const below = (entries: ReadonlyMap<number, Entry>, name: number): ReadonlyMap<number, Entry> => {
    const entry = entries.get(name);
    return entry === undefined ? new Map() : directory(long(entry.at));
  };
  const text = (entry: Entry | undefined): readonly string[] => {
    if (entry === undefined) return [];
    const raw = Buffer.from(
      bytes.subarray(entry.at, entry.at + entry.count * (bytesOf[entry.kind] ?? 1)),
    );
    const written = raw
      .toString(entry.kind === ascii ? 'utf8' : 'utf16le')
      .replaceAll('\0', '')
      .trim();
    return written === '' ? [] : [written];
  };
  const isSet = (entry: Entry | undefined): boolean =>
    entry?.kind === rational &&
    Array.from({ length: entry.count }, (_, index) => long(entry.at + index * 8)).some(
      (numerator) => numerator !== 0,
    );
  const main = directory(long(4));
  const gps = below(main, tag.gps);
  return {
    located: isSet(gps.get(tag.latitude)) || isSet(gps.get(tag.longitude)),
    people: [
      ...text(main.get(tag.artist)),
      ...text(main.get(tag.windowsAuthor)),
      ...text(below(main, tag.exif).get(tag.owner)),
    ],
  };
}
