/** Commands for those who build many packs, or the same again: what each is called and takes. Loads each only when it is called. */
import type { Command } from 'commander';
import type { Context, ExitCode } from '../context.js';

const json = ['--json', 'print one JSON value on standard output, and nothing else there'] as const;

/** Adds them to `program`; `finish` is told how each ended. */
export function declareCi(
  program: Command,
  context: Context,
  finish: (code: ExitCode) => void,
): void {
  program
    .command('diff')
    .summary('Say what became of items and papers since an earlier state.')
    .description(
      'Say which items of the public pack moved, grew, changed their words, came or went. Exit code 1 where ' +
        'anything did. Without an argument: since the issue, else since the lock, else since the last commit.',
    )
    .argument('[what]', 'a revision of git, “lock”, or the PDF of an earlier build')
    .option('--meeting <dir>', 'the meeting’s folder (default: the one you stand in)')
    .option('--markdown', 'for a pull request')
    .option(...json)
    .option('--quiet', 'say nothing where nothing differs')
    .option('--cache <dir>', 'where finished pieces are kept (or PACK_CACHE)')
    .option('--browser <program>', 'the Chromium, Chrome or Edge to print with (or PACK_BROWSER)')
    .action(async (what: string | undefined, options: object) => {
      finish(await (await import('./diff.js')).diff(what, options, context));
    });
  program
    .command('cache')
    .summary('Say where finished pieces are kept, and how large that is.')
    .description(
      'Say where finished pieces are kept, and how large that is. “pack cache clear” removes them; those that a ' +
        'build is using stay.',
    )
    .argument('[clear]', 'remove all of them')
    .option('--max-size <size>', 'remove what was not used for longest, down to a size (500MB)')
    .option('--cache <dir>', 'where finished pieces are kept (or PACK_CACHE)')
    .option(...json)
    .action(async (what: string | undefined, options: object) => {
      finish(await (await import('./cache.js')).cache(what, options, context));
    });
  program
    .command('list')
    .summary('List all meetings below folders, or one machine’s share of them.')
    .description(
      'List all meetings below folders, or one machine’s share of them. Opens no file. Without folders: ' +
        'the one you stand in.',
    )
    .argument('[dirs...]', 'folders of councils, committees or meetings')
    .option('--shard <i/n>', 'the share of machine i of n: each meeting is in one share')
    .option(...json)
    .action(async (folders: string[], options: object) => {
      finish(await (await import('./list.js')).list(folders, options, context));
    });
}
