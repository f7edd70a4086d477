/** Reads a lock, and trusts it no further than its shape. Knows nothing of what it is compared with. */
import { join } from 'node:path';
import * as z from 'zod';
import { diagnose } from '../diagnostics/index.js';
import type { Checked } from '../model/diagnostic.js';
import type { Lock } from '../model/lock.js';
import { kindOfPath, readTextFile } from './text-file.js';

/** Beside pack.yaml. */
export function lockFile(meeting: string): string {
  return join(meeting, 'pack.lock.json');
}

const sha256 = z.string().regex(/^([0-9a-f]{64})?$/);
const file = z.object({ file: z.string(), sha256 });
const range = z.object({
  first: z.string(),
  last: z.string(),
  sheets: z.object({ first: z.number(), last: z.number() }),
});

const lock = z.object({
  version: z.literal(1),
  edition: z.literal('public'),
  body: z.string(),
  date: z.string(),
  settings: z.object({
    linearize: z.boolean().optional(),
    sourceDateEpoch: z.number().optional(),
  }),
  tools: z.record(z.string(), z.string()),
  inputs: z.array(
    z.object({
      path: z.string(),
      item: z.string().optional(),
      sha256,
      of: z.literal('public-part').optional(),
    }),
  ),
  pages: z.object({
    sheets: z.number(),
    lastLabel: z.string(),
    frontMatter: range,
    items: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        access: z.enum(['public', 'exempt', 'confidential']),
        range: range.nullable(),
        documents: z.array(z.object({ title: z.string(), source: z.string(), range })),
      }),
    ),
  }),
  output: z.object({ pdf: file, map: file }),
});

/** Errors: `lock-missing`, `lock-unreadable`, and those of any text file. `root` is the folder that it may not lead out of. */
export async function readLock(path: string, root: string): Promise<Checked<Lock>> {
  const at = { file: path };
  if ((await kindOfPath(path)) === 'nothing') {
    return { diagnostics: [diagnose('lock-missing', {}, { at })] };
  }
  const text = await readTextFile(path, root);
  if (text.value === undefined) return { diagnostics: text.diagnostics };
  const value = parsed(text.value);
  return value === undefined
    ? { diagnostics: [diagnose('lock-unreadable', {}, { at })] }
    : { value, diagnostics: [] };
}

function parsed(text: string): Lock | undefined {
  try {
    // Keys that may be missing are missing, as JSON has no undefined.
    return lock.safeParse(JSON.parse(text)).data as Lock | undefined;
  } catch {
    return undefined;
  }
}
