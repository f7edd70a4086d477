/** What a pack's file says of itself: its title, whose it is, and its date of issue instead of the clock. */
import type { Pack } from '../model/agenda.js';
import type { PageMap } from '../model/map.js';
import type { FileDescription } from '../pdf/splicing.js';

export interface Imprint {
  readonly title: string;
  readonly producer: string;
  /** SOURCE_DATE_EPOCH, in seconds: stands in for the date of issue. */
  readonly epoch: number | undefined;
  readonly claims: PageMap['claims'];
}

export function describePack(
  pack: Pack,
  { title, producer, epoch, claims }: Imprint,
): FileDescription {
  const { council, language } = pack.meeting;
  const published = pack.supplement?.published ?? pack.meeting.published;
  return {
    title,
    language,
    author: council,
    producer,
    date: epoch ?? Date.parse(`${published}T00:00:00Z`) / 1000,
    ...(claims.includes('PDF/UA-1') ? { claimsUa: 1 } : {}),
  };
}
