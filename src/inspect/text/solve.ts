/** Which unknown whole numbers a set of sums leaves but one value for. Knows no tables. */

export interface Bounds {
  readonly low: number;
  /** Infinity where nothing is known. */
  readonly high: number;
}

/** The sum of `plus`, less that of `minus`, is `sum`; both hold indexes of unknowns. */
export interface Sum {
  readonly plus: readonly number[];
  readonly minus?: readonly number[];
  readonly sum: number;
}

/** Steps of the search after which a number counts as open: nobody solves such a table by hand. */
const mostSteps = 20_000;
/** Rounds that draw bounds together, likewise: some bounds of a table that contradicts itself rise for ever. */
const mostRounds = 1_000;
/** More values than this are not tried one by one. */
const mostValues = 50;

/**
 * The indexes of the unknowns that have one value only, by every solution there is. None where the sums contradict
 * each other: then they are not sums of these numbers.
 */
export function fixedUnknowns(
  unknowns: readonly Bounds[],
  sums: readonly Sum[],
): readonly number[] {
  const steps = { left: mostSteps };
  const narrowed = narrow(unknowns, sums, steps);
  if (narrowed === undefined) return [];
  if (!isSolvable(narrowed, sums, steps)) return [];
  return narrowed.flatMap(({ low, high }, index) => {
    if (low === high) return [index];
    if (high - low > mostValues) return [];
    let possible = 0;
    for (let value = low; value <= high && possible < 2; value += 1) {
      if (isSolvable(fixing(narrowed, index, value), sums, steps)) possible += 1;
    }
    return possible === 1 ? [index] : [];
  });
}

/** True as well where the search took too long. */
function isSolvable(
  unknowns: readonly Bounds[],
  sums: readonly Sum[],
  steps: { left: number },
): boolean {
  steps.left -= 1;
  if (steps.left < 0) return true;
  const narrowed = narrow(unknowns, sums, steps);
  if (narrowed === undefined) return false;
  if (steps.left < 0) return true;
  const open = narrowed.findIndex(({ low, high }) => low < high);
  if (open < 0) return true;
  const { low, high } = narrowed[open] ?? { low: 0, high: 0 };
  // Unknowns without an end stand in no sum that could contradict.
  if (high - low > mostValues) return true;
  for (let value = low; value <= high; value += 1) {
    if (isSolvable(fixing(narrowed, open, value), sums, steps)) return true;
  }
  return false;
}

function fixing(unknowns: readonly Bounds[], index: number, value: number): readonly Bounds[] {
  return unknowns.with(index, { low: value, high: value });
}

/** Draws the bounds together until nothing moves; undefined for a contradiction. Takes all steps where it is endless. */
function narrow(
  unknowns: readonly Bounds[],
  sums: readonly Sum[],
  steps: { left: number },
): readonly Bounds[] | undefined {
  const bounds = unknowns.map(({ low, high }) => ({ low, high }));
  const most = mostOfAny(unknowns, sums);
  let rounds = 0;
  for (let moved = true; moved; ) {
    moved = false;
    rounds += 1;
    if (rounds > mostRounds) {
      steps.left = -1;
      return bounds;
    }
    for (const { plus, minus = [], sum } of sums) {
      const terms = [
        ...plus.map((index) => ({ index, sign: 1 })),
        ...minus.map((index) => ({ index, sign: -1 })),
      ];
      for (const { index, sign } of terms) {
        const others = terms.filter((term) => term.index !== index);
        const least = total(others, bounds, 'low');
        const greatest = total(others, bounds, 'high');
        // sign × value = sum − others
        const [one, other] = [sign * (sum - greatest), sign * (sum - least)];
        const own = bounds[index];
        if (own === undefined) continue;
        const low = Math.max(own.low, Math.min(one, other));
        const high = Math.min(own.high, Math.max(one, other));
        if (low > high || low > most) return undefined;
        if (low > own.low || high < own.high) moved = true;
        Object.assign(own, { low, high });
      }
      if (terms.length === 0 && sum !== 0) return undefined;
    }
  }
  return bounds;
}

/** No number need be more than all that is known together: bounds beyond that chase each other. */
function mostOfAny(unknowns: readonly Bounds[], sums: readonly Sum[]): number {
  const ofUnknowns = unknowns.reduce(
    (all, { low, high }) => all + (Number.isFinite(high) ? Math.abs(high) : Math.abs(low)),
    0,
  );
  return sums.reduce((all, { sum }) => all + Math.abs(sum), ofUnknowns);
}

function total(
  terms: readonly { readonly index: number; readonly sign: number }[],
  bounds: readonly Bounds[],
  end: 'low' | 'high',
): number {
  return terms.reduce((result, { index, sign }) => {
    const { low, high } = bounds[index] ?? { low: 0, high: 0 };
    return result + sign * ((end === 'low') === sign > 0 ? low : high);
  }, 0);
}
