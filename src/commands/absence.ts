/** What a person is told of the proof that nothing restricted is in a public pack. */
import type { Published } from '../pipeline.js';

/** One line; undefined where nothing is restricted beside the pack. */
export function absenceLine({ absence }: Pick<Published, 'absence'>): string | undefined {
  if (absence === undefined) return undefined;
  const { sources, overlapCount } = absence;
  const read = sources === 1 ? '1 restricted source' : `${sources} restricted sources`;
  const shared =
    overlapCount === 0
      ? ''
      : `; ${overlapCount === 1 ? '1 wording' : `${overlapCount} wordings`} that public sources have too (--json lists them)`;
  return `Nothing of ${read} is in it${shared}`;
}
