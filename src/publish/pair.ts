/** Whether the pack and the page map that are there go together: a run that was killed may have left one of each. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { OutputFiles } from './index.js';
import { inTurn } from './turn.js';

/**
 * To be called before they are made anew. A warning `published-pair-differs` where the map's SHA-256 is not the
 * PDF's, or where one of the two is missing; nothing where there is neither. Fails on nothing: what cannot be
 * read does not match.
 */
export async function checkPair(files: OutputFiles): Promise<readonly Diagnostic[]> {
  if (await goTogether(files)) return [];
  // Another build may have been about to give both their names.
  if (await inTurn(files, () => goTogether(files))) return [];
  const data = { pdf: basename(files.pdf), map: basename(files.map) };
  return [diagnose('published-pair-differs', data, { at: { file: files.map } })];
}

async function goTogether(files: OutputFiles): Promise<boolean> {
  const [found, vouched] = await Promise.all([hashOf(files.pdf), vouchedIn(files.map)]);
  return found === vouched;
}

/** Undefined where there is no file; empty where it cannot be read. */
async function hashOf(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch (cause) {
    return isMissing(cause) ? undefined : '';
  }
}

/** Undefined where there is no map; words that are no hash where it vouches for nothing. */
async function vouchedIn(file: string): Promise<string | undefined> {
  try {
    const map: unknown = JSON.parse(await readFile(file, 'utf8'));
    const { pdf } = Object(map) as { readonly pdf?: { readonly sha256?: unknown } };
    return typeof pdf?.sha256 === 'string' ? pdf.sha256 : 'no hash';
  } catch (cause) {
    return isMissing(cause) ? undefined : 'no map';
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
