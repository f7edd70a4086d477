/** The guard of a public pack, beside its build: when it is started, and what of its answer anybody may know. */
import { type Guard, hasRestricted, openGuard, type Writing } from '../guard/index.js';
import { sharedWords } from '../inspect/index.js';
import type { Pack } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import type { Guarded } from '../model/fingerprint.js';
import type { PackSource } from '../model/source.js';
import type { Absence, Order } from './terms.js';

export interface GuardBeside {
  /** To be called as soon as the sources are known and sound: starts it where something is restricted beside a public pack. */
  readonly onSource: (source: PackSource) => void;
  /** No value where there is nothing to guard. */
  readonly guarded: () => Promise<Checked<Guarded>>;
  readonly close: () => void;
}

export function guardBeside(
  folder: string,
  { edition }: Order,
  writes: Writing = 'pack',
): GuardBeside {
  let guard: Guard | undefined;
  return {
    onSource: (source) => {
      if (edition === 'public' && hasRestricted(source))
        guard = openGuard({ meeting: folder, writes });
    },
    guarded: async () => (await guard?.answer) ?? { diagnostics: [] },
    close: () => guard?.close(),
  };
}

/** What is told of the guard's answer: warnings where public sources share words that matter. */
export function aboutAbsence(pack: Pack, guarded: Guarded): Checked<Absence> {
  const { sources, overlaps, overlapCount } = guarded;
  const { diagnostics, ...shared } = sharedWords(pack, guarded.shared);
  return { value: { sources, overlaps, overlapCount, shared }, diagnostics };
}
