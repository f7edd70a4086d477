/** Resolves a source for a test, and fails loudly where there is no pack. */
import type { Pack } from '../../../src/model/agenda.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { resolvePack } from '../../../src/resolve/index.js';
import { source, type Wanted } from './source.js';

export function resolved(wanted: Wanted = {}): {
  readonly pack: Pack;
  readonly diagnostics: readonly Diagnostic[];
  readonly codes: readonly string[];
} {
  const { value, diagnostics } = resolvePack(source(wanted), 'public');
  if (value === undefined) throw new Error(`No pack: ${JSON.stringify(diagnostics)}`);
  return { pack: value, diagnostics, codes: diagnostics.map(({ code }) => code) };
}
