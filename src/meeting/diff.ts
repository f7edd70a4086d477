/** What became of a meeting's public pack since an earlier state of it. Writes nothing but the cache. */
import { readFile } from 'node:fs/promises';
import { type Changes, compareVersions } from '../changes/index.js';
import { collect } from '../diagnostics/collect.js';
import { openRepository } from '../git/index.js';
import { readIssuedPdf } from '../issue/index.js';
import { kindOfPath, lockFile, readLock, readPageMap } from '../load/index.js';
import { formatLongDay } from '../model/date.js';
import type { Checked } from '../model/diagnostic.js';
import { UsageError } from '../model/error.js';
import type { Version } from '../model/version.js';
import type { Draft, Workshop } from '../pipeline/terms.js';
import { planPack } from '../pipeline.js';
import { notSound, withEarlierState } from './earlier-state.js';
import { lockedVersion, mappedVersion, plannedVersion } from './versions.js';

/** What to compare with: a revision of git, the lock, an earlier PDF (absolute path), or what there is of these. */
export type Against =
  | { readonly kind: 'revision'; readonly revision: string }
  | { readonly kind: 'lock' }
  | { readonly kind: 'pdf'; readonly file: string; readonly name: string }
  | { readonly kind: 'last' };

export interface DiffTools {
  /** For the pack as it is. */
  readonly shop: Workshop;
  /** For earlier states beside which something is restricted now: what was public then may be that. */
  readonly closedShop: Workshop;
  readonly env: NodeJS.ProcessEnv;
}

const order = { edition: 'public', strict: false } as const;

/** @throws UsageError where there is nothing to compare with. */
export function diffPack(
  folder: string,
  against: Against,
  tools: DiffTools,
): Promise<Checked<Changes>> {
  return collect(false, async ({ take, ready }) => {
    const draft = take(await planPack(folder, order, tools.shop));
    if (draft === undefined || !ready()) return undefined;
    const { pdfium } = tools.shop;
    const now = await plannedVersion('now', draft, pdfium);
    const before = take(await earlier(folder, draft, now, against, tools));
    const { body, date } = draft.map;
    return before && compareVersions({ body, date }, before, now);
  });
}

function earlier(
  folder: string,
  draft: Draft,
  now: Version,
  against: Against,
  tools: DiffTools,
): Promise<Checked<Version>> {
  const { council, meeting } = draft.pack.folders;
  const { pdfium } = tools.shop;
  return collect(false, async ({ take }) => {
    const chosen = against.kind === 'last' ? await lastOf(draft, lockFile(meeting)) : against;
    switch (chosen.kind) {
      case 'issue': {
        const bytes = take(await readIssuedPdf(chosen.issue));
        const name = `the pack as issued on ${formatLongDay(chosen.issue.at, 'en-GB')}`;
        return bytes && mappedVersion(name, chosen.issue.pages, bytes, pdfium);
      }
      case 'lock': {
        const lock = take(await readLock(lockFile(meeting), council));
        return lock && lockedVersion(lock);
      }
      case 'pdf':
        return pdfVersion(chosen.file, chosen.name, tools);
      case 'revision': {
        const repository = await openRepository(folder, tools.env);
        const commit = await repository.commitOf(chosen.revision);
        const short = commit.slice(0, 7);
        const name = commit.startsWith(chosen.revision) ? short : `${chosen.revision} (${short})`;
        const shop = now.hasRestricted ? tools.closedShop : tools.shop;
        const version = await withEarlierState(
          repository,
          commit,
          draft.source.folders,
          async (state) => {
            // Its mistakes were told when it was new; they may speak of what is restricted now.
            const { value, failure } = await planPack(state.meeting, order, shop);
            if (failure !== undefined) throw failure;
            if (value === undefined) throw notSound();
            return plannedVersion(name, value, pdfium);
          },
        );
        return version ?? notYet(name);
      }
    }
  });
}

/** A state in which the meeting was not there. */
const notYet = (name: string): Version => ({
  name: `${name}, without this meeting`,
  ...{ sheets: 0, hasRestricted: false, closedNames: [], items: [] },
});

/** What was issued, else the lock, else the last commit. */
async function lastOf(draft: Draft, lock: string) {
  const [issue] = draft.source.issued;
  if (issue !== undefined) return { kind: 'issue', issue } as const;
  if ((await kindOfPath(lock)) === 'file') return { kind: 'lock' } as const;
  return { kind: 'revision', revision: 'HEAD' } as const;
}

/** @throws UsageError where there is no public page map beside it: without one nobody knows which pages are which. */
async function pdfVersion(file: string, name: string, { shop }: DiffTools): Promise<Version> {
  const pdf = await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`“${name}” cannot be read.`, {
      hints: ['Name the PDF of an earlier build.'],
      cause,
    });
  });
  const map = await readPageMap(file.replace(/\.pdf$/i, '.json'));
  if (map === undefined || map.edition !== 'public') {
    throw new UsageError(`Beside “${name}” there is no page map of a public pack.`, {
      hints: ['Keep the .json that a build writes beside the PDF together with it.'],
    });
  }
  return mappedVersion(name, map, pdf, shop.pdfium);
}
