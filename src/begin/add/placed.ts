/** Says where a mistake stands that keeps a paper from being added. */
import type { Diagnostic } from '../../model/diagnostic.js';

/** "pack.yaml, line 7: "; empty where no line is known. */
export function placed({ at }: Diagnostic): string {
  if (at?.line === undefined) return '';
  return `${at.file.replace(/^.*[\\/]/, '')}, line ${at.line}: `;
}
