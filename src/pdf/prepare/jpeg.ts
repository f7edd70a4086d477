/** Takes out of a photograph what a camera or program wrote about it: place, time, names (ITU-T T.81, annex B). */

/** APP1 (Exif, XMP), APP13 (IPTC) and comments. APP0, APP2 and APP14 say how the colours are to be read. */
const dropped: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe]);

const startOfScan = 0xda;

/** The same picture without them; as it is where it is no JPEG that can be followed. */
export function withoutRemarks(data: Uint8Array): Uint8Array {
  if (data[0] !== 0xff || data[1] !== 0xd8) return data;
  const kept: Uint8Array[] = [data.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= data.length && data[at] === 0xff) {
    const kind = data[at + 1] as number;
    // Fill bytes before a marker.
    if (kind === 0xff) {
      at++;
      continue;
    }
    if (kind === startOfScan) {
      kept.push(data.subarray(at));
      return Buffer.concat(kept);
    }
    const end = at + 2 + (((data[at + 2] as number) << 8) | (data[at + 3] as number));
    if (end > data.length || end < at + 4) return data;
    if (!dropped.has(kind)) kept.push(data.subarray(at, end));
    at = end;
  }
  return data;
}
