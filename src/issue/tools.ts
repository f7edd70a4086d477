/** Which tools made a pack when it was issued, and which make it now. Pure. */
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ToolVersions } from '../model/map.js';

/** "browser chromium 147 then, chromium 149 now". */
export function differentTools(issued: ToolVersions, now: ToolVersions): readonly string[] {
  const names = ['pack', 'browser', 'node', 'zlib', 'qpdf'] as const;
  return names.flatMap((name) =>
    issued[name] === now[name]
      ? []
      : [`${name} ${issued[name] ?? 'not used'} then, ${now[name] ?? 'not used'} now`],
  );
}

/**
 * Beside pages that are not what they were: another browser breaks lines and pages elsewhere, with nothing changed in the sources.
 * Warnings: `issued-with-other-tools`.
 */
export function perhapsByTools(issued: ToolVersions, now: ToolVersions): readonly Diagnostic[] {
  const tools = differentTools(issued, now);
  return tools.length === 0 ? [] : [diagnose('issued-with-other-tools', { tools })];
}
