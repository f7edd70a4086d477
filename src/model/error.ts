/** The error for a broken environment (no browser, an unwritable folder): knows no stage and no exit code. */

import type { Diagnostic } from './diagnostic.js';

/**
 * Something outside the pack is broken, so that nothing can be built. An author's mistake is never
 * this but a `Diagnostic`; anything else that is thrown is a bug.
 */
export class PackError extends Error {
  /** Remedies, each a sentence. */
  readonly hints: readonly string[];

  /**
   * @param message One or two sentences that name what failed.
   * @param details The remedies, and the error that led here where there is one.
   */
  constructor(
    message: string,
    details: { readonly hints: readonly string[]; readonly cause?: unknown },
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'PackError';
    this.hints = details.hints;
  }
}

/** The program was called in a way that it must refuse. Exit code 2. */
export class UsageError extends PackError {
  override readonly name = 'UsageError';
}

/** An author's mistake that shows where no list of diagnostics is at hand; `collect` puts it on the list. */
export class Refused extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'Refused';
    this.diagnostic = diagnostic;
  }
}
