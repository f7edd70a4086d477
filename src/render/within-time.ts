/** Stops work that takes too long, though it never waits for anything. Must not know what the work is. */
import { type Context, createContext, Script } from 'node:vm';

export type Stopped =
  /** It took longer than its limit. */
  | 'time'
  /** It called itself too often. */
  | 'stack'
  /** It made a text longer than a text can be. */
  | 'length';

/** Answers what `work` answers, or why it was stopped; `limitMs` is in milliseconds. Throws what it throws. */
export function withinTime<T>(
  work: () => T,
  limitMs: number,
): { readonly value: T } | { readonly stopped: Stopped } {
  try {
    // What is called from a script that has a time limit is stopped with it.
    return { value: inTurn(work, limitMs) as T };
  } catch (cause) {
    const { code, name, message } = Object(cause) as Record<string, unknown>;
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { stopped: 'time' };
    if (name === 'RangeError' && /call stack/.test(String(message))) return { stopped: 'stack' };
    if (name === 'RangeError' && /string length/.test(String(message)))
      return { stopped: 'length' };
    throw cause;
  }
}

const script = new Script('work()');
/** Made once, since that takes longer than most work: nothing but the work of the moment is ever in it. */
let context: Context | undefined;

/** Work may have parts with limits of their own. */
function inTurn(work: () => unknown, limitMs: number): unknown {
  context ??= createContext({});
  const around: unknown = context.work;
  context.work = work;
  try {
    return script.runInContext(context, { timeout: limitMs });
  } finally {
    context.work = around;
  }
}
