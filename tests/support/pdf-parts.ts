/** Raw parts that a test puts into a made PDF: links, names, layers, scripts. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFString,
} from 'pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

/** Adds an annotation of any kind. `rect` is in user space. */
export function addAnnotation(
  page: PDFPage,
  rect: readonly [number, number, number, number],
  entries: Readonly<Record<string, unknown>>,
): void {
  const { context } = page.node;
  const annotation = context.obj({
    Type: 'Annot',
    Rect: [...rect],
    Border: [0, 0, 0],
    ...(entries as Record<string, string>),
  });
  page.node.addAnnot(context.register(annotation));
}

/** `[page /XYZ 0 top null]`. */
export function place({ context }: PDFDocument, page: PDFPage, top: number): PDFArray {
  const array = PDFArray.withContext(context);
  for (const part of [page.ref, name('XYZ'), context.obj(0), context.obj(top), context.obj(null)]) {
    array.push(part as PDFObject);
  }
  return array;
}

/** Destinations by string, in the tree of names. They must be in the order of their names. */
export function nameByString(
  document: PDFDocument,
  places: Readonly<Record<string, PDFArray>>,
): void {
  const { context, catalog } = document;
  const names = PDFArray.withContext(context);
  for (const [key, value] of Object.entries(places)) {
    names.push(PDFString.of(key));
    names.push(context.register(context.obj({ D: value })));
  }
  const tree = context.obj({ Kids: [context.register(context.obj({ Names: names }))] });
  catalog.set(name('Names'), context.obj({ Dests: context.register(tree) }));
}

/** Destinations by name, as PDF 1.1 had them. */
export function nameByName(
  { context, catalog }: PDFDocument,
  places: Readonly<Record<string, PDFArray>>,
): void {
  const dests = PDFDict.withContext(context);
  for (const [key, value] of Object.entries(places)) dests.set(name(key), value);
  catalog.set(name('Dests'), context.register(dests));
}

/** An action that does what it says, such as `{ S: 'URI', URI: text }`. */
export function action(
  { context }: PDFDocument,
  kind: string,
  entries: Readonly<Record<string, PDFObject>>,
): PDFDict {
  const dict = PDFDict.withContext(context);
  dict.set(name('S'), name(kind));
  for (const [key, value] of Object.entries(entries)) dict.set(name(key), value);
  return dict;
}

export const string = (text: string): PDFString => PDFString.of(text);

/** Two layers, the second of them hidden, each with a black square at `x` 100 and 300, `y` 600. */
export function addLayers(document: PDFDocument, page: PDFPage): void {
  const { context, catalog } = document;
  const layer = (title: string): PDFObject =>
    context.register(context.obj({ Type: 'OCG', Name: PDFHexString.fromText(title) }));
  const [seen, hidden] = [layer('Seen'), layer('Hidden')];
  catalog.set(
    name('OCProperties'),
    context.obj({ OCGs: [seen, hidden], D: { OFF: [hidden], Order: [seen, hidden] } }),
  );
  const properties = PDFDict.withContext(context);
  properties.set(name('LayerSeen'), seen);
  properties.set(name('LayerHidden'), hidden);
  page.node.normalizedEntries().Resources.set(name('Properties'), properties);
  const drawn = ['/LayerSeen 100', '/LayerHidden 300'].map((part) => {
    const [layerName, x] = part.split(' ');
    return `/OC ${layerName} BDC 0 g ${x} 600 40 40 re f EMC`;
  });
  page.node.addContentStream(context.register(context.stream(`\n${drawn.join('\n')}\n`)));
}
