/** What a pack's file says of itself: its title, whose it is, and its date of issue instead of the clock. */
import type { Pack } from '../model/agenda.js';
import type { FileDescription } from '../pdf/splicing.js';

/** `epoch` (SOURCE_DATE_EPOCH, seconds) stands in for the date of issue. */
export function describePack(
  pack: Pack,
  title: string,
  producer: string,
  epoch: number | undefined,
): FileDescription {
  const { council, language, published } = pack.meeting;
  return {
    title,
    language,
    author: council,
    producer,
    date: epoch ?? Date.parse(`${published}T00:00:00Z`) / 1000,
  };
}
