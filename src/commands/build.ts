/** `pack build`: makes the document packs of each meeting, public or for members. Loads nothing that makes them before it has to. */
import type { Checked } from '../model/diagnostic.js';
import { UsageError } from '../model/error.js';
import { checksInBrief } from './checks-in-brief.js';
import type { BuildOptions, Context, ExitCode } from './context.js';
import { eachPack, type NamedPack, resultJson } from './each-pack.js';
import { openLookBack } from './look-back.js';
import { type Built, publishedJson, showPublished } from './published.js';

/** @throws UsageError where options contradict each other. */
export async function build(
  folders: readonly string[],
  options: BuildOptions,
  context: Context,
): Promise<ExitCode> {
  const other = (['split', 'recipient', 'lock', 'frozen'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (options.consolidated && other !== undefined) {
    throw new UsageError(`--consolidated joins what was issued; it does not go with --${other}.`, {
      hints: ['Leave one of the two out.'],
    });
  }
  return eachPack(folders, options, context, {
    ...(options.consolidated ? {} : { lookBack: openLookBack(options, context) }),
    guard: guardSeveral,
    // Loaded only where there is something to do: most runs of a build that is repeated find nothing.
    run: async (folder, order, shop): Promise<Checked<Built>> =>
      options.consolidated
        ? (await import('../meeting/consolidate.js')).consolidatePack(folder, order, shop)
        : (await import('../pipeline.js')).buildPack(folder, order, shop),
    brief: checksInBrief,
    show: (published, { diagnostics, ms }) => {
      if (options.quiet) return;
      showPublished(published, context, { ms, warnings: diagnostics.length });
    },
    json: (results) => ({
      version: 1,
      packs: results.map((result) => ({
        ...resultJson(result, context),
        ...(result.value === undefined ? {} : publishedJson(result.value, context)),
      })),
    }),
  });
}

/** A single pack is guarded by its own build. */
async function guardSeveral(packs: readonly NamedPack[]): Promise<void> {
  if (packs.length < 2) return;
  const { foreseePack } = await import('../pipeline.js');
  const { guardRun } = await import('../publish/index.js');
  const foreseen = await Promise.all(
    packs.map(async ({ folder, path, order }) => ({
      folder,
      pack: await foreseePack(path, order),
    })),
  );
  await guardRun(
    foreseen.flatMap(({ folder, pack }) => (pack === undefined ? [] : [{ folder, ...pack }])),
  );
}
