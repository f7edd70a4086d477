/** Who of those named in the minutes is meant, and who was there when. Pure; knows no item. */
import type { MemberGroup, Membership, TimeOfDay } from '../model/meeting.js';
import type { Attendance, Movement } from '../model/minutes.js';
import type { Place } from '../model/place.js';

/** "Councillor Owen Tredinnick (Vice-Chair), Cabinet Member" is owen tredinnick. */
export function plainName(written: string): string {
  return written
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/,.*$/, '')
    .replace(
      /^(?:the )?(?:councillor|cllr\.?|cynghorydd|alderman|dr\.?|mr\.?|mrs\.?|ms\.?|miss|prof(?:essor)?\.?)\s+/,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether `written` may be the person `full`: all of the name, or its end, "Oduya". */
export function isPerson(written: string, full: string): boolean {
  const [short, long] = [plainName(written), plainName(full)];
  return short !== '' && (short === long || long.endsWith(` ${short}`));
}

/** The one of `names` who is meant; undefined where it is nobody, or may be several. */
export function personIn(names: readonly string[], written: string): string | undefined {
  const exact = names.filter((name) => plainName(name) === plainName(written));
  const found = exact.length > 0 ? exact : names.filter((name) => isPerson(written, name));
  return found.length === 1 ? found[0] : undefined;
}

export function namesIn(groups: readonly MemberGroup[]): readonly string[] {
  return groups.flatMap(({ names }) => names);
}

/** Headings under which those stand who vote. */
const ofMembers =
  /^(?:councillors|members|members present|committee members|the (?:committee|council)|cynghorwyr|aelodau)$/i;

/** Present members who have a vote: not those who are co-opted, as far as anything says that they are. */
export function votersIn({ present }: Attendance, membership: Membership): readonly string[] {
  const coOpted = namesIn(membership.coOptees);
  return present
    .filter(({ heading }) => heading === undefined || ofMembers.test(heading.trim()))
    .flatMap(({ names }) => names)
    .filter((name) => personIn(coOpted, name) === undefined);
}

/** Who was there at the beginning: all who are listed but those who are said to have come later. */
export function thereAtFirst(
  everybody: readonly string[],
  movements: readonly Movement[],
): ReadonlySet<string> {
  const late = everybody.filter((name) => {
    const first = movements.find(({ who }) => who.some((one) => personIn(everybody, one) === name));
    return first?.moves === 'arrived';
  });
  return new Set(everybody.filter((name) => !late.includes(name)));
}

/** The meeting's company from one movement to the next. */
export interface Moment {
  readonly there: ReadonlySet<string>;
  /** From here on in the minutes; missing for the beginning. */
  readonly from?: Place;
  readonly time?: TimeOfDay;
}

export function moments(
  everybody: readonly string[],
  movements: readonly Movement[],
): readonly Moment[] {
  let there = thereAtFirst(everybody, movements);
  const found: Moment[] = [{ there }];
  for (const { who, moves, time, at } of movements) {
    const people = who.flatMap((one) => personIn(everybody, one) ?? []);
    const next = new Set(there);
    for (const name of people) {
      if (moves === 'left') next.delete(name);
      else next.add(name);
    }
    there = next;
    found.push({ there, from: at, time });
  }
  return found;
}

/** The company at a place in the minutes. */
export function momentAt(all: readonly Moment[], { line = 0 }: Place): Moment {
  return all.findLast(({ from }) => (from?.line ?? 0) <= line) ?? { there: new Set() };
}
