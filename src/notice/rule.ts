/** Which rule of the law holds for a meeting, with what the council says otherwise. Counts nothing. */
import { given } from '../model/given.js';
import type { Day } from '../model/meeting.js';
import type {
  ExecutiveLaw,
  LeftOut,
  NoticeBody,
  NoticeLaw,
  NoticeRule,
  NoticeSettings,
} from '../model/notice.js';
import type { Settings } from '../model/source.js';

/** Each key at its nearest definition; `levels` begin with the nearest. */
export function settledNotice(levels: readonly Settings[]): NoticeSettings {
  return Object.assign({}, ...levels.map(({ notice }) => notice).toReversed());
}

export interface Asked {
  readonly body: NoticeBody;
  /** Of the meeting. */
  readonly date: Day;
  readonly settings: NoticeSettings;
  /** Set for a meeting of an executive. */
  readonly executive: ExecutiveLaw | undefined;
}

/** The rule in force on the day of the meeting; undefined where the law has none for such a body. */
export function ruleFor(law: NoticeLaw, asked: Asked): NoticeRule | undefined {
  const { body, date, settings, executive } = asked;
  const inForce = law.rules
    .filter((rule) => rule.body === body && (rule.from === undefined || rule.from <= date))
    // Days of this form sort as text; what always held comes first.
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
    .at(-1);
  if (inForce === undefined) return undefined;
  return given({
    ...inForce,
    from: inForce.from,
    days: settings.days ?? inForce.days,
    leftOut: leftOut(inForce.leftOut, settings.weekends),
    law: executive === undefined ? inForce.law : `${executive.law}, ${executive.meeting.provision}`,
    shorter: executive === undefined ? inForce.shorter : executive.meeting.provision,
  });
}

function leftOut(
  kinds: readonly LeftOut[],
  weekends: NoticeSettings['weekends'],
): readonly LeftOut[] {
  if (weekends === undefined) return kinds;
  const others = kinds.filter((kind) => kind !== 'saturdays' && kind !== 'sundays');
  return weekends === 'count' ? others : ['saturdays', 'sundays', ...others];
}
