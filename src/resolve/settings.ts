/**
 * Settles what is said at several levels: the nearest definition wins, meeting over committee over
 * council. Must not know of items and documents.
 */
import { diagnose } from '../diagnostics/index.js';
import type { CommentRule, ConvertRule, NumberingRules } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { CheckRules } from '../model/finding.js';
import { given } from '../model/given.js';
import type { Meeting, Membership } from '../model/meeting.js';
import type { MinutesRules } from '../model/minuted.js';
import type { NoticeSource, PackSource, Settings } from '../model/source.js';

export interface Settled {
  readonly meeting: Meeting;
  readonly numbering: NumberingRules;
  readonly notices: readonly NoticeSource[];
  readonly comments: CommentRule | undefined;
  readonly convert: ConvertRule | undefined;
  readonly checks: CheckRules | undefined;
  readonly reportHeadings: readonly string[] | undefined;
  readonly minutes: MinutesRules;
  readonly diagnostics: readonly Diagnostic[];
}

/** The language of a council that names none. */
const defaultLanguage = 'en-GB';

/**
 * Every setting at its nearest definition, each for itself (a committee's contact replaces the
 * council's as a whole; of `numbering` and `checks` each field counts alone).
 *
 * Errors: `setting-missing` for time and venue, which the summons must state (Local Government
 * Act 1972, Schedule 12, paragraph 4). Stand-ins take their place then, so that the documents can
 * still be checked; the error keeps the pack from being built.
 */
export function settle(source: PackSource): Settled {
  const { council, committee, meeting } = source;
  const levels: readonly Settings[] = [meeting, committee, council];
  const diagnostics: Diagnostic[] = [];

  const time = nearestSetting(levels, 'time');
  if (time === undefined) {
    diagnostics.push(
      diagnose('setting-missing', { key: 'time', example: 'time: "17:00"' }, { at: meeting.at }),
    );
  }
  const venue = nearestSetting(levels, 'venue');
  if (venue === undefined) {
    diagnostics.push(
      diagnose(
        'setting-missing',
        { key: 'venue', example: 'venue: Council Chamber, Town Hall' },
        { at: meeting.at },
      ),
    );
  }

  return {
    meeting: given({
      council: council.name.trim(),
      nation: council.nation,
      body: committee.name.trim(),
      date: meeting.date,
      time: time ?? '00:00',
      venue: venue ?? { kind: 'place', address: '' },
      // That it is missing is told with the day by which it has to be (`notice`).
      published: meeting.published ?? meeting.date,
      previousMeeting: meeting.previousMeeting,
      membership: copyMembership(meeting.membership ?? committee.membership),
      substitutes: [...meeting.substitutes],
      address: nearestSetting(levels, 'address') ?? [],
      properOfficer: nearestSetting(levels, 'properOfficer'),
      contact: nearestSetting(levels, 'contact'),
      website: nearestSetting(levels, 'website'),
      webcast: nearestSetting(levels, 'webcast'),
      logo: council.logo,
      colour: council.colour,
      language: nearestSetting(levels, 'language') ?? defaultLanguage,
    }),
    numbering: {
      from: nearestRule(levels, 'from') ?? 'front-sheet',
      duplex: nearestRule(levels, 'duplex') ?? true,
      partB: nearestRule(levels, 'partB') ?? 'separate',
    },
    notices: nearestSetting(levels, 'notices') ?? [],
    comments: nearestSetting(levels, 'comments'),
    convert: nearestSetting(levels, 'convert'),
    checks: checksOf(levels),
    reportHeadings: nearestSetting(levels, 'reportHeadings'),
    minutes: minutesRules(levels),
    diagnostics,
  };
}

function nearestSetting<K extends keyof Settings>(
  levels: readonly Settings[],
  key: K,
): Settings[K] | undefined {
  return levels.find((level) => level[key] !== undefined)?.[key];
}

function nearestRule<K extends keyof NumberingRules>(
  levels: readonly Settings[],
  key: K,
): NumberingRules[K] | undefined {
  return levels.find((level) => level.numbering?.[key] !== undefined)?.numbering?.[key];
}

/** As the minutes of a London borough have them; exempt minutes are numbered like the others. */
const usualNumbers = '{n}/{yy}';

/** Each rule counts alone. */
function minutesRules(levels: readonly Settings[]): MinutesRules {
  const rules: NonNullable<Settings['minutes']> = Object.assign(
    {},
    ...levels.map(({ minutes }) => minutes).toReversed(),
  );
  const numbers = rules.numbers ?? usualNumbers;
  return given({
    numbers,
    exemptNumbers: rules.exemptNumbers ?? numbers,
    restart: rules.restart ?? ('calendar-year' as const),
    paragraphs: rules.paragraphs ?? false,
    actions: rules.actions ?? ('no' as const),
    quorum: rules.quorum,
  });
}

/** Each check counts alone; undefined where no level says anything of any. */
function checksOf(levels: readonly Settings[]): CheckRules | undefined {
  const rules: CheckRules = Object.assign({}, ...levels.map(({ checks }) => checks).toReversed());
  return Object.keys(rules).length === 0 ? undefined : rules;
}

function copyMembership(membership: Membership): Membership {
  return given({
    chair: membership.chair,
    viceChair: membership.viceChair,
    councillors: [...membership.councillors],
    coOptees: membership.coOptees.map(({ heading, names }) =>
      given({ heading, names: [...names] }),
    ),
  });
}
