/** Checks who is said to have been there: against the committee, against each other, and against the times. Pure. */
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Meeting, TimeOfDay } from '../model/meeting.js';
import type { MinutesSource, Movement } from '../model/minutes.js';
import { isPerson, namesIn, personIn, thereAtFirst } from './people.js';

/**
 * Errors: `attendance-twice`, `substitute-not-present`, `substituted-but-present`, `chair-not-present`,
 * `movement-of-nobody`, `movement-impossible`, `movement-outside-meeting`, `ended-before-start`. Warnings: `member-not-accounted`, `minutes-without-end`.
 */
export function checkAttendance(
  source: MinutesSource,
  movements: readonly Movement[],
  { membership, time }: Meeting,
): readonly Diagnostic[] {
  const { attendance, placeOf, ended } = source;
  const present = namesIn(attendance.present);
  const away = [...attendance.apologies, ...attendance.absent];
  const diagnostics: Diagnostic[] = [];
  const at = (key: string) => ({ at: placeOf(key) });
  for (const name of away) {
    if (personIn(present, name) !== undefined) {
      diagnostics.push(diagnose('attendance-twice', { name }, at('present')));
    }
  }
  for (const { name, for: other } of attendance.substitutes) {
    if (personIn(present, name) === undefined) {
      diagnostics.push(diagnose('substitute-not-present', { name }, at('substitutes')));
    }
    if (personIn(present, other) !== undefined) {
      diagnostics.push(diagnose('substituted-but-present', { name: other }, at('substitutes')));
    }
  }
  if (source.chair !== undefined && personIn(present, source.chair) === undefined) {
    diagnostics.push(diagnose('chair-not-present', { name: source.chair }, at('chair')));
  }
  const substituted = attendance.substitutes.map((one) => one.for);
  const told = [...present, ...away, ...substituted];
  const members = [
    membership.chair,
    membership.viceChair,
    ...membership.councillors,
    ...namesIn(membership.coOptees),
  ];
  for (const name of new Set(members)) {
    if (name === undefined || told.some((one) => isPerson(one, name) || isPerson(name, one)))
      continue;
    const near = nearest(name, told);
    diagnostics.push(diagnose('member-not-accounted', { name, near }, at('present')));
  }
  if (ended === undefined) diagnostics.push(diagnose('minutes-without-end', {}, at('ended')));
  const start = source.started ?? time;
  if (ended !== undefined && isEarlier(ended, start)) {
    diagnostics.push(diagnose('ended-before-start', { started: start, ended }, at('ended')));
  }
  return [...diagnostics, ...checkMovements(source, movements, start)];
}

function checkMovements(
  { attendance, ended }: MinutesSource,
  movements: readonly Movement[],
  start: TimeOfDay,
): readonly Diagnostic[] {
  const everybody = [...namesIn(attendance.present), ...namesIn(attendance.inAttendance)];
  const there = new Set(thereAtFirst(everybody, movements));
  const diagnostics: Diagnostic[] = [];
  let last = start;
  for (const { who, moves, time, at } of movements) {
    for (const written of who) {
      const name = personIn(everybody, written);
      if (name === undefined) {
        diagnostics.push(
          diagnose('movement-of-nobody', { written, near: nearest(written, everybody) }, { at }),
        );
      } else if (there.has(name) === (moves === 'arrived')) {
        diagnostics.push(diagnose('movement-impossible', { name, moves }, { at }));
      } else if (moves === 'left') there.delete(name);
      else there.add(name);
    }
    if (isEarlier(time, start) || (ended !== undefined && isEarlier(ended, time))) {
      diagnostics.push(
        diagnose('movement-outside-meeting', { time, started: start, ended }, { at }),
      );
    } else if (isEarlier(time, last)) {
      diagnostics.push(diagnose('movement-out-of-order', { time, before: last }, { at }));
    } else last = time;
  }
  return diagnostics;
}

/** A meeting that goes on after midnight ends in the small hours, and not before it began. */
function isEarlier(time: TimeOfDay, than: TimeOfDay): boolean {
  const small = (one: TimeOfDay): boolean => one < '05:00';
  if (small(time) !== small(than) && than > '12:00') return small(than);
  return time < than;
}
