/** The document's structure (ISO 32000-2, 14.7), read whole before anything is written. */
import { type Dict, isDict, type Ref, Slot, type Value } from '../../objects/values.js';
import { objectSlot } from '../../piece/build.js';
import type { PieceStructure } from '../../piece/piece.js';
import type { Context } from '../context.js';
import type { StreamKey } from '../copy.js';
import type { Reach } from '../reach.js';
import { openAttributes } from './attributes.js';
import type { Owners } from './claims.js';
import { type Writing, writeElement } from './elements.js';
import { headingLevels } from './headings.js';
import { type Ids, numberIds, writeLeaves } from './ids.js';
import { openNamespaces } from './namespaces.js';
import { openOnce } from './once.js';
import { prune } from './prune.js';
import { type Element, readTree } from './tree.js';
import { openTypeWords } from './type-words.js';
import { openTypes } from './types.js';

export interface ReadStructure {
  /** Parent-tree keys, counted from 0: of a page with marked content, of a form or picture, of an annotation. */
  readonly keyOfPage: (page: number) => number | undefined;
  readonly keyOfStream: (stream: Ref) => StreamKey | undefined;
  readonly keyOfAnnotation: (object: number) => number | undefined;
  readonly parentKeys: number;
  readonly ids: number;
  /** What has been read, for whoever checks it; undefined where the document has no structure to speak of. */
  readonly tree: StructureTree | undefined;
  /** Elements (wrappers included) and reachable marked contents, before and after. */
  readonly before: { readonly elements: number; readonly marks: number };
  readonly after: { readonly elements: number; readonly marks: number };
  /** Writes the elements; undefined where the document has no structure to speak of. */
  readonly write: () => PieceStructure | undefined;
}

export interface StructureTree {
  readonly root: Dict;
  /** Those that come along, parents before their kids. */
  readonly elements: readonly Element[];
  readonly hasContent: (element: Element) => boolean;
  /** Of headings without a level of their own: what is written for them. */
  readonly levels: ReadonlyMap<Element, number>;
  /** By key of the parent tree. */
  readonly owners: readonly Owners[];
}

export type ReadStructureOf = (
  context: Context,
  /** The object that stands for an annotation of the source, where it comes along. */
  annotation: (source: Ref) => number | undefined,
  reach: Pick<Reach, 'isReached' | 'hasMark'>,
) => ReadStructure;

export const readStructure: ReadStructureOf = (context, annotation, { isReached, hasMark }) => {
  const { file, catalog, ledger } = context;
  const root = file.get(catalog.get('StructTreeRoot'));
  if (!isDict(root)) return untagged;
  const tree = readTree(context, root, openTypes(context, root), {
    annotation,
    isReached,
    hasMark,
  });
  const { elements, hasContent } = prune(tree.elements);
  const orphans = tree.elements.length - elements.length;
  if (orphans > 0) ledger.lose('orphan-element', orphans);
  const { keys } = tree;
  const ids = numberIds(context, elements);
  const levels = headingLevels(elements);
  const read =
    elements.length === 0 ? undefined : { root, elements, hasContent, levels, owners: keys.owners };
  return {
    keyOfPage: (page) => keys.ofPage.get(page),
    keyOfStream: (stream) => keys.ofStream.get(stream.num),
    keyOfAnnotation: (object) => keys.ofAnnotation.get(object),
    parentKeys: keys.owners.length,
    ids: ids.count,
    tree: read,
    before: { elements: tree.elements.length, marks: tree.marks },
    after: { elements: elements.length, marks: tree.taken },
    write: () => read && writeStructure(context, read, ids),
  };
};

const nothing = { elements: 0, marks: 0 };
const untagged: ReadStructure = {
  keyOfPage: () => undefined,
  keyOfStream: () => undefined,
  keyOfAnnotation: () => undefined,
  parentKeys: 0,
  ids: 0,
  tree: undefined,
  before: nothing,
  after: nothing,
  write: () => undefined,
};

function writeStructure(
  context: Context,
  { root, elements, hasContent, levels, owners }: StructureTree,
  ids: Ids,
): PieceStructure {
  const { builder, step } = context;
  const section = builder.allot();
  const objects = new Map(elements.map((element) => [element, builder.allot()]));
  const once = openOnce(context);
  const namespaces = openNamespaces(context, once);
  const words = openTypeWords(builder);
  const attributes = openAttributes(context, root, once, {
    id: ids.named,
    namespace: namespaces.refer,
  });
  const writing: Writing = {
    context,
    once,
    attributes,
    namespaces,
    ids,
    objects,
    byDict: new Map(elements.map((element) => [element.dict, element])),
    levels,
    hasContent,
    section,
    words,
  };
  let written = 0;
  for (const [element, object] of objects) {
    if (++written % 1000 === 0) step();
    builder.set(object, writeElement(writing, element));
  }
  const objectOf = (element: Element): number => objects.get(element) ?? section;
  return {
    section,
    kids: elements.filter(({ parent }) => parent === undefined).map(objectOf),
    roles: words.roles(),
    foreign: words.foreign(),
    classes: attributes.used(),
    namespaces: namespaces.write(),
    parents: writeLeaves(
      builder,
      owners.map((owner, key) => [new Slot('parent-key', key), ownersValue(owner, objectOf)]),
    ),
    ids: ids.write(builder, objectOf),
  };
}

/** What a key of the parent tree leads to (14.7.5.4). */
function ownersValue(owners: Owners, objectOf: (element: Element) => number): Value {
  if (owners.kind === 'whole') return objectSlot(objectOf(owners.element));
  return owners.elements.map((element) =>
    element === undefined ? null : objectSlot(objectOf(element)),
  );
}
