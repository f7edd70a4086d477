/**
 * The structure of a document, as it comes along, against ISO 14289-1, 7.1 to 7.9. Must not know its pages.
 */
import { textOf } from '../objects/text.js';
import { PdfString } from '../objects/values.js';
import type { StructureTree } from '../prepare/structure/index.js';
import type { Element } from '../prepare/structure/tree.js';
import type { PdfFile } from '../read/open.js';
import { openAttributeReader } from './attributes.js';
import { familyOf, typeOf } from './family.js';
import { isLanguage } from './language.js';
import { checkNesting } from './nesting.js';
import type { Findings } from './rules.js';
import { checkTable } from './tables.js';

export function checkStructure(
  file: PdfFile,
  { root, elements, levels }: StructureTree,
  found: Findings,
): void {
  const { get } = file;
  const family = familyOf(elements);
  const attributeOf = openAttributeReader(file, root);
  checkNesting(elements, family, found);
  checkHeadingLevels(elements, levels, found);
  const says = (element: Element, key: 'Alt' | 'ActualText'): string | undefined =>
    textOf(get(element.dict.get(key)));
  const hasText = (element: Element): boolean =>
    (says(element, 'Alt') ?? '').trim() !== '' || says(element, 'ActualText') !== undefined;
  for (const element of elements) {
    const { dict, type } = element;
    // Readers that know no PDF 2.0 do not know these types, and PDF/UA-1 is PDF 1.7.
    if (type.namespace !== undefined) found.find('6.1-1');
    if (type.standsFor === undefined) found.find('7.1-5');
    const language = get(dict.get('Lang'));
    if (language instanceof PdfString && !isLanguage(textOf(language))) found.find('7.2-29');
    switch (type.standsFor) {
      case 'Figure':
        if (!hasText(element)) found.find('7.3-1');
        break;
      case 'Formula':
        if (!hasText(element)) found.find('7.7-1');
        break;
      case 'Note':
        if (!(get(dict.get('ID')) instanceof PdfString)) found.find('7.9-1');
        break;
      case 'Table':
        checkTable(element, { family, attributeOf, get }, found);
        break;
      default:
    }
  }
}

/**
 * Each heading is at most one level below the one before it, and the first is of the first level (7.4.2): then
 * it is so after any other document too.
 */
function checkHeadingLevels(
  elements: readonly Element[],
  levels: ReadonlyMap<Element, number>,
  found: Findings,
): void {
  let last = 0;
  for (const element of elements) {
    const level = levels.get(element) ?? Number(/^H([1-6])$/.exec(typeOf(element))?.[1]);
    if (Number.isNaN(level)) continue;
    if (level > last + 1) found.find('7.4.2-1');
    last = level;
  }
}
