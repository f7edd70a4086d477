/** Under which number each entry of an agenda stands: counted once, and kept where it has been issued. */
import type { AgendaPart } from './agenda.js';
import type { MappedItem } from './map.js';
import type { AgendaEntry } from './source.js';

/** The lists of an agenda. */
interface Lists {
  readonly partA: readonly AgendaEntry[];
  readonly partB: readonly AgendaEntry[];
}

/**
 * `agenda` with an ordinal, from 1, in each entry. `issued` are the items of the last part that was issued; where nothing
 * was, there are none, and all is counted through both lists.
 *
 * Issued items keep their numbers, each list by itself; what comes behind them there is numbered after all that was
 * issued. An item that was put among them shows when the plan is compared with what was issued.
 */
export function numberAgenda<Agenda extends Lists>(
  agenda: Agenda,
  issued: readonly Pick<MappedItem, 'number' | 'part'>[],
): Agenda {
  let next = Math.max(0, ...issued.map(({ number }) => Number(number)));
  const number = (entries: readonly AgendaEntry[], part: AgendaPart): readonly AgendaEntry[] => {
    const numbers = issued.filter((item) => (item.part ?? 'A') === part).map((item) => item.number);
    return entries.map((entry, index) => {
      const before = numbers[index];
      return { ...entry, ordinal: before === undefined ? ++next : Number(before) };
    });
  };
  return { ...agenda, partA: number(agenda.partA, 'A'), partB: number(agenda.partB, 'B') };
}

/** The number of the entry that is `index`th, from 0, of both lists; counted where nobody has numbered it. */
export function ordinalOf({ ordinal }: AgendaEntry, index: number): number {
  return ordinal ?? index + 1;
}
