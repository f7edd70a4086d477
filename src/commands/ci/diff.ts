/** `pack diff`: what became of a meeting's public pack since an earlier state of it. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { diagnosticJson } from '../../diagnostics/json.js';
import { diagnosticText, failureText } from '../../diagnostics/text.js';
import { type Against, diffPack } from '../../meeting/diff.js';
import { formatLongDay } from '../../model/date.js';
import { UsageError } from '../../model/error.js';
import type { CommonOptions, Context, ExitCode } from '../context.js';
import { failureCode } from '../exit-code.js';
import { withWorkshop } from '../workshop.js';
import { diffMarkdown, diffText } from './diff-forms.js';

export interface DiffOptions extends Pick<CommonOptions, 'json' | 'quiet' | 'cache' | 'browser'> {
  readonly markdown?: true;
  readonly meeting?: string;
}

/** 0 where nothing differs, 1 where something does, or the pack has mistakes. */
export async function diff(
  what: string | undefined,
  options: DiffOptions,
  context: Context,
): Promise<ExitCode> {
  if (options.json && options.markdown) {
    throw new UsageError('--json and --markdown are two forms of the same answer.', {
      hints: ['Leave one of the two out.'],
    });
  }
  const folder = resolve(context.cwd, options.meeting ?? '.');
  const against = await againstOf(what, context.cwd);
  const { cwd, env, colour } = context;
  const result = await withWorkshop({ ...options, edition: 'public' }, context, (shopFor) =>
    diffPack(folder, against, { shop: shopFor('public'), closedShop: shopFor('members'), env }),
  );
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  for (const one of errors) context.stderr(`${diagnosticText(one, { colour, from: cwd })}\n`);
  const { value: changes, failure } = result;
  if (failure !== undefined) {
    context.stderr(`${failureText(failure, { colour, from: cwd })}\n`);
    return failureCode(failure);
  }
  const same = changes?.items.length === 0 && changes.front === undefined;
  if (options.json) {
    const diagnostics = errors.map((one) => diagnosticJson(one, cwd));
    const answer = { version: 1, edition: 'public', same, diagnostics, ...changes };
    context.stdout(`${JSON.stringify(answer, null, 2)}\n`);
  } else if (changes !== undefined && !(options.quiet && same)) {
    const heading = `${changes.body}, ${formatLongDay(changes.date, 'en-GB')}`;
    context.stdout((options.markdown ? diffMarkdown : diffText)(heading, changes));
  }
  return same ? 0 : 1;
}

/** "lock", a PDF that is there, else a revision; nothing: whichever there is. */
async function againstOf(what: string | undefined, cwd: string): Promise<Against> {
  if (what === undefined) return { kind: 'last' };
  if (what === 'lock') return { kind: 'lock' };
  const file = resolve(cwd, what);
  const isFile = await stat(file).then(
    (facts) => facts.isFile(),
    () => false,
  );
  if (/\.pdf$/i.test(what)) {
    if (isFile) return { kind: 'pdf', file, name: what };
    throw new UsageError(`There is no file “${what}”.`, {
      hints: ['Name the PDF of an earlier build, “lock”, or a revision of git.'],
    });
  }
  return { kind: 'revision', revision: what };
}
