/**
 * Form fields become pictures of themselves (ISO 32000-2, 12.7): a pack cannot be filled in, but what was
 * filled in must stay visible. Must not know other kinds of annotation.
 */
import { PDFArray, type PDFDict, PDFName, type PDFObject, PDFStream } from 'pdf-lib';
import { fieldKeys } from './annotation-keys.js';
import { hasAppearances, parentOf, shownAppearance, textOf } from './appearance.js';
import { note, type Remarks } from './remarks.js';

const name = (text: string): PDFName => PDFName.of(text);

/** Further up than any form has its fields. */
const mostLevels = 32;

/** Undefined where the field shows nothing. */
export function pictureOfField(widget: PDFDict, remarks: Remarks): PDFDict | undefined {
  note(remarks, 'form field (it keeps its look, but can no longer be filled in)');
  const appearance = shownAppearance(widget);
  if (appearance === undefined) {
    const filled = hasAppearances(widget) ? undefined : filledIn(widget);
    if (filled !== undefined) remarks.unseenFields.add(filled);
    return undefined;
  }
  const picture = widget.context.obj({ Type: 'Annot', Subtype: 'Stamp', AP: { N: appearance } });
  for (const key of fieldKeys) {
    const value = widget.get(name(key));
    if (value !== undefined) picture.set(name(key), value);
  }
  return picture;
}

/** The field that holds a value which somebody filled in: the widget's own, or one above it. */
function filledIn(widget: PDFDict): PDFDict | undefined {
  let field: PDFDict | undefined = widget;
  for (let level = 0; field !== undefined && level < mostLevels; level++) {
    const value = field.lookup(name('V'));
    if (value !== undefined) return says(value) ? field : undefined;
    field = parentOf(field);
  }
  return undefined;
}

/** A signature's value is a dictionary: not words that anybody misses. */
function says(value: PDFObject): boolean {
  if (value instanceof PDFArray) return value.size() > 0;
  if (value instanceof PDFStream) return true;
  const text = textOf(value);
  return text !== '' && !(value instanceof PDFName && text === 'Off');
}
