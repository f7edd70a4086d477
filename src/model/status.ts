/** Where an item or a paper stands between the first agenda and the meeting, in the clerk's words. */

export const itemStatuses = ['to-follow', 'late', 'urgent', 'withdrawn'] as const;

/** `superseded` is a paper whose place another one takes; an item as a whole is not superseded, but withdrawn. */
export const documentStatuses = ['to-follow', 'late', 'withdrawn', 'superseded'] as const;

export type ItemStatus =
  | { readonly kind: 'to-follow' }
  /** Its report comes after the agenda was published: why, as the agenda says it. */
  | { readonly kind: 'late'; readonly reason: string; readonly circumstances?: string }
  /**
   * Not on the agenda in time, and taken by reason of special circumstances, which the minutes state (Local Government
   * Act 1972, section 100B(4)(b)).
   */
  | { readonly kind: 'urgent'; readonly circumstances: string; readonly reason?: string }
  | { readonly kind: 'withdrawn' };

export type DocumentStatus =
  | { readonly kind: 'to-follow' }
  | { readonly kind: 'late'; readonly reason: string }
  | { readonly kind: 'withdrawn' }
  /** `by` names the paper that takes its place: its path or its title. */
  | { readonly kind: 'superseded'; readonly by: string };

/** Of a paper that is in the pack: a superseded one is there only where it was issued before. */
export type PresentStatus =
  | Extract<DocumentStatus, { readonly kind: 'late' }>
  | { readonly kind: 'superseded' };
