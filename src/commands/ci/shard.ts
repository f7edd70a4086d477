/** Which packs are one machine's, of many that work on the same list. Pure. */
import { UsageError } from '../../model/error.js';

/** The `index`th (from 1) of `count` shares. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** "3/8". @throws UsageError for anything else. */
export function shardOf(written: string | undefined): Shard | undefined {
  if (written === undefined) return undefined;
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(written)?.map(Number) ?? [];
  if (index !== undefined && count !== undefined && index >= 1 && index <= count) {
    return { index, count };
  }
  throw new UsageError(`“${written}” is no share of the packs.`, {
    hints: ['Write --shard 1/4 on the first of four machines, up to --shard 4/4 on the last.'],
  });
}

/**
 * Every pack is in exactly one share, and no share has two more than another. Names alone decide, not sizes: two machines
 * that see other sizes (line ends, pointers in place of large files) would each leave a pack to the other.
 */
export function shareOf<T>(all: readonly T[], { index, count }: Shard): readonly T[] {
  return all.filter((_, place) => place % count === index - 1);
}
