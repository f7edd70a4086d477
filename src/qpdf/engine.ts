/** qpdf itself, as WebAssembly that works on the files of this machine. Must not know what it is used for. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import createModule from '@neslinesli93/qpdf-wasm';

export interface Engine {
  /** Lets qpdf see a folder, under a path of its own. */
  readonly mount: (folder: string, path: string) => void;
  /** Runs it with the arguments of its command line; answers its exit code. */
  readonly run: (args: readonly string[]) => number;
}

/** The part of the Emscripten module in use; the package's own types leave most of it out. */
interface Runtime {
  readonly FS: {
    mkdir(path: string): void;
    mount(kind: unknown, options: { readonly root: string }, path: string): void;
  };
  /** Reads and writes the machine's files where they lie, so that none has to fit into WebAssembly's memory. */
  readonly NODEFS: unknown;
  callMain(args: string[]): number;
}

type Start = (settings: { readonly wasmBinary: Uint8Array }) => Promise<Runtime>;

/** `hear` is told each line that qpdf prints. It takes the thread's console for that: one engine a thread. */
export async function startEngine(hear: (line: string) => void): Promise<Engine> {
  const wasm = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm');
  const start = createModule as unknown as Start;
  // This build knows no other way to print.
  Object.assign(globalThis.console, { log: hear, warn: hear, error: hear });
  const runtime = await start({ wasmBinary: await readFile(wasm) });
  return {
    mount(folder, path) {
      runtime.FS.mkdir(path);
      runtime.FS.mount(runtime.NODEFS, { root: folder }, path);
    },
    run: (args) => runtime.callMain([...args]),
  };
}
