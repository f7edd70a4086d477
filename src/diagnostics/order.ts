/** Diagnostics of all stages in the order in which people read, each mistake once; and whether they stop a build. */
import type { Diagnostic } from '../model/diagnostic.js';

/** Sorted by file, line and column; those without a place come last. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(diagnostics.map((one) => [JSON.stringify(one), one]));
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.at?.file ?? '\uffff', b.at?.file ?? '\uffff') ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}

/** By code points: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Errors stop a build; warnings only where it is strict. */
export function stops(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return diagnostics.some((one) => strict || one.severity === 'error');
}
