/** Says where a mistake stands that keeps a paper from being added. */
import type { Diagnostic } from '../../model/diagnostic.js';

/** "pack.yaml, line 7: "; empty where no place is known. */
export function placed({ at }: Diagnostic): string {
  if (at === undefined) return '';
  const name = at.file.replace(/^.*[\\/]/, '');
  return at.line === undefined ? `${name}: ` : `${name}, line ${at.line}: `;
}
