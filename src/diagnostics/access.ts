/**
 * What can be wrong with a restriction. None of these names the item or document in its own words: messages are
 * printed on public build servers.
 */
import type { Nation } from '../model/meeting.js';
import { nationNames } from './nation-names.js';
import { didYouMean, error, warning } from './problem.js';

type Kind = 'item' | 'document';
type None = Readonly<Record<string, never>>;

/** Where the remedy is to be written. */
const under = (what: Kind): string =>
  what === 'item'
    ? 'under “access:” in the item’s own file'
    : 'under the document’s “access:” in the item’s own file';

/** Public builds run where everybody reads their messages. */
const membersCheck =
  'Run “pack check --edition members”, where only those read its messages who may read such items: it tells.';

export const accessProblems = {
  'no-exclusion-motion': warning<None>(
    () => 'This is exempt, but no item of the agenda moves to exclude the press and public for it.',
    () => [
      'Add the standing item “exclusion” to the agenda, before it (in a parish council “exclusion-parish”).',
      'Where it is dealt with in public and only its papers are withheld, an item that says so will do: name exclusion in its text.',
    ],
  ),
  'exclusion-not-needed': warning<None>(
    () =>
      'This item moves to exclude the press and public, but all business that it was meant for has been withdrawn.',
    () => [
      'Write in the item’s file that the motion is not needed, or delete its text: the standing wording then says so.',
    ],
  ),
  'exemption-without-paragraph': error<{
    what: Kind;
    schedule: string;
    numbers: readonly string[];
  }>(
    ({ what, schedule }) =>
      `This ${what} is marked exempt, but no paragraph of ${schedule} is named for it.`,
    ({ what, numbers }) => [
      `Write “exempt:” ${under(what)}, and below it “paragraphs:” with the numbers that apply, such as “paragraphs: [${numbers[0] ?? ''}]”.`,
      `The paragraphs are ${numbers.join(', ')}.`,
    ],
  ),
  'exemption-paragraph-unknown': error<{
    what: Kind;
    /** Undefined where it is no number at all: such text may say too much. */
    number: string | undefined;
    nation: Nation;
    schedule: string;
    numbers: readonly string[];
    /** The nation that has it, and what the council's own Act calls the same matter. */
    foreign:
      | { readonly nation: Nation; readonly schedule: string; readonly own?: string }
      | undefined;
  }>(
    ({ what, number, nation, schedule, foreign }) =>
      foreign === undefined
        ? `This ${what} is exempt under ${number === undefined ? 'something that is no number of a paragraph' : `paragraph ${number}, which ${schedule} does not have`}.`
        : `This ${what} is exempt under paragraph ${number}, which is one of ${nationNames[foreign.nation]}’s (${foreign.schedule}); the council is in ${nationNames[nation]}.`,
    ({ foreign, nation, numbers }) => [
      foreign?.own === undefined
        ? undefined
        : `In ${nationNames[nation]} the same matter is paragraph ${foreign.own}.`,
      `The paragraphs for ${nationNames[nation]} are ${numbers.join(', ')}.`,
      foreign === undefined
        ? undefined
        : 'If the council is in another nation, correct “nation:” in council.yaml.',
    ],
  ),
  'exemption-without-reason': error<{
    what: Kind;
    number: string;
    /** Our sources do not settle whether the test applies. */
    unsettled: boolean;
  }>(
    ({ what, number, unsettled }) =>
      unsettled
        ? `This ${what} is exempt under paragraph ${number}, and no reason is given; whether a public interest test applies to that paragraph is not settled here, so one is asked for.`
        : `This ${what} is exempt under paragraph ${number} only so long as the public interest in keeping it back outweighs that in disclosing it, and no reason is given.`,
    ({ what }) => [
      `Write “reason:” beside “paragraphs:” ${under(what)}, saying why. Members read it; the public does not.`,
    ],
  ),
  'confidential-without-ground': error<{ what: Kind; grounds: readonly string[] }>(
    ({ what }) => `This ${what} is marked confidential, but its ground is not given.`,
    ({ what, grounds }) => [
      `Write “confidential:” ${under(what)}, and below it “ground:” with one of: ${grounds.join(', ')}.`,
      'Information that the council would rather keep to itself is not confidential in this sense; it may be exempt.',
    ],
  ),
  'confidential-ground-unknown': error<{
    what: Kind;
    near: string | undefined;
    grounds: readonly string[];
  }>(
    ({ what }) => `The ground of this confidential ${what} is none that the Act knows.`,
    ({ near, grounds }) => [didYouMean(near), `Write one of: ${grounds.join(', ')}.`],
  ),
  'confidential-without-words': error<{ what: Kind; ground: string }>(
    ({ what, ground }) =>
      `This ${what} is confidential (${ground}), but what that rests on is not said.`,
    ({ what }) => [
      `Write “words:” beside “ground:” ${under(what)}: the department and its terms, the enactment and its section, or the court and the date of its order. Members read it; the public does not.`,
    ],
  ),
  'part-b-without-access': error<None>(
    () =>
      'This entry is in Part B, but nothing says why it is not for publication, so nothing of it has been used.',
    () => [
      'Write “access:” in the item’s own file, with the paragraphs under which it is exempt or the ground on which it is confidential.',
      'If it is public after all, move it to “part-a:” in pack.yaml.',
    ],
  ),
  'withheld-mistake': error<None>(
    () =>
      'There is a mistake in a file or on a line that is not for publication, or may not be; what it is, is not told here.',
    () => [membersCheck],
  ),
  'withheld-remark': warning<None>(
    () =>
      'There is something to be looked at in a file or on a line that is not for publication, or may not be; what it is, is not told here.',
    () => [membersCheck],
  ),
  'public-title-of-public': error<{ what: Kind }>(
    ({ what }) =>
      `This ${what} has a “public-title:”, which only a restricted one needs, but it is public as it stands.`,
    ({ what }) => [
      `If it is not for publication, write “access:” ${what === 'item' ? 'in the item’s own file' : 'for it'}.`,
      'If it is public, delete “public-title:” and write what is to be read as “title:”.',
    ],
  ),
  'document-also-restricted': error<{ other: string }>(
    ({ other }) =>
      `This document is public here, but the same file is not for publication in ${other}.`,
    () => ['Take it out of one of the two, or mark it the same in both.'],
  ),
};
