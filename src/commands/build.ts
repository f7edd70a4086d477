/** `pack build`: makes the document packs of each meeting, public or for members. */
import { relative } from 'node:path';
import { pathJson } from '../diagnostics/json.js';
import { consolidatePack } from '../meeting/consolidate.js';
import { formatLongDay } from '../model/date.js';
import type { Checked } from '../model/diagnostic.js';
import { UsageError } from '../model/error.js';
import { given } from '../model/given.js';
import { formatPageRange } from '../model/plan.js';
import { buildPack, foreseePack, type Published, type Written } from '../pipeline.js';
import { guardRun } from '../publish/index.js';
import { absenceJson, absenceLine } from './absence.js';
import { accessibilityLine } from './accessibility.js';
import { checksInBrief } from './checks-in-brief.js';
import type { BuildOptions, Context, ExitCode } from './context.js';
import { eachPack, type NamedPack, resultJson } from './each-pack.js';
import { fileSize, heading, overview, pagesLine } from './overview.js';

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
    guard: guardSeveral,
    run: (folder, order, shop): Promise<Checked<Built>> =>
      options.consolidated ? consolidatePack(folder, order, shop) : buildPack(folder, order, shop),
    brief: checksInBrief,
    show: (published) => {
      if (!options.quiet) showPublished(published, context);
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

type Built = Written & Pick<Published, 'asIssued' | 'split'>;

/** What a person is told of files that were written. */
export function showPublished(
  { map, files, bytes, absence, asIssued, split = [] }: Built,
  { cwd, stderr }: Context,
): void {
  stderr(`${heading(map)}\n${overview(map)}\n`);
  stderr(`${accessibilityLine(map)}\n`);
  const guarded = absenceLine({ ...given({ absence }) });
  if (guarded !== undefined) stderr(`${guarded}\n`);
  if (asIssued !== undefined) {
    stderr(`As issued on ${formatLongDay(asIssued.at, 'en-GB')}, byte for byte\n`);
  }
  stderr(`${pagesLine(map)}, ${fileSize(bytes)}: ${relative(cwd, files.pdf)}\n`);
  for (const cut of split) {
    const { first, last, sheets } = cut.map;
    const pages = formatPageRange({ first, last, sheets }).toLowerCase();
    stderr(`  ${pages}, ${fileSize(cut.bytes)}: ${relative(cwd, cut.files.pdf)}\n`);
  }
}

/** The same in a `--json` answer. */
export function publishedJson(
  { map, files, bytes, absence, asIssued, split }: Built,
  { cwd }: Context,
): object {
  return {
    pdf: pathJson(files.pdf, cwd),
    map: pathJson(files.map, cwd),
    sheets: map.sheets,
    bytes,
    sha256: map.pdf?.sha256,
    ...given({
      absence: absenceJson(absence, false),
      issued: asIssued?.at,
      split: split?.map((cut) => ({
        pdf: pathJson(cut.files.pdf, cwd),
        first: cut.map.first,
        last: cut.map.last,
        bytes: cut.bytes,
        sha256: cut.map.pdf.sha256,
      })),
    }),
  };
}

/** A single pack is guarded by its own build. */
async function guardSeveral(packs: readonly NamedPack[]): Promise<void> {
  if (packs.length < 2) return;
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
