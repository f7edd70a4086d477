/** Writes small TIFFs byte by byte: several pages, resolutions across and along, thumbnails, false sizes. */

export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** Dots per inch across and along; none where missing. */
  readonly resolution?: readonly [number, number];
  /** EXIF's number, 1 to 8. */
  readonly orientation?: number;
  readonly thumbnail?: boolean;
  /** Black in this many rows from the head, white below. */
  readonly blackRows?: number;
  /** Rows that are really there; all where missing. */
  readonly rowsPresent?: number;
}

const entrySize = 12;

/** One bit a pixel, not compressed, in one strip; big-endian. */
export function makeTiff(pages: readonly TiffPage[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('MM\0*')];
  let length = 8;
  const pieces = pages.map((page) => {
    const stride = Math.ceil(page.width / 8);
    const pixels = Buffer.alloc(stride * (page.rowsPresent ?? page.height), 0xff);
    pixels.fill(0, 0, Math.min(pixels.length, stride * (page.blackRows ?? 0)));
    const [across, along] = page.resolution ?? [1, 1];
    const rationals = Buffer.alloc(16);
    [across, 1, along, 1].forEach((value, index) => {
      rationals.writeUInt32BE(value, index * 4);
    });
    const strip = length;
    const numbers = strip + pixels.length + (pixels.length % 2);
    const directory = numbers + rationals.length;
    const entries: readonly (readonly [tag: number, type: 3 | 4 | 5, value: number])[] = [
      [254, 4, page.thumbnail ? 1 : 0],
      [256, 4, page.width],
      [257, 4, page.height],
      [258, 3, 1],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, strip],
      [274, 3, page.orientation ?? 1],
      [277, 3, 1],
      [278, 4, page.height],
      [279, 4, pixels.length],
      [282, 5, numbers],
      [283, 5, numbers + 8],
      [296, 3, page.resolution === undefined ? 1 : 2],
    ];
    const size = 2 + entries.length * entrySize + 4;
    length = directory + size;
    return { pixels, rationals, directory, entries, size };
  });
  pieces.forEach(({ pixels, rationals, entries, size }, index) => {
    const table = Buffer.alloc(size);
    table.writeUInt16BE(entries.length, 0);
    entries.forEach(([tag, type, value], place) => {
      const at = 2 + place * entrySize;
      table.writeUInt16BE(tag, at);
      table.writeUInt16BE(type, at + 2);
      table.writeUInt32BE(1, at + 4);
      if (type === 3) table.writeUInt16BE(value, at + 8);
      else table.writeUInt32BE(value, at + 8);
    });
    table.writeUInt32BE(pieces[index + 1]?.directory ?? 0, size - 4);
    parts.push(pixels, Buffer.alloc(pixels.length % 2), rationals, table);
  });
  const start = Buffer.alloc(4);
  start.writeUInt32BE(pieces[0]?.directory ?? 0);
  return Buffer.concat([...parts.slice(0, 1), start, ...parts.slice(1)]);
}
