/**
 * The notices of an executive's meeting (England: SI 2012/2089): that of a key decision, and that of a private meeting.
 * They are two, and one of them never stands for the other. Pure.
 */
import { diagnose } from '../diagnostics/index.js';
import type { Edition } from '../model/access.js';
import { ordinalOf } from '../model/agenda-numbers.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Day } from '../model/meeting.js';
import type {
  Count,
  CountBothWays,
  ExecutiveLaw,
  ItemNotices,
  PrivateNotice,
} from '../model/notice.js';
import type { Place } from '../model/place.js';
import type { ItemSource, PackSource } from '../model/source.js';
import type { WhyNot } from './calendar.js';
import { type Counting, countFrom } from './count.js';

export interface ExecutiveContext {
  /** Undefined where the meeting is not an executive's, or the law is not known. */
  readonly law: ExecutiveLaw | undefined;
  /** As the meeting's own notice is counted. */
  readonly counting: Counting;
  readonly decides: 'calendar' | 'working';
  /** Leaves no day out. */
  readonly everyDay: WhyNot;
}

type Known = ExecutiveContext & { readonly law: ExecutiveLaw };

/** What is told of one item, and to whom: what a restricted item's own file says is for members. */
interface Told {
  readonly number: string;
  readonly item: ItemSource;
  readonly at: Place;
  readonly discreet: boolean;
}

/**
 * Every item that needs a notice of its own.
 *
 * Warnings: `key-decision-without-notice`, `key-decision-notice-too-short`, `general-exception-too-short`,
 * `private-meeting-without-notice`, `private-notice-too-short`, `private-notice-not-repeated`,
 * `private-notice-again-too-short`, `notice-outside-executive`; in place of those that say what is in a restricted
 * item's file, `withheld-remark` for the public.
 */
export function executiveNotices(
  source: PackSource,
  reader: Edition,
  context: ExecutiveContext,
): { readonly value: readonly ItemNotices[]; readonly diagnostics: readonly Diagnostic[] } {
  const { meeting, items, committee } = source;
  const value: ItemNotices[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, entry] of [...meeting.partA, ...meeting.partB].entries()) {
    const item = items.get(entry.name);
    if (item === undefined || item.standIn || item.status?.kind === 'withdrawn') continue;
    const closed = item.access.kind !== 'public';
    const discreet = closed && reader === 'public';
    const at = closed ? entry.at : item.at;
    const told: Told = { number: String(ordinalOf(entry, index)), item, at, discreet };
    const where = { at, item: `item ${told.number}` };
    if (!committee.executive) {
      if (hasNotices(item)) {
        diagnostics.push(
          discreet
            ? diagnose('withheld-remark', {}, where)
            : diagnose('notice-outside-executive', {}, where),
        );
      }
      continue;
    }
    const { law } = context;
    if (law === undefined) continue;
    const known: Known = { ...context, law };
    const key = item.keyDecision ? keyDecision(told, known) : undefined;
    const inPrivate = isPrivate(item) ? privateMeeting(told, source, known) : undefined;
    diagnostics.push(...(key?.diagnostics ?? []), ...(inPrivate?.diagnostics ?? []));
    const found = given({
      item: told.number,
      keyDecision: discreet ? undefined : key?.value,
      privateMeeting: inPrivate?.value,
    });
    if (found.keyDecision !== undefined || found.privateMeeting !== undefined) value.push(found);
  }
  return { value, diagnostics };
}

function hasNotices({ decision, privateNotice }: ItemSource): boolean {
  return decision !== undefined || privateNotice !== undefined;
}

/** The public is excluded for all of it, or while its restricted papers are spoken of. */
function isPrivate({ access, documents }: ItemSource): boolean {
  return [access, ...documents.map((document) => document.access)].some(
    ({ kind }) => kind !== 'public',
  );
}

/**
 * Regulation 9: 28 clear days. Where they were not kept, regulation 10 (notice to the scrutiny chair, and five clear
 * days) or regulation 11 (the scrutiny chair agrees that it is urgent).
 */
function keyDecision(
  { number, item, at, discreet }: Told,
  { law, counting, decides, everyDay }: Known,
): Checked<NonNullable<ItemNotices['keyDecision']>> {
  const { published, generalException, specialUrgency } = item.decision ?? {};
  const notice =
    published === undefined
      ? undefined
      : bothWays(published, law.keyDecision.days, { counting, decides, everyDay });
  const exception =
    generalException === undefined
      ? undefined
      : countFrom(generalException.notice, { ...counting, needed: law.generalException.days });
  const value = given({
    notice,
    generalException: exception,
    specialUrgency: specialUrgency && { agreedBy: specialUrgency.agreedBy },
  });
  if (notice && deciding(notice).enough) return { value, diagnostics: [] };
  if (specialUrgency !== undefined || exception?.enough) return { value, diagnostics: [] };
  const where = { at, item: `item ${number}` };
  const meeting = counting.meeting;
  if (discreet) return { value, diagnostics: [diagnose('withheld-remark', {}, where)] };
  if (exception !== undefined) {
    const data = { count: exception, meeting, law };
    return { value, diagnostics: [diagnose('general-exception-too-short', data, where)] };
  }
  if (notice !== undefined) {
    const data = { notice, meeting, law };
    return { value, diagnostics: [diagnose('key-decision-notice-too-short', data, where)] };
  }
  return { value, diagnostics: [diagnose('key-decision-without-notice', { law }, where)] };
}

/**
 * Regulation 5: a notice 28 clear days before, and a second one five clear days before; otherwise the scrutiny chair
 * agrees. That a matter is not for publication is said by the public agenda, so whether and when this was announced may be
 * told; but not who agreed to what, where only the file of a restricted item says so.
 */
function privateMeeting(
  { number, item, at, discreet }: Told,
  { meeting }: PackSource,
  { law, counting, decides, everyDay }: Known,
): Checked<NonNullable<ItemNotices['privateMeeting']>> {
  const said: PrivateNotice | undefined = item.privateNotice ?? meeting.privateNotice;
  const where = { at, item: `item ${number}` };
  if (said === undefined) {
    const listed = item.access.kind === 'public' && item.decision?.published !== undefined;
    return {
      value: {},
      diagnostics: [diagnose('private-meeting-without-notice', { law, listed }, where)],
    };
  }
  if (said.kind === 'agreed') {
    const withheld = discreet && item.privateNotice !== undefined;
    const agreement = withheld ? {} : { agreedBy: said.agreedBy };
    return { value: { agreement }, diagnostics: [] };
  }
  const { days, again: needed } = law.privateMeeting;
  const notice = bothWays(said.published, days, { counting, decides, everyDay });
  const second = { ...counting, needed };
  const again = said.again === undefined ? undefined : countFrom(said.again, second);
  const data = { meeting: counting.meeting, law };
  const diagnostics = [
    ...(deciding(notice).enough
      ? []
      : [diagnose('private-notice-too-short', { notice, ...data }, where)]),
    ...(again === undefined
      ? [
          diagnose(
            'private-notice-not-repeated',
            { law, last: countFrom(counting.meeting, second).lastInPractice },
            where,
          ),
        ]
      : again.enough
        ? []
        : [diagnose('private-notice-again-too-short', { count: again, ...data }, where)]),
  ];
  return { value: given({ notice, again }), diagnostics };
}

/** With every day counted, and with those left out that are left out of the meeting's own notice. */
function bothWays(
  published: Day,
  needed: number,
  { counting, decides, everyDay }: Pick<ExecutiveContext, 'counting' | 'decides' | 'everyDay'>,
): CountBothWays {
  return {
    calendar: countFrom(published, { ...counting, needed, whyNot: everyDay }),
    working: countFrom(published, { ...counting, needed }),
    decides,
  };
}

function deciding(notice: CountBothWays): Count {
  return notice[notice.decides];
}
