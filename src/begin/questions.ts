/** What has to be known before a folder can be written: asked on a terminal, or given as options. Writes nothing. */
import { readDay } from '../load/day.js';
import { readTimeOfDay } from '../load/time-of-day.js';
import { UsageError } from '../model/error.js';
import { nations } from '../model/meeting.js';
import { optionOf, type Question, type Questions } from './asked.js';

type Reading =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'fault'; readonly fault: string };

export type Answers<Asked extends Questions> = {
  readonly [Name in keyof Asked]: Asked[Name]['needed'] extends true ? string : string | undefined;
};

/** Asks a person; undefined where that person has gone. */
export type Ask = (prompt: string) => Promise<string | undefined>;

/**
 * The answers to `questions`: those `given` as options, and the others from `ask`. Where options are given, only what is
 * needed besides is asked.
 * @throws UsageError for an option that cannot be right, for a needed one that is missing while nobody can be asked
 * (`command` is then shown with it), and where the person goes away.
 */
export async function answersTo<Asked extends Questions>(
  questions: Asked,
  given: Readonly<Record<string, string | undefined>>,
  ask: Ask | undefined,
  command: string,
): Promise<Answers<Asked>> {
  const answers: Record<string, string | undefined> = {};
  for (const [name, question] of Object.entries(questions)) {
    const written = given[name];
    if (written === undefined) continue;
    const reading = readAnswer(question, written);
    if (reading.kind === 'fault') {
      throw new UsageError(`${optionOf(name)} is “${written}”. ${reading.fault}`, {
        hints: [`${command} --help says what each option means.`],
      });
    }
    answers[name] = reading.text;
  }
  const brief = Object.keys(answers).length > 0;
  const open = Object.entries(questions).filter(
    ([name, { needed }]) => answers[name] === undefined && (needed || !brief),
  );
  if (ask === undefined) {
    const missing = open.filter(([, { needed }]) => needed);
    if (missing.length > 0) throw missingOptions(missing, command);
    // Whether an answer is needed was looked at just now.
    return answers as Answers<Asked>;
  }
  for (const [name, question] of open) answers[name] = await askUntilRight(question, ask);
  return answers as Answers<Asked>;
}

function missingOptions(
  missing: readonly (readonly [string, Question])[],
  command: string,
): UsageError {
  const options = missing.map(([name, { value }]) => `${optionOf(name)} <${value}>`);
  const names = missing.map(([name]) => optionOf(name));
  const last = names.pop();
  const listed = names.length === 0 ? last : `${names.join(', ')} and ${last}`;
  return new UsageError(`${listed} must be given: there is no terminal to ask on.`, {
    hints: [`Write: ${command} ${options.join(' ')}`],
  });
}

async function askUntilRight(question: Question, ask: Ask): Promise<string | undefined> {
  const prompt = `${question.ask}${question.needed ? '' : ' (Enter to leave out)'}: `;
  let before = '';
  for (;;) {
    const written = await ask(before + prompt);
    if (written === undefined) {
      throw new UsageError('The questions were not all answered. Nothing was written.', {
        hints: ['Run the command again, or give the answers as options (--help lists them).'],
      });
    }
    if (written.trim() === '' && !question.needed) return undefined;
    const reading = readAnswer(question, written);
    if (reading.kind === 'answer') return reading.text;
    before = `  ${reading.fault}\n`;
  }
}

function readAnswer({ kind }: Question, written: string): Reading {
  const text = written.trim();
  if (text === '') return { kind: 'fault', fault: 'It must not be empty.' };
  // A terminal may send what cannot be printed, and a file would be refused with it.
  if (/\p{Cc}/u.test(text)) return { kind: 'fault', fault: 'It has signs that cannot be printed.' };
  return kind === undefined ? { kind: 'answer', text } : readers[kind](text);
}

const readers: Readonly<Record<NonNullable<Question['kind']>, (text: string) => Reading>> = {
  day: aDay,
  time: aTime,
  nation: aNation,
  body: aBody,
};

/** For answers that are days. */
function aDay(text: string): Reading {
  const reading = readDay(text);
  if (reading.kind === 'day') return { kind: 'answer', text: reading.day };
  const meant = reading.kind === 'unclear' ? reading.meant : undefined;
  if (reading.kind === 'impossible') return { kind: 'fault', fault: 'There is no such day.' };
  const example = meant ?? '2025-03-06';
  return { kind: 'fault', fault: `Write the day as year-month-day, such as ${example}.` };
}

/** For answers that are times of day. */
function aTime(text: string): Reading {
  const reading = readTimeOfDay(text);
  if (reading.kind === 'time') return { kind: 'answer', text: reading.time };
  const meant = reading.meant.length === 0 ? '19:30' : reading.meant.join(' or ');
  return { kind: 'fault', fault: `Write the time by the 24-hour clock, such as ${meant}.` };
}

/** For the nation. */
function aNation(text: string): Reading {
  const plain = text.toLowerCase().replaceAll(' ', '-');
  return nations.some((nation) => nation === plain)
    ? { kind: 'answer', text: plain }
    : { kind: 'fault', fault: `Write ${listed(nations)}.` };
}

/** For a council's kind. */
function aBody(text: string): Reading {
  const bodies = ['principal', 'parish', 'town', 'community'] as const;
  const plain = text.toLowerCase();
  return bodies.some((body) => body === plain)
    ? { kind: 'answer', text: plain }
    : { kind: 'fault', fault: `Write ${listed(bodies)}.` };
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
