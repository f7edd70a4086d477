/** `pack supplement`: makes the next supplement to what was issued, or says that there is nothing new. */

import { supplementPack } from '../meeting/supplement.js';
import { partName } from '../model/issue.js';
import { checksInBrief } from './checks-in-brief.js';
import type { BuildOptions, Context, ExitCode } from './context.js';
import { eachPack, resultJson } from './each-pack.js';
import { publishedJson, showPublished } from './published.js';

export function supplement(
  folders: readonly string[],
  options: BuildOptions,
  context: Context,
): Promise<ExitCode> {
  return eachPack(folders, options, context, {
    run: supplementPack,
    brief: checksInBrief,
    show: (value, { folder }) => {
      if (options.quiet) return;
      if (value.kind === 'made') return showPublished(value.made, context);
      context.stderr(`${folder}: nothing is new since ${partName(value.since)} was issued\n`);
    },
    json: (results) => ({
      version: 1,
      supplements: results.map((result) => {
        const { value } = result;
        return {
          ...resultJson(result, context),
          ...(value === undefined ? {} : { new: value.kind === 'made' }),
          ...(value?.kind === 'made' ? publishedJson(value.made, context) : {}),
        };
      }),
    }),
  });
}
