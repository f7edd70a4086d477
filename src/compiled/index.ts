/**
 * Where the compiled program lies, for whoever starts a part of it as a thread or a process of its own, or asks whether
 * it is the same program. Knows none of these parts.
 *
 * `npm run build` puts all modules of `dist` together in few files (config/bundle.js). In these, this file's address is
 * one in `dist/program`, so that a bundled program starts bundled parts; that of every other file is its own in `dist`.
 */
import { fileURLToPath } from 'node:url';

/** A thread runs compiled code only; under a test this file is still TypeScript. */
const folder = new URL(import.meta.url.endsWith('.ts') ? '../../dist/' : '../', import.meta.url);

/** The program `name`, such as "pdfium/worker.js". */
export function compiledProgram(name: string): URL {
  return new URL(name, folder);
}

/** All files of the program that runs are in it; absolute. */
export const compiledFolder = fileURLToPath(folder);
