/** A piece as one run of bytes, and back (for a cache, or another thread). Checks shape, not meaning. */
import type { Piece, PieceFacts } from './piece.js';

interface Head {
  readonly facts: PieceFacts;
  readonly objects: number;
  /** Lengths in bytes of the six parts after the head. */
  readonly lengths: readonly number[];
}

/** A line of JSON padded to a multiple of four bytes, then tables and objects. */
export function encodePiece(piece: Piece): Uint8Array {
  const { facts, objects } = piece;
  const parts = [piece.starts, piece.slots, piece.shared, piece.hashes, piece.streams, piece.bytes];
  const views = parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  const head: Head = { facts, objects, lengths: views.map(({ length }) => length) };
  const line = Buffer.from(JSON.stringify(head));
  const padding = Buffer.alloc(3 - (line.length % 4), 32);
  return Buffer.concat([line, padding, Buffer.from('\n'), ...views]);
}

/** Undefined for what is no piece. */
export function decodePiece(bytes: Uint8Array): Piece | undefined {
  const buffer = aligned(bytes);
  const end = buffer.indexOf(10);
  const head = end < 0 ? undefined : readHead(buffer.toString('utf8', 0, end));
  if (head === undefined) return undefined;
  const { facts, objects, lengths } = head;
  const parts: Buffer[] = [];
  let at = end + 1;
  if (at % 4 !== 0) return undefined;
  for (const length of lengths) {
    parts.push(buffer.subarray(at, at + length));
    at += length;
  }
  if (at !== buffer.length) return undefined;
  const [starts, slots, shared] = parts.slice(0, 3).map(numbers);
  const [hashes, streams, content] = parts.slice(3);
  if (!starts || !slots || !shared || !hashes || !streams || !content) return undefined;
  const fits =
    streams.length === objects &&
    starts.length > objects &&
    starts.at(-1) === content.length &&
    hashes.length === shared.length * (hashLength / 2);
  return fits
    ? { facts, objects, starts, slots, shared, hashes, streams, bytes: content }
    : undefined;
}

/** Of an object that other pieces may have too; there is one for each pair of numbers. */
const hashLength = 16;

/** Tables of four-byte numbers need an address that four divides. */
function aligned(bytes: Uint8Array): Buffer {
  return bytes.byteOffset % 4 === 0
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Buffer.from(Uint8Array.from(bytes).buffer);
}

/** Undefined for what is no whole number of numbers. */
function numbers(part: Buffer): Uint32Array | undefined {
  return part.byteLength % 4 === 0
    ? new Uint32Array(part.buffer, part.byteOffset, part.byteLength / 4)
    : undefined;
}

function readHead(line: string): Head | undefined {
  try {
    const head = JSON.parse(line) as Partial<Head> | null;
    const { facts, objects, lengths } = head ?? {};
    if (facts === undefined || facts === null || !isCount(objects)) return undefined;
    return Array.isArray(lengths) && lengths.every(isCount)
      ? { facts, objects, lengths }
      : undefined;
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
