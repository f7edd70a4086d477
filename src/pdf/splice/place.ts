/** Numbers the objects of one piece in a file, and writes them. Equal objects of different pieces are one. */
import type { Piece } from '../piece/piece.js';
import type { Filler } from './fill.js';
import type { FileOutput } from './output.js';

/** By what an object is made of: its number in the file. */
export type SharedObjects = Map<string, number>;

/** Numbers by object of the piece, and which of them are still to be written. */
export interface Numbering {
  readonly numbers: Uint32Array;
  /** 1 where the object is in the file already, or is written by somebody else. */
  readonly done: Uint8Array;
}

/** `given`: numbers of objects that others write (pages, the section of the structure). */
export function numberObjects(
  piece: Piece,
  output: FileOutput,
  shared: SharedObjects,
  given: ReadonlyMap<number, number>,
): Numbering {
  const numbers = new Uint32Array(piece.objects);
  const done = new Uint8Array(piece.objects);
  for (const [object, num] of given) {
    numbers[object] = num;
    done[object] = 1;
  }
  const hashes = Buffer.from(piece.hashes.buffer, piece.hashes.byteOffset, piece.hashes.byteLength);
  for (let pair = 0; pair < piece.shared.length; pair += 2) {
    const object = piece.shared[pair] as number;
    const at = (piece.shared[pair + 1] as number) * hashLength;
    const key = hashes.toString('latin1', at, at + hashLength);
    const before = shared.get(key);
    const num = before ?? output.allot();
    if (before === undefined) shared.set(key, num);
    else done[object] = 1;
    numbers[object] = num;
  }
  for (let object = 0; object < piece.objects; object++) {
    if (numbers[object] === 0) numbers[object] = output.allot();
  }
  return { numbers, done };
}

const hashLength = 16;

/** Writes what is not yet written, waiting often enough that little is in memory. */
export async function writeObjects(
  piece: Piece,
  output: FileOutput,
  { numbers, done }: Numbering,
  filler: Filler,
): Promise<void> {
  for (let object = 0; object < piece.objects; object++) {
    if (object % objectsBetween === 0) await output.drain();
    if (done[object] === 1) continue;
    const num = numbers[object] as number;
    if (piece.streams[object] === 1) {
      output.openStream(num, (into) => filler.writeHead(object, into));
      await output.drain();
      continue;
    }
    const into = output.open(num);
    // What was allotted and never set: something that the document refers to and lacks.
    if (isEmpty(piece, object)) into.text('null');
    else filler.write(object, into);
  }
}

/** As many as there are at most in an object stream: what is not closed yet cannot be written anyway. */
const objectsBetween = 500;

function isEmpty({ starts }: Piece, object: number): boolean {
  return (starts[object + 1] as number) - (starts[object] as number) <= 1;
}
