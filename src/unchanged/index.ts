/**
 * The stage `unchanged`: whether a build would make once more what the last one has made, told without loading what builds.
 * Compares contents, never times; where it cannot tell, it says that something changed. Must not know how a pack is made.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Cache, cacheKey } from '../cache/index.js';
import type { Edition } from '../model/access.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { isOwnTemplate, programIdentity } from './program.js';
import { add, addSources, councilOf, type InDoubt, isWhole, type LookedAt } from './sources.js';

export { programIdentity };

/** What is asked for. */
export interface Asked {
  /** The meeting's folder, absolute. */
  readonly meeting: string;
  readonly edition: Edition;
  /** Where the results go, and whose they are: one record is kept for each such place. */
  readonly place: readonly string[];
  /** All else that decides what is made: options, versions of tools, the browser. */
  readonly settings: readonly string[];
  readonly mayBeRestricted: InDoubt;
}

/** A file that was written, or read. */
export interface HashedFile {
  /** Absolute. */
  readonly file: string;
  /** In hexadecimal figures. */
  readonly sha256: string;
}

/** What came of a build that has ended well. */
export interface Outcome<Answer> {
  /** Plain data: all that is told of it again. */
  readonly answer: Answer;
  readonly diagnostics: readonly Diagnostic[];
  readonly outputs: readonly HashedFile[];
  /** Papers that were read, as they were read. */
  readonly papers: readonly HashedFile[];
  /** Every file that the meeting has. */
  readonly sources: readonly { readonly file: string; readonly isWithheld: boolean }[];
}

export interface LookBack<Answer> {
  /** Of the last build, where nothing has changed since. */
  readonly last?: Pick<Outcome<Answer>, 'answer' | 'diagnostics'>;
  /** Nothing was built before, or what was built was built from other texts: there is something to set. */
  readonly hasOtherTexts: boolean;
  /** To be called with what became of the build that began after this looked. Only one that ended well is kept. */
  readonly keep: (outcome: Outcome<Answer>) => Promise<void>;
}

interface Entry<Answer> {
  readonly inputs: string;
  readonly apart: readonly HashedFile[];
  readonly outputs: readonly HashedFile[];
  readonly answer: Answer;
  readonly diagnostics: readonly Diagnostic[];
}

/** To be raised when a record's form or meaning changes. */
const method = 'unchanged 2';

/** Looks at all sources before a build begins: one that is changed meanwhile is another one the next time. */
export async function lookBack<Answer>(asked: Asked, records: Cache): Promise<LookBack<Answer>> {
  const { meeting, edition, place } = asked;
  const key = cacheKey(method, meeting, edition, ...place);
  const council = councilOf(meeting);
  const found = council === undefined ? undefined : fingerprint(asked, council);
  if (found === undefined) return { hasOtherTexts: false, keep: async () => undefined };
  const { inputs, isCovered } = found;
  // Of a cache that cannot be used the build tells, which needs it.
  const entry = parse<Answer>(await records.getBytes(key).catch(() => undefined));
  const holds =
    entry !== undefined &&
    entry.inputs === inputs &&
    [...entry.apart, ...entry.outputs].every(isAsItWas);
  return {
    ...(holds ? { last: entry } : {}),
    hasOtherTexts: entry?.inputs !== inputs,
    async keep({ answer, diagnostics, outputs, papers, sources }) {
      const apart: HashedFile[] = [];
      for (const { file, isWithheld } of sources) {
        if (isCovered(file) || isOwnTemplate(file)) continue;
        const paper = papers.find((one) => one.file === file);
        // Nothing of it may be kept, or nobody knows what was read of it: the next build is a whole one again.
        if (isWithheld || paper === undefined || !isWhole(file)) return;
        apart.push(paper);
      }
      const own: Entry<Answer> = { inputs, apart, outputs, answer, diagnostics };
      await records.putBytes(key, Buffer.from(JSON.stringify(own)));
    },
  };
}

/** Undefined where not all of it can be looked at. */
function fingerprint(
  { meeting, edition, settings, mayBeRestricted }: Asked,
  council: string,
): { readonly inputs: string; readonly isCovered: LookedAt } | undefined {
  const hash = createHash('sha256');
  try {
    add(hash, ...settings, programIdentity());
    const isCovered = addSources(hash, { council, meeting }, edition, mayBeRestricted);
    return { inputs: hash.digest('hex'), isCovered };
  } catch {
    // Whatever is in the way is told by the build, which meets it too.
    return undefined;
  }
}

function isAsItWas({ file, sha256 }: HashedFile): boolean {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex') === sha256;
  } catch {
    return false;
  }
}

/** A record that another version wrote, or nobody, is none. */
function parse<Answer>(bytes: Uint8Array | undefined): Entry<Answer> | undefined {
  try {
    return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as Entry<Answer>);
  } catch {
    return undefined;
  }
}
