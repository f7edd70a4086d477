/** The commands with which officers look at what they write: what each is called and takes. Loads nothing of what they do. */
import { type Command, Option } from 'commander';
import type { Context, ExitCode } from './context.js';

/** Adds them to `program`; `finish` is told how each ended. */
export function declareOfficer(
  program: Command,
  context: Context,
  finish: (code: ExitCode) => void,
): void {
  const edition = (): Option =>
    new Option('--edition <edition>', 'for whom: public or members').default('public');
  program
    .command('preview')
    .summary('Show one report at its pages of the pack.')
    .description(
      'Show one report at its pages of the pack, stamped, with the sheet of the agenda that lists it. ' +
        'The other papers are not made again. Without a folder: the meeting you stand in.',
    )
    .usage('[options] [dir] <item|file>')
    .argument('<words...>', 'the meeting’s folder, then an item’s number or a paper’s file')
    .option('--open', 'show it in the system’s PDF viewer')
    .option('--json', 'print one JSON value on standard output, and nothing else there')
    .option('--quiet', 'say nothing but errors')
    .addOption(edition())
    .option('--cache <dir>', 'where finished pieces are kept (or PACK_CACHE)')
    .option('--browser <program>', 'the Chromium, Chrome or Edge to print with (or PACK_BROWSER)')
    .action(async (words: string[], options: { readonly edition: string }) => {
      finish(await (await import('./preview.js')).preview(words, options, context));
    });
  program
    .command('watch')
    .summary('Make the pack whenever a file changes, and show it in your browser.')
    .description(
      'Make the pack whenever a file changes, and show it in your browser: on a page that only this machine ' +
        'has, with the agenda, what is wrong beside each item, and the PDF. Ctrl-C ends it.',
    )
    .argument('[dir]', 'the meeting’s folder (default: the one you stand in)')
    .option('--port <number>', 'the port of the page (default: one that is free)')
    .option('--open', 'show the page in the system’s browser')
    .option('--strict', 'let warnings stop the build as errors do')
    .option('--quiet', 'say nothing but errors and the page’s address')
    .addOption(edition())
    .option('--cache <dir>', 'where finished pieces are kept (or PACK_CACHE)')
    .option('--browser <program>', 'the Chromium, Chrome or Edge to print with (or PACK_BROWSER)')
    .action(async (folder: string | undefined, options: { readonly edition: string }) => {
      finish(await (await import('./watch/index.js')).watchPack(folder, options, context));
    });
}
