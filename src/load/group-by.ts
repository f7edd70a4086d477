/** Puts together what has the same key. Knows nothing of what is grouped. */

/** Groups in the order of their first members; `Map.groupBy` needs a newer Node. */
export function groupBy<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
