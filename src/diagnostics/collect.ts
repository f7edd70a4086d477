/** Gathers what several stages find, so that all of it is told at once, and a broken environment after it. */
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { PackError, Refused } from '../model/error.js';
import { inOrder, stops } from './order.js';

export interface Collector {
  /** Keeps a stage's diagnostics and passes its value on. */
  readonly take: <T>(result: Checked<T>) => T | undefined;
  readonly add: (diagnostics: readonly Diagnostic[]) => void;
  /** Nothing found so far forbids to go on. */
  readonly ready: () => boolean;
}

/** Runs `work`; whatever it found, and a `PackError` or `Refused` that ended it, are in the answer. */
export async function collect<T>(
  strict: boolean,
  work: (collector: Collector) => Promise<T | undefined>,
): Promise<Checked<T>> {
  const found: Diagnostic[] = [];
  let failure: PackError | undefined;
  let value: T | undefined;
  try {
    value = await work({
      take(result) {
        found.push(...result.diagnostics);
        failure ??= result.failure;
        return result.value;
      },
      add: (diagnostics) => found.push(...diagnostics),
      ready: () => failure === undefined && !stops(found, strict),
    });
  } catch (cause) {
    if (cause instanceof Refused) found.push(cause.diagnostic);
    else if (cause instanceof PackError) failure ??= cause;
    else throw cause;
  }
  return {
    diagnostics: inOrder(found),
    ...(value === undefined || failure !== undefined ? {} : { value }),
    ...(failure === undefined ? {} : { failure }),
  };
}
