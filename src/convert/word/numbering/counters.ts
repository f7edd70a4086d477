/** Counts paragraphs as Word does, and says what stands before each. Must be asked in document order. */
import { readSymbols } from '../settle/symbols.js';
import type { Level, ListDefinition, ListDefinitions } from './definitions.js';
import { formatCount } from './formats.js';

export interface PrintedNumber {
  /** "3.1", "(a)", "Appendix A"; of a bullet its character, readable without its font. Never empty. */
  readonly text: string;
  readonly kind: 'number' | 'bullet';
  /** Nothing stands between the number and the text. */
  readonly joined: boolean;
}

export interface Counters {
  /** Counts one paragraph; undefined where nothing is printed before it. */
  readonly next: (list: string, level: number) => PrintedNumber | undefined;
}

export function startCounting(lists: ListDefinitions): Counters {
  /** By family: lists of one definition carry on with each other's numbers. */
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(id, index) {
      const list = lists.get(id);
      const level = list?.levels[index];
      if (list === undefined || level === undefined) return undefined;
      const counters = counts.get(list.family) ?? [];
      counts.set(list.family, counters);
      count(list, index, counters);
      return level.hidden ? undefined : print(list, level, counters);
    },
  };

  function count(list: ListDefinition, index: number, counters: (number | undefined)[]): void {
    // A level that nothing has used yet counts from its start: "1.1" at the very beginning.
    for (let above = 0; above < index; above++) counters[above] ??= startOf(list, above);
    const first = `${list.id} ${index}`;
    const restart = begun.has(first) ? undefined : list.restarts.get(index);
    begun.add(first);
    const before = counters[index];
    counters[index] = restart ?? (before === undefined ? startOf(list, index) : before + 1);
    for (let below = index + 1; below < list.levels.length; below++) {
      const after = list.levels[below]?.restartAfter;
      if (after === undefined || index < after) counters[below] = undefined;
    }
  }
}

function startOf(list: ListDefinition, index: number): number {
  return list.restarts.get(index) ?? list.levels[index]?.start ?? 1;
}

function print(
  list: ListDefinition,
  level: Level,
  counters: readonly (number | undefined)[],
): PrintedNumber | undefined {
  const joined = level.suffix === 'nothing';
  if (level.format === 'bullet') {
    const text = readSymbols(level.font, level.text).trim();
    return text === '' ? undefined : { text, kind: 'bullet', joined };
  }
  const text = level.text.replace(/%([1-9])/g, (_, figure: string) => {
    const index = Number(figure) - 1;
    const format = list.levels[index]?.format ?? 'decimal';
    const count = counters[index] ?? startOf(list, index);
    return formatCount(count, level.legal ? 'decimal' : format, list.levels[index]?.pattern);
  });
  return text.trim() === '' ? undefined : { text: text.trim(), kind: 'number', joined };
}
