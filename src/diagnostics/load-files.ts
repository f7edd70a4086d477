/** What can be wrong with the folders and files of a pack. Knows nothing of what is written in them. */
import { error, megabytes } from './problem.js';

export const loadFileProblems = {
  'not-a-meeting-folder': error<{
    folder: string;
    found: 'nothing' | 'file' | 'folder';
    /** Meeting folders below this one, relative to it. */
    below: readonly string[];
    /** The file's own folder, where that is a meeting folder. */
    around: string | undefined;
  }>(
    ({ folder, found }) =>
      found === 'nothing'
        ? `There is no folder “${folder}”.`
        : found === 'file'
          ? `“${folder}” is a file, not the folder of a meeting.`
          : `“${folder}” is not the folder of a meeting: there is no pack.yaml in it.`,
    ({ below, around, found }) => [
      around === undefined ? undefined : `Name its folder instead: “${around}”.`,
      below.length === 0
        ? undefined
        : `Name the folder of a meeting; in it there are: ${below.join(', ')}.`,
      below.length === 0 && around === undefined && found !== 'nothing'
        ? 'Name the folder that holds the meeting’s pack.yaml, such as parish-council/2024-09-12.'
        : undefined,
      found === 'nothing' ? 'Check how the folder’s name is spelt.' : undefined,
    ],
  ),
  'no-committee-file': error<Record<string, never>>(
    () => 'There is no committee.yaml for this meeting: it says who meets.',
    () => [
      'Make a file committee.yaml in the committee’s folder, the one that holds the meeting’s folder, with the line “name: ” and the committee’s name.',
    ],
  ),
  'no-council-file': error<Record<string, never>>(
    () => 'There is no council.yaml above this meeting: it says which council this is.',
    () => [
      'Make a file council.yaml in the council’s folder, the one that holds the committees’ folders, with the lines “name: ” (the council’s name) and “nation: ” (such as england).',
    ],
  ),
  'empty-file': error<{ name: string }>(
    ({ name }) => `${name} is empty.`,
    ({ name }) => [
      /\.ya?ml$/.test(name)
        ? 'Fill it in: copy it from another folder that has one, and change what is different here.'
        : 'Write it, or delete the file.',
    ],
  ),
  'not-utf8': error<{ name: string }>(
    ({ name }) =>
      `${name} is not saved as UTF-8 text, so its letters cannot be read with certainty.`,
    () => ['In your editor choose “Save as…” and the encoding UTF-8.'],
  ),
  'file-too-large': error<{ name: string; bytes: number; limit: number }>(
    ({ name, bytes, limit }) =>
      `${name} is ${megabytes(bytes)} large; at most ${megabytes(limit)} are read.`,
    () => ['Long papers belong in the folder reports/; the item names them under “documents”.'],
  ),
  'not-a-file': error<{ name: string }>(
    ({ name }) => `${name} is not a file.`,
    () => ['Rename or remove it, and put a text file in its place.'],
  ),
  'unreadable-file': error<{ name: string; reason: string }>(
    ({ name, reason }) => `${name} cannot be read: ${reason}.`,
    () => ['Check that the file is there and that you may read it.'],
  ),
  'outside-council': error<{ name: string }>(
    ({ name }) => `${name} lies outside the council’s folder.`,
    () => ['Copy it into the council’s folder, the one that holds council.yaml.'],
  ),
  'logo-missing': error<{ logo: string }>(
    ({ logo }) => `The logo “${logo}” is not in the council’s folder.`,
    () => ['Put it beside council.yaml, or correct its name.'],
  ),
  'logo-format': error<{ logo: string }>(
    ({ logo }) => `The logo “${logo}” is not a picture that can be printed.`,
    () => ['Use a file that ends in .svg, .png, .jpg or .jpeg.'],
  ),
};
