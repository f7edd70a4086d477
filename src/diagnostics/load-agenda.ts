/** What can be wrong between the agenda, the item files and the standing texts. */
import { didYouMean, error, warning } from './problem.js';

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
  'item-not-listed': warning<{
    name: string;
    /** The standing item that this file adds to, where the agenda lists that instead. */
    listedAs: string | undefined;
  }>(
    ({ name }) => `The agenda does not list the item “${name}”, so it is left out of the pack.`,
    ({ name, listedAs }) => [
      listedAs === undefined
        ? `Add the line “- ${name}” to the agenda in pack.yaml, or delete the file.`
        : `The agenda lists “${listedAs}”: write “${name}” in its place, so that this file is used.`,
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
    ({ near, known }) => [didYouMean(near), `Standing items: ${known.join(', ')}.`],
  ),
  'duplicate-standing': error<{ name: string; other: string }>(
    ({ name, other }) =>
      `The standing text “${name}” is also written in ${other}, for the same days.`,
    () => ['Keep one of them, or give the newer one a later “from” date.'],
  ),
};
