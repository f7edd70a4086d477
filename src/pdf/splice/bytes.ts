/** Bytes that are gathered one after the other. Knows no PDF. */

/** Grows as needed; `take` hands out what is there and starts anew. */
export class Bytes {
  #buffer: Buffer;
  length = 0;

  constructor(size = 64 * 1024) {
    this.#buffer = Buffer.allocUnsafe(size);
  }

  #room(more: number): Buffer {
    const needed = this.length + more;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.length);
      this.#buffer = larger;
    }
    return this.#buffer;
  }

  /** Characters below 256, one byte each. */
  text(text: string): void {
    const buffer = this.#room(text.length);
    if (text.length > 40) {
      buffer.write(text, this.length, 'latin1');
      this.length += text.length;
      return;
    }
    let at = this.length;
    for (let index = 0; index < text.length; index++) buffer[at++] = text.charCodeAt(index);
    this.length = at;
  }

  copy(source: Uint8Array, from: number, to: number): void {
    const buffer = this.#room(to - from);
    let at = this.length;
    if (to - from > 64) {
      buffer.set(source.subarray(from, to), at);
      this.length = at + to - from;
      return;
    }
    for (let index = from; index < to; index++) buffer[at++] = source[index] as number;
    this.length = at;
  }

  /** A whole number from 0 on. */
  number(value: number): void {
    const buffer = this.#room(16);
    let figures = 1;
    for (let limit = 10; value >= limit; limit *= 10) figures++;
    let rest = value;
    for (let at = this.length + figures - 1; at >= this.length; at--) {
      const next = Math.floor(rest / 10);
      buffer[at] = 48 + rest - next * 10;
      rest = next;
    }
    this.length += figures;
  }

  /** What has been gathered; later bytes go elsewhere. */
  take(): Buffer {
    const taken = this.#buffer.subarray(0, this.length);
    this.#buffer = Buffer.allocUnsafe(64 * 1024);
    this.length = 0;
    return taken;
  }
}
