/**
 * Finished segments (and steps on the way to them) on disk, by the content that they were made from. An engine: knows neither packs
 * nor converters. Safe when several builds share it, and when one is killed.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PackError } from '../model/error.js';
import type { Segment, SegmentFacts } from '../model/segment.js';
import { endWithUs, sweepUnfinished, unfinishedMark } from '../unfinished/index.js';

export {
  boundCache,
  type CacheSurvey,
  clearCache,
  defaultLimit,
  surveyCache,
  type Trimmed,
  trimCache,
} from './upkeep.js';
export { beginUse } from './users.js';

/** All throw a `PackError` where the folder cannot be used. */
export interface Cache {
  readonly folder: string;
  /** Whether anything was put in through this door. */
  readonly hasGrown: () => boolean;
  /** The segment that was made under this key; undefined where there is none, or not a whole one. */
  readonly get: (key: string) => Promise<Segment | undefined>;
  /** Answers the segment as it is kept now. */
  readonly put: (key: string, facts: SegmentFacts, piece: Uint8Array) => Promise<Segment>;
  /** Likewise for what is made on the way to a segment. */
  readonly getBytes: (key: string) => Promise<Uint8Array | undefined>;
  readonly putBytes: (key: string, bytes: Uint8Array) => Promise<void>;
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
  const drafts = openDrafts(join(folder, 'unfinished'));
  const segments = openDrawer(folder, 'segments', 'seg', drafts);
  const steps = openDrawer(folder, 'steps', 'step', drafts);
  let room = atHand;
  /** A piece stays at hand while there is room; a larger pack reads it again when it is needed. */
  const segment = (key: string, { facts, piece }: Kept): Segment => {
    if (piece.length > room) return { facts, load: loader(key) };
    room -= piece.length;
    return { facts, load: async () => piece };
  };
  /** Made apart: a function that is made beside another keeps all that the other one needs, here a whole piece. */
  const loader = (key: string) => async (): Promise<Uint8Array> => {
    const file = await segments.get(key);
    const found = file && decode(file);
    if (found === undefined) throw unusable(folder, new Error('A file in it has been changed.'));
    return found.piece;
  };
  return {
    folder,
    hasGrown: () => segments.hasGrown() || steps.hasGrown(),
    async get(key) {
      const file = await segments.get(key);
      const found = file && decode(file);
      return found && segment(key, found);
    },
    async put(key, facts, piece) {
      const made = { facts, piece };
      await segments.put(key, encode(made));
      return segment(key, made);
    },
    async getBytes(key) {
      const file = await steps.get(key);
      const bytes = file?.subarray(hashLength);
      return bytes && cacheKey(bytes) === file?.toString('latin1', 0, hashLength)
        ? bytes
        : undefined;
    },
    putBytes: (key, bytes) => steps.put(key, Buffer.concat([Buffer.from(cacheKey(bytes)), bytes])),
  };
}

/** A segment as it lies on the disk. */
interface Kept {
  readonly facts: SegmentFacts;
  readonly piece: Uint8Array;
}

/** Bytes of pieces that are kept in memory. */
const atHand = 32 * 1024 * 1024;

/** Of a SHA-256 in hexadecimal figures. */
const hashLength = 64;

/** One kind of file, in a folder of its own. */
function openDrawer(folder: string, name: string, ending: string, drafts: Drafts) {
  const place = (key: string): string => join(folder, name, key.slice(0, 2), `${key}.${ending}`);
  let grown = false;
  return {
    hasGrown: () => grown,
    async get(key: string): Promise<Buffer | undefined> {
      // First, so that whoever bounds the cache sees that it is in use.
      const now = new Date();
      await utimes(place(key), now, now).catch(() => undefined);
      return readFile(place(key)).catch((cause: unknown) => {
        if (isMissing(cause)) return undefined;
        throw unusable(folder, cause);
      });
    },
    async put(key: string, content: Uint8Array): Promise<void> {
      const target = place(key);
      try {
        await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
        await chmod(folder, 0o700);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await drafts.write(content, target);
        grown = true;
      } catch (cause) {
        throw unusable(folder, cause);
      }
    },
  };
}

interface Drafts {
  /** Only whole files ever carry the name that readers look for. */
  readonly write: (content: Uint8Array, target: string) => Promise<void>;
}

/** Files that are being written, all in one folder, where the next run finds what a killed one has left. */
function openDrafts(folder: string): Drafts {
  const open = new Set<string>();
  let forget: () => void = () => undefined;
  const swept = sweepUnfinished(folder);
  return {
    async write(content, target) {
      await swept;
      const draft = join(folder, unfinishedMark());
      if (open.size === 0) {
        forget = endWithUs(() => {
          for (const each of open) rmSync(each, { force: true });
        });
      }
      open.add(draft);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(draft, content, { mode: 0o600 });
        await rename(draft, target);
      } catch (cause) {
        // What is only half there must not stay; why it is, is what the user needs to know.
        await rm(draft, { force: true }).catch(() => undefined);
        throw cause;
      } finally {
        open.delete(draft);
        if (open.size === 0) forget();
      }
    },
  };
}

/** One file: a line of JSON with the facts and a hash of everything, then the piece. */
function encode({ facts, piece }: Kept): Uint8Array {
  const head = JSON.stringify({ facts, sha256: hashOf({ facts, piece }) });
  // Its tables are read where they lie, which takes an address that four divides.
  const padding = ' '.repeat(3 - (Buffer.byteLength(head) % 4));
  return Buffer.concat([Buffer.from(`${head}${padding}\n`), piece]);
}

/** Undefined for a file that is not whole, so that it is made again. */
function decode(file: Buffer): Kept | undefined {
  const end = file.indexOf(10);
  const head = end < 0 ? undefined : parseHead(file.toString('utf8', 0, end));
  if (head?.facts === undefined) return undefined;
  const kept = { facts: head.facts, piece: file.subarray(end + 1) };
  return hashOf(kept) === head.sha256 ? kept : undefined;
}

/** Undefined for what is no JSON: the file was damaged. */
function parseHead(text: string): Partial<{ facts: SegmentFacts; sha256: string }> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function hashOf({ facts, piece }: Kept): string {
  return cacheKey(JSON.stringify(facts), piece);
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
