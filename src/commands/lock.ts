/** What a build is to do with its lock. */
import type { Edition } from '../model/access.js';
import { UsageError } from '../model/error.js';
import type { Order } from '../pipeline.js';
import type { BuildOptions } from './context.js';

/** @throws UsageError where both are asked for, or of another edition than the public one. */
export function lockOf(
  { lock, frozen }: Pick<BuildOptions, 'lock' | 'frozen'>,
  editions: readonly Edition[],
): Order['lock'] {
  if (lock === undefined && frozen === undefined) return undefined;
  if (lock && frozen) {
    throw new UsageError('--lock writes the lock, --frozen holds the build to it: not both.', {
      hints: ['Leave one of the two out.'],
    });
  }
  if (editions.some((edition) => edition !== 'public')) {
    throw new UsageError(
      'The lock is of the public edition: a committed file names nothing else.',
      {
        hints: ['Build the members’ edition by itself, without --lock and --frozen.'],
      },
    );
  }
  return lock ? 'write' : 'hold';
}
