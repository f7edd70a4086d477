/** How an annotation looks on the page (ISO 32000-2, 12.5.5). Must not know what kind of annotation it is. */
import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFStream,
  PDFString,
} from 'pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

/** Annotation flags (table 167). */
const hidden = 1 << 1;
const noView = 1 << 5;

/** Neither on the page nor to be found by a reader, whatever it holds. */
export function isHidden(annotation: PDFDict): boolean {
  const flags = annotation.lookup(name('F'));
  return flags instanceof PDFNumber && (flags.asNumber() & (hidden | noView)) !== 0;
}

/** It has appearances, though perhaps none for the state that it is in. */
export function hasAppearances(annotation: PDFDict): boolean {
  const normal = normalAppearance(annotation);
  return normal instanceof PDFDict || normal instanceof PDFStream;
}

/**
 * The one picture that the page shows: not those for the mouse, nor those of other states. A check box
 * without AS is in the state that its value names, as PDFium has it.
 */
export function shownAppearance(annotation: PDFDict): PDFObject | undefined {
  const normal = normalAppearance(annotation);
  if (normal instanceof PDFStream) return appearances(annotation)?.get(name('N'));
  if (!(normal instanceof PDFDict)) return undefined;
  const value =
    textOf(annotation.lookup(name('V'))) || textOf(parentOf(annotation)?.lookup(name('V')));
  const known = value !== '' && normal.get(name(value)) !== undefined;
  const state = textOf(annotation.lookup(name('AS'))) || (known ? value : 'Off');
  return normal.lookup(name(state)) instanceof PDFStream ? normal.get(name(state)) : undefined;
}

function appearances(annotation: PDFDict): PDFDict | undefined {
  const found = annotation.lookup(name('AP'));
  return found instanceof PDFDict ? found : undefined;
}

function normalAppearance(annotation: PDFDict): PDFObject | undefined {
  return appearances(annotation)?.lookup(name('N'));
}

/** The dictionary above in a form's fields (table 226). */
export function parentOf(field: PDFDict): PDFDict | undefined {
  const parent = field.lookup(name('Parent'));
  return parent instanceof PDFDict ? parent : undefined;
}

/** The text of a name or string; empty for anything else. */
export function textOf(object: PDFObject | undefined): string {
  const isText =
    object instanceof PDFName || object instanceof PDFString || object instanceof PDFHexString;
  return isText ? object.decodeText() : '';
}
