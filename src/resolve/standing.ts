/** Chooses the standing wording that is in force for a meeting. Knows nothing of files. */
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import { standingMeant } from '../diagnostics/standing-names.js';
import type { Checked } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import type { PackSource, StandingText } from '../model/source.js';

const nearestFirst: readonly StandingText['level'][] = [
  'meeting',
  'committee',
  'council',
  'built-in',
];

/** Negative where `a` is to be preferred to `b`. */
function byNearness(a: StandingText, b: StandingText): number {
  const level = nearestFirst.indexOf(a.level) - nearestFirst.indexOf(b.level);
  if (level !== 0) return level;
  // Before the date: a nation's own wording never gives way to a newer general one.
  const nation = Number(b.nation !== undefined) - Number(a.nation !== undefined);
  if (nation !== 0) return nation;
  const [from, otherFrom] = [a.from ?? '', b.from ?? ''];
  return from === otherFrom ? 0 : from > otherFrom ? -1 : 1;
}

/**
 * The text called `name` for this meeting: of those for its nation and in force on its day, the
 * nearest level, there the nation's own, of these the latest.
 *
 * Errors: `standing-unknown` (no text has the name), `standing-not-in-force` (only for other
 * nations or later days). That no two texts are equally near is seen to in load.
 *
 * @param at where the name is written
 */
export function chooseStanding(
  source: PackSource,
  name: string,
  at: Place,
  item?: string,
): Checked<StandingText> {
  const where = item === undefined ? { at } : { at, item };
  const named = source.standing.filter((text) => text.name === name);
  if (named.length === 0) {
    const names = [...new Set(source.standing.map((text) => text.name))].sort();
    return {
      diagnostics: [
        diagnose(
          'standing-unknown',
          { name, names, near: standingMeant(name, names) ?? nearest(name, names) },
          where,
        ),
      ],
    };
  }
  const { nation } = source.council;
  const { date } = source.meeting;
  const [best] = named
    .filter((text) => text.nation === undefined || text.nation === nation)
    .filter((text) => text.from === undefined || text.from <= date)
    .sort(byNearness);
  if (best === undefined) {
    return { diagnostics: [diagnose('standing-not-in-force', { name, nation, date }, where)] };
  }
  return { value: best, diagnostics: [] };
}
