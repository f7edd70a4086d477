/** What can be wrong with minutes as they are written: their head, their headings, their votes and actions. */
import { error, warning } from './problem.js';

type None = Readonly<Record<string, never>>;

export const minutesProblems = {
  'minutes-without-attendance': error<None>(
    () => 'The minutes do not say who was present.',
    () => [
      'Add “present:” between the lines of three hyphens, and below it each name after “- ”; or headings such as “Councillors:” with the names below them.',
    ],
  ),
  'minutes-key-untold': error<{ keys: readonly string[] }>(
    () =>
      'This line at the head of the minutes is not understood. Its words may name what is not for publication, so they are not repeated here.',
    ({ keys }) => [
      `Known at the head: ${keys.join(', ')}. Under “not-minuted:” each item is followed by a colon, and why.`,
      'Members are told the words: pack minutes --edition members.',
    ],
  ),
  'minutes-note-untold': warning<{ keys: readonly string[] }>(
    () =>
      'A part of this line at the head of the minutes is not read: a # after a space begins a note.',
    () => [
      'If it belongs to the text, put the whole text in quotation marks; if it is a note, write a space after the #.',
    ],
  ),
  'substitute-unclear': error<{ found: string }>(
    ({ found }) => `“${found}” does not say who stood in for whom.`,
    () => ['Write “Councillor Ada Lane for Councillor Ben Moss”.'],
  ),
  'first-number-unclear': error<{ found: string }>(
    ({ found }) => `“first-number” is “${found}”, which is not a whole number.`,
    () => [
      'Write the count alone, such as “first-number: 14” for minute 14/19; the rest comes from “minutes:” in council.yaml or committee.yaml.',
    ],
  ),
  'minutes-text-before-heading': error<{ hasTitle: boolean }>(
    () => 'There is text before the first heading of an item, which belongs to no minute.',
    ({ hasTitle }) => [
      hasTitle
        ? 'Delete the heading that begins with one “#”: the head of the minutes is written by pack.'
        : 'Put it under the heading of its item, which begins with “## ”.',
    ],
  ),
  'minute-without-heading': error<None>(
    () => 'A heading has no words.',
    () => ['Write the item’s number and title after “## ”, as in “## 6. Scorecard”.'],
  ),
  'minute-empty': error<None>(
    () => 'Nothing is minuted under this heading.',
    () => [
      'Write what was said and decided, or delete the heading and name the item under “not-minuted:”.',
    ],
  ),
  'vote-unclear': error<None>(
    () => 'This vote cannot be read, so it cannot be checked.',
    () => ['Write “Vote: for 5, against 2, abstained 1”.'],
  ),
  'circumstances-empty': error<None>(
    () => '“Special circumstances:” has nothing after it.',
    () => ['Write why the business was urgent and could not wait for the next meeting.'],
  ),
  'movement-time-unclear': error<{ found: string; meant: readonly string[] }>(
    ({ found, meant }) =>
      meant.length > 1
        ? `Somebody came or went at “${found}”, which may be morning or evening.`
        : `Somebody came or went at “${found}”, which is not a time of day.`,
    ({ meant }) => [
      meant.length > 0
        ? `Write ${meant.join(' or ')}, or say am or pm.`
        : 'Write the time as 18:35 or 6.35 pm.',
    ],
  ),
  'action-unclear': error<{ found: string }>(
    ({ found }) =>
      found === ''
        ? '“ACTION:” has nothing after it.'
        : `“${found.length > 80 ? `${found.slice(0, 80)}…` : found}” does not say who is to do what.`,
    () => ['Write “ACTION: Ben Hallam to circulate the log, by 24 May 2019.”'],
  ),
  'action-done-unclear': error<{ found: string }>(
    ({ found }) => `“done ${found}” does not say on which day the action was done.`,
    () => ['Write the day as 2019-05-24 or 24 May 2019.'],
  ),
};
