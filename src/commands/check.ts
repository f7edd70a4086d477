/** `pack check`: finds everything that is wrong with a pack, and writes nothing but the pictures that it is asked for. */
import { basename, dirname, resolve } from 'node:path';
import { savePictures } from '../inspect/index.js';
import { checkPack } from '../meeting/check.js';
import type { Edition } from '../model/access.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { absenceJson, overlapLines, readLine } from './absence.js';
import type { CheckOptions, Context, ExitCode } from './context.js';
import { eachPack, resultJson } from './each-pack.js';
import { noticeLines } from './notice.js';

export function check(
  folders: readonly string[],
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  const taken = new Set<string>();
  const counted = new Set<string>();
  return eachPack(folders, options, context, {
    run: async (folder, order, shop) => {
      const checked = await checkPack(folder, order, shop);
      if (options.pictures !== undefined) {
        const path = resolve(context.cwd, options.pictures);
        const pack = pictureName(folder, order.edition);
        await savePictures(checked.diagnostics, pack, { path, taken }, shop.pdfium);
      }
      return checked;
    },
    brief: errorsLast,
    conclude: ({ folder, edition, diagnostics, value }) => {
      if (options.quiet) return;
      const which = edition === 'members' ? ', members’ edition' : '';
      context.stderr(`${nameOf(folder, context.cwd)}${which}: ${howMany(diagnostics)}\n`);
      // Both editions of a meeting have the same notice.
      const days = counted.has(folder) ? [] : noticeLines(value?.notices);
      counted.add(folder);
      const guarded = readLine({ ...given({ absence: value?.absence }) });
      const words = options.sharedWords ? overlapLines(value?.absence) : [];
      for (const line of [...days, ...(guarded === undefined ? [] : [guarded]), ...words]) {
        context.stderr(`${line}\n`);
      }
    },
    json: (results) => ({
      version: 1,
      packs: results.map((result) => ({
        ...resultJson(result, context),
        ...given({
          notices: result.value?.notices,
          absence: absenceJson(result.value?.absence, options.sharedWords ?? false),
        }),
      })),
    }),
  });
}

/** "2 errors, 14 warnings". */
function howMany(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const counts = [
    ...(errors === 0 ? [] : [errors === 1 ? '1 error' : `${errors} errors`]),
    ...(warnings === 0 ? [] : [warnings === 1 ? '1 warning' : `${warnings} warnings`]),
  ];
  return counts.length === 0 ? 'nothing wrong found' : counts.join(', ');
}

/** As the user named it; "." and ".." name nothing. */
function nameOf(folder: string, cwd: string): string {
  return /^[./\\]*$/.test(folder) ? basename(resolve(cwd, folder)) || folder : folder;
}

/** "planning-2024-09-12": a meeting’s folder is often a date, which several committees share. */
function pictureName(path: string, edition: Edition): string {
  const names = [basename(dirname(path)), basename(path)];
  return [...names, ...(edition === 'public' ? [] : [edition])].join('-');
}

/** What must be mended stands where a terminal ends, and not above all that may be. */
function errorsLast(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [
    ...diagnostics.filter(({ severity }) => severity !== 'error'),
    ...diagnostics.filter(({ severity }) => severity === 'error'),
  ];
}
