/** Adds to a mistake in an item that its documents wait for it. Decides nothing about which mistakes do. */
import type { Diagnostic } from '../model/diagnostic.js';

const remark = 'Its documents are not looked at until this is corrected.';

/** `one`, with the remark as its last remedy. */
export function withUnreadDocuments(one: Diagnostic): Diagnostic {
  return { ...one, hints: [...one.hints, remark] };
}
