/** What can be wrong when a pack goes through the stage `resolve`. */
import type { Nation } from '../model/meeting.js';
import { nationNames } from './nation-names.js';
import { didYouMean, error, warning } from './problem.js';
import { didYouMeanStanding } from './standing-names.js';

type None = Readonly<Record<string, never>>;
type Near = string | undefined;

export const resolveProblems = {
  'setting-missing': error<{ key: 'time' | 'venue'; example: string }>(
    ({ key }) => `The ${key} of the meeting is not given at any level.`,
    ({ example }) => [
      `Write “${example}” in pack.yaml for this meeting, in committee.yaml for all of the committee’s meetings, or in council.yaml.`,
    ],
  ),
  'agenda-empty': error<{ inParts: boolean }>(
    ({ inParts }) => `The agenda has no items${inParts ? ' in Part A' : ''}.`,
    ({ inParts }) => [
      `List them in pack.yaml under “agenda:”${inParts ? ', “part-a:”' : ''}, one to a line, each after “- ”.`,
    ],
  ),
  'agenda-entry-unknown': error<{ name: string; near: Near }>(
    ({ name }) => `“${name}” is neither a file in items/ nor a standing item.`,
    ({ name, near }) => [didYouMean(near), `To add the item, write the file items/${name}.md.`],
  ),
  'number-in-title': warning<{ number: string }>(
    ({ number }) => `The title begins with a number, “${number}”, that is printed as part of it.`,
    () => ['Take it out of the title: items are numbered by their order on the agenda.'],
  ),
  'item-without-title': error<None>(
    () => 'This item has no title.',
    () => ['Write “title:” between the lines of three hyphens at the head of the item’s file.'],
  ),

  'standing-unknown': error<{ name: string; names: readonly string[]; near: Near }>(
    ({ name }) => `There is no standing text called “${name}”.`,
    ({ name, names, near }) => [
      didYouMeanStanding(near, names),
      near === undefined && names.length > 0
        ? `The standing texts are: ${names.join(', ')}.`
        : undefined,
      `To add your own, write it in the council’s folder “standing”, with “standing: ${name}” at its head.`,
    ],
  ),
  'standing-not-in-force': error<{ name: string; nation: Nation; date: string }>(
    ({ name, nation, date }) =>
      `No standing text called “${name}” is in force in ${nationNames[nation]} on ${date}.`,
    ({ name }) => [
      `Write one in the council’s folder “standing” with “standing: ${name}”, or change “from:” or “nation:” in the one you have.`,
    ],
  ),

  'fill-in-unknown': error<{ name: string; near: Near; names: readonly string[] }>(
    ({ name }) => `“{{${name}}}” cannot be filled in: nothing has that name.`,
    ({ near, names }) => [
      near === undefined ? undefined : `Did you mean “{{${near}}}”?`,
      near === undefined ? `What can be filled in: ${names.join(', ')}.` : undefined,
      'To print the brackets themselves, write “\\{{”.',
    ],
  ),
  'fill-in-item-unknown': error<{
    /** Undefined where it is near to that of a restricted item. */
    name: string | undefined;
    near: Near;
  }>(
    ({ name = '…' }) => `“{{item ${name}}}” cannot be filled in: no public item has that name.`,
    ({ near }) => [
      near === undefined
        ? 'Write the name of an item as it stands in the agenda in pack.yaml.'
        : `Did you mean “{{item ${near}}}”?`,
    ],
  ),
  'fill-in-missing': error<{
    name: string;
    remedy: string;
    /** The standing text that asks for it, where it is one of the program's own. */
    text: string | undefined;
  }>(
    ({ name, text }) =>
      text === undefined
        ? `“{{${name}}}” cannot be filled in: the pack does not say what it is.`
        : `The standing text “${text}” needs “${name}”, but the pack does not say what it is.`,
    ({ remedy }) => [remedy],
  ),
  'fill-in-not-here': error<None>(
    () => '“{{this-item}}” is used in a notice, which is not part of any item.',
    () => ['Write “{{item NAME}}” with the name of the item that is meant.'],
  ),
  'fill-in-not-closed': error<None>(
    () => '“{{” begins something to be filled in, but “}}” does not follow on the same line.',
    () => [
      'Write it as “{{name}}” on one line.',
      'To print the brackets themselves, write “\\{{”.',
    ],
  ),

  'document-path-not-relative': error<{ file: string }>(
    ({ file }) => `“${file}” is not a path that begins in the meeting’s folder.`,
    () => [
      'Put the document in the meeting’s folder and write its path from there, such as reports/scorecard.pdf.',
    ],
  ),
  'document-listed-twice': warning<{ source: string }>(
    ({ source }) => `“${source}” is listed twice in this item, so the pack holds it twice.`,
    () => ['Delete one of the two lines.'],
  ),
  'document-twice': warning<{ source: string; other: string }>(
    ({ source, other }) =>
      `“${source}” is also a document of ${other}, so the pack holds it twice.`,
    () => [
      'Keep it in one of the items; the other can refer to it, as in “see agenda item {{item NAME}}”.',
    ],
  ),
  'minutes-of-another-day': warning<{ written: string; previous: string }>(
    ({ written, previous }) =>
      `These minutes are called those of ${written}, but the previous meeting was on ${previous}.`,
    () => [
      'If they were left over from a copied folder, list this time’s minutes and correct their title.',
      'Or correct “previous-meeting” in pack.yaml.',
    ],
  ),
  'status-out-of-date': warning<None>(
    () =>
      'The item is marked “to-follow”, but its report is here; it is not printed as to follow any more.',
    () => ['Delete the line “status: to-follow”.'],
  ),
  'document-has-come': warning<None>(
    () =>
      'This paper is marked “to-follow”, but its file is here; it is not printed as to follow any more.',
    () => ['Delete the line “status: to-follow”.'],
  ),
  'superseded-by-unknown': error<{ titles: readonly string[] }>(
    () => '“superseded-by” names no other paper of this item.',
    ({ titles }) => [
      titles.length === 0
        ? 'List the paper that takes its place among the item’s documents, and write its path or its title here.'
        : `Write the path or the title of one of them: ${titles.join(', ')}.`,
    ],
  ),

  'binding-order-unknown': error<{
    /** Undefined where it is near to that of a restricted item. */
    name: string | undefined;
    near: Near;
  }>(
    ({ name }) =>
      name === undefined
        ? '“binding-order” names something that is not on the agenda.'
        : `“binding-order” names “${name}”, which is not on the agenda.`,
    ({ near }) => [
      didYouMean(near) ?? 'Write the names of items as they stand in the agenda in pack.yaml.',
    ],
  ),
};
