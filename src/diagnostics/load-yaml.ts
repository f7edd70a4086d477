/** What can be wrong with the notation of a file: its YAML and the fences around front matter. */
import { error, warning } from './problem.js';

const frontMatterShape =
  'Begin the file with a line of three hyphens, then “title: ” and the title, then three hyphens again; the text comes below.';

export const loadYamlProblems = {
  /** The YAML library's finding in plain words. */
  'yaml-syntax': error<{ cause: string; remedy: string }>(
    ({ cause }) => cause,
    ({ remedy }) => [remedy],
  ),
  'no-keys': error<Record<string, never>>(
    () => 'There is no line of the form “key: value” here.',
    () => ['Write lines such as “name: Parish Council”, with a space after the colon.'],
  ),
  'duplicate-key': error<{ key: string; firstLine: number | undefined }>(
    ({ key, firstLine }) =>
      firstLine === undefined
        ? `“${key}” is written twice.`
        : `“${key}” is written twice: it is already on line ${firstLine}.`,
    () => ['Keep one of the two.'],
  ),
  'nested-too-deep': error<{ limit: number }>(
    ({ limit }) => `Brackets or lists lie more than ${limit} levels inside one another here.`,
    () => ['No file of a pack needs that: check the brackets and hyphens on this line.'],
  ),
  'too-many-entries': error<Record<never, never>>(
    () =>
      'This file has more keys and values than any file of a pack needs; it is read no further.',
    () => ['Check what was put into it; long papers belong in the folder reports/.'],
  ),
  'value-too-long': error<{ characters: number; limit: number }>(
    ({ characters, limit }) =>
      `This text is ${characters.toLocaleString('en-GB')} characters long; at most ${limit.toLocaleString('en-GB')} can stand here.`,
    () => ['Write it into a report, and name that under “documents”.'],
  ),
  'hash-cuts-text': warning<{ lost: string }>(
    ({ lost }) => `“#${lost}” is not read: a # after a space begins a note.`,
    () => [
      'If it belongs to the text, put the whole text in quotation marks; if it is a note, write a space after the #.',
    ],
  ),
  'front-matter-missing': error<{ name: string }>(
    ({ name }) => `${name} does not begin with a line of three hyphens (---).`,
    () => [frontMatterShape],
  ),
  'front-matter-fence': error<{ found: string }>(
    ({ found }) => `“${found}” should be three hyphens (---) and nothing else.`,
    () => [frontMatterShape],
  ),
  'front-matter-unclosed': error<Record<string, never>>(
    () => 'The three hyphens that begin this file are not followed by three more.',
    () => [
      'Put a line of three hyphens (---) between the keys at the top and the text below them.',
    ],
  ),
};
