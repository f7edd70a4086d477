/** The commands with which one begins: what each is called and takes. Loads what a command does only when it is called. */
import type { Command } from 'commander';
import {
  committeeQuestions,
  councilQuestions,
  meetingQuestions,
  optionOf,
  type Questions,
} from '../../begin/asked.js';
import type { Context, ExitCode } from '../context.js';

const json = ['--json', 'print one JSON value on standard output, and nothing else there'] as const;

/** Adds them to `program`; `finish` is told how each ended. */
export function declareBegin(
  program: Command,
  context: Context,
  finish: (code: ExitCode) => void,
): void {
  const init = program
    .command('init')
    .summary('Write the first files of a council, a committee or a meeting.')
    .description(
      'Write the first files of a council, a committee or a meeting. On a terminal it asks; elsewhere, ' +
        'or where you like, give the answers as options. Never writes over a file.',
    );
  const kinds = [
    ['council', 'Write a council’s folder.', councilQuestions],
    ['committee', 'Write a committee’s folder, in the council’s.', committeeQuestions],
    ['meeting', 'Write a meeting’s folder, in the committee’s.', meetingQuestions],
  ] as const;
  for (const [kind, summary, questions] of kinds) {
    const command = init
      .command(kind)
      .summary(summary)
      .description(summary)
      .argument('[dir]', 'the folder to make (default: named after it, where you stand)')
      .action(async (folder: string | undefined, options: Record<string, string | true>) => {
        const { inits, runInit } = await import('./init.js');
        finish(await runInit(inits[kind], folder, options, context));
      });
    withQuestions(command, questions).option(...json);
  }
  program
    .command('add')
    .summary('Take an officer’s paper into a meeting.')
    .description(
      'Take an officer’s paper into a meeting: copies it to reports/, writes or amends the item’s file ' +
        'in items/, and puts a new item on the agenda.',
    )
    .argument('<item>', 'an item of the agenda (number or name), or the title of a new one')
    .argument('<file>', 'the paper: PDF, Word, Markdown or a picture')
    .option('--meeting <dir>', 'the meeting’s folder (default: the one you stand in)')
    .option('--after <item>', 'put a new item behind this one (default: at the end)')
    .option('--title <title>', 'the paper’s title (default: the one in the file)')
    .option('--role <role>', 'report, appendix, minutes, background or supporting')
    .option('--exempt <paragraphs>', 'not for the public, under these paragraphs of the Act')
    .option('--reason <words>', 'why the public interest is against disclosure')
    .option('--public-title <title>', 'what the public reads in place of the title')
    .option(...json)
    .action(async (item: string, file: string, options: object) => {
      finish(await (await import('./add.js')).add(item, file, options, context));
    });
  program
    .command('doctor')
    .summary('Tell whether this machine has what a build needs.')
    .description('Tell whether this machine has what a build needs, and what to do where not.')
    .argument('[dir]', 'a council’s, committee’s or meeting’s folder (default: where you stand)')
    .option('--cache <dir>', 'where finished pieces are kept (or PACK_CACHE)')
    .option('--browser <program>', 'the Chromium, Chrome or Edge to print with (or PACK_BROWSER)')
    .option(...json)
    .action(async (folder: string | undefined, options: object) => {
      finish(await (await import('../doctor/index.js')).doctor(folder, options, context));
    });
  program
    .command('schema')
    .summary('Print what may stand in each kind of file, as JSON Schema.')
    .description(
      'Print what may stand in each kind of file, as JSON Schema. Alone, it lists the kinds.',
    )
    .argument('[kind]', 'council, committee, pack, item, minutes and so on')
    .option('--all', 'all of them')
    .option('--out <dir>', 'write them to this folder, a file for each kind')
    .option(...json)
    .action(async (kind: string | undefined, options: object) => {
      finish(await (await import('./schema.js')).schema(kind, options, context));
    });
  program
    .command('completion')
    .summary('Print a script with which your shell completes commands.')
    .description('Print a script with which your shell completes commands and options.')
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell: string) => {
      const { completion } = await import('../completion/index.js');
      finish(completion(shell, program, context));
    });
}

function withQuestions(command: Command, questions: Questions): Command {
  for (const [name, { ask, value }] of Object.entries(questions)) {
    command.option(`${optionOf(name)} <${value}>`, ask.charAt(0).toLowerCase() + ask.slice(1));
  }
  return command;
}
