/** A nation's law on what may be kept from the public, as data. Knows nothing of any meeting. */
import type { Paragraph } from './access.js';
import type { Day, Nation } from './meeting.js';

/** Whether exemption depends on the balance of the public interest. `unknown`: our sources do not settle it. */
export const qualifications = ['yes', 'no', 'unknown'] as const;

export interface RegimeParagraph extends Paragraph {
  /** The matter in a word or two, the same in all nations that know it: "business". */
  readonly about: string;
  readonly qualified: (typeof qualifications)[number];
}

export interface Regime {
  readonly nation: Nation;
  /** "the Local Government Act 1972". */
  readonly act: string;
  /** "Part 1 of Schedule 12A". */
  readonly schedule: string;
  /** In the order of the Act. */
  readonly paragraphs: readonly RegimeParagraph[];
  readonly confidential: {
    /** By which the public must be excluded: "section 100A(2)". */
    readonly provision: string;
    /** By the word under which an item names it, in the words of the Act. */
    readonly grounds: Readonly<Record<string, string>>;
  };
  /** Where all this was read, and when it was last compared with that. */
  readonly source: string;
  readonly checked: Day;
}
