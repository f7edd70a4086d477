/**
 * Fonts against ISO 14289-1, 7.21: each is embedded, has the glyphs that are shown, as wide as the document says,
 * and every code says which character it means. A font that cannot be looked into does not pass.
 */
import { type Dict, Name } from '../../objects/values.js';
import type { PdfFile } from '../../read/open.js';
import type { FontUse } from '../content.js';
import type { Findings } from '../rules.js';
import { checkComposite } from './composite.js';
import { openFontFiles } from './embedded.js';
import { checkSimple } from './simple.js';

const simple: ReadonlySet<string> = new Set(['TrueType', 'Type1', 'MMType1', 'Type3']);

/** `step` is called font by font. */
export function checkFonts(
  file: PdfFile,
  fonts: ReadonlyMap<Dict, FontUse>,
  found: Findings,
  step: () => void,
): void {
  const files = openFontFiles(file);
  for (const [font, use] of fonts) {
    if (use.seen.size + use.unseen.size === 0) continue;
    const subtype = file.get(font.get('Subtype'));
    const kind = subtype instanceof Name ? subtype.text : '';
    if (kind === 'Type0') checkComposite(files, font, use, found);
    else if (simple.has(kind)) checkSimple(files, font, use, found);
    else found.find('7.21-0');
    step();
  }
}
