/** What can be wrong with minutes beside their agenda, their committee, the pack's pages and earlier minutes. */
import { didYouMean, error, warning } from './problem.js';

type None = Readonly<Record<string, never>>;
type Near = string | undefined;

/** An author's words that name no public item: they may name a restricted one, and only members are told them. */
export type Told =
  | { readonly reader: 'public' }
  | { readonly reader: 'members'; readonly words: string; readonly near?: string };

const publicNumber = 'Write the item’s number as on the public agenda.';

export const minuteProblems = {
  'minutes-missing': error<None>(
    () =>
      'There are minutes of what was not open to the public, but no minutes.md, which everybody reads.',
    () => ['“pack minutes” writes a draft where there is none.'],
  ),
  'minute-of-unknown-item': error<Told>(
    (told) =>
      told.reader === 'members'
        ? `“${told.words}” is no item of the agenda.`
        : 'This heading names no item of the public agenda.',
    (told) => [
      ...(told.reader === 'members'
        ? [
            didYouMean(told.near),
            'Write the number and the title as the agenda has them, as in “## 6. Scorecard”.',
          ]
        : [publicNumber]),
      'Business that was not on the agenda begins with “## Urgent: ”.',
    ],
  ),
  'minute-heading-contradicts': error<{ number: string; title: string; other: string }>(
    ({ number, title, other }) =>
      `The heading has the number ${number}, but “${title}” is item ${other}.`,
    () => ['Correct the number or the title: the agenda that was issued counts.'],
  ),
  'item-minuted-twice': error<{ line: number | undefined }>(
    ({ line }) => `This item has a minute already${line === undefined ? '' : `, on line ${line}`}.`,
    () => ['Put both under one heading.'],
  ),
  'item-not-minuted': error<{ number: string; title: string; restricted: boolean }>(
    ({ number, title, restricted }) =>
      restricted
        ? `Nothing is minuted of item ${number}, “${title}”, from which the public was excluded: everybody must have a summary.`
        : `Nothing is minuted of item ${number}, “${title}”.`,
    ({ number, title, restricted }) => [
      `Add the heading “## ${number}. ${title}” and what was ${restricted ? 'decided, without what is exempt' : 'said'}.`,
      `If it was not taken, write “${number}: why” under “not-minuted:”.`,
    ],
  ),
  'not-minuted-unknown': error<Told>(
    (told) =>
      told.reader === 'members'
        ? `“not-minuted” names “${told.words}”, which is no item of the agenda.`
        : '“not-minuted” names something that is no item of the public agenda.',
    (told) => [
      told.reader === 'members'
        ? 'Write the item’s number, and after a colon why there is no minute of it.'
        : 'Write the item’s number as on the public agenda, and after a colon why there is no minute of it.',
    ],
  ),
  'not-minuted-but-is': error<{ line: number | undefined }>(
    ({ line }) =>
      `This item is said not to be minuted, but it is${line === undefined ? '' : `, on line ${line}`}.`,
    () => ['Delete one of the two.'],
  ),
  'minute-unwritten': error<{ unwritten: string }>(
    ({ unwritten }) => `“${unwritten}” still stands in this minute.`,
    () => ['Write in its place what was said and decided.'],
  ),

  'attendance-twice': error<{ name: string }>(
    ({ name }) => `${name} is said to have been present, and to have been away.`,
    () => ['Keep one of the two. Who came late is present; say when in the minutes.'],
  ),
  'substitute-not-present': error<{ name: string }>(
    ({ name }) => `${name} stood in for somebody, but is not among those present.`,
    () => ['Add the name under “present:”.'],
  ),
  'substituted-but-present': error<{ name: string }>(
    ({ name }) => `${name} is said to have been present, and to have been substituted.`,
    () => ['Keep one of the two.'],
  ),
  'chair-not-present': error<{ name: string }>(
    ({ name }) => `${name} was in the chair, but is not among those present.`,
    () => ['Write the name as it stands under “present:”.'],
  ),
  'member-not-accounted': warning<{ name: string; near: Near }>(
    ({ name }) => `The minutes do not say whether ${name} was present.`,
    ({ near }) => [didYouMean(near), 'Put the name under “present:”, “apologies:” or “absent:”.'],
  ),
  'minutes-without-end': warning<None>(
    () => 'The minutes do not say when the meeting ended.',
    () => ['Add a line such as “ended: "20:05"”.'],
  ),
  'ended-before-start': error<{ started: string; ended: string }>(
    ({ started, ended }) => `The meeting ended at ${ended}, but began at ${started}.`,
    () => ['Correct “ended”, or say under “started” when it began.'],
  ),
  'movement-of-nobody': error<{ written: string; near: Near }>(
    ({ written }) =>
      `${written} came or went, but is named neither among those present nor those in attendance.`,
    ({ near }) => [didYouMean(near), 'Write the name as it stands at the head of the minutes.'],
  ),
  'movement-impossible': error<{ name: string; moves: 'arrived' | 'left' }>(
    ({ name, moves }) =>
      moves === 'left'
        ? `${name} is said to have left, but was not there by then.`
        : `${name} is said to have come, but was there already.`,
    () => ['Say in between when the member came back or went.'],
  ),
  'movement-outside-meeting': error<{ time: string; started: string; ended: string | undefined }>(
    ({ time, started, ended }) =>
      `Somebody came or went at ${time}, but the meeting lasted from ${started}${ended === undefined ? '' : ` to ${ended}`}.`,
    () => ['Correct the time, or when the meeting began and ended.'],
  ),
  'movement-out-of-order': error<{ time: string; before: string }>(
    ({ time, before }) =>
      `Somebody came or went at ${time}, which stands after what was at ${before}.`,
    () => ['Put it where it happened, or correct the time.'],
  ),

  'votes-more-than-present': error<{ sum: number; present: number }>(
    ({ sum, present }) =>
      `${sum} votes are counted, but only ${present} members were there at the time.`,
    () => ['Correct the figures, or who was present.'],
  ),
  'votes-fewer-than-present': warning<{ sum: number; voting: number }>(
    ({ sum, voting }) => `${sum} votes are counted, but ${voting} members were there at the time.`,
    () => ['If some did not vote, say so: “not voting 1”.', 'Or say when a member left.'],
  ),
  'urgent-without-circumstances': error<None>(
    () => 'This business was urgent, but the special circumstances are not minuted.',
    () => ['Add a paragraph that begins “Special circumstances: ” and says why it could not wait.'],
  ),
  'exclusion-not-resolved': error<None>(
    () =>
      'Exempt business was taken, but no resolution to exclude the public is minuted before it.',
    () => [
      'Minute the motion: “RESOLVED: That, under section 100A(4) …, the press and public be excluded …”.',
    ],
  ),
  'no-quorum': error<{ count: number; quorum: number; time: string | undefined }>(
    ({ count, quorum, time }) =>
      `${count} ${count === 1 ? 'member with a vote was' : 'members with a vote were'} there${time === undefined ? '' : ` from ${time}`}, but the quorum is ${quorum}.`,
    () => [
      'Correct who was present, or say that the meeting ended.',
      'The quorum stands in “minutes:” as “quorum”.',
    ],
  ),

  'citation-unknown': error<{ cited: string; last: string; issued: boolean }>(
    ({ cited, issued }) =>
      `The minutes cite ${cited} of the agenda, but the pack ${issued ? 'that was issued ' : ''}has no such paper.`,
    ({ last, issued }) => [
      `Its last page is ${last}.`,
      issued ? undefined : 'Nothing has been issued yet; these are the pages that are planned.',
    ],
  ),
  'citation-of-other-item': warning<{
    cited: string;
    other: string | undefined;
    pages: string | undefined;
  }>(
    ({ cited, other }) =>
      `The minutes cite ${cited} of the agenda, which ${other === undefined ? 'are not this item’s' : `belong to item ${other}`}.`,
    ({ pages }) => [
      pages === undefined ? 'This item has no papers in the pack.' : `This item is on ${pages}.`,
    ],
  ),
  'citation-backwards': error<{ cited: string }>(
    ({ cited }) => `The minutes cite ${cited}, which end before they begin.`,
    () => ['Write the lower number first.'],
  ),

  'minute-number-taken': error<{ number: string; date: string }>(
    ({ number, date }) => `The minutes of ${date} have a minute ${number} already.`,
    () => [
      'Correct or delete “first-number”: where it is missing, the count goes on from those minutes.',
    ],
  ),
  'minute-numbers-begin': warning<{ previous: string; first: string }>(
    ({ previous, first }) =>
      `The numbers begin with ${first}, since the minutes of the meeting on ${previous} are not here.`,
    () => [
      'Write at the head of the minutes with which number they begin, such as “first-number: 14”.',
    ],
  ),
  'earlier-minutes-unreadable': error<{ folder: string }>(
    ({ folder }) => `The minutes of an earlier meeting, ${folder}, cannot be read as they are.`,
    ({ folder }) => [
      `“pack minutes ${folder}” says what is wrong with them.`,
      'Numbers and open actions go on from earlier minutes, and none may be passed over.',
    ],
  ),
  'minutes-of-unknown': error<{ day: string }>(
    ({ day }) =>
      `“minutes-of” is ${day}, but this body has no meeting of that day; or it has several.`,
    () => [
      'Write the name of the meeting’s folder, such as 2019-03-06.',
      'If the meeting is not kept here, list its minutes under “documents” instead.',
    ],
  ),
  'minutes-of-unwritten': error<{ day: string; folder: string }>(
    ({ day }) => `The meeting of ${day} has no minutes.md.`,
    ({ folder }) => [`“pack minutes ${folder}” writes a draft of them.`],
  ),
  'action-state-unknown': error<{ minute: string; which: number; count: number }>(
    ({ minute, which, count }) =>
      count === 0
        ? `No earlier minute ${minute} has an action.`
        : `Minute ${minute} has ${count === 1 ? 'one action' : `${count} actions`}, but this is about number ${which}.`,
    () => [
      'Write the number of the minute as it is printed, and with “which: 2” that its second action is meant.',
    ],
  ),
  'decision-heading-unknown': error<None>(
    () => 'This heading is no part of a notice of a decision.',
    () => ['The parts are “## Decision”, “## Reasons” and “## Options considered”.'],
  ),
  'decision-of-unknown-item': error<Told>(
    (told) =>
      told.reader === 'members'
        ? `“${told.words}” is no item of the agenda.`
        : '“item” names no item of the public agenda.',
    (told) =>
      told.reader === 'members'
        ? [didYouMean(told.near), 'Write the item’s number, its name or its title.']
        : [publicNumber],
  ),
  'decision-empty': error<None>(
    () => 'The notice does not say what was decided.',
    () => ['Write it under the heading “## Decision”.'],
  ),
  'decision-published-before': error<{ published: string; date: string }>(
    ({ published, date }) =>
      `The decision of ${date} is said to have been published on ${published}, before it was taken.`,
    () => ['Correct “published” or “date”.'],
  ),
  'call-in-before-decision': error<{ day: string; date: string }>(
    ({ day, date }) =>
      `The decision of ${date} may be called in until ${day}, before it was taken.`,
    () => ['Correct “call-in-until”, or delete it: the rule under “call-in:” then decides.'],
  ),
  'call-in-too-short': warning<{ day: string; last: string }>(
    ({ day, last }) => `“call-in-until” is ${day}, but by the council’s rule it is ${last}.`,
    () => ['Delete the line, and the rule under “call-in:” decides.'],
  ),
  'key-decision-unsaid': error<None>(
    () =>
      'The notice does not say whether this is a key decision, and of a restricted item nothing else may say so.',
    () => ['Write “key-decision: yes” or “key-decision: no” at the head of the notice.'],
  ),
  'key-decision-contradicts': error<{ keyDecision: boolean }>(
    ({ keyDecision }) =>
      `The notice says that this is ${keyDecision ? 'a' : 'no'} key decision, but the item’s own file says that it is ${keyDecision ? 'none' : 'one'}.`,
    () => ['Correct “key-decision” in the notice, or in the item’s file.'],
  ),
  'key-decision-without-reasons': error<None>(
    () => 'This is a key decision, but the notice does not give its reasons.',
    () => ['Write them under the heading “## Reasons”.'],
  ),
  'key-decision-without-options': warning<None>(
    () =>
      'This is a key decision, but the notice does not say which other options were considered.',
    () => [
      'Write them under the heading “## Options considered”; if there were none, say so there.',
    ],
  ),
  'approved-before-meeting': error<{ approved: string; date: string }>(
    ({ approved, date }) =>
      `The minutes were approved on ${approved}, before the meeting of ${date}.`,
    () => ['Write the day of the meeting that approved them.'],
  ),
  'exempt-without-summary': error<None>(
    () => 'The minutes that everybody reads have nothing of this item.',
    () => ['Add its heading in minutes.md, and below it what was decided, without what is exempt.'],
  ),
  'exempt-minute-missing': warning<{ number: string; title: string }>(
    () =>
      'The public minutes say that this restricted business was dealt with, but nothing is minuted of what was not public.',
    ({ number, title }) => [
      `Add the heading “## ${number}. ${title}” and what was said, here in minutes-exempt.md.`,
    ],
  ),
  'exempt-minute-of-public-item': error<None>(
    () =>
      'This item is public and has no restricted papers, but it has a minute that is not for publication.',
    () => ['Put the minute into minutes.md; or say with “access:” what of the item is restricted.'],
  ),
};
