/**
 * The stage `minute`: minutes as written are matched with the agenda that they are of, checked and numbered. Pure: what
 * earlier meetings minuted, and on which pages papers are, is handed in.
 */
import { diagnose } from '../diagnostics/index.js';
import { type AgendaItem, agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Minute, Minuted } from '../model/minuted.js';
import type { MinuteBlock, MinutesSource, Movement } from '../model/minutes.js';
import { checkAttendance } from './attendance.js';
import {
  checkEachMinuted,
  checkExclusion,
  checkQuorum,
  checkUrgent,
  checkVotes,
  checkWritten,
  circumstancesOf,
} from './checks.js';
import { type CitedPages, checkCitations, citesPages } from './citations.js';
import { type Matched, type MatchedMinute, matchHeadings } from './headings.js';
import { begins, type NumberedMeeting, numberMeetings } from './numbers.js';

export { type EarlierActions, openActions } from './actions.js';
export type { CitedPages } from './citations.js';
export { type CallInCounter, settleDecisions } from './decisions.js';
export { minutesMap } from './map.js';
export type { NumberedMeeting } from './numbers.js';
export { scaffold, scaffoldExempt } from './scaffold.js';

export interface MinutesInput {
  readonly pack: Pack;
  readonly minutes: MinutesSource;
  /** In a members' edition: those of what was not open to the public. */
  readonly exempt?: MinutesSource;
  /** The body's meetings before this one that have minutes, in order. */
  readonly earlier: readonly NumberedMeeting[];
}

/** What numbers of later meetings need to know of these minutes. */
export function countMinutes(pack: Pack, minutes: MinutesSource): NumberedMeeting {
  const matched = matchHeadings(minutes, agendaItems(pack), pack.edition);
  return {
    date: pack.meeting.date,
    ...given({ firstNumber: minutes.firstNumber }),
    exempt: matched.minutes.map(({ item }) => item !== undefined && item.access.kind !== 'public'),
  };
}

/** Whether the minutes cite pages, which somebody has to find out then. */
export function citePages(pack: Pack, minutes: MinutesSource): boolean {
  return citesPages(matchHeadings(minutes, agendaItems(pack), pack.edition).minutes);
}

/** The minutes, numbered, with all that is wrong with them. `pages` is missing where nobody asked for them. */
export function minuteMeeting(
  { pack, minutes: source, exempt, earlier }: MinutesInput,
  pages?: CitedPages,
): Checked<Minuted> {
  const { meeting } = pack;
  const items = agendaItems(pack);
  const matched = matchHeadings(source, items, pack.edition);
  const movements = movementsIn(matched.minutes);
  const own = countMinutes(pack, source);
  const all = numberMeetings(pack.minutes, [...earlier, own]);
  const numbers = all.at(-1) ?? [];
  const closed = exempt === undefined ? undefined : matchExempt(exempt, pack, matched, numbers);
  const minutes = matched.minutes.map((one, index) => minuteOf(one, numbers[index] ?? ''));
  return {
    value: given({
      edition: pack.edition,
      meeting,
      attendance: source.attendance,
      chair: source.chair ?? chairOf(pack, source),
      started: source.started ?? meeting.time,
      ended: source.ended,
      approved: source.approved,
      movements,
      numberParagraphs: pack.minutes.paragraphs,
      minutes,
      exempt: closed?.minutes ?? [],
    }),
    diagnostics: [
      ...matched.diagnostics,
      ...checkEachMinuted(pack, matched, source),
      ...checkWritten(matched.minutes),
      ...checkAttendance(source, movements, meeting),
      ...checkVotes(source, matched.minutes, movements, pack),
      ...checkUrgent(matched.minutes),
      ...checkExclusion(matched.minutes, closed?.ofPublicItems),
      ...checkQuorum(source, movements, pack),
      ...(pages === undefined ? [] : checkCitations(matched.minutes, pages)),
      ...checkNumbers(pack, source, earlier, all),
      ...checkApproved(pack, source),
      ...(closed?.diagnostics ?? []),
    ],
  };
}

function movementsIn(minutes: readonly MatchedMinute[]): readonly Movement[] {
  return minutes.flatMap(({ source }) =>
    source.blocks.flatMap((block) => (block.kind === 'movement' ? [block.movement] : [])),
  );
}

function chairOf({ meeting }: Pack, { attendance }: MinutesSource): string | undefined {
  const { chair } = meeting.membership;
  const there = attendance.present.some(
    ({ names }) => chair !== undefined && names.includes(chair),
  );
  return there ? chair : undefined;
}

function minuteOf({ source, item }: MatchedMinute, number: string): Minute {
  const { heading, urgent, blocks, at } = source;
  return given({
    number,
    item: item && formatItemNumber(item.number),
    name: item?.name,
    title: item?.title ?? heading,
    urgent: urgent || item?.status?.kind === 'urgent',
    access: item?.access ?? ({ kind: 'public' } as const),
    blocks: withCircumstances(blocks, item),
    at,
  });
}

/** Those that the agenda gives are minuted too, unless the clerk has minuted them in other words. */
function withCircumstances(
  blocks: readonly MinuteBlock[],
  item: AgendaItem | undefined,
): readonly MinuteBlock[] {
  const words = circumstancesOf(item);
  if (words === undefined || item === undefined) return blocks;
  if (blocks.some(({ kind }) => kind === 'circumstances')) return blocks;
  return [{ kind: 'circumstances', text: { source: words, at: item.at } }, ...blocks];
}

interface MatchedExempt {
  readonly minutes: readonly Minute[];
  /** Numbers of public items of which exempt papers were talked of. */
  readonly ofPublicItems: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Each exempt minute stands beside the public one of its item, whose number it has. Errors: `exempt-without-summary`,
 * `exempt-minute-of-public-item`. Warnings: `exempt-minute-missing`.
 */
function matchExempt(
  exempt: MinutesSource,
  pack: Pack,
  open: Matched,
  numbers: readonly string[],
): MatchedExempt {
  const inFull = new Map(
    (pack.restricted?.items ?? []).map((item) => [formatItemNumber(item.number), item]),
  );
  const items = agendaItems(pack);
  const titles = new Map(
    items.map((item): [AgendaItem, readonly string[]] => {
      const full = inFull.get(formatItemNumber(item.number));
      return [item, full === undefined ? [] : [full.title, full.name]];
    }),
  );
  const matched = matchHeadings({ ...exempt, notMinuted: [] }, items, pack.edition, titles);
  const diagnostics: Diagnostic[] = [...matched.diagnostics, ...checkWritten(matched.minutes)];
  const ofPublicItems = new Set<string>();
  const minutes = matched.minutes.flatMap((one): Minute[] => {
    const { source, item } = one;
    const beside = open.minutes.findIndex((other) =>
      item === undefined
        ? other.source.urgent && other.source.heading === source.heading
        : other.item === item,
    );
    const number = item === undefined ? undefined : formatItemNumber(item.number);
    const where = {
      at: source.at,
      item: number === undefined ? `“${source.heading}”` : `item ${number}`,
    };
    if (beside === -1) {
      diagnostics.push(diagnose('exempt-without-summary', {}, where));
      return [];
    }
    const full = number === undefined ? undefined : inFull.get(number);
    if (number !== undefined && full === undefined) {
      diagnostics.push(diagnose('exempt-minute-of-public-item', {}, where));
      return [];
    }
    if (number !== undefined && item?.access.kind === 'public') ofPublicItems.add(number);
    const minute = minuteOf(one, numbers[beside] ?? '');
    const access = full?.access.kind === 'public' ? full.documents[0]?.access : full?.access;
    return [{ ...minute, title: full?.title ?? minute.title, access: access ?? minute.access }];
  });
  diagnostics.push(...withoutExempt(exempt, inFull, open, minutes));
  return { minutes, ofPublicItems, diagnostics };
}

/** Warnings: `exempt-minute-missing`, for each restricted item that the public minutes say was dealt with. */
function withoutExempt(
  { at }: MinutesSource,
  inFull: ReadonlyMap<string, AgendaItem>,
  open: Matched,
  minutes: readonly Minute[],
): readonly Diagnostic[] {
  return open.minutes.flatMap(({ item }) => {
    const number = item === undefined ? '' : formatItemNumber(item.number);
    const full = item?.access.kind === 'public' ? undefined : inFull.get(number);
    if (full === undefined || minutes.some((minute) => minute.item === number)) return [];
    const data = { number, title: full.title };
    return [diagnose('exempt-minute-missing', data, { at, item: `item ${number}` })];
  });
}

/** Errors: `minute-number-taken`. Warnings: `minute-numbers-begin`, where an earlier meeting may have had some. */
function checkNumbers(
  { meeting, minutes: rules }: Pack,
  source: MinutesSource,
  earlier: readonly NumberedMeeting[],
  all: readonly (readonly string[])[],
): readonly Diagnostic[] {
  const own = all.at(-1) ?? [];
  const before = new Map(
    all
      .slice(0, -1)
      .flatMap((numbers, index) =>
        numbers.map((number) => [number, earlier[index]?.date ?? ''] as const),
      ),
  );
  const taken = own.find((number) => before.has(number));
  if (taken !== undefined) {
    const data = { number: taken, date: before.get(taken) ?? '' };
    return [diagnose('minute-number-taken', data, { at: source.placeOf('first-number') })];
  }
  const { date, previousMeeting: previous } = meeting;
  const missing =
    previous !== undefined &&
    source.firstNumber === undefined &&
    !begins(date, previous, rules.restart) &&
    !earlier.some((one) => one.date === previous);
  return missing
    ? [diagnose('minute-numbers-begin', { previous, first: own[0] ?? '' }, { at: source.at })]
    : [];
}

/** Errors: `approved-before-meeting`. */
function checkApproved(
  { meeting }: Pack,
  { approved, placeOf }: MinutesSource,
): readonly Diagnostic[] {
  if (approved === undefined || approved >= meeting.date) return [];
  const data = { approved, date: meeting.date };
  return [diagnose('approved-before-meeting', data, { at: placeOf('approved') })];
}
