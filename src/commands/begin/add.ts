/** `pack add`: takes an officer's paper into a meeting, and says where it stands on the agenda. */
import { resolve } from 'node:path';
import { type Added, addPaper } from '../../begin/add/index.js';
import { shown } from '../../begin/new-files.js';
import { documentRoles } from '../../model/agenda.js';
import { UsageError } from '../../model/error.js';
import { openPdfium } from '../../pdfium/index.js';
import type { Context, ExitCode } from '../context.js';

export interface AddOptions {
  readonly meeting?: string;
  readonly after?: string;
  readonly title?: string;
  readonly role?: string;
  readonly exempt?: string;
  readonly reason?: string;
  readonly publicTitle?: string;
  readonly json?: true;
}

export async function add(
  item: string,
  file: string,
  options: AddOptions,
  context: Context,
): Promise<ExitCode> {
  const { cwd } = context;
  const order = {
    item,
    folder: resolve(cwd, options.meeting ?? '.'),
    file: resolve(cwd, file),
    written: file,
    from: cwd,
    title: options.title,
    after: options.after,
    role: roleOf(options.role),
    exempt: exemptionOf(options),
  };
  const pdfium = openPdfium({ workers: 1 });
  try {
    tell(await addPaper(order, pdfium), options, context);
  } finally {
    await pdfium.close();
  }
  return 0;
}

function tell(added: Added, { json }: AddOptions, { cwd, stdout, stderr }: Context): void {
  const { copy, changes, line, number } = added;
  const path = (absolute: string): string => shown(absolute, cwd);
  if (json) {
    const answer = {
      version: 1,
      item: { number, line, added: added.added },
      copied: copy === undefined ? null : path(copy),
      written: changes.filter(({ before }) => before === undefined).map((one) => path(one.path)),
      changed: changes.filter(({ before }) => before !== undefined).map((one) => path(one.path)),
    };
    stdout(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  if (copy !== undefined) stderr(`copied  ${path(copy)}\n`);
  for (const change of changes) {
    stderr(`${change.before === undefined ? 'wrote  ' : 'changed'} ${path(change.path)}\n`);
  }
  const what = added.added ? 'New item' : 'Item';
  stderr(`\n${what} ${number} on the agenda: - ${line}\n`);
}

function roleOf(role: string | undefined): string | undefined {
  if (role === undefined || documentRoles.some((known) => known === role)) return role;
  throw new UsageError(`--role is “${role}”, which is none.`, {
    hints: [`There are: ${documentRoles.join(', ')}.`],
  });
}

function exemptionOf({ exempt, reason, publicTitle }: AddOptions) {
  if (exempt === undefined) {
    const alone = reason === undefined ? publicTitle && '--public-title' : '--reason';
    if (!alone) return undefined;
    throw new UsageError(`${alone} says something of an exempt paper, and needs --exempt.`, {
      hints: ['Such as: --exempt 3 --reason "It names what was offered"'],
    });
  }
  const paragraphs = exempt.split(/[\s,]+/).filter((one) => one !== '');
  if (paragraphs.length === 0 || paragraphs.some((one) => !/^[0-9]{1,2}[A-Za-z]?$/.test(one))) {
    throw new UsageError(`--exempt is “${exempt}”, which is no list of paragraphs.`, {
      hints: ['Give the numbers of the paragraphs of the Act, such as: --exempt 3 or --exempt 1,3'],
    });
  }
  if (reason === undefined || reason.trim() === '') {
    throw new UsageError(
      '--exempt needs --reason: why the public interest is against disclosure.',
      {
        hints: ['Members read it; the public does not.'],
      },
    );
  }
  return { paragraphs, reason: reason.trim(), publicTitle };
}
