/** PDFium's program, compiled once for all threads: what one of them has made fast is fast for the others. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A compiled WebAssembly module: can be sent to a thread, which shares it. */
export type Library = object;

/** The part in use; the language's own types leave it to browsers. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<Library>;
  readonly Instance: new (library: Library, imports: object) => { readonly exports: object };
}

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };

export async function compileLibrary(): Promise<Library> {
  return WebAssembly.compile(await readFile(programFile()));
}

/** As the package's loader asks for it; a thread may do this without letting go. */
export function instantiate(
  library: Library,
  imports: object,
  receive: (instance: object) => void,
): object {
  const instance = new WebAssembly.Instance(library, imports);
  receive(instance);
  return instance.exports;
}

/** Its package does not export its package.json, which lies above the program. */
export function libraryVersion(): string {
  const about = readFileSync(join(dirname(programFile()), '..', 'package.json'), 'utf8');
  return (JSON.parse(about) as { version: string }).version;
}

function programFile(): string {
  return createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
}
