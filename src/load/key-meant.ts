/** What somebody probably meant by a key that a file does not have. Knows the keys, and no values. */
import { nearest } from '../diagnostics/nearest.js';

/** What was probably meant: a key of this place, one of another place, or nobody knows. */
export type KeyMeant =
  | { readonly kind: 'key'; readonly key: string }
  /** `place` completes "belongs …". */
  | { readonly kind: 'elsewhere'; readonly key: string; readonly place: string }
  | { readonly kind: 'unknown' };

/** Words that people write for a key; none of them is a key itself. */
const synonyms: Readonly<Record<string, string>> = {
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  'vice-chairman': 'vice-chair',
  'vice-chairwoman': 'vice-chair',
  'vice-chairperson': 'vice-chair',
  color: 'colour',
  location: 'venue',
  place: 'venue',
  start: 'time',
  starts: 'time',
  'start-time': 'time',
  clerk: 'proper-officer',
  publish: 'published',
  issued: 'published',
  'date-of-issue': 'published',
  'issue-date': 'published',
  'wards-affected': 'wards',
  'date-of-meeting': 'date',
  recommendation: 'recommendations',
  'background-documents': 'background-papers',
  members: 'councillors',
  'reason-for-lateness': 'late-reason',
  'lateness-reason': 'late-reason',
  'reason-for-urgency': 'special-circumstances',
  'urgency-reason': 'special-circumstances',
  'replaced-by': 'superseded-by',
  'co-opted': 'co-optees',
  'co-opted-members': 'co-optees',
};

const itemFile = 'in an item’s own file in items/';
const anyLevel = 'in pack.yaml, committee.yaml or council.yaml';
const underMembership = 'under “membership:” in committee.yaml';
const underAccess = 'under “access:” in an item’s own file';
const underNotice = 'under “notice:” in council.yaml, committee.yaml or pack.yaml';
const reportFile = 'at the head of a report in Markdown';
const underMinutes = 'under “minutes:” in pack.yaml, committee.yaml or council.yaml';
const inMinutes = 'at the head of minutes.md';
const inDocument = 'under “documents:” in an item’s own file';

/** Where each key is written. */
const homes: Readonly<Record<string, string>> = {
  date: 'in pack.yaml',
  published: 'in pack.yaml',
  'short-notice': 'in pack.yaml',
  executive: 'in committee.yaml',
  notice: anyLevel,
  body: underNotice,
  weekends: underNotice,
  'days-left-out': underNotice,
  'executive-days': underNotice,
  'private-notice': `${itemFile}, or in pack.yaml`,
  'notice-published': itemFile,
  'general-exception': itemFile,
  'special-urgency': itemFile,
  'previous-meeting': 'in pack.yaml',
  substitutes: 'in pack.yaml',
  agenda: 'in pack.yaml',
  'binding-order': 'in pack.yaml',
  'part-a': 'under “agenda:” in pack.yaml',
  'part-b': 'under “agenda:” in pack.yaml',
  name: 'in council.yaml (the council’s) or committee.yaml (the committee’s)',
  nation: 'in council.yaml',
  logo: 'in council.yaml',
  colour: 'in council.yaml',
  membership: 'in committee.yaml',
  chair: underMembership,
  'vice-chair': underMembership,
  councillors: underMembership,
  'co-optees': underMembership,
  address: anyLevel,
  'proper-officer': anyLevel,
  contact: anyLevel,
  website: anyLevel,
  webcast: anyLevel,
  language: anyLevel,
  venue: anyLevel,
  time: anyLevel,
  notices: anyLevel,
  numbering: anyLevel,
  checks: anyLevel,
  'report-headings': anyLevel,
  minutes: anyLevel,
  'call-in': anyLevel,
  numbers: underMinutes,
  'exempt-numbers': underMinutes,
  restart: underMinutes,
  quorum: underMinutes,
  present: inMinutes,
  apologies: inMinutes,
  ended: inMinutes,
  'first-number': inMinutes,
  'not-minuted': inMinutes,
  phone: 'under “contact:”',
  email: 'under “contact:”',
  duplex: 'under “numbering:”',
  'public-title': itemFile,
  title: `${itemFile}; that of a person, under “proper-officer:” or “contact:”`,
  documents: itemFile,
  officer: itemFile,
  'key-decision': itemFile,
  wards: itemFile,
  access: itemFile,
  status: itemFile,
  'late-reason': itemFile,
  'special-circumstances': itemFile,
  'superseded-by': inDocument,
  'background-papers': itemFile,
  'minutes-of': itemFile,
  standing: itemFile,
  'report-to': reportFile,
  subject: reportFile,
  'lead-officer': reportFile,
  'cabinet-member': reportFile,
  recommendations: reportFile,
  also: reportFile,
  file: inDocument,
  role: inDocument,
  accept: 'in an item’s own file, at its head or under “documents:”',
  exempt: underAccess,
  confidential: underAccess,
  paragraphs: underAccess,
  reason: underAccess,
  ground: underAccess,
  words: underAccess,
};

/** What `written` means where only `allowed` may be written. */
export function keyMeant(written: string, allowed: readonly string[]): KeyMeant {
  const sure = sameKey(written);
  if (allowed.includes(sure)) return { kind: 'key', key: sure };
  const place = Object.hasOwn(homes, sure) ? homes[sure] : undefined;
  if (place !== undefined) return { kind: 'elsewhere', key: sure, place };
  const near = nearest(sure, allowed);
  return near === undefined ? { kind: 'unknown' } : { kind: 'key', key: near };
}

/** "previousMeeting", "Previous Meeting" and "previous_meeting" are previous-meeting; a chairman is the chair. */
export function sameKey(written: string): string {
  const plain = written
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return (Object.hasOwn(synonyms, plain) ? synonyms[plain] : undefined) ?? plain;
}

/** "remote: yes" says where the meeting is held: the key and the value that say so. */
export function lineMeant(
  written: string,
  allowed: readonly string[],
): { readonly key: string; readonly value: string } | undefined {
  return sameKey(written) === 'remote' && allowed.includes('venue')
    ? { key: 'venue', value: 'remote' }
    : undefined;
}
