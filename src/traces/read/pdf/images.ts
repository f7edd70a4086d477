/** The samples of an image in a PDF (ISO 32000-2, 8.9.5), as far as they are needed to recognise it. Draws nothing. */
import { isArray, Name, PdfString, Stream, type Value } from '../../../pdf/objects/values.js';
import type { PictureTrace } from '../found.js';
import { pictureTrace, type Raster, rasterTrace, undecoded } from '../picture.js';
import { unpacked } from './streams.js';

type Get = (value: Value | undefined) => Value;

export function isImage(stream: Stream, get: Get): boolean {
  return get(stream.dict.get('Subtype')) === Name.of('Image');
}

export async function imageTrace(stream: Stream, get: Get): Promise<PictureTrace> {
  const { data, left } = unpacked(stream, get);
  if (left === 'DCTDecode' || left === 'DCT') return pictureTrace(data);
  const raster = left === undefined ? rasterOf(data, stream, get) : undefined;
  return raster === undefined ? undecoded(data) : rasterTrace(raster);
}

/** Undefined where it is written in a way that is not known here. */
function rasterOf(data: Uint8Array, { dict }: Stream, get: Get): Raster | undefined {
  const [width, height] = [get(dict.get('Width')), get(dict.get('Height'))];
  if (typeof width !== 'number' || typeof height !== 'number' || !(width > 0 && height > 0))
    return undefined;
  const mask = get(dict.get('ImageMask')) === true;
  const written = get(dict.get('BitsPerComponent'));
  const bits = mask ? 1 : typeof written === 'number' ? written : 8;
  const space = mask ? grey : spaceOf(get(dict.get('ColorSpace')), get);
  if (space === undefined || ![1, 2, 4, 8, 16].includes(bits)) return undefined;
  const samples = samplesOf(
    data,
    width,
    height,
    space.components,
    bits,
    space.palette !== undefined,
  );
  if (samples === undefined) return undefined;
  if (space.palette !== undefined) return { ...shownBy(samples, space.palette), width, height };
  const decode = get(dict.get('Decode'));
  const turned =
    space.inverted !== (isArray(decode) && Number(get(decode[0])) > Number(get(decode[1])));
  if (turned) for (let at = 0; at < samples.length; at++) samples[at] = 255 - (samples[at] ?? 0);
  const channels = space.components as 1 | 3 | 4;
  return { data: samples, width, height, channels, inks: channels === 4 };
}

interface Space {
  readonly components: number;
  /** More is darker. */
  readonly inverted: boolean;
  readonly palette?: { readonly bytes: Uint8Array; readonly base: Space };
}

const grey: Space = { components: 1, inverted: false };
const plain: Readonly<Record<string, number>> = {
  DeviceGray: 1,
  CalGray: 1,
  G: 1,
  DeviceRGB: 3,
  CalRGB: 3,
  RGB: 3,
  Lab: 3,
  DeviceCMYK: 4,
  CMYK: 4,
};

function spaceOf(written: Value, get: Get, depth = 0): Space | undefined {
  const family = isArray(written) ? get(written[0]) : written;
  if (!(family instanceof Name) || depth > 4) return undefined;
  const components = plain[family.text];
  if (components !== undefined) return { components, inverted: false };
  if (!isArray(written)) return undefined;
  switch (family.text) {
    case 'ICCBased': {
      const profile = get(written[1]);
      const number = profile instanceof Stream ? get(profile.dict.get('N')) : null;
      return number === 1 || number === 3 || number === 4
        ? { components: number, inverted: false }
        : undefined;
    }
    case 'Separation':
      return { components: 1, inverted: true };
    case 'Indexed':
    case 'I': {
      const base = spaceOf(get(written[1]), get, depth + 1);
      const table = get(written[3]);
      const bytes =
        table instanceof Stream
          ? unpacked(table, get).data
          : table instanceof PdfString
            ? Buffer.from(table.bytes, 'latin1')
            : undefined;
      return base && bytes && { components: 1, inverted: false, palette: { bytes, base } };
    }
    default:
      return undefined;
  }
}

/** One byte a sample, from 0 to 255, or as it stands where it is an index. Rows begin at whole bytes. */
function samplesOf(
  data: Uint8Array,
  width: number,
  height: number,
  components: number,
  bits: number,
  isIndex: boolean,
): Uint8Array | undefined {
  const inRow = width * components;
  const rowBytes = Math.ceil((inRow * bits) / 8);
  if (rowBytes * height > data.length + rowBytes || inRow * height > 1 << 30) return undefined;
  if (bits === 8) return Uint8Array.from(data.subarray(0, inRow * height));
  const samples = new Uint8Array(inRow * height);
  const scale = isIndex ? 1 : 255 / (2 ** Math.min(bits, 8) - 1);
  for (let row = 0; row < height; row++) {
    for (let index = 0; index < inRow; index++) {
      const bit = index * bits;
      const byte = data[row * rowBytes + (bit >> 3)] ?? 0;
      const sample = bits === 16 ? byte : (byte >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
      samples[row * inRow + index] = Math.round(sample * scale);
    }
  }
  return samples;
}

function shownBy(
  indexes: Uint8Array,
  { bytes, base }: NonNullable<Space['palette']>,
): Pick<Raster, 'data' | 'channels' | 'inks'> {
  const count = base.components as 1 | 3 | 4;
  const data = new Uint8Array(indexes.length * count);
  for (const [at, index] of indexes.entries()) {
    for (let part = 0; part < count; part++)
      data[at * count + part] = bytes[index * count + part] ?? 0;
  }
  return { data, channels: count, inks: count === 4 };
}
