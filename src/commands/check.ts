/** `pack check`: finds everything that is wrong with a pack, and writes nothing but the pictures that it is asked for. */
import { resolve } from 'node:path';
import { savePictures } from '../inspect/index.js';
import { given } from '../model/given.js';
import { checkPack } from '../pipeline.js';
import { overlapLines } from './absence.js';
import type { CheckOptions, Context, ExitCode } from './context.js';
import { eachPack, resultJson } from './each-pack.js';

export function check(
  folders: readonly string[],
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  return eachPack(folders, options, context, {
    run: async (folder, order, shop) => {
      const checked = await checkPack(folder, order, shop);
      if (options.pictures !== undefined) {
        await savePictures(
          checked.diagnostics,
          resolve(context.cwd, options.pictures),
          shop.pdfium,
        );
      }
      return checked;
    },
    show: ({ absence }, { folder, edition, diagnostics }) => {
      if (options.quiet) return;
      const found =
        diagnostics.length === 0
          ? 'nothing wrong found'
          : diagnostics.length === 1
            ? '1 warning'
            : `${diagnostics.length} warnings`;
      const which = edition === 'members' ? ', members’ edition' : '';
      context.stderr(`${folder}${which}: ${found}\n`);
      for (const line of overlapLines(absence)) context.stderr(`${line}\n`);
    },
    json: (results) => ({
      version: 1,
      packs: results.map((result) => ({
        ...resultJson(result, context),
        ...given({ absence: result.value?.absence }),
      })),
    }),
  });
}
