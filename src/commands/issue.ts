/** `pack issue`: keeps what was built and checked by two people, byte for byte. */
import { relative } from 'node:path';
import { pathJson } from '../diagnostics/json.js';
import { isSamePerson } from '../issue/index.js';
import { type Issued, issuePack } from '../meeting/issue.js';
import { formatLongDay } from '../model/date.js';
import { UsageError } from '../model/error.js';
import { given } from '../model/given.js';
import { supplementTitle } from '../model/issue.js';
import type { CommonOptions, Context, ExitCode, IssueOptions } from './context.js';
import { eachPack, resultJson } from './each-pack.js';

/** @throws UsageError where both names are one person's, or a value is none. */
export async function issue(
  folders: readonly string[],
  options: CommonOptions,
  context: Context,
): Promise<ExitCode> {
  // The program asks for both names before it comes here.
  const asked = options as IssueOptions;
  const release = { ...releaseOf(asked), today: context.today };
  const ordered = release.supplement === undefined ? {} : { part: 'supplement' as const };
  return eachPack(folders, { ...asked, ...ordered }, context, {
    run: (folder, order, shop) => issuePack(folder, order, release, shop),
    brief: (diagnostics) => diagnostics.filter(({ severity }) => severity === 'error'),
    show: (issued) => {
      if (!options.quiet) context.stderr(`${lines(issued, context).join('\n')}\n`);
    },
    json: (results) => ({
      version: 1,
      issues: results.map((result) => ({
        ...resultJson(result, context),
        ...(result.value === undefined ? {} : entry(result.value, context)),
      })),
    }),
  });
}

function lines(
  { issue: { part, edition, pdf, preparedBy, checkedBy, at }, before, ...made }: Issued,
  context: Context,
): readonly string[] {
  const what =
    part.kind === 'supplement'
      ? supplementTitle(part.number)
      : `${edition === 'members' ? 'members’' : 'public'} pack`;
  const day = formatLongDay(at, 'en-GB');
  return [
    `${made.body}, ${made.date}: ${what} ${before ? 'was issued before, as it is' : 'issued'}`,
    `  SHA-256 ${pdf.sha256}`,
    `  prepared by ${preparedBy}, checked by ${checkedBy}, ${day}`,
    `  ${relative(context.cwd, made.pdf)}`,
  ];
}

function entry({ issue: { part, ...rest }, before, pdf }: Issued, { cwd }: Context): object {
  return {
    part: part.kind,
    ...(part.kind === 'supplement' ? { number: part.number } : {}),
    pdf: pathJson(pdf, cwd),
    sha256: rest.pdf.sha256,
    preparedBy: rest.preparedBy,
    checkedBy: rest.checkedBy,
    issued: rest.at,
    before,
  };
}

function releaseOf({ preparedBy, checkedBy, sha256, supplement }: IssueOptions) {
  const [prepared, checked] = [preparedBy, checkedBy].map((name) =>
    name.replace(/\s+/g, ' ').trim(),
  );
  if (!prepared || !checked) {
    throw new UsageError('Who prepared the pack and who checked it must both be named.', {
      hints: ['Write --prepared-by "Ada Lane" --checked-by "Ben Hart".'],
    });
  }
  if (isSamePerson(prepared, checked)) {
    throw new UsageError(
      `“${prepared}” and “${checked}” are the same name twice: two people answer for what is issued.`,
      { hints: ['Have somebody else check the file, and name that person in --checked-by.'] },
    );
  }
  const hash = sha256?.trim().toLowerCase();
  if (hash !== undefined && !/^[0-9a-f]{64}$/.test(hash)) {
    throw new UsageError(`“${sha256}” is no SHA-256: that has 64 figures, 0 to 9 and a to f.`, {
      hints: ['Copy it from “pack build --json”, from the page map, or from “sha256sum FILE”.'],
    });
  }
  if (supplement !== undefined && !/^[1-9]\d{0,2}$/.test(supplement)) {
    throw new UsageError(`“${supplement}” is no number of a supplement.`, {
      hints: ['Write --supplement 1.'],
    });
  }
  return {
    preparedBy: prepared,
    checkedBy: checked,
    ...given({
      sha256: hash,
      supplement: supplement === undefined ? undefined : Number(supplement),
    }),
  };
}
