/** An issued PDF as it lies in the folder `issued/`, its bytes held against the register. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { diagnose } from '../diagnostics/index.js';
import type { Checked } from '../model/diagnostic.js';
import type { IssuedPart } from '../model/issue.js';

/** Errors: `issued-file-missing`, `issued-file-changed`. */
export async function readIssuedPdf({ pdf, paths }: IssuedPart): Promise<Checked<Uint8Array>> {
  const { file, sha256: expected } = pdf;
  const at = { file: paths.pdf };
  const bytes = await readFile(paths.pdf).catch(() => undefined);
  if (bytes === undefined)
    return { diagnostics: [diagnose('issued-file-missing', { file }, { at })] };
  const found = createHash('sha256').update(bytes).digest('hex');
  return found === expected
    ? { value: bytes, diagnostics: [] }
    : { diagnostics: [diagnose('issued-file-changed', { file, expected, found }, { at })] };
}
