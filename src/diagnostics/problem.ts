/** How a kind of problem is described: its severity, its sentence and its remedies. */
import type { Severity } from '../model/diagnostic.js';

export interface Problem<Data> {
  readonly severity: Severity;
  /** The cause, with the names that matter. */
  readonly message: (data: Data) => string;
  /** What to do about it, one sentence each. */
  readonly hints: (data: Data) => readonly (string | undefined)[];
}

export function error<Data>(
  message: Problem<Data>['message'],
  hints: Problem<Data>['hints'],
): Problem<Data> {
  return { severity: 'error', message, hints };
}

export function warning<Data>(
  message: Problem<Data>['message'],
  hints: Problem<Data>['hints'],
): Problem<Data> {
  return { severity: 'warning', message, hints };
}

/** "Did you mean x?" where there is something near. */
export function didYouMean(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `Did you mean “${near}”?`;
}

/** "512.0 MB" */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
