/** A piece as one run of bytes, and back (for a cache, or another thread). Checks shape, not meaning. */
import type { Piece, PieceFacts } from './piece.js';

interface Head {
  readonly facts: PieceFacts;
  readonly objects: number;
  /** Lengths in bytes of the five parts after the head. */
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
  if (end < 0) return undefined;
  const head = readHead(buffer.toString('utf8', 0, end));
  if (head === undefined) return undefined;
  let at = end + 1;
  const [starts, slots, shared, hashes, streams, content] = head.lengths.map((length) => {
    const part = buffer.subarray(at, at + length);
    at += length;
    return part;
  });
  if (!starts || !slots || !shared || !hashes || !streams || !content || at !== buffer.length) {
    return undefined;
  }
  return {
    facts: head.facts,
    objects: head.objects,
    starts: numbers(starts),
    slots: numbers(slots),
    shared: numbers(shared),
    hashes,
    streams,
    bytes: content,
  };
}

/** Tables of four-byte numbers need an address that four divides. */
function aligned(bytes: Uint8Array): Buffer {
  return bytes.byteOffset % 4 === 0
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Buffer.from(Uint8Array.from(bytes).buffer);
}

function numbers(part: Buffer): Uint32Array {
  return new Uint32Array(part.buffer, part.byteOffset, part.byteLength / 4);
}

function readHead(line: string): Head | undefined {
  try {
    const head = JSON.parse(line) as Partial<Head> | null;
    const { facts, objects, lengths } = head ?? {};
    if (facts === undefined || objects === undefined || lengths === undefined) return undefined;
    return { facts, objects, lengths };
  } catch {
    return undefined;
  }
}
