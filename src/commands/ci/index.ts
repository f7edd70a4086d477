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
