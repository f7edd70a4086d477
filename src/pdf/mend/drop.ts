/** Takes annotations off their pages and out of the structure (ISO 32000-2, 12.5, 14.7.5.3). Must not know why. */
import { type Dict, isArray, isDict, type Value } from '../objects/values.js';
import type { SourcePage } from '../prepare/context.js';
import type { PdfFile } from '../read/open.js';
import { type Element, kidsOf } from './tree.js';

export function dropAnnotations(
  file: PdfFile,
  pages: readonly SourcePage[],
  elements: readonly Element[],
  dropped: ReadonlySet<Value>,
): void {
  for (const { dict: page } of pages) {
    const annotations = file.get(page.get('Annots'));
    if (isArray(annotations)) set(page, 'Annots', annotations, (one) => dropped.has(file.get(one)));
  }
  const isOfDropped = (kid: Value): boolean => {
    const reference = file.get(kid);
    return isDict(reference) && dropped.has(file.get(reference.get('Obj')));
  };
  for (const { dict: element } of elements) set(element, 'K', kidsOf(file, element), isOfDropped);
}

function set(
  dict: Dict,
  key: string,
  before: readonly Value[],
  isGone: (value: Value) => boolean,
): void {
  const after = before.filter((value) => !isGone(value));
  if (after.length < before.length) dict.set(key, after);
}
