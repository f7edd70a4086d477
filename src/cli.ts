/**
 * The program, its commands and its exit codes. Hands the process to whom it concerns; but for the
 * browser engine, which must look after its child process, no other file touches it.
 */
import { Command, CommanderError, Option } from 'commander';
import type { Asker } from './commands/begin/ask.js';
import type { CommonOptions, Context, ExitCode } from './commands/context.js';
import { failureCode } from './commands/exit-code.js';
import { failureText } from './diagnostics/text.js';
import { PackError } from './model/error.js';

type Action = (folders: string[], options: CommonOptions, context: Context) => Promise<ExitCode>;

/** Runs the program with a process's arguments and sets its exit code; never exits by itself. */
export async function main(process: NodeJS.Process): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unlessClosed);
  let asker: Asker | undefined;
  const ask = async (prompt: string): Promise<string | undefined> => {
    const { openAsker } = await import('./commands/begin/ask.js');
    asker ??= openAsker(process.stdin, process.stderr);
    return asker.ask(prompt);
  };
  const line = openProgressLine(process);
  const context: Context = {
    cwd: process.cwd(),
    env: process.env,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => {
      line?.(undefined);
      process.stderr.write(text);
    },
    ...(line === undefined ? {} : { progress: line }),
    untilEnd: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
      }),
    colour: wantsColour(process),
    platform: process.platform,
    today: dayOf(new Date()),
    versions: { node: process.versions.node, zlib: process.versions.zlib ?? '' },
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  };
  try {
    process.exitCode = await run(process.argv.slice(2), context);
  } finally {
    line?.(undefined);
    asker?.close();
  }
}

/** Runs one command line and answers the exit code. */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = await makeProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof PackError) {
      context.stderr(`${failureText(error, { colour: context.colour, from: context.cwd })}\n`);
      return failureCode(error);
    }
    const stack = error instanceof Error ? error.stack : String(error);
    context.stderr(`This is a bug in pack, not in your sources:\n${stack}\n`);
    return 3;
  }
}

/** Whoever reads us (`pack plan | head`) may stop when it has enough: that is no mistake of anybody's. */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

async function makeProgram(context: Context, finish: (code: ExitCode) => void): Promise<Command> {
  const { packVersion } = await import('./commands/version.js');
  const program = new Command('pack')
    .description(
      'Compiles a council meeting’s agenda and reports into one public document pack (PDF).',
    )
    .version(packVersion)
    .exitOverride()
    .configureOutput({ writeOut: context.stdout, writeErr: context.stderr })
    .showHelpAfterError('(pack --help lists the commands and options)')
    .addHelpText('after', examples);

  const add = (
    name: string,
    summary: string,
    load: () => Promise<Action>,
    { where, folders } = oneMeeting,
  ): Command =>
    program
      .command(name)
      .summary(summary)
      .description(`${summary} Without folders: ${where}.`)
      .argument('[dirs...]', folders)
      .option('--json', 'print one JSON value on standard output, and nothing else there')
      .option('--strict', 'let warnings stop the build as errors do')
      .option('--quiet', 'say nothing but errors')
      .addOption(
        new Option('--edition <edition>', 'for whom: public, members, all').default('public'),
      )
      .option('--cache <dir>', 'where finished pieces are kept (or PACK_CACHE)')
      .option('--browser <program>', 'the Chromium, Chrome or Edge to print with (or PACK_BROWSER)')
      .action(async (folders: string[], options: CommonOptions) => {
        finish(await (await load())(folders, options, context));
      });

  const forForges = (command: Command): Command =>
    command
      .option('--annotations <forge>', 'show what is found beside the lines concerned: github')
      .option('--sarif <file>', 'write what is found as SARIF 2.1.0, for forges and editors');
  forForges(add('build', 'Make the pack.', async () => (await import('./commands/build.js')).build))
    .option('--out <dir>', 'where the pack goes (default: out/ in the meeting folder)')
    .option('--linearize', 'let browsers show the first page before they have the whole file')
    .option('--consolidated', 'one file of all that was issued: the pack and its supplements')
    .option('--split <how>', 'files of consecutive pages beside it: item, parts, or a size (10MB)')
    .option('--recipient <name>', 'put a name on every page of a members’ copy')
    .option('--lock', 'write pack.lock.json: what the pack was made from and came out as')
    .option('--frozen', 'fail where anything differs from pack.lock.json');
  forForges(
    add(
      'plan',
      'Say on which pages everything will be.',
      async () => (await import('./commands/plan.js')).plan,
    ),
  );
  forForges(
    add(
      'check',
      'Tell what is wrong, and write nothing.',
      async () => (await import('./commands/check.js')).check,
    ),
  )
    .option('--pictures <dir>', 'save a small picture of each place where something was found')
    .option('--shared-words', 'list the words that public and restricted sources share');
  add(
    'minutes',
    'Write a draft of the minutes, or make a PDF of them.',
    async () => (await import('./commands/minutes.js')).minutes,
  )
    .option('--out <dir>', 'where the PDF goes (default: out/ in the meeting folder)')
    .option('--linearize', 'let browsers show the first page before they have the whole file');
  add(
    'supplement',
    'Make the next supplement: what is new since the issue.',
    async () => (await import('./commands/supplement.js')).supplement,
  )
    .option('--out <dir>', 'where it goes (default: out/ in the meeting folder)')
    .option('--linearize', 'let browsers show the first page before they have the whole file');
  add(
    'issue',
    'Keep the built pack as issued: its pages never change again.',
    async () => (await import('./commands/issue.js')).issue,
  )
    .requiredOption('--prepared-by <name>', 'who prepared it')
    .requiredOption('--checked-by <name>', 'who checked it: another person')
    .option('--sha256 <hash>', 'the file that was checked, by its SHA-256')
    .option('--supplement <number>', 'issue this supplement instead of the pack')
    .option('--out <dir>', 'where the pack was built (default: out/ in the meeting folder)');
  add(
    'site',
    'Write the public pages of a council, from what was issued.',
    async () => (await import('./commands/site.js')).site,
    { where: 'the council you stand in', folders: 'the council’s folder, or any below it' },
  )
    .option('--out <dir>', 'where the pages go (default: out/site in the council folder)')
    .option('--draft', 'show also what was built and not yet issued')
    .option('--address <url>', 'where the pages will be, for the links of feeds and calendars');
  const { declareOfficer } = await import('./commands/officer.js');
  declareOfficer(program, context, finish);
  const { declareBegin } = await import('./commands/begin/index.js');
  declareBegin(program, context, finish);
  const { declareCi } = await import('./commands/ci/index.js');
  declareCi(program, context, finish);
  return program;
}

/** What most commands take. */
const oneMeeting = {
  where: 'the meeting you stand in',
  folders: 'meeting folders (each has a pack.yaml)',
};

const examples = `
Examples:
  pack build packs/thornmere/corporate-parenting-panel/2019-07-03
  pack plan --json
  pack check --strict packs/thornmere/corporate-parenting-panel/*
  pack init council

Exit codes: 0 done, 1 errors in the pack, 2 wrong usage, 3 environment or bug.`;

/** The day on the clock of this machine, where it stands. */
function dayOf(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A line at the foot of the terminal that is written over. None in a pipe, in CI, and on a terminal that cannot do it. */
function openProgressLine({ env, stderr }: NodeJS.Process): Context['progress'] {
  if (!stderr.isTTY || env.CI || env.TERM === 'dumb') return undefined;
  let shown = false;
  return (line) => {
    if (line === undefined && !shown) return;
    shown = line !== undefined;
    // Wider than the terminal it would stay behind.
    const text = [...(line ?? '')].slice(0, (stderr.columns || 80) - 1).join('');
    stderr.write(`\r\x1b[K${text}`);
  };
}

/** NO_COLOR and FORCE_COLOR as no-color.org and Node have them. */
function wantsColour({ env, stderr }: NodeJS.Process): boolean {
  if (env.NO_COLOR) return false;
  return env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : stderr.isTTY === true;
}
