/** Names that nobody else in the file has. Must not know what is named. */

/** Answers the name that is asked for if it is free, else another one made from it. */
export type TakeName = (name: string) => string;

/** `another` makes the `count`th name out of one, from 2. */
export function openNames(another: (name: string, count: number) => string): TakeName {
  const taken = new Set<string>();
  /** How often a name has been asked for: 160 documents may all have a "Contents". */
  const counts = new Map<string, number>();
  return (name) => {
    let count = (counts.get(name) ?? 0) + 1;
    let chosen = count === 1 ? name : another(name, count);
    while (taken.has(chosen)) chosen = another(name, ++count);
    counts.set(name, count);
    taken.add(chosen);
    return chosen;
  };
}

/** "Name (2)": for people, who may see it. Without a period, which has a meaning in names of fields. */
export const numbered = (name: string, count: number): string => `${name} (${count})`;
