/**
 * A grid's marked cells as text: a few hundred bytes for a page of print, since those of a pack's every page are in
 * memory together. Must not know what is marked.
 */

/** The first byte says what the others are: a bit a cell, or lengths of runs; for dithered pictures the first is shorter. */
const asBits = 0;
const asRuns = 1;

/**
 * Base64 of the cells that are 1, in their order; empty where none is. After a byte 1: the lengths of runs, of those that
 * are not marked and of those that are in turn, seven bits a byte, lowest first, the highest bit saying that more follow.
 * After a byte 0: a bit a cell, least significant first. What is missing at the end is not marked.
 */
export function packCells(cells: Uint8Array): string {
  const end = cells.lastIndexOf(1) + 1;
  if (end === 0) return '';
  const runs = runsOf(cells, end);
  const short = runs.length <= Math.ceil(end / 8);
  return Buffer.from(short ? [asRuns, ...runs] : [asBits, ...bitsOf(cells, end)]).toString(
    'base64',
  );
}

/** The first `count` cells, a byte each. */
export function unpackCells(packed: string, count: number): Uint8Array {
  const bytes = Buffer.from(packed, 'base64');
  const cells = new Uint8Array(bytes.length === 0 ? 0 : count);
  if (bytes[0] === asRuns) fillRuns(cells, bytes);
  else {
    for (let index = 0; index < cells.length; index++) {
      cells[index] = ((bytes[1 + (index >> 3)] ?? 0) >> (index & 7)) & 1;
    }
  }
  return cells;
}

function runsOf(cells: Uint8Array, end: number): number[] {
  const runs: number[] = [];
  let marked = 0;
  for (let start = 0; start < end; marked = 1 - marked) {
    const next = cells.indexOf(1 - marked, start);
    let rest = (next < 0 ? end : next) - start;
    start += rest;
    for (; rest > 127; rest = Math.floor(rest / 128)) runs.push(128 | (rest % 128));
    runs.push(rest);
  }
  return runs;
}

function fillRuns(cells: Uint8Array, bytes: Uint8Array): void {
  let start = 0;
  let marked = 0;
  let length = 0;
  let worth = 1;
  for (const byte of bytes.subarray(1)) {
    length += (byte & 127) * worth;
    worth *= 128;
    if (byte > 127) continue;
    if (marked === 1) cells.fill(1, start, start + length);
    start += length;
    [marked, length, worth] = [1 - marked, 0, 1];
  }
}

function bitsOf(cells: Uint8Array, end: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(end / 8));
  for (let index = 0; index < end; index++) {
    if (cells[index] === 1) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return bits;
}
