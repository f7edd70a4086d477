/** The editions that are asked for. */
import type { Edition } from '../model/access.js';
import { UsageError } from '../model/error.js';

const editions: Readonly<Record<string, readonly Edition[]>> = {
  public: ['public'],
  members: ['members'],
  all: ['public', 'members'],
};

/** In the order in which they are built. @throws UsageError for anything but a known edition. */
export function editionsOf(written: string): readonly Edition[] {
  const asked = Object.hasOwn(editions, written) ? editions[written] : undefined;
  if (asked !== undefined) return asked;
  throw new UsageError(`There is no edition “${written}”.`, {
    hints: ['Write --edition public, members or all; where you leave it out, it is public.'],
  });
}

/**
 * Whose copy it is, as it is printed. Only members' copies are somebody's.
 * @throws UsageError for other editions, and for a name that is empty or cannot be printed.
 */
export function recipientOf(
  written: string | undefined,
  asked: readonly Edition[],
): string | undefined {
  if (written === undefined) return undefined;
  if (asked.includes('public')) {
    throw new UsageError('The public edition is everybody’s: it cannot be a copy for somebody.', {
      hints: ['Write --edition members beside --recipient.'],
    });
  }
  const name = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (
    name === '' ||
    name.length > longestName ||
    /[^\p{Script=Latin}\p{M}\p{N}\p{P}\p{S} ]/u.test(name)
  ) {
    throw new UsageError(
      `“${name.slice(0, longestName)}” cannot be printed as the name of a recipient.`,
      {
        hints: [
          `Write a name of 1 to ${longestName} Latin letters, such as --recipient "Councillor Ada Lane".`,
        ],
      },
    );
  }
  return name;
}

/** In characters: a longer one would be too small across a page. */
const longestName = 80;
