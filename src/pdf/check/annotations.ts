/**
 * Annotations as they are written, against ISO 14289-1, 7.18: each is content of an element of its kind and has a
 * description. Must not know what they look like.
 */
import { textOf } from '../objects/text.js';
import { type Dict, isDict, Slot, type Value } from '../objects/values.js';
import type { WrittenAnnotation } from '../prepare/annotations.js';
import type { Element } from '../prepare/structure/tree.js';
import { typeOf } from './family.js';
import type { Findings } from './rules.js';

export interface AnnotationReading {
  readonly get: (value: Value | undefined) => Value;
  /** The element that an annotation is content of. */
  readonly elementOf: (annotation: WrittenAnnotation) => Element | undefined;
  /** Whether a form element says itself what it is, as on pages that were filled in on paper (14.8.5.6). */
  readonly isPrinted: (form: Element) => boolean;
}

export function checkAnnotations(
  annotations: readonly WrittenAnnotation[],
  elements: readonly Element[],
  { get, elementOf, isPrinted }: AnnotationReading,
  found: Findings,
): void {
  const says = ({ written, source }: WrittenAnnotation, key: string): boolean => {
    const value = written.get(key);
    // A text that several have in common is an object of its own.
    return hasWords(value instanceof Slot ? get(source.get(key)) : (value ?? null));
  };
  const fields = new Map<Element, number>();
  for (const annotation of annotations) {
    // The window of a comment shows what its comment says.
    if (annotation.kind === 'Popup') continue;
    const element = elementOf(annotation);
    const type = element === undefined ? '' : typeOf(element);
    const alternative = element !== undefined && hasWords(get(element.dict.get('Alt')));
    const isDescribed = says(annotation, 'Contents');
    switch (annotation.kind) {
      case 'Link':
        if (type !== 'Link') found.find('7.18.5-1');
        if (!isDescribed) found.find('7.18.5-2');
        break;
      case 'Widget':
        if (type !== 'Form') found.find('7.18.4-1');
        if (!isNamed(get, annotation.source) && !alternative) found.find('7.18.1-3');
        if (element !== undefined) fields.set(element, (fields.get(element) ?? 0) + 1);
        break;
      default:
        if (type !== 'Annot') found.find('7.18.1-1');
        if (!isDescribed && !alternative) found.find('7.18.1-2');
    }
  }
  for (const element of elements) {
    const isOdd = typeOf(element) === 'Form' && fields.get(element) !== 1;
    if (isOdd && !isPrinted(element)) found.find('7.18.4-2');
  }
}

/** The field's name for people stands in the widget, or in the field that it is a place of (12.7.4.1). */
function isNamed(get: (value: Value | undefined) => Value, widget: Dict): boolean {
  let at: Value = widget;
  for (let level = 0; isDict(at) && level < 32; level++) {
    if (hasWords(get(at.get('TU')))) return true;
    at = get(at.get('Parent'));
  }
  return false;
}

function hasWords(value: Value): boolean {
  return (textOf(value) ?? '').trim() !== '';
}
