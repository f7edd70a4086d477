/** Which item of a pack is which of another state of it: numbers move when items come and go. Pure. */
import type { VersionItem } from '../model/version.js';

export interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
}

/** In the order of the agenda as it is now, what went at the place where it was. */
export function pairItems(
  before: readonly VersionItem[],
  after: readonly VersionItem[],
): readonly Pair<VersionItem>[] {
  const found = new Map<VersionItem, VersionItem>();
  const left = new Set(before);
  const match = (is: (old: VersionItem, now: VersionItem) => boolean): void => {
    for (const now of after) {
      if (found.has(now)) continue;
      const old = [...left].find((one) => is(one, now));
      if (old === undefined) continue;
      found.set(now, old);
      left.delete(old);
    }
  };
  match((old, now) => old.title === now.title && old.number === now.number);
  match((old, now) => old.title === now.title && old.access === now.access);
  match((old, now) =>
    old.documents.some((one) => now.documents.some((o) => o.source === one.source)),
  );
  match((old, now) => old.title === now.title);
  match((old, now) => old.number === now.number);
  const pairs: Pair<VersionItem>[] = after.map((now) => {
    const old = found.get(now);
    return old === undefined ? { after: now } : { before: old, after: now };
  });
  for (const old of left) {
    const at = before.indexOf(old);
    const next = pairs.findIndex((pair) => pair.before && before.indexOf(pair.before) > at);
    pairs.splice(next === -1 ? pairs.length : next, 0, { before: old });
  }
  return pairs;
}
