/** The kinds of value that keys can have, as schemas. Knows nothing of any particular file. */
import * as z from 'zod';
import { type CheckName, checkNames } from '../model/finding.js';
import { hiddenSign } from '../model/hidden-sign.js';
import { readDay } from './day.js';
import type { StatusFault } from './status.js';
import { readTimeOfDay } from './time-of-day.js';

/** What a schema of ours finds wrong; travels in a zod issue of the code "custom". */
export type Finding =
  | { readonly kind: 'impossible-date'; readonly found: string }
  | { readonly kind: 'unclear-date'; readonly found: string; readonly meant: string | undefined }
  | { readonly kind: 'impossible-time'; readonly found: string; readonly meant: readonly string[] }
  | { readonly kind: 'not-a-language'; readonly found: string }
  | { readonly kind: 'not-a-colour'; readonly found: string }
  | { readonly kind: 'not-a-count'; readonly found: string }
  | { readonly kind: 'bad-minute-numbers'; readonly found: string }
  | { readonly kind: 'odd-character' }
  | { readonly kind: 'bad-exemption' }
  | { readonly kind: 'bad-private-notice' }
  | { readonly kind: 'document-without-file' }
  | StatusFault;

type Context<T> = z.core.$RefinementCtx<T>;

/** Reports a finding from within a schema's transformation. */
export function find<T>(context: Context<T>, finding: Finding): never {
  context.addIssue({ code: 'custom', params: { finding } });
  return z.NEVER;
}

/** What editors are told of text: to them, who know YAML's types, a title such as 2024 is a number. */
const words = { type: ['string', 'number', 'boolean'] };

/** Text with nothing in it that cannot be printed. */
export const text = z
  .string()
  .transform((value, context) => {
    return hiddenSign(value) !== undefined
      ? find(context, { kind: 'odd-character' })
      : value.trim();
  })
  .meta(words);

/** The path of a file: "reports\table.pdf" between double quotation marks has a tab in it. */
export const path = text.transform((value, context) =>
  /[\n\t]/.test(value) ? find(context, { kind: 'odd-character' }) : value,
);

/** A calendar day, "2019-07-03". */
export const day = z
  .string()
  .transform((found, context) => {
    const reading = readDay(found);
    if (reading.kind === 'day') return reading.day;
    if (reading.kind === 'impossible') return find(context, { kind: 'impossible-date', found });
    return find(context, { kind: 'unclear-date', found, meant: reading.meant });
  })
  .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2019-07-03'] });

/** A time of day, "17:00". */
export const timeOfDay = z
  .string()
  .transform((found, context) => {
    const reading = readTimeOfDay(found);
    if (reading.kind === 'time') return reading.time;
    return find(context, { kind: 'impossible-time', found, meant: reading.meant });
  })
  .meta({
    // 17.00 without quotation marks is a number to editors.
    type: ['string', 'number'],
    pattern: '^([01]?\\d|2[0-3])([:.][0-5]\\d)?( ?([ap]m|[ap]\\.m\\.?))?$|^(12 )?noon$',
    examples: ['17:00'],
  });

/** A language's code (BCP 47), "en-GB". */
export const language = z
  .string()
  .transform((found, context) => {
    try {
      const code = Intl.getCanonicalLocales(found)[0];
      // "english" has the form of a registered code, but there is none of that length.
      if (code !== undefined && /^[a-z]{2,3}(-|$)/.test(code)) return code;
    } catch {
      // Reported below, like any other text that is no code.
    }
    return find(context, { kind: 'not-a-language', found });
  })
  .meta({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', examples: ['en-GB', 'cy'] });

/** A colour as style guides and web pages give it, "#1d4b63": six digits, or three for short; without its # too. */
export const colour = z
  .string()
  .transform((found, context) => {
    const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(found.trim())?.[1]?.toLowerCase();
    if (digits === undefined) return find(context, { kind: 'not-a-colour', found });
    return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
  })
  .meta({ pattern: '^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$', examples: ['#1d4b63'] });

/** How many there are of something, from 1. */
export const count = z
  .string()
  .transform((found, context) => {
    if (/^[1-9]\d{0,2}$/.test(found.trim())) return Number(found);
    return find(context, { kind: 'not-a-count', found });
  })
  .meta({ type: ['integer', 'string'], pattern: '^[1-9]\\d{0,2}$', minimum: 1, maximum: 999 });

/** A day, and behind it what day it is: "2022-09-19 State Funeral". */
export const namedDay = z
  .string()
  .transform((found, context) => {
    const [, written = '', name] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(found) ?? [];
    const reading = readDay(written);
    if (reading.kind === 'day') return { day: reading.day, ...(name ? { name } : {}) };
    if (reading.kind === 'impossible') return find(context, { kind: 'impossible-date', found });
    return find(context, { kind: 'unclear-date', found, meant: reading.meant });
  })
  .meta({ pattern: '^\\s*\\d{4}-\\d{2}-\\d{2}(\\s|$)', examples: ['2022-09-19 State Funeral'] });

/** One of a few words, whatever their case; "Northern Ireland" is northern-ireland. */
export function choice<const Word extends string>(words: readonly [Word, ...Word[]]) {
  const plain = (value: unknown) =>
    typeof value === 'string' ? value.trim().toLowerCase().replaceAll(' ', '-') : value;
  return z.preprocess(plain, z.enum(words));
}

/** Yes or no. YAML 1.2 knows "true" only; people write "yes". */
export const yesNo = choice(['yes', 'no', 'true', 'false'])
  .transform((word) => word === 'yes' || word === 'true')
  .meta({ enum: ['yes', 'no', true, false], type: ['string', 'boolean'] });

export const list = z.array(text);

/** Several, or just one. */
export const listOrText = z.union([text.transform((one): string[] => [one]), list]);

export const dayOrDays = z.union([day.transform((one): string[] => [one]), z.array(day)]);

/** A group of keys. What it allows travels in the message of the issue "unrecognized_keys". */
export function group<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined,
  });
}

/** A shape with a key for every check. */
export function eachCheck<Schema extends z.ZodType>(
  schemaFor: (name: CheckName) => Schema,
): Record<CheckName, Schema> {
  // One entry for each name, which the type of `Object.fromEntries` does not tell.
  return Object.fromEntries(checkNames.map((name) => [name, schemaFor(name)])) as Record<
    CheckName,
    Schema
  >;
}

/** A person's name, alone or with the person's title. */
export const person = z.union([
  text.transform((name): { name: string; title?: string | undefined } => ({ name })),
  group({
    name: text.describe('The person’s name.'),
    title: text.optional().describe('The person’s title.'),
  }),
]);
