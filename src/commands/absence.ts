/** What a person is told of the proof that nothing restricted is in a public pack. */
import type { Absence } from '../pipeline.js';

interface Guarded {
  readonly absence?: Absence;
}

/** Of a pack that was built, in one line; undefined where nothing is restricted beside it. */
export function absenceLine({ absence }: Guarded): string | undefined {
  if (absence === undefined) return undefined;
  const shared = sharedInWords(absence);
  const but = shared === undefined ? '' : ` but words that public sources hold too: ${shared}`;
  return `Nothing of ${sourcesRead(absence)} is in it${but}`;
}

/** Of sources that were checked, and no pack built of them; likewise. */
export function readLine({ absence }: Guarded): string | undefined {
  if (absence === undefined) return undefined;
  const shared = sharedInWords(absence);
  const but = shared === undefined ? '' : `; public sources hold words of them: ${shared}`;
  return `The guard has read ${sourcesRead(absence)}${but}`;
}

function sourcesRead({ sources }: Absence): string {
  return sources === 1 ? '1 restricted source' : `${sources} restricted sources`;
}

/** Where no line or page matters, there still may be names and phrases. */
function sharedInWords({ overlapCount, shared: { places, told } }: Absence): string | undefined {
  if (places === 0) return overlapCount === 0 ? undefined : 'names and short phrases';
  const counted = places === 1 ? '1 place' : `${places} places`;
  if (told === 0) return `${counted}, accepted`;
  return told === places ? `${counted}, see above` : `${counted}, ${told} of them see above`;
}

/** Most lines that a person reads. */
const mostShown = 20;

/**
 * What the restricted sources say and public ones say too, for whoever answers for the pack and asked for it: the public
 * source and its own words. No line where there is none.
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

/** For programs: how much, and the words only where they were asked for. */
export function absenceJson(absence: Absence | undefined, words: boolean): object | undefined {
  if (absence === undefined) return undefined;
  const { overlaps, ...counts } = absence;
  return words ? { ...counts, overlaps } : counts;
}
