/**
 * What a public run tells of mistakes in the head of minutes: an author's own keys may be the names of restricted business,
 * so of those it tells the line only, as of headings that name no public item. Finds no mistakes itself.
 */
import { diagnose } from '../../diagnostics/index.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { Diagnostic } from '../../model/diagnostic.js';

/** Mistakes that are told in the words of whoever wrote a key, or a note beside it. */
const quoting = ['unknown-key', 'duplicate-key', 'missing-key', 'wrong-type', 'hash-cuts-text'];

/** `keys` are those that the head may have; one that is misspelt is still told by its name. */
export function discreetHead(
  found: readonly Diagnostic[],
  keys: readonly string[],
): readonly Diagnostic[] {
  return found.map((one) => {
    if (!quoting.includes(one.code)) return one;
    const quoted = [...one.message.matchAll(/“([^”]*)”/g)].map(([, words = '']) => words);
    const isOurs = quoted.every((words) => nearest(words, keys) !== undefined);
    if (isOurs) return one;
    const code = one.severity === 'error' ? 'minutes-key-untold' : 'minutes-note-untold';
    return diagnose(code, { keys }, one.at === undefined ? {} : { at: one.at });
  });
}
