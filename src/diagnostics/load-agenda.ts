/** What can be wrong between the agenda, the item files and the standing texts. */
import { didYouMean, error, warning } from './problem.js';
import { didYouMeanStanding } from './standing-names.js';

export const loadAgendaProblems = {
  'duplicate-item-file': error<{ name: string; files: readonly string[] }>(
    ({ name, files }) => `Several files are the item “${name}”: ${files.join(' and ')}.`,
    () => ['Keep one of them, or give them different names.'],
  ),
  'item-listed-twice': error<{ name: string; firstLine: number | undefined }>(
    ({ name, firstLine }) =>
      firstLine === undefined
        ? `“${name}” is on the agenda twice.`
        : `“${name}” is on the agenda twice: it is already on line ${firstLine}.`,
    () => ['Keep one of the two lines.'],
  ),
  'item-not-listed': warning<{ name: string }>(
    ({ name }) => `The agenda does not list the item “${name}”, so it is left out of the pack.`,
    ({ name }) => [`Add the line “- ${name}” to the agenda in pack.yaml, or delete the file.`],
  ),
  'item-file-not-used': error<{
    /** As the agenda has it. */
    standing: string;
    files: readonly string[];
    documents: boolean;
  }>(
    ({ standing, files }) =>
      `The agenda lists “${standing}”, so the file items/${files[0]}.md, which adds to it, is not used.`,
    ({ standing, files, documents }) => [
      `Write “${files[0]}” instead of “${standing}”${documents ? ', so that its paper is in the pack' : ''}.`,
      files.length > 1 ? `Other files that add to it: ${files.slice(1).join(', ')}.` : undefined,
    ],
  ),
  'item-missing': error<{
    name: string;
    near: string | undefined;
    /** A file of that name that is not Markdown. */
    other: string | undefined;
    items: readonly string[];
  }>(
    ({ name }) => `The agenda lists “${name}”, but there is no file items/${name}.md.`,
    ({ near, other, items }) => [
      didYouMean(near),
      other === undefined
        ? undefined
        : `There is items/${other}, but items are text files that end in .md; papers belong in reports/ and are named by an item under “documents”.`,
      near !== undefined || other !== undefined || items.length === 0
        ? undefined
        : `The files in items/: ${items.join(', ')}.`,
    ],
  ),
  'unknown-standing-item': error<{
    name: string;
    near: string | undefined;
    known: readonly string[];
  }>(
    ({ name }) => `There is no standing item “${name}”.`,
    ({ near, known }) => [didYouMeanStanding(near, known), `Standing items: ${known.join(', ')}.`],
  ),
  'duplicate-standing': error<{ name: string; other: string }>(
    ({ name, other }) =>
      `The standing text “${name}” is also written in ${other}, for the same days.`,
    () => ['Keep one of them, or give the newer one a later “from” date.'],
  ),
};
