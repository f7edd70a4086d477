/** Finds the word that somebody probably meant. Knows nothing of what the words stand for. */
import { distance } from 'fastest-levenshtein';

/**
 * The candidate that differs least from `word`, or undefined where none is near: about one
 * letter in three may differ.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: { readonly candidate: string; readonly difference: number } | undefined;
  for (const candidate of candidates) {
    const difference = distance(word.toLowerCase(), candidate.toLowerCase());
    if (best === undefined || difference < best.difference) best = { candidate, difference };
  }
  const allowed = Math.max(2, Math.floor(word.length / 3));
  return best !== undefined && best.difference <= allowed ? best.candidate : undefined;
}
