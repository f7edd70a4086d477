/** The sentence and the remedies of each check. Knows neither places nor severities. */

import type { CheckName, Details } from '../model/finding.js';
import { type SharedKind, sharedKinds } from '../model/fingerprint.js';
import { besideDocument } from './listed-document.js';

export interface CheckWords<Detail> {
  /** The cause, without a full stop: places may follow. `details` are those of all findings, at least one. */
  readonly message: (details: readonly Detail[], file: string) => string;
  readonly hints:
    | readonly string[]
    | ((details: readonly Detail[], file: string) => readonly string[]);
}

const saveAnew = 'Ask its author to take it out and to save the file anew.';
const notCarried = 'The pack does not take it over; whoever gets the file itself has it.';

export const checkWords: { readonly [Check in CheckName]: CheckWords<Details[Check]> } = {
  'failed-redaction': {
    message: (details, file) => {
      const letters = sum(details, 'letters');
      const counted = `${count(letters, 'letter')} of ${file} ${areOrIs(letters)}`;
      if (details.every(({ by }) => by === undefined)) {
        return `${counted} covered by something drawn over them, and can still be copied and searched`;
      }
      return details.every(({ by }) => by === 'shape')
        ? `About ${counted} covered by a drawn box, and the pack prints the words without the box`
        : `${counted} blacked out by colour only, and the pack prints the words in plain black`;
    },
    hints: (details, file) => [
      details.some(({ by }) => by === undefined)
        ? 'Ask its author to redact it so that the words are gone (in Acrobat: Redact, Apply), or to print it to paper and scan it.'
        : 'Ask its author to delete the words themselves and to write “[redacted]” in their place.',
      nothingHidden(file, 'failed-redaction'),
    ],
  },
  'shared-words': {
    message: (details, file) => {
      const kinds = sharedKinds.filter((kind) => details.some((one) => one.kinds.includes(kind)));
      return `The public ${file} has ${kinds.map((kind) => sharedInWords[kind]).join(' and ')} that a restricted source has too, so that they are not looked for in the public pack`;
    },
    hints: (details, file) => [
      'Look whether everybody may read that. If not, take it out there.',
      acceptingShared(details, file),
    ],
  },
  'invisible-text': {
    message: (details, file) =>
      `${count(sum(details, 'letters'), 'letter')} of ${file} cannot be seen, and ${
        details.some(({ shown }) => shown)
          ? 'the pack shows them'
          : 'can still be copied and searched'
      }`,
    hints: (details, file) => [
      'Copy the words at that place into a new text to see them.',
      saveAnew,
      ...(details.some(({ shown }) => shown) ? [nothingHidden(file, 'invisible-text')] : []),
    ],
  },
  'outside-page': {
    message: (details, file) =>
      `${count(sum(details, 'letters'), 'letter')} of ${file} ${areOrIs(sum(details, 'letters'))} beyond the edge of the visible page, and can still be copied and searched`,
    hints: [
      'The page was probably cropped, which hides and removes nothing: print the document to PDF and attach that.',
    ],
  },
  'hidden-layer': {
    message: (details, file) =>
      `The document ${file} has hidden layers, and whoever has the pack can show them: ${details.map(({ layer }) => layer).join(', ')}`,
    hints: ['Print the document to PDF and attach that: a printed copy holds only what is seen.'],
  },
  comments: {
    message: (details, file) => {
      const comments = sum(details, 'comments');
      return details.some(({ leftOut }) => leftOut)
        ? `The document ${file} has ${count(comments, 'comment')} in it`
        : `${count(comments, 'comment')} of ${file} ${areOrIs(comments)} published with the names of ${comments === 1 ? 'its author' : 'their authors'}`;
    },
    hints: (details, file) =>
      details.some(({ leftOut }) => leftOut)
        ? ['If the document is not finished, ask its author for the final one.', notCarried]
        : [`Read them all, or write ${besideDocument(file, 'comments: drop')}.`],
  },
  'tracked-changes': {
    message: (details, file) =>
      `The document ${file} has ${count(sum(details, 'changes'), 'tracked change')} in it`,
    hints: [
      'The pack prints it as if all were accepted: ask its author to accept or reject them.',
      notCarried,
    ],
  },
  'hidden-text': {
    message: (details, file) => `The document ${file} has ${hiddenIn(details)} in it`,
    hints: (details) => [
      details.some((one) => one.in !== undefined)
        ? 'Ask its author whether whoever gets the file itself may have it, and for a copy without it if not.'
        : saveAnew,
      notCarried,
    ],
  },
  'embedded-file': {
    message: (details, file) =>
      `The document ${file} has ${count(sum(details, 'files'), 'file')} inside it`,
    hints: [
      'A spreadsheet behind a chart often holds more than the chart shows: look what it is.',
      notCarried,
    ],
  },
  'active-content': {
    message: (details, file) =>
      `The document ${file} has something in it that acts by itself: ${list(details.map(({ what }) => what))}`,
    hints: [notCarried],
  },
  'earlier-revision': {
    message: (details, file) =>
      `The document ${file} still holds ${count(sum(details, 'revisions'), 'earlier version')} of itself, which anybody can restore from it`,
    hints: ['Ask its author to save it anew (Save as, or print to PDF).', notCarried],
  },
  'author-metadata': {
    message: (details, file) =>
      `The properties of ${file} tell of who made it: ${list(details.map(({ kind, name }) => (kind === 'author' ? `author “${name}”` : `the path “${name}”`)))}`,
    hints: [notCarried],
  },
  'picture-location': {
    message: (_, file) => `The document ${file} tells where a photograph was taken`,
    hints: [notCarried],
  },
  'no-text-layer': {
    message: (_, file) =>
      `Pages of ${file} are nothing but pictures, which can be neither searched nor read aloud`,
    hints: ['Ask for the file from which it was printed, or have its text recognised (OCR).'],
  },
  'no-alternative-text': {
    message: (details, file) =>
      `${count(sum(details, 'pictures'), 'picture')} of ${file} ${sum(details, 'pictures') === 1 ? 'has' : 'have'} no alternative text, so blind readers learn nothing of ${sum(details, 'pictures') === 1 ? 'it' : 'them'}`,
    hints: ['Ask its author to describe each (in Word: Alt Text) and to save the file anew.'],
  },
  'no-table-headers': {
    message: (details, file) =>
      `${count(sum(details, 'tables'), 'table')} of ${file} ${sum(details, 'tables') === 1 ? 'has' : 'have'} no header cells, so that nobody who listens knows what a figure is of`,
    hints: [
      'Ask its author to mark them (in Word: Layout, Repeat Header Rows) and to save the file anew.',
    ],
  },
  'no-title': {
    message: (_, file) => `The document ${file} has no title in its properties`,
    hints: [
      'The pack gives it the title of the agenda; by itself it would be announced by its file’s name.',
    ],
  },
  'no-language': {
    message: (_, file) => `The document ${file} does not say in which language it is`,
    hints: (_, file) => [
      `The pack says that it is in the language of the meeting: where it is not, write ${besideDocument(file, 'language: cy')} (cy for Welsh).`,
    ],
  },
  'earlier-stamps': {
    message: (details, file) =>
      `The document ${file} has the stamps of another pack: ${list(details.map(({ words }) => `“${words}”`))}`,
    hints: ['Its pages would have two numbers: attach the paper as its author sent it.'],
  },
  'page-sizes': {
    message: (details, file) =>
      `The pages of ${file} are of ${list(details.flatMap(({ sizes }) => sizes))}`,
    hints: ['They are bound as they are; who prints the pack needs to know.'],
  },
  'large-file': {
    message: (details, file) =>
      `The document ${file} is large: ${(sum(details, 'bytes') / 1_000_000).toFixed(1)} MB`,
    hints: [
      'Print it to PDF again with pictures at a lower resolution; a file far larger than it looks may hold more than it shows.',
    ],
  },
  'not-checked': {
    message: (_, file) =>
      `The document ${file} could not be looked into, so that nobody knows what it hides`,
    hints: ['Look through it yourself, or print it to PDF and attach that.'],
  },
  'marked-draft': {
    message: (details, file) =>
      `The document ${file} is for the public, but says of itself: ${list(details.map(({ words }) => `“${words}”`))}`,
    hints: (_, file) => [
      'Ask its author whether this is the paper to publish, and for a copy without the mark.',
      `If it is, write ${besideDocument(file, 'accept: [marked-draft]')}.`,
    ],
  },
  'suppressed-cell': {
    message: (_, file) => `Figures that ${file} suppresses can be worked out from its totals`,
    hints: ['Suppress another figure in the same row or column, or the total.'],
  },
  'no-background-papers': {
    message: (_, file) => `The report ${file} does not list its background papers`,
    hints: [
      'A report must list them, or say that there are none (Local Government Act 1972, section 100D).',
      'List them under “background-papers:” in the item’s file.',
    ],
  },
  'missing-heading': {
    message: (details, file) =>
      `The report ${file} lacks headings of the council’s template: ${list(details.map(({ heading }) => heading))}`,
    hints: ['Ask its author whether they were left out on purpose.'],
  },
};

/** Which words, is not told: whoever reads this may know what is public, but not what is not for publication. */
const sharedInWords: Readonly<Record<SharedKind, string>> = {
  title: 'the words of a title',
  run: 'a run of words',
  number: 'a number',
};

function acceptingShared(details: readonly Details['shared-words'][], file: string): string {
  const list = 'accept: [shared-words]';
  if (details.some(({ settings }) => settings)) {
    return 'If they may, write “shared-words: off” under “checks:” in pack.yaml.';
  }
  return /(?:^|\/)items\/[^/]+$/.test(file)
    ? `If they may, write “${list}” at the head of that file.`
    : `If they may, write ${besideDocument(file, list)}.`;
}

function nothingHidden(file: string, check: CheckName): string {
  return `If nothing is meant to be hidden there, write ${besideDocument(file, `accept: [${check}]`)}.`;
}

type NumbersOf<Detail> = {
  [Key in keyof Detail]: Detail[Key] extends number ? Key : never;
}[keyof Detail];

function sum<Detail>(details: readonly Detail[], key: NumbersOf<Detail>): number {
  return details.reduce((total, detail) => total + Number(detail[key]), 0);
}

/** "1 letter", "1,200 letters". */
function count(number: number, thing: string): string {
  return `${number.toLocaleString('en-GB')} ${thing}${number === 1 ? '' : 's'}`;
}

function areOrIs(number: number): string {
  return number === 1 ? 'is' : 'are';
}

/** Each once; the first few. */
function list(words: readonly string[]): string {
  const each = [...new Set(words)];
  const more = each.length - 5;
  return more < 2 ? each.join(', ') : `${each.slice(0, 5).join(', ')} and ${more} more`;
}

/** "1 hidden sheet (40 letters) and 12 letters of hidden text". */
function hiddenIn(details: readonly Details['hidden-text'][]): string {
  const plain = details.filter((one) => one.in === undefined);
  const parts = details.flatMap((one) =>
    one.in === undefined
      ? []
      : [`${count(one.parts ?? 1, hiddenParts[one.in])} (${count(one.letters, 'letter')})`],
  );
  const text =
    plain.length === 0 ? [] : [`${count(sum(plain, 'letters'), 'letter')} of hidden text`];
  return [...parts, ...text].join(' and ');
}

const hiddenParts = {
  sheets: 'hidden sheet',
  slides: 'hidden slide',
  notes: 'speaker’s note',
} as const;
