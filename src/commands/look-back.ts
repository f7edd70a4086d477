/** Whether `pack build` would make what it made the last time; asked of the stage `unchanged`, in the build's own words. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { whichBrowser } from '../browser/which.js';
import { mayBeRestricted } from '../load/access-in-doubt.js';
import { given } from '../model/given.js';
import type { PageMap } from '../model/map.js';
import type { CutMap } from '../model/split.js';
import type { Published } from '../pipeline.js';
import { type HashedFile, lookBack as lookBackAt } from '../unchanged/index.js';
import { cacheFolderOf, openCaches, sourceDate } from './cache-folder.js';
import type { BuildOptions, Context } from './context.js';
import type { Earlier, NamedPack } from './each-pack.js';
import type { Built } from './published.js';
import { packVersion } from './version.js';

/** What a build has told of itself, but for the maps, which lie beside its files. */
interface Answer extends Pick<Built, 'absence'> {
  readonly issuedAt?: string;
  /** The pack, and behind it what was cut from it. */
  readonly files: readonly { readonly pdf: string; readonly map: string; readonly bytes: number }[];
}

/** For each pack of a run; `options` are those of the run. */
export function openLookBack(
  options: BuildOptions,
  context: Context,
): (pack: NamedPack) => Promise<Earlier<Built>> {
  const caches = openCaches(cacheFolderOf(options, context));
  const { cwd, env, platform, versions } = context;
  const executable = options.browser && resolve(cwd, options.browser);
  // Where there is none, the build says so.
  const browser = whichBrowser({ env, platform, ...given({ executable }) }).catch(() => undefined);
  return async ({ path, order }) => {
    // A lock is written, or held against, by whoever makes the pack.
    if (order.lock !== undefined) return { keep: async () => undefined };
    const { strict, out = join(path, 'out'), recipient = '', ...rest } = order;
    const found = await browser;
    if (found === undefined) return { keep: async () => undefined };
    const tools = [packVersion, versions.node, versions.zlib, found, sourceDate(env) ?? ''];
    const { last, hasOtherTexts, keep } = await lookBackAt<Answer>(
      {
        meeting: path,
        edition: order.edition,
        place: [out, recipient],
        settings: [...tools.map(String), JSON.stringify(rest)],
        // `accept`, a key of its own, is no misspelt `access`.
        mayBeRestricted: (text) => mayBeRestricted(text.replaceAll(/^\s*accept:/gm, '')),
      },
      caches[order.edition],
    );
    const stands =
      last !== undefined && !(strict && last.diagnostics.length > 0) && isAlone(last.answer);
    return {
      printsSoon: hasOtherTexts,
      ...(stands ? { last: { value: builtOf(last.answer), diagnostics: last.diagnostics } } : {}),
      keep: async (made, diagnostics) => {
        // Of what was put right once, nothing is to be said again.
        if (diagnostics.some(({ code }) => code === 'published-pair-differs')) return;
        // Whether LibreOffice is another one now takes longer to ask than a record saves.
        if (converters(made).some((name) => name?.startsWith('LibreOffice'))) return;
        const outputs = outputsOf(made);
        if (!isPublished(made) || outputs === undefined) return;
        await keep({
          answer: answerOf(made),
          diagnostics,
          outputs,
          papers: papersOf(made, path),
          sources: made.bounds.sources,
        });
      },
    };
  };
}

function isPublished(made: Built): made is Built & Pick<Published, 'bounds'> {
  return 'bounds' in made;
}

function answerOf({ files, bytes, absence, asIssued, split = [] }: Built): Answer {
  return {
    files: [{ ...files, bytes }, ...split.map((cut) => ({ ...cut.files, bytes: cut.bytes }))],
    ...given({ absence, issuedAt: asIssued?.at }),
  };
}

/** Nothing lies beside the files that a build would remove: a preview, or what was cut from another build. */
function isAlone({ files }: Answer): boolean {
  const [pack] = files;
  if (pack === undefined) return false;
  const start = `${basename(pack.map, '.json')}-`;
  const known = new Set(files.map(({ map }) => basename(map)));
  return readdirSync(dirname(pack.map)).every(
    (name) => !name.startsWith(start) || !name.endsWith('.json') || known.has(name),
  );
}

/** Its maps are as they were written: their hashes have been looked at. */
function builtOf({ files, absence, issuedAt }: Answer): Built {
  const [pack, ...cuts] = files;
  if (pack === undefined) throw new Error('A record names no file.');
  const { pdf, map, bytes } = pack;
  return {
    map: JSON.parse(readFileSync(map, 'utf8')) as PageMap,
    files: { pdf, map },
    bytes,
    unchanged: true,
    ...(cuts.length === 0
      ? {}
      : {
          split: cuts.map((cut) => ({
            map: JSON.parse(readFileSync(cut.map, 'utf8')) as CutMap,
            files: { pdf: cut.pdf, map: cut.map },
            bytes: cut.bytes,
          })),
        }),
    ...given({ absence, asIssued: issuedAt === undefined ? undefined : { at: issuedAt } }),
  };
}

/** Undefined where another build has been there meanwhile. */
function outputsOf(made: Built): readonly HashedFile[] | undefined {
  const outputs: HashedFile[] = [];
  for (const { map, files } of [made, ...(made.split ?? [])]) {
    const json = `${JSON.stringify(map, null, 2)}\n`;
    if (map.pdf === undefined || readFileSync(files.map, 'utf8') !== json) return undefined;
    outputs.push(
      { file: files.pdf, sha256: map.pdf.sha256 },
      { file: files.map, sha256: sha256Of(json) },
    );
  }
  return outputs;
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function converters({ map }: Built): readonly (string | undefined)[] {
  return map.items.flatMap(({ documents }) => documents.map(({ converter }) => converter));
}

/** The documents of a pack as they were read. */
function papersOf({ map }: Built, meeting: string): readonly HashedFile[] {
  return map.items.flatMap(({ documents }) =>
    documents.map(({ source, sha256 }) => ({
      file: resolve(meeting, source.trim().replaceAll('\\', '/')),
      sha256,
    })),
  );
}
