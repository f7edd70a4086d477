/** What actions (ISO 32000-2, 12.6) would do, so that what is left out can be named. Runs nothing. */
import { type Dict, isArray, isDict, Name, type Value } from '../objects/values.js';
import type { Context } from './context.js';
import type { Ledger } from './ledger.js';

/** The kind of an action (S, table 196); undefined for what is none. */
export function kindOf(file: Context['file'], action: Value): string | undefined {
  const kind = isDict(action) ? file.get(action.get('S')) : null;
  return kind instanceof Name ? kind.text : undefined;
}

/** Counts an action that is left out. */
export function loseAction(file: Context['file'], ledger: Ledger, written: Value | undefined) {
  const action = file.get(written);
  if (!isDict(action)) return;
  ledger.lose(kindOf(file, action) === 'JavaScript' ? 'javascript' : 'action');
}

/** Counts what would be done after an action that is kept (Next), and when something happens (AA). */
export function loseFurther(file: Context['file'], ledger: Ledger, holder: Dict): void {
  const next = file.get(holder.get('Next'));
  if (isArray(next)) for (const action of next) loseAction(file, ledger, action);
  else loseAction(file, ledger, next);
  const triggers = file.get(holder.get('AA'));
  if (isDict(triggers)) for (const action of triggers.values()) loseAction(file, ledger, action);
}
