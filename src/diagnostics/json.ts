/** Diagnostics as scripts and editors read them. */
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';

/** A path as scripts read it on every machine: relative to `from`, with forward slashes. */
export function pathJson(
  file: string,
  from: string,
  rules: Pick<typeof path, 'relative' | 'sep'> = path,
): string {
  return rules.relative(from, file).split(rules.sep).join('/');
}

/** Paths are relative to `from`, with forward slashes. */
export function diagnosticJson(one: Diagnostic, from: string): object {
  const { code, severity, message, at, item, hints, found } = one;
  return {
    code,
    severity,
    message,
    ...(at === undefined ? {} : { at: { ...at, file: pathJson(at.file, from) } }),
    ...(item === undefined ? {} : { item }),
    hints,
    ...(found === undefined
      ? {}
      : { document: pathJson(found.document, from), spots: found.spots }),
  };
}
