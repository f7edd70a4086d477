/**
 * What becomes of a document's annotations (ISO 32000-2, 12.5): links lead where they led, marks and
 * form fields look as they looked, and nothing that runs or hides a file comes along.
 */
import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject } from 'pdf-lib';
import type { ResolveDestination } from './destinations.js';

/** Kinds of annotation that are only looked at. */
const looks = new Set([
  'Text',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Stamp',
  'Caret',
  'Ink',
  'Popup',
  'Watermark',
]);

/** What a form field keeps when it becomes a picture of itself. */
const fieldKeeps = ['Rect', 'F', 'AP', 'AS', 'OC', 'NM'];

/** Counts what is not taken over, by the words in which people are told. */
export type Dropped = Map<string, number>;

const name = (text: string): PDFName => PDFName.of(text);

/** The annotations of a page that come along, still in the source's references. */
export function keptAnnotations(
  page: PDFDict,
  resolve: ResolveDestination,
  dropped: Dropped,
): readonly PDFDict[] {
  const annotations = page.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  return annotations.asArray().flatMap((entry): PDFDict[] => {
    const annotation = page.context.lookup(entry);
    if (!(annotation instanceof PDFDict)) return [];
    const kept = keep(annotation, resolve, dropped);
    return kept === undefined ? [] : [kept];
  });
}

function keep(
  annotation: PDFDict,
  resolve: ResolveDestination,
  dropped: Dropped,
): PDFDict | undefined {
  const kind = annotation.lookup(name('Subtype'));
  const subtype = kind instanceof PDFName ? kind.decodeText() : '';
  if (subtype === 'Link') return keepLink(annotation, resolve, dropped);
  if (subtype === 'Widget') return pictureOfField(annotation, dropped);
  if (looks.has(subtype)) return without(annotation, ['AA', 'A', 'Parent', 'Dest']);
  note(dropped, subtype === 'FileAttachment' ? 'file attached to a page' : `${subtype} annotation`);
  return undefined;
}

function keepLink(
  link: PDFDict,
  resolve: ResolveDestination,
  dropped: Dropped,
): PDFDict | undefined {
  const action = link.lookup(name('A'));
  const kind = action instanceof PDFDict ? action.lookup(name('S')) : undefined;
  const kept = without(link, ['AA', 'A', 'Dest', 'PA']);
  if (action instanceof PDFDict && kind === name('URI')) {
    kept.set(name('A'), without(action, ['Next']));
    return kept;
  }
  if (action instanceof PDFDict && kind !== name('GoTo')) {
    note(dropped, kind === name('JavaScript') ? 'JavaScript' : 'link to another file or program');
    return undefined;
  }
  const written = action instanceof PDFDict ? action.get(name('D')) : link.get(name('Dest'));
  const destination = resolve(written);
  if (destination === undefined) {
    note(dropped, 'link that leads nowhere');
    return undefined;
  }
  kept.set(name('Dest'), destination);
  return kept;
}

/** A form cannot be filled in once it is part of a pack, but what it says must stay visible. */
function pictureOfField(widget: PDFDict, dropped: Dropped): PDFDict | undefined {
  note(dropped, 'form field (it keeps its look, but can no longer be filled in)');
  if (!(widget.lookup(name('AP')) instanceof PDFDict)) return undefined;
  const picture = widget.context.obj({ Type: 'Annot', Subtype: 'Stamp' });
  for (const key of fieldKeeps) {
    const value = widget.get(name(key));
    if (value !== undefined) picture.set(name(key), value);
  }
  return picture;
}

function without(dict: PDFDict, keys: readonly string[]): PDFDict {
  const copy = emptyDict(dict.context);
  for (const [key, value] of dict.entries()) {
    if (!keys.includes(key.decodeText())) copy.set(key, value);
  }
  return copy;
}

function emptyDict(context: PDFContext): PDFDict {
  return PDFDict.withContext(context);
}

export function note(dropped: Dropped, what: string, times = 1): void {
  if (times > 0) dropped.set(what, (dropped.get(what) ?? 0) + times);
}

/** Lengths of things that a whole document may bring and that are not taken over. */
export function noteDocumentParts(catalog: PDFDict, dropped: Dropped): void {
  const names = catalog.lookup(name('Names'));
  const has = (dict: PDFObject | undefined, key: string): boolean =>
    dict instanceof PDFDict && dict.get(name(key)) !== undefined;
  if (has(names, 'EmbeddedFiles')) note(dropped, 'files embedded in the document');
  const open = catalog.lookup(name('OpenAction'));
  const runs = open instanceof PDFDict && open.lookup(name('S')) === name('JavaScript');
  if (has(names, 'JavaScript') || has(catalog, 'AA') || runs) note(dropped, 'JavaScript');
}
