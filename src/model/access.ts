/** Who may read what (Local Government Act 1972, sections 100A to 100D and Schedule 12A, and their like elsewhere). */

import type { Place } from './place.js';

/** As it is written; what of it holds is decided by the nation's `Regime`. */
export type Access =
  | { readonly kind: 'public' }
  /** Exempt information: the public may be excluded by resolution (s100A(4)). */
  | {
      readonly kind: 'exempt';
      readonly paragraphs: readonly string[];
      readonly reason?: string;
      /** Of the key that says it, where that is known. For members only: a file's name may give the matter away. */
      readonly at?: Place;
    }
  /** Confidential information: the public must be excluded (s100A(2)). */
  | {
      readonly kind: 'confidential';
      readonly ground?: string;
      readonly words?: string;
      readonly at?: Place;
    };

/** Access that is not public. */
export type Restricted = Exclude<Access, { readonly kind: 'public' }>;

/** For whom a pack is made. */
export type Edition = 'public' | 'members';

/** A description of exempt information in an Act. */
export interface Paragraph {
  /** "3", "7A". */
  readonly number: string;
  /** In the words of the Act, without a full stop: "Information relating to any individual". */
  readonly description: string;
}

/**
 * What everybody is told of a restriction, in the words of the Act. `reason` says why the public interest is against
 * disclosure, or on which terms, enactment or order a ground rests: it is for members only, and no public pack has it.
 */
export type Restriction =
  | {
      readonly kind: 'exempt';
      /** At least one, in the order of the Act. */
      readonly paragraphs: readonly Paragraph[];
      /** "Part 1 of Schedule 12A". */
      readonly schedule: string;
      /** "the Local Government Act 1972". */
      readonly act: string;
      readonly reason?: string;
    }
  | {
      readonly kind: 'confidential';
      /** "information whose disclosure to the public is prohibited by the order of a court". */
      readonly ground: string;
      readonly reason?: string;
    };

/** Access as a pack states it. */
export type StatedAccess = { readonly kind: 'public' } | Restriction;

/** "paragraph 3", "paragraphs 1 and 3". The only place that writes paragraphs. */
export function formatParagraphs(paragraphs: readonly Paragraph[]): string {
  const numbers = paragraphs.map(({ number }) => number);
  const last = numbers.at(-1) ?? '';
  return numbers.length === 1
    ? `paragraph ${last}`
    : `paragraphs ${numbers.slice(0, -1).join(', ')} and ${last}`;
}

/** "Exempt: paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972"; confidential: its ground. */
export function formatRestriction(restriction: Restriction): string {
  if (restriction.kind === 'confidential') return `Confidential: ${restriction.ground}`;
  const { paragraphs, schedule, act } = restriction;
  return `Exempt: ${formatParagraphs(paragraphs)} of ${schedule} to ${act}`;
}

/** The descriptions in the terms of the Act, "information relating to any individual; …"; of a ground, the ground. */
export function formatDescriptions(restriction: Restriction): string {
  if (restriction.kind === 'confidential') return restriction.ground;
  return restriction.paragraphs
    .map(({ description }) => description.charAt(0).toLowerCase() + description.slice(1))
    .join('; ');
}
