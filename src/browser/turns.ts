/** Lets at most so many tasks run at once, the others wait in line: must not know what they do. */

/** Runs a task when its turn comes and hands on its result. */
export type Turns = <T>(task: () => Promise<T>) => Promise<T>;

export function takeTurns(atOnce: number): Turns {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // The place goes straight to the next in line, or back to the free ones.
      if (next) next();
      else free += 1;
    }
  };
}
