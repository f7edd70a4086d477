/** PDFium itself: starts the library and lends its memory. Must not know what it is used for. */
import { init, type Methods } from '@embedpdf/pdfium';
import { compileLibrary, instantiate, type Library } from './library.js';

/** The library's functions, its memory, and a writer that PDFium can call. */
export interface Engine {
  readonly api: Methods;
  /** Those that are called for every character: without the package's wrapping, 20 times as fast. */
  readonly characters: CharacterCalls;
  /** Likewise for what is called for every object of a page; what answers yes or no answers 1 or 0. */
  readonly objects: ObjectCalls;
  /** A view of the memory as it is now: any call may move it. */
  memory(): Uint8Array;
  /** Zero where there is no room. */
  reserve(bytes: number): number;
  release(address: number): void;
  /** Lends cleared memory for the time of `use`. Throws `RangeError` where there is no room. */
  lend<T>(bytes: number, use: (address: number) => T): T;
  /** Numbers in the memory; addresses are multiples of their size. */
  int(address: number): number;
  float(address: number): number;
  double(address: number): number;
  /**
   * Calls `save` with the address of an FPDF_FILEWRITE and returns what was written to it, or
   * undefined where `save` answers false.
   */
  collect(save: (fileWrite: number) => boolean): Uint8Array<ArrayBuffer> | undefined;
}

export interface CharacterCalls {
  FPDFText_GetUnicode(textPage: number, index: number): number;
  /** The object of the page that shows it; 0 for white space that PDFium puts in. */
  FPDFText_GetTextObject(textPage: number, index: number): number;
  /** Writes left, right, bottom and top as doubles; answers 0 where there is no such character. */
  FPDFText_GetCharBox(
    textPage: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ): number;
}

export interface ObjectCalls {
  /** The text object that a character comes from. */
  FPDFText_GetTextObject(textPage: number, index: number): number;
  FPDFText_IsGenerated(textPage: number, index: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  /** Writes left, bottom, right and top as floats. */
  FPDFPageObj_GetBounds(
    object: number,
    left: number,
    bottom: number,
    right: number,
    top: number,
  ): number;
  /** Writes a, b, c, d, e and f as floats. */
  FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  /** Writes red, green, blue and alpha as unsigned integers. */
  FPDFPageObj_GetFillColor(
    object: number,
    red: number,
    green: number,
    blue: number,
    alpha: number,
  ): number;
  /** Writes two integers: how it is filled (0: not), and whether it is stroked. */
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  FPDFTextObj_GetTextRenderMode(text: number): number;
  FPDFPageObj_CountMarks(object: number): number;
  /** 0 where there is none. */
  FPDFPageObj_GetClipPath(object: number): number;
  /** -1 where there are none. */
  FPDFClipPath_CountPaths(clip: number): number;
  FPDFClipPath_CountPathSegments(clip: number, path: number): number;
  FPDFClipPath_GetPathSegment(clip: number, path: number, index: number): number;
  /** Writes two floats. */
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
}

/** The part of the Emscripten module in use; the package's own types leave its memory out. */
interface Runtime {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly wasmExports: CharacterCalls &
    ObjectCalls & {
      malloc(bytes: number): number;
      free(address: number): void;
    };
  addFunction(callback: (...values: number[]) => number, signature: string): number;
  setValue(address: number, value: number, type: 'i32'): void;
}

/** Starts a library of its own: 16 MB, and about 0.1 s where it has to be compiled first. */
export async function startEngine(library?: Library): Promise<Engine> {
  const compiled = library ?? (await compileLibrary());
  const quiet = () => undefined;
  const api = await init({
    instantiateWasm: (imports: object, receive: (instance: object) => void) =>
      instantiate(compiled, imports, receive),
    print: quiet,
    printErr: quiet,
  });
  const runtime = api.pdfium as unknown as Runtime;
  api.FPDF_InitLibrary();

  function lend<T>(bytes: number, use: (address: number) => T): T {
    const address = runtime.wasmExports.malloc(bytes);
    if (address === 0) throw new RangeError(`PDFium has no room for ${bytes} bytes`);
    try {
      runtime.HEAPU8.fill(0, address, address + bytes);
      return use(address);
    } finally {
      runtime.wasmExports.free(address);
    }
  }

  // The table of callbacks never shrinks, so one callback serves every file that is saved.
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  const writeBlock = runtime.addFunction((_self = 0, data = 0, size = 0) => {
    chunks.push(new Uint8Array(runtime.HEAPU8.subarray(data, data + size)));
    return 1;
  }, 'iiii');

  function collect(save: (fileWrite: number) => boolean): Uint8Array<ArrayBuffer> | undefined {
    chunks = [];
    const saved = lend(8, (fileWrite) => {
      runtime.setValue(fileWrite, 1, 'i32');
      runtime.setValue(fileWrite + 4, writeBlock, 'i32');
      return save(fileWrite);
    });
    const written = chunks;
    chunks = [];
    return saved ? join(written) : undefined;
  }

  return {
    api,
    characters: runtime.wasmExports,
    objects: runtime.wasmExports,
    memory: () => runtime.HEAPU8,
    reserve: (bytes) => runtime.wasmExports.malloc(bytes),
    release: (address) => runtime.wasmExports.free(address),
    lend,
    int: (address) => runtime.HEAP32[address >> 2] ?? 0,
    float: (address) => runtime.HEAPF32[address >> 2] ?? 0,
    double: (address) => runtime.HEAPF64[address >> 3] ?? 0,
    collect,
  };
}

function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.length;
  }
  return whole;
}
