/** What a person is told of the proof that nothing restricted is in a public pack. */
import type { Absence, Published } from '../pipeline.js';

/** One line; undefined where nothing is restricted beside the pack. */
export function absenceLine({ absence }: Pick<Published, 'absence'>): string | undefined {
  if (absence === undefined) return undefined;
  const { sources, overlapCount } = absence;
  const read = sources === 1 ? '1 restricted source' : `${sources} restricted sources`;
  const shared =
    overlapCount === 0
      ? ''
      : `; ${overlapCount === 1 ? '1 wording' : `${overlapCount} wordings`} that public sources have too (“pack check” lists them)`;
  return `Nothing of ${read} is in it${shared}`;
}

/** Most lines that a person reads. */
const mostShown = 20;

/**
 * What the restricted sources say and public ones say too: a note for whoever answers for the pack, since these words are
 * not looked for in it. The public source and its own words; no line where there is none.
 */
export function overlapLines(absence: Absence | undefined): readonly string[] {
  if (absence === undefined || absence.overlapCount === 0) return [];
  const { overlaps, overlapCount } = absence;
  const shown = overlaps.slice(0, mostShown);
  const more = overlapCount - shown.length;
  return [
    'Restricted sources share these words with public ones, so they are not looked for in the public pack. Are they all right to be public?',
    ...shown.map(({ source, words }) => `  ${source}: “${words.replace(/\s+/g, ' ').trim()}”`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
