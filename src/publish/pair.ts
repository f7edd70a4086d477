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

/** A PDF and its page map as they were built. */
export interface BuiltPair {
  /** Of the PDF's bytes. */
  readonly sha256: string;
  /** What the map says that is. */
  readonly vouched: string;
  readonly mapJson: string;
  /** The PDF was rearranged for browsers: whoever makes it again has to do so too. */
  readonly linearised: boolean;
}

/** No value where one of the two is not there, or the map is none. */
export async function readPair(files: OutputFiles): Promise<BuiltPair | undefined> {
  return inTurn(files, async () => {
    const [sha256, vouched] = await Promise.all([hashOf(files.pdf), vouchedIn(files.map)]);
    const mapJson = await readFile(files.map, 'utf8').catch(() => undefined);
    if (sha256 === undefined || mapJson === undefined || vouched === undefined) return undefined;
    const { tools } = Object(parsed(mapJson)) as { readonly tools?: object };
    return { sha256, vouched, mapJson, linearised: 'qpdf' in Object(tools) };
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
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
