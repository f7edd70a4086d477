/**
 * A draft of minutes made from the agenda, for the clerk to edit: everybody who might have been there, every item in its
 * order, and the words that are usual for standing items. Writes no file.
 */
import { type AgendaItem, agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import { formatLongDay } from '../model/date.js';
import type { PageMap } from '../model/map.js';
import type { Membership } from '../model/meeting.js';
import type { Minuted } from '../model/minuted.js';
import { formatPageRange, type PageRange } from '../model/plan.js';
import { unwritten } from './checks.js';

export interface ScaffoldInput {
  readonly pack: Pack;
  /** By the name of each item: the standing text that it is made from. */
  readonly standing: ReadonlyMap<string, string>;
  /** Where the pages of the papers are known, so that the draft can cite them. */
  readonly map?: Pick<PageMap, 'items'>;
}

/** The text of `minutes.md`. */
export function scaffold(input: ScaffoldInput): string {
  const { pack } = input;
  const items = agendaItems(pack).filter(({ status }) => status?.kind !== 'withdrawn');
  return [
    '---',
    '# Who was there. Move everybody who was not to “apologies:” or “absent:”. A substitute is written as',
    '# “Councillor Ada Lane for Councillor Ben Moss” under “substitutes:”, and stands under “present:” too.',
    'present:',
    ...presentLines(pack.meeting.membership),
    'in-attendance: []',
    'apologies: []',
    '# When the meeting ended, such as "20:05".',
    'ended:',
    '---',
    '',
    ...items.flatMap((item) => [heading(item), '', ...usualWords(item, input), '']),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/**
 * The text of `minutes-exempt.md`: what is restricted and was not withdrawn, and of that, where the public minutes are
 * written, what they have a minute of. Undefined where there is nothing.
 */
export function scaffoldExempt({ restricted }: Pack, minuted?: Minuted): string | undefined {
  const minutes = minuted && new Set(minuted.minutes.map(({ item }) => item));
  const items = (restricted?.items ?? []).filter(
    ({ status, number }) =>
      status?.kind !== 'withdrawn' && minutes?.has(formatItemNumber(number)) !== false,
  );
  if (items.length === 0) return undefined;
  const parts = items.flatMap((item) => [heading(item), '', unwritten, '']);
  return parts.join('\n').trimEnd().concat('\n');
}

function heading({ number, title }: AgendaItem): string {
  return `## ${formatItemNumber(number)}. ${title}`;
}

function presentLines({ chair, viceChair, councillors, coOptees }: Membership): readonly string[] {
  const members = [chair, viceChair, ...councillors].filter((name) => name !== undefined);
  const groups = [
    { heading: 'Councillors', names: [...new Set(members)] },
    ...coOptees.map((group) => ({
      heading: group.heading ?? 'Co-opted members',
      names: group.names,
    })),
  ].filter(({ names }) => names.length > 0);
  if (groups.length === 0) return [`  - ${quoted(unwritten)}`];
  return groups.flatMap(({ heading: over, names }) => [
    `  ${quoted(over)}:`,
    ...names.map((name) => `    - ${quoted(name)}`),
  ]);
}

/** Quoted where YAML would read something else. */
function quoted(text: string): string {
  return /^[\p{L}][^:#[\]{}"\n]*$/u.test(text) && !/^(?:yes|no|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

function usualWords(item: AgendaItem, { pack, standing, map }: ScaffoldInput): readonly string[] {
  if (item.access.kind !== 'public') return [unwritten];
  const { meeting } = pack;
  switch (standing.get(item.name)) {
    case 'apologies':
      return ['Apologies were received from the members named above.'];
    case 'minutes': {
      const { previousMeeting: day } = meeting;
      const which =
        day === undefined
          ? 'the previous meeting'
          : `the meeting held on ${formatLongDay(day, meeting.language)}`;
      return [`The minutes of ${which} were agreed as an accurate record and signed by the Chair.`];
    }
    case 'disclosures':
      return ['There were no disclosures.'];
    case 'urgent-business':
      return ['There was no urgent business.'];
    case 'exclusion':
      return exclusionWords(item, pack);
    default:
      break;
  }
  const pages = pagesOf(item, map);
  const considered =
    pages === undefined ? [] : [`Members considered the paper on ${pages} of the agenda.`, ''];
  const decided = item.documents.length === 0 ? [] : ['', `RESOLVED: ${unwritten}`];
  return [...considered, unwritten, ...decided];
}

/** The motion as the agenda has it, carried; nothing where nothing was to be taken without the public. */
function exclusionWords({ text }: AgendaItem, pack: Pack): readonly string[] {
  const needed = agendaItems(pack).some(
    (item) =>
      item.status?.kind !== 'withdrawn' &&
      (item.access.kind === 'exempt' ||
        (item.withheld ?? []).some(({ access }) => access.kind === 'exempt')),
  );
  if (!needed) return ['This was not needed.'];
  const motion = text.source
    .split('\n')
    .filter((line) => line.startsWith('>'))
    .map((line) => line.replace(/^>\s?/, '').trim())
    .join(' ')
    .replace(/^[“"]|[”"]$/g, '')
    // What was filled in has a backslash before each sign; a clerk would not write them.
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return [`RESOLVED: ${motion === '' ? unwritten : motion}`];
}

/** "pages 17 to 40", as minutes cite them; without the blank pages at their end. */
function pagesOf(item: AgendaItem, map: ScaffoldInput['map']): string | undefined {
  const documents =
    map?.items.find(({ number }) => number === formatItemNumber(item.number))?.documents ?? [];
  const open = documents.filter(({ access }) => access === 'public');
  const [first, last] = [open[0]?.range, open.at(-1)?.range];
  if (first === undefined || last === undefined) return undefined;
  const range: PageRange = { first: first.first, last: last.last, sheets: first.sheets };
  return formatPageRange(range).toLowerCase().replace(' - ', ' to ');
}
