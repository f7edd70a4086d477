/** Checks what the minutes of each item must have: votes that add up, circumstances, a motion, a quorum. Pure. */
import { diagnose } from '../diagnostics/index.js';
import { type AgendaItem, agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { MinuteBlock, MinutesSource, Movement, Votes } from '../model/minutes.js';
import type { Matched, MatchedMinute } from './headings.js';
import { momentAt, moments, namesIn, votersIn } from './people.js';

/** What a scaffolded draft has where something is still to be written. */
export const unwritten = '[to be written]';

/** Errors: `item-not-minuted`, for each item without a minute that was neither withdrawn nor left out with a reason. */
export function checkEachMinuted(
  pack: Pack,
  { minutes, left }: Matched,
  source: MinutesSource,
): readonly Diagnostic[] {
  return agendaItems(pack)
    .filter(({ name, status }) => status?.kind !== 'withdrawn' && !left.has(name))
    .filter((item) => !minutes.some((minute) => minute.item === item))
    .map((item) => {
      const number = formatItemNumber(item.number);
      const restricted = item.access.kind !== 'public';
      const data = { number, title: item.title, restricted };
      return diagnose('item-not-minuted', data, { at: source.at, item: `item ${number}` });
    });
}

/** Errors: `votes-more-than-present`. Warnings: `votes-fewer-than-present`. */
export function checkVotes(
  { attendance }: MinutesSource,
  minutes: readonly MatchedMinute[],
  movements: readonly Movement[],
  { meeting }: Pack,
): readonly Diagnostic[] {
  const everybody = namesIn(attendance.present);
  const all = moments(everybody, movements);
  const voters = votersIn(attendance, meeting.membership);
  return minutes.flatMap(({ source, item }) =>
    source.votes.flatMap((votes): Diagnostic[] => {
      const { there } = momentAt(all, votes.at);
      const sum = sumOf(votes);
      const where = { at: votes.at, item: nameOf(source.heading, item) };
      const present = everybody.filter((name) => there.has(name)).length;
      const voting = voters.filter((name) => there.has(name)).length;
      if (sum > present) return [diagnose('votes-more-than-present', { sum, present }, where)];
      return sum < voting ? [diagnose('votes-fewer-than-present', { sum, voting }, where)] : [];
    }),
  );
}

function sumOf({ for: yes, against, abstained, notVoting }: Votes): number {
  return yes + against + abstained + notVoting;
}

/** Errors: `urgent-without-circumstances` (Local Government Act 1972, section 100B(4)(b)). */
export function checkUrgent(minutes: readonly MatchedMinute[]): readonly Diagnostic[] {
  return minutes
    .filter(({ source, item }) => source.urgent && circumstancesOf(item) === undefined)
    .filter(({ source }) => !source.blocks.some(({ kind }) => kind === 'circumstances'))
    .map(({ source, item }) =>
      diagnose(
        'urgent-without-circumstances',
        {},
        { at: source.at, item: nameOf(source.heading, item) },
      ),
    );
}

/**
 * Before exempt business a resolution to exclude the public must be minuted (section 100A(4) and (5)); confidential
 * business needs none (section 100A(2)). Errors: `exclusion-not-resolved`. `closed` are numbers of public items whose
 * exempt papers were talked of.
 */
export function checkExclusion(
  minutes: readonly MatchedMinute[],
  closed: ReadonlySet<string> = new Set(),
): readonly Diagnostic[] {
  let resolved = false;
  for (const { source, item } of minutes) {
    const isExempt =
      item !== undefined &&
      (item.access.kind === 'exempt' || closed.has(formatItemNumber(item.number)));
    if (isExempt && !resolved) {
      return [
        diagnose(
          'exclusion-not-resolved',
          {},
          { at: source.at, item: nameOf(source.heading, item) },
        ),
      ];
    }
    resolved ||= source.blocks.some(isExclusion);
  }
  return [];
}

function isExclusion(block: MinuteBlock): boolean {
  if (block.kind !== 'decision' || block.word !== 'RESOLVED') return false;
  return (
    /\bexclu|\bgwahardd|\bwithdraw from the meeting/i.test(block.text.source) &&
    !/\bnot (?:be )?exclu/i.test(block.text.source)
  );
}

/** Errors: `no-quorum`, once, where too few members with a vote were there. */
export function checkQuorum(
  { attendance, placeOf }: MinutesSource,
  movements: readonly Movement[],
  { meeting, minutes: { quorum } }: Pack,
): readonly Diagnostic[] {
  if (quorum === undefined) return [];
  const voters = votersIn(attendance, meeting.membership);
  for (const { there, from, time } of moments(namesIn(attendance.present), movements)) {
    const count = voters.filter((name) => there.has(name)).length;
    if (count < quorum) {
      return [diagnose('no-quorum', { count, quorum, time }, { at: from ?? placeOf('present') })];
    }
  }
  return [];
}

/** Errors: `minute-unwritten`, where a draft still asks for words. */
export function checkWritten(minutes: readonly MatchedMinute[]): readonly Diagnostic[] {
  return minutes.flatMap(({ source, item }) =>
    source.blocks
      .filter((block) => block.kind !== 'action' && block.text.source.includes(unwritten))
      .map((block) =>
        diagnose(
          'minute-unwritten',
          { unwritten },
          {
            at: block.kind === 'action' ? block.action.at : block.text.at,
            item: nameOf(source.heading, item),
          },
        ),
      ),
  );
}

/** Why an item could not wait, as the agenda says it. */
export function circumstancesOf(item: AgendaItem | undefined): string | undefined {
  const { status } = item ?? {};
  return status?.kind === 'urgent' || status?.kind === 'late' ? status.circumstances : undefined;
}

export function nameOf(heading: string, item: AgendaItem | undefined): string {
  return item === undefined ? `“${heading}”` : `item ${formatItemNumber(item.number)}`;
}
