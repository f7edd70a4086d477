/** What is found in a document that the public should perhaps not get, as data. Knows no words and no severities. */
import type { SharedKind } from './fingerprint.js';
import type { Rect } from './segment.js';

/**
 * What a finding of each check says besides its place: plain data, from which `diagnostics` makes words. Never words
 * that somebody meant to hide: findings are kept in the cache and end in logs.
 */
export interface Details {
  /**
   * Letters (and figures) that something drawn later hides, and that can still be copied. In Word they may lie on a
   * ground of their own colour, or about so many below a shape: the pack prints them without either.
   */
  readonly 'failed-redaction': { readonly letters: number; readonly by?: 'ground' | 'shape' };
  /** `shown`: the pack sets them anew, and shows them. */
  readonly 'invisible-text': {
    readonly letters: number;
    readonly why: 'colour' | 'mode' | 'clip' | 'size';
    readonly shown?: true;
  };
  readonly 'outside-page': { readonly letters: number };
  readonly 'hidden-layer': { readonly layer: string };
  readonly comments: { readonly comments: number; readonly leftOut?: true };
  readonly 'tracked-changes': { readonly changes: number };
  /** `in`: whole sheets, slides or speakers' notes, so many of them. */
  readonly 'hidden-text': {
    readonly letters: number;
    readonly in?: 'sheets' | 'slides' | 'notes';
    readonly parts?: number;
  };
  readonly 'embedded-file': { readonly files: number };
  readonly 'active-content': { readonly what: string };
  readonly 'earlier-revision': { readonly revisions: number };
  readonly 'author-metadata': { readonly kind: 'author' | 'path'; readonly name: string };
  readonly 'picture-location': Nothing;
  readonly 'no-text-layer': Nothing;
  readonly 'no-alternative-text': { readonly pictures: number };
  readonly 'no-table-headers': { readonly tables: number };
  readonly 'no-title': Nothing;
  readonly 'no-language': Nothing;
  readonly 'earlier-stamps': { readonly words: string };
  readonly 'page-sizes': { readonly sizes: readonly string[] };
  readonly 'large-file': { readonly bytes: number };
  /** The other checks could not look into it. */
  readonly 'not-checked': Nothing;
  /** Of a public source: kinds of what a restricted one says too. `settings`: a file that belongs to no item. */
  readonly 'shared-words': { readonly kinds: readonly SharedKind[]; readonly settings?: true };
  readonly 'marked-draft': { readonly words: string };
  readonly 'suppressed-cell': { readonly table: string };
  readonly 'no-background-papers': Nothing;
  readonly 'missing-heading': { readonly heading: string };
}

type Nothing = Readonly<Record<never, never>>;

export type CheckName = keyof Details;

/** In the order in which people are told of them: what leaks first, what hinders readers later. */
export const checkNames = [
  'failed-redaction',
  'shared-words',
  'invisible-text',
  'outside-page',
  'hidden-layer',
  'comments',
  'tracked-changes',
  'hidden-text',
  'embedded-file',
  'active-content',
  'earlier-revision',
  'author-metadata',
  'picture-location',
  'suppressed-cell',
  'marked-draft',
  'earlier-stamps',
  'no-text-layer',
  'no-alternative-text',
  'no-table-headers',
  'no-title',
  'no-language',
  'no-background-papers',
  'missing-heading',
  'page-sizes',
  'large-file',
  'not-checked',
] as const satisfies readonly CheckName[];

/** Where in a document something was found. */
export interface Spot {
  /** The document's own page, from 1. */
  readonly page?: number;
  /** On that page. */
  readonly box?: Rect;
  /** In a document that is text, from 1. */
  readonly line?: number;
  /** The heading that it stands below, where pages are not known. */
  readonly under?: string;
}

/** One thing found by one check. */
export type Finding = {
  readonly [Check in CheckName]: Spot & { readonly check: Check; readonly detail: Details[Check] };
}[CheckName];

export const checkRules = ['off', 'warning', 'error'] as const;

/** What a check's findings are: nothing to tell of, something to look at, or a mistake that stops the build. */
export type CheckRule = (typeof checkRules)[number];

/** What a council, a committee or a meeting says of checks; those that it does not name stay as they are. */
export type CheckRules = Readonly<Partial<Record<CheckName, CheckRule>>>;

/** A check whose findings somebody has looked at in one document, and accepts there. */
export interface Acceptance {
  readonly check: CheckName;
  /** Why, in the clerk's words. */
  readonly reason?: string;
}
