/** What is said where something restricted is found in a public pack, or where it cannot be ruled out. Quotes nothing. */
import type { FingerprintKind, TraceKind, TracePlace } from '../model/fingerprint.js';
import { error } from './problem.js';

const nothingPublished = 'Nothing was published.';

export const absenceProblems = {
  'restricted-found': error<{ place: TracePlace; kind: FingerprintKind; count: number }>(
    ({ place, kind, count }) =>
      `The public pack would hold ${kinds[kind]} of a restricted source: in ${placeInWords(place)}${
        count > 1 ? `, ${count} times` : ''
      }.`,
    ({ kind }) => [
      nothingPublished,
      kind === 'picture' || kind === 'likeness'
        ? 'Look at that place: the picture must not be in a public document.'
        : 'Look at that place. Words that may be public belong in a public source too: then they are no longer looked for.',
    ],
  ),
  'restricted-found-more': error<{ places: number }>(
    ({ places }) => `Restricted words or pictures are in ${places} more places of the public pack.`,
    () => [nothingPublished],
  ),
  'absence-not-shown': error<{ cause: string }>(
    ({ cause }) => `Nobody can say whether the public pack holds anything restricted: ${cause}.`,
    () => [nothingPublished],
  ),
  'guard-cannot-read': error<Record<never, never>>(
    () =>
      'A restricted file that this line leads to cannot be read, so nobody can say whether the public pack holds anything of it.',
    () => [
      'Look whether the file is there, inside the council’s folder, opens without a password, and is what its name says; files within it too.',
      nothingPublished,
    ],
  ),
  'guard-same-paper': error<Record<never, never>>(
    () =>
      'This document is public here, but under another name the same file, byte for byte, is not for publication.',
    () => [
      'Put the version for the public here, or mark the document as not for publication too.',
      nothingPublished,
    ],
  ),
  'guard-failed': error<{ why: string }>(
    ({ why }) =>
      `The guard, which reads the restricted sources to make sure that nothing of them is in the public pack, failed: ${why}.`,
    () => [
      nothingPublished,
      'Run the command again. If it fails again, a restricted file may be damaged or too large.',
    ],
  ),
} as const;

const kinds: Readonly<Record<FingerprintKind, string>> = {
  run: 'wording',
  wording: 'a line or a few words',
  title: 'a title',
  'file-name': 'the name of a file',
  metadata: 'what the file says of itself (author, subject, keywords)',
  name: 'a name',
  number: 'a number',
  picture: 'a picture',
  likeness: 'a picture that looks like one',
};

const places: Readonly<Record<TraceKind, string>> = {
  'page-text': 'the text',
  bookmark: 'a bookmark',
  information: 'the document information',
  metadata: 'the metadata',
  alternative: 'a text for people who do not see the page',
  annotation: 'a comment or another annotation',
  field: 'a form field',
  layer: 'the name of a layer',
  destination: 'the name of a destination',
  'attachment-name': 'the name of an attachment',
  string: 'a text string',
  name: 'a name within the file format',
  content: 'what the content draws or says',
  stream: 'a stream that is no page',
  raw: 'bytes between the objects',
  picture: 'a picture',
  'page-look': 'the look of the page',
  text: 'the text',
  'map-key': 'a key of the page map',
  'map-value': 'a value of the page map',
  'file-name': 'the name of an output file',
};

/** "the metadata of an attachment, on page 5 of the file (object 12 0, to which nothing leads)". */
export function placeInWords({ kind, page, object, orphan, key, inside = [] }: TracePlace): string {
  const nested = [...inside]
    .reverse()
    .map((one) => ` of ${one === 'part' ? 'a file' : 'an attachment'}`);
  const where = page === undefined ? '' : `, on page ${page} of the file`;
  const unreached = orphan ? ', to which nothing leads' : '';
  const number = object === undefined ? '' : ` (object ${object} 0${unreached})`;
  return `${places[kind]}${keyInWords(kind, key)}${nested.join('')}${where}${number}`;
}

/** Keys are the format's words only where they are plain: any other could be restricted itself. */
function keyInWords(kind: TraceKind, key: string | undefined): string {
  const known = key !== undefined && /^[A-Za-z]{1,12}$/.test(key);
  return known && ['information', 'metadata', 'string'].includes(kind) ? ` under “${key}”` : '';
}
