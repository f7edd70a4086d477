/**
 * What may be filled in by name, and what each name stands for in this pack. Must not know how a
 * fill-in is written, nor anything that is not public.
 */
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import { formatLongDay } from '../model/date.js';
import type { Meeting, Venue } from '../model/meeting.js';
import type { Place } from '../model/place.js';
import { webAddress } from '../model/web-address.js';
import type { ExclusionWords } from './exclusion.js';
import type { Lookup, Value } from './fill.js';

export interface FillContext {
  readonly meeting: Meeting;
  /** Printed numbers of the public items, by item name and by standing name. */
  readonly numbers: ReadonlyMap<string, string>;
  /** The same of the restricted ones: a number is public, a name is not, and none of these is ever suggested. */
  readonly restrictedNumbers: ReadonlyMap<string, string>;
  /** Missing while titles are filled in, of which it is made. */
  readonly exclusion?: ExclusionWords;
  /** The printed number of the item whose text is filled in; missing in a notice. */
  readonly ownNumber?: string;
  /**
   * Set where the text is one that comes with the program: its name, and the place where the clerk
   * asked for it. What it lacks is not to be looked for in the program's files.
   */
  readonly builtIn?: { readonly name: string; readonly at: Place } | undefined;
}

interface Entry {
  readonly value: (meeting: Meeting) => string | undefined;
  /** Where a clerk writes what is missing. */
  readonly remedy: string;
  readonly address?: true;
}

const entries: Readonly<Record<string, Entry>> = {
  body: {
    value: ({ body }) => body,
    remedy: 'Write “name:” in committee.yaml.',
  },
  council: {
    value: ({ council }) => council,
    remedy: 'Write “name:” in council.yaml.',
  },
  chair: {
    value: ({ membership }) => membership.chair,
    remedy: 'Write “chair:” under “membership:” in committee.yaml.',
  },
  'meeting-date': {
    value: ({ date, language }) => formatLongDay(date, language),
    remedy: 'Write “date:” in pack.yaml.',
  },
  'previous-meeting': {
    value: ({ previousMeeting, language }) =>
      previousMeeting === undefined ? undefined : formatLongDay(previousMeeting, language),
    remedy: 'Write “previous-meeting:” with its date in pack.yaml, such as 2019-03-06.',
  },
  published: {
    value: ({ published, language }) => formatLongDay(published, language),
    remedy: 'Write “published:” in pack.yaml.',
  },
  venue: {
    value: ({ venue, language }) => venueText(venue, language),
    remedy: 'Write “venue:” in pack.yaml, committee.yaml or council.yaml.',
  },
  website: {
    value: ({ website }) => website,
    remedy: 'Write “website:” in council.yaml.',
    address: true,
  },
  webcast: {
    value: ({ webcast }) => webcast,
    remedy: 'Write “webcast:” with its web address in pack.yaml, committee.yaml or council.yaml.',
    address: true,
  },
};

/** Names that stand for what is not for publication, in words that are public. */
const exclusionNames = {
  'exempt-information': ({ exempt }) => exempt,
  'confidential-business': ({ confidential }) => confidential,
} as const satisfies Readonly<Record<string, (words: ExclusionWords) => string>>;

/** Every name that may be filled in, as it is written; `item NAME` stands for all items. */
export const fillInNames: readonly string[] = [
  'this-item',
  'item NAME',
  ...Object.keys(entries),
  ...Object.keys(exclusionNames),
];

/** Looks names up for a text of the pack: see `fillInNames`. */
export function lookupIn(context: FillContext): Lookup {
  return (name) => {
    if (name === 'this-item') return ownNumber(context);
    if (name.startsWith('item ')) return itemNumber(name.slice('item '.length), context);
    if (context.exclusion !== undefined && isExclusionName(name)) {
      return { kind: 'text', text: exclusionNames[name](context.exclusion) };
    }
    const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
    if (entry === undefined) return unknown(name);
    const text = entry.value(context.meeting)?.trim();
    if (text === undefined || text === '') {
      const { builtIn } = context;
      const data = { name, remedy: entry.remedy, text: builtIn?.name };
      return {
        kind: 'none',
        why: (at) => diagnose('fill-in-missing', data, { at: builtIn?.at ?? at }),
      };
    }
    const url = entry.address === true ? webAddress(text) : undefined;
    return url === undefined ? { kind: 'text', text } : { kind: 'address', text, url };
  };
}

function isExclusionName(name: string): name is keyof typeof exclusionNames {
  return Object.hasOwn(exclusionNames, name);
}

function unknown(name: string): Value {
  const candidates = fillInNames.filter((candidate) => candidate !== 'item NAME');
  const near = nearest(name, candidates);
  return {
    kind: 'none',
    why: (at) => diagnose('fill-in-unknown', { name, near, names: fillInNames }, { at }),
  };
}

function ownNumber({ ownNumber: text }: FillContext): Value {
  return text === undefined
    ? { kind: 'none', why: (at) => diagnose('fill-in-not-here', {}, { at }) }
    : { kind: 'text', text };
}

function itemNumber(written: string, { numbers, restrictedNumbers }: FillContext): Value {
  const name = written.replace(/^items\//, '').replace(/\.(md|markdown)$/i, '');
  const text = numbers.get(name) ?? restrictedNumbers.get(name);
  if (text !== undefined) return { kind: 'text', text };
  const meant = nearest(name, [...restrictedNumbers.keys(), ...numbers.keys()]);
  // Misspelt, the name of a restricted item says as much as spelt rightly.
  const kept = meant !== undefined && restrictedNumbers.has(meant);
  const data = kept ? { name: undefined, near: undefined } : { name, near: meant };
  return { kind: 'none', why: (at) => diagnose('fill-in-item-unknown', data, { at }) };
}

function venueText(venue: Venue, language: string): string {
  if (venue.kind === 'place') return venue.address.replace(/\s*\n\s*/g, ', ');
  return language.toLowerCase().split('-')[0] === 'cy' ? 'o bell' : 'a remote meeting';
}
