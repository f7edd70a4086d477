/** `pack cache`: where finished pieces are kept and how large that is; keeps it within a size, or clears it. */
import { clearCache, surveyCache, trimCache } from '../../cache/index.js';
import { pathJson } from '../../diagnostics/json.js';
import { UsageError } from '../../model/error.js';
import { cacheFolderOf, cacheLimit, sizeOf } from '../cache-folder.js';
import type { CommonOptions, Context, ExitCode } from '../context.js';
import { fileSize } from '../overview.js';

export interface CacheOptions extends Pick<CommonOptions, 'cache' | 'json'> {
  readonly maxSize?: string;
}

/** @throws UsageError for another word than "clear", and for what is no size. */
export async function cache(
  what: string | undefined,
  options: CacheOptions,
  context: Context,
): Promise<ExitCode> {
  if (what !== undefined && what !== 'clear') {
    throw new UsageError(`pack cache knows nothing to do called “${what}”.`, {
      hints: ['Write pack cache, pack cache clear, or pack cache --max-size 500MB.'],
    });
  }
  const folder = cacheFolderOf(options, context);
  const limit = cacheLimit(context.env.PACK_CACHE_SIZE);
  const asked = options.maxSize === undefined ? undefined : sizeOf(options.maxSize);
  const removed =
    what === 'clear'
      ? await clearCache(folder)
      : asked === undefined
        ? undefined
        : await trimCache(folder, asked);
  const { entries, bytes, browserBytes, oldestMs } = await surveyCache(folder);
  if (options.json) {
    const oldest = oldestMs === undefined ? {} : { oldest: new Date(oldestMs).toISOString() };
    const now = { folder: pathJson(folder, context.cwd), entries, bytes, browserBytes, limit };
    const answer = { version: 1, ...now, ...oldest, ...(removed && { removed }) };
    context.stdout(`${JSON.stringify(answer, null, 2)}\n`);
    return 0;
  }
  const lines = [
    ...(removed === undefined
      ? []
      : [`Removed: ${howMany(removed.entries)}, ${fileSize(removed.bytes)}`]),
    `Folder: ${folder}`,
    `Holds: ${howMany(entries)}, ${fileSize(bytes)}, of at most ${fileSize(limit)}`,
    ...(browserBytes === 0 ? [] : [`Unpacked browser: ${fileSize(browserBytes)}`]),
    ...(what === 'clear' && entries > 0 ? ['What is left is in use by a build.'] : []),
  ];
  context.stdout(`${lines.join('\n')}\n`);
  return 0;
}

const howMany = (entries: number): string =>
  entries === 1 ? '1 finished piece' : `${entries} finished pieces`;
