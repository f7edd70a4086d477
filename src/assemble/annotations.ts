/**
 * What becomes of a document's annotations (ISO 32000-2, 12.5): links lead where they led, marks and
 * form fields look as they looked, and nothing comes along that runs, names an author or hides anything.
 */
import { PDFArray, PDFDict, PDFName, type PDFObject } from 'pdf-lib';
import { linkKeys, markKeys } from './annotation-keys.js';
import { isHidden, shownAppearance, textOf } from './appearance.js';
import type { ResolveDestination } from './destinations.js';
import { pictureOfField } from './form-fields.js';
import { note, type Remarks } from './remarks.js';

const name = (text: string): PDFName => PDFName.of(text);

/** What the annotations of one document are judged by. */
export interface AnnotationRules {
  readonly resolve: ResolveDestination;
  /** Says whether a link may lead to this address outside of the file. */
  readonly mayOpen: (address: string) => boolean;
  readonly remarks: Remarks;
}

/** Addresses that a reader of a public document may be sent to, by their schemes. */
export function isPublicAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(address);
}

/** The annotations of a page that come along, newly made, their values still in the source's references. */
export function keptAnnotations(page: PDFDict, rules: AnnotationRules): readonly PDFDict[] {
  const annotations = page.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  return annotations.asArray().flatMap((entry): PDFDict[] => {
    const annotation = page.context.lookup(entry);
    if (!(annotation instanceof PDFDict)) return [];
    const kept = keep(annotation, rules);
    return kept === undefined ? [] : [kept];
  });
}

function keep(annotation: PDFDict, rules: AnnotationRules): PDFDict | undefined {
  const { remarks } = rules;
  const subtype = textOf(annotation.lookup(name('Subtype')));
  // The window of a comment is no part of the page; its words stay with the mark that it belongs to.
  if (subtype === 'Popup') return undefined;
  if (isHidden(annotation)) {
    note(remarks, 'hidden annotation');
    return undefined;
  }
  if (subtype === 'Link') return keepLink(annotation, rules);
  if (subtype === 'Widget') return pictureOfField(annotation, remarks);
  const keys = markKeys.get(subtype);
  if (keys !== undefined) return keepMark(annotation, keys, remarks);
  note(remarks, subtype === 'FileAttachment' ? 'file attached to a page' : `${subtype} annotation`);
  return undefined;
}

function keepMark(mark: PDFDict, keys: readonly string[], remarks: Remarks): PDFDict | undefined {
  // A reply is read in its thread only; without the thread it would be a comment of its own on the page.
  if (mark.get(name('IRT')) !== undefined && mark.lookup(name('RT')) !== name('Group')) {
    note(remarks, 'reply to a comment');
    return undefined;
  }
  if (textOf(mark.lookup(name('T'))) !== '') note(remarks, 'author name of a comment');
  return only(mark, keys);
}

function keepLink(link: PDFDict, rules: AnnotationRules): PDFDict | undefined {
  const { resolve, mayOpen, remarks } = rules;
  const action = link.lookup(name('A'));
  const kept = only(link, linkKeys);
  const kind = action instanceof PDFDict ? action.lookup(name('S')) : undefined;
  if (action instanceof PDFDict && kind === name('URI')) {
    const uri = action.lookup(name('URI'));
    if (uri === undefined || !mayOpen(textOf(uri))) {
      note(remarks, 'link that leads to no web, e-mail or telephone address');
      return undefined;
    }
    kept.set(name('A'), link.context.obj({ S: 'URI', URI: uri }));
    return kept;
  }
  if (action instanceof PDFDict && kind !== name('GoTo')) {
    note(remarks, kind === name('JavaScript') ? 'JavaScript' : 'link to another file or program');
    return undefined;
  }
  const written = action instanceof PDFDict ? action.get(name('D')) : link.get(name('Dest'));
  const destination = resolve(written);
  if (destination === undefined) {
    note(remarks, 'link that leads nowhere');
    return undefined;
  }
  kept.set(name('Dest'), destination);
  return kept;
}

/** The annotation with these entries and its look, and nothing else. */
function only(annotation: PDFDict, keys: readonly string[]): PDFDict {
  const copy = PDFDict.withContext(annotation.context);
  for (const key of keys) {
    const value = annotation.get(name(key));
    if (value !== undefined) copy.set(name(key), value);
  }
  const appearance = shownAppearance(annotation);
  if (appearance !== undefined) copy.set(name('AP'), annotation.context.obj({ N: appearance }));
  return copy;
}

/** Notes what a document brings as a whole and what is not taken over. */
export function noteDocumentParts(catalog: PDFDict, remarks: Remarks): void {
  const names = catalog.lookup(name('Names'));
  const has = (dict: PDFObject | undefined, key: string): boolean =>
    dict instanceof PDFDict && dict.get(name(key)) !== undefined;
  if (has(names, 'EmbeddedFiles')) note(remarks, 'files embedded in the document');
  const open = catalog.lookup(name('OpenAction'));
  const runs = open instanceof PDFDict && open.lookup(name('S')) === name('JavaScript');
  if (has(names, 'JavaScript') || has(catalog, 'AA') || runs) note(remarks, 'JavaScript');
}
