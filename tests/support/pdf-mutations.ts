/** Spoils PDFs in ways that real and hostile files are spoilt, the same for the same seed. Knows no reader. */
import { deflateSync } from 'node:zlib';
import { makePdf, streamOf } from './pdf-maker.js';

export type Chance = (below: number) => number;

/** Whole numbers from 0; Tommy Ettinger's Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Objects = Record<number, string>;
type Spoil = (objects: Objects, chance: Chance) => void;

/** Changes a few objects and writes a file whose table is right. */
export function spoiltObjects(
  sound: Readonly<Record<number, string>>,
  trailer: string,
  chance: Chance,
): Uint8Array {
  const objects = { ...sound };
  for (let times = 1 + chance(4); times > 0; times--) pick(spoils, chance)?.(objects, chance);
  return makePdf(objects, trailer);
}

/** Changes bytes wherever they stand, tables and compressed streams included. */
export function spoiltBytes(sound: Uint8Array, chance: Chance): Uint8Array {
  let bytes = Buffer.from(sound);
  for (let times = 1 + chance(6); times > 0; times--) {
    const at = chance(bytes.length);
    switch (chance(6)) {
      case 0:
      case 1:
        bytes[at] = chance(256);
        break;
      case 2:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << chance(8));
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance(40))]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), figures(chance), bytes.subarray(at)]);
        break;
      case 5:
        if (chance(4) === 0) bytes = bytes.subarray(0, at);
        break;
    }
    if (bytes.length === 0) return bytes;
  }
  return bytes;
}

function figures(chance: Chance): Buffer {
  return Buffer.from(String(pick(numbers, chance)));
}

const numbers = [
  '-1',
  '0',
  '99999999999999999999',
  '2147483648',
  '4294967295',
  '1e9',
  '0.5',
  '536870912',
];

function pick<T>(all: readonly T[], chance: Chance): T | undefined {
  return all[chance(all.length)];
}

function numberOf(objects: Objects, chance: Chance): number {
  return pick(Object.keys(objects).map(Number), chance) ?? 1;
}

/** Puts something else in the place of one of the stretches that `wanted` finds in one of the objects. */
function replaceOne(
  objects: Objects,
  chance: Chance,
  wanted: RegExp,
  by: (found: string) => string,
): void {
  const num = numberOf(objects, chance);
  const body = objects[num] ?? '';
  const found = pick([...body.matchAll(wanted)], chance);
  if (found === undefined) return;
  const [text] = found;
  objects[num] = body.slice(0, found.index) + by(text) + body.slice(found.index + text.length);
}

const reference = /\d+ 0 R/g;

const spoils: readonly Spoil[] = [
  // Trees with cycles, kids of another kind, parents that are kids.
  (objects, chance) =>
    replaceOne(objects, chance, reference, () => `${numberOf(objects, chance)} 0 R`),
  (objects, chance) =>
    replaceOne(objects, chance, reference, () => `${numberOf(objects, chance)} 0 R`),
  (objects, chance) => replaceOne(objects, chance, reference, () => '9999 0 R'),
  // The same kid many times.
  (objects, chance) =>
    replaceOne(objects, chance, reference, (found) => `${found} `.repeat(2 + chance(500))),
  // An object that is nothing but a reference, perhaps to itself.
  (objects, chance) => {
    objects[numberOf(objects, chance)] = `${numberOf(objects, chance)} 0 R`;
  },
  (objects, chance) => replaceOne(objects, chance, /\d+/g, () => pick(numbers, chance) ?? '0'),
  (objects, chance) => replaceOne(objects, chance, /\/\w+/g, () => pick(names, chance) ?? '/A'),
  (objects, chance) => replaceOne(objects, chance, /\(\w*\)|\d+/g, () => pick(odd, chance) ?? ''),
  (objects, chance) => replaceOne(objects, chance, /[<>[\]()/]+/g, () => ''),
  // Nested deeper than anybody nests.
  (objects, chance) => {
    const depth = pick([20, 200, 300, 2_000], chance) ?? 20;
    const [open, close] = chance(2) === 0 ? ['[', ']'] : ['<</K ', '>>'];
    replaceOne(
      objects,
      chance,
      /\d+ 0 R|\(\w*\)/g,
      (found) => open.repeat(depth) + found + close.repeat(depth),
    );
  },
  // A chain of elements, fields, nodes or bookmarks, each below the one before.
  (objects, chance) => {
    const length = pick([50, 300, 3_000], chance) ?? 50;
    const key = pick(['K', 'Kids', 'First', 'Next', 'Parent', 'IRT', 'P', 'Popup'], chance);
    const more = pick(['/S/P', '/T(a)', '/Title(a)', '/Type/Pages', '/Subtype/Text'], chance);
    const bracket = chance(2) === 0 ? ['[', ']'] : ['', ''];
    for (let step = 0; step < length; step++) {
      const next = step + 1 < length ? `/${key}${bracket[0]} ${1001 + step} 0 R${bracket[1]}` : '';
      objects[1000 + step] = `<<${more}${next}>>`;
    }
    replaceOne(objects, chance, reference, () => '1000 0 R');
  },
  // Content that says little and unpacks to much.
  (objects, chance) => {
    const data = deflateSync(Buffer.alloc(400_000, 'q ')).toString('latin1');
    objects[pick([11, 12, 19, 70], chance) ?? 11] = streamOf(data, '/Filter/FlateDecode');
  },
  (objects, chance) => {
    const data = deflateSync(Buffer.from('q 0 0 9 9 re f Q '.repeat(99))).toString('latin1');
    const broken = data.slice(0, 10) + data.slice(10 + chance(9));
    objects[pick([11, 12, 19, 82], chance) ?? 11] = streamOf(broken, pick(filters, chance));
  },
  (objects, chance) => {
    delete objects[numberOf(objects, chance)];
  },
  (objects, chance) => {
    const [one, other] = [numberOf(objects, chance), numberOf(objects, chance)];
    objects[one] = objects[other] ?? 'null';
  },
];

const names = [
  '/Type',
  '/Page',
  '/Pages',
  '/Kids',
  '/K',
  '/Catalog',
  '/P',
  '/Parent',
  '/S',
  '/OBJR',
  '/MCR',
  '/#00',
  '/',
];
const odd = [
  'null',
  'true',
  '[]',
  '<<>>',
  '()',
  '<FEFF>',
  '<FEFFD800>',
  '/Name',
  '-7',
  '1 0 R',
  '(\\000\\377)',
];
const filters = [
  '/Filter/FlateDecode',
  '/Filter[/FlateDecode/FlateDecode]',
  '/Filter/LZWDecode',
  '/Filter/ASCII85Decode',
  '/Filter[/ASCIIHexDecode/RunLengthDecode]',
  '/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 4000000000>>',
  '/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns -1/Colors 9>>',
  '/Filter/Unknown',
  '/Filter 1 0 R',
];
