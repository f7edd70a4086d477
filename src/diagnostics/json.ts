/** Diagnostics as scripts and editors read them. */
import { relative, sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';

/** Paths are relative to `from`, with forward slashes. */
export function diagnosticJson(one: Diagnostic, from: string): object {
  const { code, severity, message, at, item, hints } = one;
  return {
    code,
    severity,
    message,
    ...(at === undefined
      ? {}
      : { at: { ...at, file: relative(from, at.file).split(sep).join('/') } }),
    ...(item === undefined ? {} : { item }),
    hints,
  };
}
