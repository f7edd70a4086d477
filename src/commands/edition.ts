/** The edition that is asked for. */
import type { Edition } from '../model/access.js';
import { UsageError } from '../model/error.js';

/** @throws UsageError for anything but a known edition. */
export function editionOf(written: string): Edition {
  if (written === 'public' || written === 'members') return written;
  throw new UsageError(
    written === 'all'
      ? 'Only the public edition can be built yet.'
      : `There is no edition “${written}”.`,
    { hints: ['Write --edition public, or leave it out.'] },
  );
}
