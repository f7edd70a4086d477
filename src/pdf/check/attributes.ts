/** Reads single attributes of structure elements (ISO 32000-2, 14.7.6): their own, then those of their classes. */
import { type Dict, isArray, isDict, Name, type Value } from '../objects/values.js';
import type { Element } from '../prepare/structure/tree.js';
import type { PdfFile } from '../read/open.js';

export type AttributeOf = (element: Element, owner: string, key: string) => Value;

export function openAttributeReader({ get }: PdfFile, root: Dict): AttributeOf {
  const classMap = get(root.get('ClassMap'));
  const objectsIn = (written: Value | undefined): readonly Dict[] => {
    const found = get(written);
    return (isArray(found) ? found.map(get) : [found]).filter(isDict);
  };
  const classesOf = (element: Element): readonly Dict[] => {
    const found = get(element.dict.get('C'));
    const names = isArray(found) ? found.map(get) : [found];
    return names.flatMap((name) =>
      name instanceof Name && isDict(classMap) ? objectsIn(classMap.get(name.text)) : [],
    );
  };
  return (element, owner, key) => {
    for (const object of [...objectsIn(element.dict.get('A')), ...classesOf(element)]) {
      if (get(object.get('O')) !== Name.of(owner)) continue;
      const value = get(object.get(key));
      if (value !== null) return value;
    }
    return null;
  };
}
