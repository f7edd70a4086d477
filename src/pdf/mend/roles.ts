/** Says what the types stand for that came with PDF 2.0: PDF/UA-1 knows those of PDF 1.7 (ISO 14289-1, 7.1). */
import { type Dict, isDict, Name } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';
import type { Element } from './tree.js';

/** ISO 32000-2, 14.8.4, to ISO 32000-1, 14.8.4. */
const older: ReadonlyMap<string, string> = new Map([
  ['Aside', 'Div'],
  ['DocumentFragment', 'Sect'],
  ['Em', 'Span'],
  ['FENote', 'Note'],
  ['Strong', 'Span'],
  ['Sub', 'Span'],
  ['Title', 'P'],
]);

/** Only for those in use. */
export function mendRoles(file: PdfFile, root: Dict, elements: readonly Element[]): void {
  const written = file.get(root.get('RoleMap'));
  const roles: Dict = isDict(written) ? written : new Map();
  for (const { type } of elements) {
    const role = older.get(type);
    if (role !== undefined && !roles.has(type)) roles.set(type, Name.of(role));
  }
  if (roles.size > 0 && !isDict(written)) root.set('RoleMap', roles);
}
