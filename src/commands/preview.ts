/** `pack preview`: shows an officer some papers as they will be in the pack. */
import { relative } from 'node:path';
import { pathJson } from '../diagnostics/json.js';
import { UsageError } from '../model/error.js';
import { formatPageRange } from '../model/plan.js';
import type { CommonOptions, Context, ExitCode } from './context.js';
import { eachPack, resultJson } from './each-pack.js';
import { editionsOf } from './edition.js';
import { openFile } from './open-file.js';
import { fileSize } from './overview.js';

export interface PreviewOptions extends CommonOptions {
  readonly open?: true;
}

/** `words` are the meeting's folder, which may be missing, and the item or file. @throws UsageError for anything else. */
export async function preview(
  words: readonly string[],
  options: PreviewOptions,
  context: Context,
): Promise<ExitCode> {
  const written = words.at(-1);
  if (written === undefined || words.length > 2) {
    throw new UsageError('Name one item or one file to preview.', {
      hints: ['Such as: pack preview 7, or from elsewhere: pack preview FOLDER 7'],
    });
  }
  if (editionsOf(options.edition).length > 1) {
    throw new UsageError('A preview is of one edition.', {
      hints: ['Write --edition public or --edition members.'],
    });
  }
  const wish = { written, cwd: context.cwd };
  const made: string[] = [];
  const code = await eachPack(words.slice(0, -1), options, context, {
    // Whoever asks has changed the paper.
    printsSoon: true,
    run: async (folder, order, shop) =>
      (await import('../meeting/preview.js')).previewPack(folder, wish, order, shop),
    show: ({ map, files, bytes }) => {
      made.push(files.pdf);
      if (options.quiet) return;
      const pages = map.ranges.map(formatPageRange).join(' and ');
      context.stdout(`Item ${map.item}, ${pages}\n`);
      const sheets = map.sheets === 1 ? '1 page' : `${map.sheets} pages`;
      context.stderr(
        `${sheets} with that of the agenda, ${fileSize(bytes)}: ${relative(context.cwd, files.pdf)}\n`,
      );
    },
    json: ([result]) => ({
      version: 1,
      ...(result === undefined ? {} : resultJson(result, context)),
      ...(result?.value === undefined
        ? {}
        : {
            item: result.value.map.item,
            title: result.value.map.title,
            ranges: result.value.map.ranges,
            pdf: pathJson(result.value.files.pdf, context.cwd),
            bytes: result.value.bytes,
            sha256: result.value.map.pdf.sha256,
          }),
    }),
  });
  if (options.open) for (const file of made) await openFile(file, context);
  return code;
}
