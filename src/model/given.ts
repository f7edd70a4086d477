/** Leaves out what is undefined, so that what was not written is missing and not empty. Knows nothing of what keys mean. */

type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** `T` with every key that may be undefined made a key that may be missing. */
export type Given<T> = Omit<T, Optional<T>> & {
  [K in Optional<T>]?: Exclude<T[K], undefined>;
};

/** A copy of `fields` without the keys whose value is undefined. */
export function given<T extends object>(fields: T): Given<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  // `Object.fromEntries` forgets the types of single keys; dropping keys keeps the rest's.
  return Object.fromEntries(entries) as Given<T>;
}
