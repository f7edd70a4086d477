/** `pack build`: makes the public document pack of each meeting. */
import { relative } from 'node:path';
import { buildPack } from '../pipeline.js';
import type { CommonOptions, Context, ExitCode } from './context.js';
import { eachPack, resultJson } from './each-pack.js';
import { overview, pagesLine } from './overview.js';

export function build(
  folders: readonly string[],
  options: CommonOptions & { readonly out?: string },
  context: Context,
): Promise<ExitCode> {
  return eachPack(folders, options, context, {
    run: buildPack,
    show: ({ map, files, bytes }) => {
      if (options.quiet) return;
      context.stderr(`${map.body}, ${map.date}\n${overview(map)}\n`);
      context.stderr(`${pagesLine(map)}, ${size(bytes)}: ${relative(context.cwd, files.pdf)}\n`);
    },
    json: (results) => ({
      version: 1,
      packs: results.map((result) => ({
        ...resultJson(result, context),
        ...(result.value === undefined
          ? {}
          : {
              pdf: relative(context.cwd, result.value.files.pdf),
              map: relative(context.cwd, result.value.files.map),
              sheets: result.value.map.sheets,
              bytes: result.value.bytes,
              sha256: result.value.map.pdf?.sha256,
            }),
      })),
    }),
  });
}

function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
