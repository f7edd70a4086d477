/** What the checks of documents warn of, in one line, for commands that people run often. Counts, and judges nothing. */
import type { Edition } from '../model/access.js';
import type { Diagnostic } from '../model/diagnostic.js';

export interface CheckedPack {
  /** As the user named it. */
  readonly folder: string;
  readonly edition: Edition;
}

/** Everything but warnings of checks, and after it how many those are. */
export function checksInBrief(
  diagnostics: readonly Diagnostic[],
  { folder, edition }: CheckedPack,
): readonly Diagnostic[] {
  const isBrief = ({ found, severity }: Diagnostic): boolean =>
    // What the guard recognises in public sources concerns the pack that is being made.
    found !== undefined && found.check !== 'shared-words' && severity === 'warning';
  const warned = diagnostics.filter(isBrief);
  if (warned.length === 0) return diagnostics;
  const documents = new Set(warned.map(({ found }) => found?.document)).size;
  const things = warned.length === 1 ? '1 thing' : `${warned.length} things`;
  return [
    ...diagnostics.filter((one) => !isBrief(one)),
    {
      code: 'checks-found',
      severity: 'warning',
      message: `The checks found ${things} to look at in ${documents === 1 ? '1 document' : `${documents} documents`}.`,
      hints: [`“${checkCommand(folder, edition)}” tells them.`],
    },
  ];
}

/** As it can be copied into a terminal. */
function checkCommand(folder: string, edition: Edition): string {
  const option = edition === 'public' ? [] : [`--edition ${edition}`];
  const name = /^[\w./\\:~-]+$/.test(folder) ? folder : `"${folder}"`;
  return ['pack check', ...option, name].join(' ');
}
