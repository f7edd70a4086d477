/** Fetches strings out of PDFium's buffers. Must not know what they say. */
import type { Engine } from './engine.js';

/** PDFium's way with strings: called with no room it answers how many bytes it needs. */
type Fetch = (buffer: number, bytes: number) => number;

/** A string longer than this is not meant to be read. */
const MOST_BYTES = 1 << 20;

/** A UTF-16LE string with a NUL at its end; undefined where PDFium has none, or an empty one. */
export function wideString(engine: Engine, fetch: Fetch): string | undefined {
  return fetched(engine, fetch, 2, 'utf-16le');
}

/** A string of bytes with a NUL at its end, read as UTF-8. */
export function byteString(engine: Engine, fetch: Fetch): string | undefined {
  return fetched(engine, fetch, 1, 'utf-8');
}

function fetched(engine: Engine, fetch: Fetch, unit: 1 | 2, encoding: string): string | undefined {
  const bytes = fetch(0, 0);
  if (bytes <= unit || bytes > MOST_BYTES) return undefined;
  return engine.lend(bytes, (buffer) => {
    fetch(buffer, bytes);
    const characters = engine.memory().slice(buffer, buffer + bytes - unit);
    return new TextDecoder(encoding).decode(characters);
  });
}
