/**
 * What a public build tells of mistakes in sources that are, or may be, restricted: that there is one, and where in a
 * public file. Never a word, a name or a line of what is not for everybody. Finds no mistakes itself.
 */
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import { ordinalOf } from '../model/agenda-numbers.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import type { AgendaSource } from './meeting.js';

/** What is, or may be, restricted, as far as load can tell. */
export interface Closed {
  /** Of items; those in Part B whether or not they have a file. */
  readonly names: ReadonlySet<string>;
  /** The items' files, and which item each is. */
  readonly files: ReadonlyMap<string, string>;
  /** Files of public items with restricted documents: what they say may not be told, but where. */
  readonly partly: ReadonlySet<string>;
}

export interface DiscreetContext {
  readonly closed: Closed;
  /** Standing texts are nobody's secret, wherever the agenda lists them. */
  readonly standing: ReadonlySet<string>;
  readonly agenda: AgendaSource | undefined;
  /** Of pack.yaml: its path, and its text where that could be read. */
  readonly meeting: { readonly file: string; readonly text: string | undefined };
}

/** `found` as the public may read it; what several mistakes in one restricted file come to is told once. */
export function discreet(
  found: readonly Diagnostic[],
  { closed, standing, agenda, meeting }: DiscreetContext,
): readonly Diagnostic[] {
  const names = [...closed.names].filter((name) => !standing.has(name));
  const lines = linesOfPartB(meeting.text ?? '');
  const entries = agenda === undefined ? [] : [...agenda.partA, ...agenda.partB];
  const said = new Map<string, Diagnostic>();
  const say = (one: Diagnostic): void => {
    const key = JSON.stringify([one.code, one.at, one.code.startsWith('withheld') || one]);
    if (!said.has(key)) said.set(key, one);
  };
  for (const one of found) {
    const file = one.at?.file ?? '';
    const name = closed.files.get(file);
    const line = one.at?.line ?? 0;
    if (name !== undefined) {
      const index = entries.findIndex((entry) => entry.name === name);
      const entry = entries[index];
      // What is not on the agenda is not in the pack, and nobody has to hear of it unless it stops the build.
      if (entry === undefined && one.severity === 'warning') continue;
      say(
        withheld(
          one,
          entry?.at ?? { file: meeting.file },
          entry && `item ${ordinalOf(entry, index)}`,
        ),
      );
    } else if (
      closed.partly.has(file) ||
      (file === meeting.file && line >= lines.first && line <= lines.last) ||
      names.some((name) => speaksOf(one, name))
    ) {
      say(withheld(one, one.at, one.item));
    } else say(one);
  }
  return [...said.values()];
}

/** Whether `name` is one of `closed`, or so near to one that it may well be meant for it. */
export function isCloseTo(name: string, closed: Iterable<string>): boolean {
  return nearest(name, closed) !== undefined;
}

function withheld({ severity }: Diagnostic, at: Place | undefined, item: string | undefined) {
  const where = { ...(at && { at }), ...(item !== undefined && { item }) };
  return diagnose(severity === 'error' ? 'withheld-mistake' : 'withheld-remark', {}, where);
}

function speaksOf({ message, hints, item = '' }: Diagnostic, name: string): boolean {
  const said = [message, item, ...hints].join('\n').toLowerCase();
  return said.includes(name.toLowerCase());
}

/** The first and last line, from 1, of what pack.yaml lists in Part B, its key included; none: 1 and 0. */
function linesOfPartB(text: string): { readonly first: number; readonly last: number } {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^\s*["']?part[-_ ]?b\b/i.test(line));
  if (first === -1) return { first: 1, last: 0 };
  const depth = indentOf(lines[first] ?? '');
  const length = lines
    .slice(first + 1)
    .findIndex((line) => line.trim() !== '' && !/^\s*(-|#)/.test(line) && indentOf(line) <= depth);
  return { first: first + 1, last: length === -1 ? lines.length : first + 1 + length };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
