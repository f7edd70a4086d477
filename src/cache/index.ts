/**
 * Finished segments on disk, by the content that they were made from. An engine: knows neither packs
 * nor converters. Safe when several builds share it, and when one is killed.
 */
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PackError } from '../model/error.js';
import type { Segment, SegmentFacts } from '../model/segment.js';

/** Both throw a `PackError` where the folder cannot be used. */
export interface Cache {
  readonly folder: string;
  /** The segment that was made under this key; undefined where there is none, or not a whole one. */
  readonly get: (key: string) => Promise<Segment | undefined>;
  readonly put: (key: string, segment: Segment) => Promise<void>;
}

/** A key from everything that decides the result: content, converter, settings. */
export function cacheKey(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  // Each with its length in bytes, so that no two lists of parts run together to the same.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

/** Opens the cache below `folder`; the folder is made on the first `put`, for this user only. */
export function openCache(folder: string): Cache {
  const place = (key: string): string => join(folder, 'segments', key.slice(0, 2), `${key}.seg`);
  return {
    folder,
    async get(key) {
      const file = await readFile(place(key)).catch((cause: unknown) => {
        if (isMissing(cause)) return undefined;
        throw unusable(folder, cause);
      });
      return file && decode(file);
    },
    async put(key, segment) {
      const target = place(key);
      const draft = `${target}.${randomUUID()}.tmp`;
      try {
        await mkdir(join(folder, 'segments'), { recursive: true, mode: 0o700 });
        await chmod(folder, 0o700);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await writeFile(draft, encode(segment), { mode: 0o600 });
        // Only whole files ever carry the name that readers look for.
        await rename(draft, target);
      } catch (cause) {
        // What is only half there must not stay; why it is, is what the user needs to know.
        await rm(draft, { force: true }).catch(() => undefined);
        throw unusable(folder, cause);
      }
    },
  };
}

/** One file: a line of JSON with the facts and a hash of everything, then the PDF. */
function encode({ pdf, facts }: Segment): Uint8Array {
  const head = JSON.stringify({ facts, sha256: hashOf({ pdf, facts }) });
  return Buffer.concat([Buffer.from(`${head}\n`), pdf]);
}

/** Undefined for a file that is not whole, so that it is made again. */
function decode(file: Buffer): Segment | undefined {
  const end = file.indexOf(10);
  const head = end < 0 ? undefined : parseHead(file.toString('utf8', 0, end));
  if (head?.facts === undefined) return undefined;
  const segment = { pdf: file.subarray(end + 1), facts: head.facts };
  return hashOf(segment) === head.sha256 ? segment : undefined;
}

/** Undefined for what is no JSON: the file was damaged. */
function parseHead(text: string): Partial<{ facts: SegmentFacts; sha256: string }> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function hashOf({ pdf, facts }: Segment): string {
  return cacheKey(JSON.stringify(facts), pdf);
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function unusable(folder: string, cause: unknown): PackError {
  return new PackError(`The cache folder “${folder}” cannot be used.`, {
    cause,
    hints: [
      'Finished pieces are kept there: check that you may write to it and that the disk is not full.',
      'Or choose another folder with --cache or PACK_CACHE.',
    ],
  });
}
