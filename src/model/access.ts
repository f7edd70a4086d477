/** Who may read what (Local Government Act 1972, sections 100A to 100D and Schedule 12A). */

export type Access =
  | { readonly kind: 'public' }
  /** Exempt information: the public may be excluded by resolution (s100A(4)). */
  | { readonly kind: 'exempt'; readonly paragraphs: readonly string[]; readonly reason?: string }
  /** Confidential information: the public must be excluded (s100A(2)). */
  | { readonly kind: 'confidential'; readonly ground?: string };

/** For whom a pack is made. */
export type Edition = 'public' | 'members';
