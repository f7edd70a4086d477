/** Which exit code a failure has. Light: the program reads it before it knows which command runs. */
import { type PackError, UsageError } from '../model/error.js';
import type { ExitCode } from './context.js';

/** Wrong usage is the caller's, everything else the environment's. */
export function failureCode(failure: PackError): ExitCode {
  return failure instanceof UsageError ? 2 : 3;
}
