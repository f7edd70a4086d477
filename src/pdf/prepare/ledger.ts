/** Keeps count of what a document loses on the way into its piece, by reason. Knows no wording of messages. */
import type { Loss } from '../piece/piece.js';

export interface Ledger {
  readonly lose: (reason: Loss, count?: number) => void;
  readonly losses: Readonly<Partial<Record<Loss, number>>>;
}

export function openLedger(): Ledger {
  const losses: Partial<Record<Loss, number>> = {};
  return {
    losses,
    lose(reason, count = 1) {
      if (count > 0) losses[reason] = (losses[reason] ?? 0) + count;
    },
  };
}
