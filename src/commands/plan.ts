/** `pack plan`: says on which pages everything will be, and writes nothing. */
import { planPack } from '../pipeline.js';
import { checksInBrief } from './checks-in-brief.js';
import type { CommonOptions, Context, ExitCode } from './context.js';
import { eachPack, resultJson } from './each-pack.js';
import { heading, overview, pagesLine } from './overview.js';

export function plan(
  folders: readonly string[],
  options: CommonOptions,
  context: Context,
): Promise<ExitCode> {
  return eachPack(folders, options, context, {
    run: planPack,
    brief: checksInBrief,
    show: ({ map }) => {
      context.stdout(`${heading(map)}\n${overview(map)}\n${pagesLine(map)}\n`);
    },
    json: (results) => {
      const maps = results.map((result) =>
        result.value === undefined
          ? { version: 1, ...resultJson(result, context) }
          : result.value.map,
      );
      // One pack gives its page map itself, as the contract says.
      return maps.length === 1 ? maps[0] : maps;
    },
  });
}
