/** What a thread has room for. A small file may unpack to more than any machine has. */
import { PdfSyntaxError } from './parse.js';

/** Of one stream, unpacked: more than any page's content or table of objects. */
export const mostBytes = 256 * 1024 * 1024;

/** What zlib says where there is more. */
export function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** To be thrown, whatever unpacks to more. */
export function tooMuch(): PdfSyntaxError {
  return new PdfSyntaxError('A stream unpacks to too much', 0);
}

/** Bytes that are unpacked one after the other. Throws a `PdfSyntaxError` where they become more than there is room for. */
export class Unpacked {
  #buffer: Buffer;
  readonly #most: number;
  length = 0;

  constructor(guess: number, most: number) {
    this.#buffer = Buffer.allocUnsafe(Math.min(Math.max(guess, 64), most));
    this.#most = most;
  }

  /** Makes room for so many more, and answers where they are to be written, from `length` on. */
  room(more: number): Buffer {
    const needed = this.length + more;
    if (needed > this.#most) throw tooMuch();
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(
        Math.min(Math.max(needed, this.#buffer.length * 2), this.#most),
      );
      this.#buffer.copy(larger, 0, 0, this.length);
      this.#buffer = larger;
    }
    return this.#buffer;
  }

  byte(value: number): void {
    this.room(1)[this.length++] = value;
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.length);
  }
}
