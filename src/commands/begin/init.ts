/** `pack init`: writes the first files of a council, a committee or a meeting. */
import { basename, join, resolve } from 'node:path';
import { committeeQuestions, councilQuestions, questionsBelow } from '../../begin/asked.js';
import { committeeFiles } from '../../begin/committee.js';
import { councilFiles } from '../../begin/council.js';
import { folderName } from '../../begin/folder-name.js';
import { meetingFiles } from '../../begin/meeting.js';
import { type NewFile, shown, writeNew } from '../../begin/new-files.js';
import { answersTo } from '../../begin/questions.js';
import { holderOf, keysIn } from '../../begin/surroundings.js';
import { UsageError } from '../../model/error.js';
import type { Context, ExitCode } from '../context.js';

type Init = (
  folder: string | undefined,
  options: Readonly<Record<string, string | undefined>>,
  context: Context,
) => Promise<Made>;

interface Made {
  readonly kind: 'council' | 'committee' | 'meeting';
  /** Absolute. */
  readonly folder: string;
  readonly files: readonly NewFile[];
  /** What to do next, as a command or in words. */
  readonly next: (folder: string) => string;
}

const council: Init = async (folder, options, { cwd, ask }) => {
  const answers = await answersTo(councilQuestions, options, ask, 'pack init council');
  const made = resolve(cwd, folder ?? nameFor(answers.name));
  return {
    kind: 'council',
    folder: made,
    files: councilFiles(made, answers),
    next: (path) => `pack init committee ${path === '.' ? '' : `${path}/`}<name>`,
  };
};

const committee: Init = async (folder, options, { cwd, ask }) => {
  const place = resolve(cwd, folder ?? '.');
  if ((await holderOf('council.yaml', place)) === undefined) {
    throw new UsageError('There is no council.yaml in the folders above the committee’s.', {
      hints: ['Make the council first: pack init council', 'Then stand in its folder.'],
    });
  }
  const answers = await answersTo(committeeQuestions, options, ask, 'pack init committee');
  const made = folder === undefined ? join(place, nameFor(answers.name)) : place;
  return {
    kind: 'committee',
    folder: made,
    files: committeeFiles(made, answers),
    next: (path) => `pack init meeting ${path === '.' ? '' : `${path}/`}<day>`,
  };
};

const meeting: Init = async (folder, options, { cwd, ask }) => {
  const place = resolve(cwd, folder ?? '.');
  const committeeFolder = await holderOf('committee.yaml', place);
  const councilFolder = await holderOf('council.yaml', place);
  if (committeeFolder === undefined || councilFolder === undefined) {
    const missing = councilFolder === undefined ? 'council' : 'committee';
    throw new UsageError(`There is no ${missing}.yaml in the folders above the meeting’s.`, {
      hints: [`Make the ${missing} first: pack init ${missing}`, 'Then stand in its folder.'],
    });
  }
  const settled = new Set([
    ...(await keysIn(join(committeeFolder, 'committee.yaml'))),
    ...(await keysIn(join(councilFolder, 'council.yaml'))),
  ]);
  // A folder's name says the day already.
  const named = folder === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(basename(place))?.[0];
  const given = named === undefined ? options : { date: named, ...options };
  const questions = questionsBelow(settled);
  const answers = await answersTo(questions, given, ask, 'pack init meeting');
  if (answers.published > answers.date) {
    throw new UsageError(
      `The agenda would be public on ${answers.published}, after the meeting on ${answers.date}.`,
      { hints: ['Give another --published. Nothing was written.'] },
    );
  }
  const made = folder === undefined ? join(place, answers.date) : place;
  return {
    kind: 'meeting',
    folder: made,
    files: meetingFiles(made, answers),
    next: (path) => `pack build${path === '.' ? '' : ` ${path}`}`,
  };
};

export const inits = { council, committee, meeting } as const;

/** Writes what `init` makes, and says what is there now. */
export async function runInit(
  init: Init,
  folder: string | undefined,
  { json, ...options }: Readonly<Record<string, string | true | undefined>>,
  context: Context,
): Promise<ExitCode> {
  const written = Object.fromEntries(
    Object.entries(options).filter((entry) => typeof entry[1] === 'string'),
  ) as Readonly<Record<string, string>>;
  const { ask: _, ...silent } = context;
  const made = await init(folder, written, json === true ? silent : context);
  const kept = await writeNew(made.files, context.cwd);
  const path = shown(made.folder, context.cwd);
  const files = made.files.filter((file) => !kept.includes(file.path));
  const next = made.next(path);
  if (json === true) {
    const answer = {
      version: 1,
      kind: made.kind,
      folder: path,
      written: files.map((file) => shown(file.path, context.cwd)),
      kept: kept.map((file) => shown(file, context.cwd)),
      next,
    };
    context.stdout(`${JSON.stringify(answer, null, 2)}\n`);
    return 0;
  }
  for (const file of files) context.stderr(`wrote ${shown(file.path, context.cwd)}\n`);
  for (const file of kept) context.stderr(`kept  ${shown(file, context.cwd)} (it was there)\n`);
  context.stderr(`\nNext: ${next}\n`);
  return 0;
}

function nameFor(name: string): string {
  const folder = folderName(name);
  if (folder !== '') return folder;
  throw new UsageError(`No folder can be named after “${name}”.`, {
    hints: ['Name the folder in the command. Nothing was written.'],
  });
}
