/** Composite fonts (ISO 32000-2, 9.7) against ISO 14289-1, 7.21: those whose codes are CIDs of two bytes. */
import { textOf } from '../../objects/text.js';
import { type Dict, isArray, isDict, Name, Stream } from '../../objects/values.js';
import { decodedContent } from '../../prepare/content.js';
import type { PdfFile } from '../../read/open.js';
import type { FontUse } from '../content.js';
import type { Findings } from '../rules.js';
import { checkCodes } from './codes.js';
import { meaningInCollection } from './collections.js';
import type { Embedded, FontFiles } from './embedded.js';
import { cidWidths } from './widths.js';

export function checkComposite(
  { file, embeddedIn, meaningsIn }: FontFiles,
  font: Dict,
  use: FontUse,
  found: Findings,
): void {
  const { get } = file;
  const cmap = get(font.get('Encoding'));
  const descendants = get(font.get('DescendantFonts'));
  const descendant = isArray(descendants) ? get(descendants[0]) : null;
  const widthOf = isDict(descendant) ? cidWidths(get, descendant) : undefined;
  // Other CMaps have codes of several lengths, and refer to tables that are not in the file.
  const isIdentity = cmap === Name.of('Identity-H') || cmap === Name.of('Identity-V');
  if (!isIdentity || !isDict(descendant) || widthOf === undefined) {
    found.find('7.21.3.1-1');
    return;
  }
  const embedded = embeddedIn(descendant);
  if (embedded.kind === 'none' && use.seen.size > 0) found.find('7.21.4.1-1');
  const glyphOf = glyphsOf(file, descendant, embedded);
  if (embedded.kind === 'unknown' || glyphOf === undefined) {
    found.find(embedded.kind === 'unknown' ? '7.21-0' : '7.21.3.2-1');
    return;
  }
  const meanings = meaningsIn(font);
  const info = get(descendant.get('CIDSystemInfo'));
  const word = (key: string): string => (isDict(info) ? (textOf(get(info.get(key))) ?? '') : '');
  const [registry, ordering] = [word('Registry'), word('Ordering')];
  const lookup = {
    size: 2,
    program: embedded.kind === 'none' ? undefined : embedded.program,
    glyphOf,
    widthOf,
    meaningOf: (cid: number) => meanings?.get(cid) ?? meaningInCollection(registry, ordering, cid),
  } as const;
  checkCodes(lookup, use, found);
}

/** Glyphs by CID (9.7.4.2); undefined where the document does not say. */
function glyphsOf(
  file: PdfFile,
  font: Dict,
  embedded: Embedded,
): ((cid: number) => number | undefined) | undefined {
  if (embedded.kind === 'cff') return embedded.program.glyphOfCid;
  if (embedded.kind !== 'true-type') return () => undefined;
  const written = font.get('CIDToGIDMap');
  const map = file.get(written);
  if (map === Name.of('Identity')) return (cid) => cid;
  if (!(map instanceof Stream)) return undefined;
  const bytes = decodedContent(file, [written ?? null])?.bytes;
  return bytes && ((cid) => ((bytes[cid * 2] ?? 0) << 8) | (bytes[cid * 2 + 1] ?? 0));
}
