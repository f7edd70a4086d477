/**
 * Writes a file object by object as a stream: small objects into compressed object streams (ISO 32000-2, 7.5.7),
 * a cross-reference stream at the end (7.5.8). Must not know what the objects are.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { Bytes } from './bytes.js';
import type { Output } from './placed.js';

/** Takes the bytes of the file in their order. */
export interface Sink {
  readonly write: (chunks: readonly Uint8Array[]) => Promise<void>;
}

export interface WrittenFile {
  readonly bytes: number;
  /** Of the whole file, in hexadecimal figures. */
  readonly sha256: string;
}

/** Entries of the trailer but those that follow from the file itself (7.5.5). */
export interface Trailer {
  readonly root: number;
  readonly info: number;
}

export interface FileOutput extends Output {
  /** Room for a body in the object stream that is being filled: what is written to it belongs to `num`. */
  readonly open: (num: number) => Bytes;
  /** A stream of which the first part is written to the bytes that are handed in; what `write` answers follows. */
  readonly openStream: (num: number, write: (bytes: Bytes) => Uint8Array) => void;
  /** Waits until little is left to be written. */
  readonly drain: () => Promise<void>;
  readonly finish: (trailer: Trailer) => Promise<WrittenFile>;
}

const compress = promisify(deflate);

/** Larger ones compress no better, and a reader has to unpack one whole to see one object. */
const objectsInStream = 500;
const bytesInStream = 192 * 1024;
/** Content above this is handed on where it lies instead of being copied. */
const worthHandingOn = 16 * 1024;
const largestWait = 8 * 1024 * 1024;

/** Bytes of the file, with the objects that begin in them: pairs of number and offset. */
interface Chunk {
  readonly bytes: Buffer | Promise<Buffer>;
  readonly size: number;
  readonly objects: readonly number[];
}

/** `level`: how hard to compress, as zlib counts it. */
export function openOutput(sink: Sink, version: '1.7' | '2.0', level = 6): FileOutput {
  const table = new CrossReferences();
  const hash = createHash('sha256');
  const plain = new Bytes(256 * 1024);
  let plainObjects: number[] = [];
  const small = new Bytes(128 * 1024);
  let smallObjects: number[] = [];
  let queue: Chunk[] = [];
  let waiting = 0;
  let written = 0;
  let next = 1;

  plain.text(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`);

  const push = (
    bytes: Buffer | Promise<Buffer>,
    size: number,
    objects: readonly number[],
  ): void => {
    queue.push({ bytes, size, objects });
    waiting += size;
  };
  const flushPlain = (): void => {
    if (plain.length === 0) return;
    const bytes = plain.take();
    push(bytes, bytes.length, plainObjects);
    plainObjects = [];
  };
  const flushSmall = (): void => {
    if (smallObjects.length === 0) return;
    const num = next++;
    const head: string[] = [];
    for (let index = 0; index < smallObjects.length; index += 2) {
      const object = smallObjects[index] ?? 0;
      head.push(`${object} ${smallObjects[index + 1]}`);
      table.inStream(object, num, index / 2);
    }
    const front = `${head.join(' ')}\n`;
    const bodies = small.take();
    const content = Buffer.concat([Buffer.from(front, 'latin1'), bodies]);
    const entries = `/Type/ObjStm/N ${head.length}/First ${front.length}`;
    const bytes = compress(content, { level }).then((packed) =>
      Buffer.concat([
        Buffer.from(
          `${num} 0 obj\n<<${entries}/Filter/FlateDecode/Length ${packed.length}>>stream\n`,
        ),
        packed,
        endOfStream,
      ]),
    );
    flushPlain();
    push(bytes, content.length, [num, 0]);
    smallObjects = [];
  };
  const begin = (num: number): void => {
    plainObjects.push(num, plain.length);
    plain.number(num);
    plain.text(' 0 obj\n');
  };
  const afterObject = (): void => {
    if (plain.length > 192 * 1024) flushPlain();
  };
  const handOn = (data: Uint8Array): void => {
    if (data.length < worthHandingOn) {
      plain.copy(data, 0, data.length);
      return;
    }
    flushPlain();
    push(Buffer.from(data.buffer, data.byteOffset, data.byteLength), data.length, []);
  };
  /** Writes what is there, in its order; waits for what is still being compressed. */
  const write = async (): Promise<void> => {
    const taken = queue;
    queue = [];
    waiting = 0;
    const batch: Uint8Array[] = [];
    for (const { bytes, objects } of taken) {
      const ready = bytes instanceof Buffer ? bytes : await bytes;
      for (let index = 0; index < objects.length; index += 2) {
        table.at(objects[index] ?? 0, written + (objects[index + 1] ?? 0));
      }
      written += ready.length;
      hash.update(ready);
      batch.push(ready);
    }
    if (batch.length > 0) await sink.write(batch);
  };
  const open = (num: number): Bytes => {
    if (smallObjects.length >= 2 * objectsInStream || small.length > bytesInStream) flushSmall();
    if (small.length > 0) small.text('\n');
    smallObjects.push(num, small.length);
    return small;
  };
  return {
    allot(count = 1) {
      const first = next;
      next += count;
      return first;
    },
    open,
    put(num, body) {
      const bytes = open(num);
      if (typeof body === 'string') bytes.text(body);
      else bytes.copy(body, 0, body.length);
    },
    stream(num, entries, data) {
      begin(num);
      plain.text(`<<${entries}/Length ${data.length}>>stream\n`);
      handOn(data);
      plain.text('\nendstream\nendobj\n');
      afterObject();
    },
    openStream(num, fill) {
      begin(num);
      handOn(fill(plain));
      plain.text('\nendobj\n');
      afterObject();
    },
    async drain() {
      if (waiting > largestWait) await write();
    },
    async finish({ root, info }) {
      flushSmall();
      flushPlain();
      await write();
      const num = next++;
      const start = written;
      table.at(num, start);
      // Of all that stands before it: no clock, no chance (14.4).
      const id = hash.copy().digest('hex').slice(0, 32);
      const { widths, data } = table.columns(next);
      const packed = await compress(data, { level: 9 });
      const entries = [
        `/Type/XRef/Size ${next}/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`,
        `/W[${widths.join(' ')}]/Filter/FlateDecode`,
        `/DecodeParms<</Predictor 12/Columns ${widths[0] + widths[1] + widths[2]}>>`,
        `/Length ${packed.length}`,
      ].join('');
      const tail = Buffer.concat([
        Buffer.from(`${num} 0 obj\n<<${entries}>>stream\n`, 'latin1'),
        packed,
        Buffer.from(`${'\nendstream\nendobj\n'}startxref\n${start}\n%%EOF\n`, 'latin1'),
      ]);
      hash.update(tail);
      await sink.write([tail]);
      return { bytes: start + tail.length, sha256: hash.digest('hex') };
    },
  };
}

const endOfStream = Buffer.from('\nendstream\nendobj\n');

/** Where every object is: offsets, or object stream and index. */
class CrossReferences {
  #kinds = new Uint8Array(4096);
  #first = new Float64Array(4096);
  #second = new Uint16Array(4096);

  at(num: number, offset: number): void {
    this.#set(num, 1, offset, 0);
  }

  inStream(num: number, stream: number, index: number): void {
    this.#set(num, 2, stream, index);
  }

  #set(num: number, kind: number, first: number, second: number): void {
    if (num >= this.#kinds.length) this.#grow(num + 1);
    if (this.#kinds[num] !== 0) throw new Error(`Object ${num} was written twice.`);
    this.#kinds[num] = kind;
    this.#first[num] = first;
    this.#second[num] = second;
  }

  #grow(needed: number): void {
    const size = Math.max(needed, this.#kinds.length * 2);
    const grown = {
      kinds: new Uint8Array(size),
      first: new Float64Array(size),
      second: new Uint16Array(size),
    };
    grown.kinds.set(this.#kinds);
    grown.first.set(this.#first);
    grown.second.set(this.#second);
    this.#kinds = grown.kinds;
    this.#first = grown.first;
    this.#second = grown.second;
  }

  /** One row an object, each as the difference to the row above (PNG's filter "up", 7.4.4.4). */
  columns(size: number): { readonly widths: readonly [1, number, 2]; readonly data: Buffer } {
    if (size > this.#kinds.length) this.#grow(size);
    let largest = 1;
    for (let num = 0; num < size; num++) largest = Math.max(largest, this.#first[num] ?? 0);
    const width = Math.max(1, Math.ceil(Math.log2(largest + 1) / 8));
    const columns = width + 3;
    const data = Buffer.alloc(size * (columns + 1));
    let before = Buffer.alloc(columns);
    let row = Buffer.alloc(columns);
    for (let num = 0; num < size; num++) {
      row[0] = this.#kinds[num] ?? 0;
      let rest = this.#first[num] ?? 0;
      for (let column = width; column >= 1; column--) {
        row[column] = rest % 256;
        rest = Math.floor(rest / 256);
      }
      const second = num === 0 ? 65535 : (this.#second[num] ?? 0);
      row[width + 1] = second >> 8;
      row[width + 2] = second & 255;
      const to = num * (columns + 1);
      data[to] = 2;
      for (let column = 0; column < columns; column++) {
        data[to + 1 + column] = (row[column] ?? 0) - (before[column] ?? 0);
      }
      [before, row] = [row, before];
    }
    return { widths: [1, width, 2], data };
  }
}
