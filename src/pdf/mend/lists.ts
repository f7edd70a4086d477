/** Items of lists as PDF/UA-1 has them: a label and a body (ISO 32000-1, table 336; ISO 14289-1, 7.6). */
import { dict, isDict, Name } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';
import { type Element, kidsOf, typeOf } from './tree.js';

/** The browser puts what an item holds beside its label. */
export function mendLists(file: PdfFile, elements: readonly Element[]): void {
  for (const { type, ref, dict: item } of elements) {
    if (type !== 'LI' || ref === undefined) continue;
    const kids = kidsOf(file, item);
    const labels = kids.filter((kid) => typeOf(file, kid) === 'Lbl');
    const rest = kids.filter((kid) => !labels.includes(kid));
    if (rest.every((kid) => typeOf(file, kid) === 'LBody')) continue;
    const body = file.add(
      dict({
        Type: Name.of('StructElem'),
        S: Name.of('LBody'),
        P: ref,
        Pg: item.get('Pg'),
        K: rest,
      }),
    );
    for (const kid of rest) {
      const moved = file.get(kid);
      if (isDict(moved) && typeOf(file, kid) !== undefined) moved.set('P', body);
    }
    item.set('K', [...labels, body]);
  }
}
