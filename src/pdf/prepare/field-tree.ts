/**
 * The fields of a form as a tree (ISO 32000-2, 12.7.4): those that the form lists, and those that only their
 * places on pages tell of. Must not know what fields hold.
 */
import { type Dict, isArray, isDict, Name, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';

export interface FieldNode {
  readonly source: Dict;
  readonly parent: FieldNode | undefined;
  readonly kids: FieldNode[];
  /** What stands for its place on a page; undefined where it has none. */
  readonly widget: number | undefined;
}

export interface FieldTree {
  /** Parents before their children. */
  readonly nodes: readonly FieldNode[];
  /** Entries that are no field, or that are listed twice. */
  readonly malformed: number;
}

/** Further up than any form has its fields. */
const mostLevels = 32;

export function readFieldTree(
  file: PdfFile,
  fields: Value | undefined,
  widgets: ReadonlyMap<Dict, number>,
): FieldTree {
  const nodes = new Map<Dict, FieldNode>();
  let malformed = 0;
  const walk = (root: Value, above: FieldNode | undefined): void => {
    const waiting: (readonly [Value, FieldNode | undefined])[] = [[root, above]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [entry, parent] = next;
      const source = file.get(entry);
      if (source === null) continue;
      if (!isDict(source) || nodes.has(source) || isOther(file, source)) {
        malformed++;
        continue;
      }
      const kids = file.get(source.get('Kids'));
      const node: FieldNode = {
        source,
        parent,
        kids: [],
        widget: widgets.get(source),
      };
      nodes.set(source, node);
      parent?.kids.push(node);
      if (!isArray(kids)) continue;
      for (let index = kids.length - 1; index >= 0; index--) {
        waiting.push([kids[index] ?? null, node]);
      }
    }
  };
  const listed = file.get(fields);
  if (isArray(listed)) for (const field of listed) walk(field, undefined);
  for (const widget of widgets.keys()) {
    // From the top down: what the one above does not list is hung up below it all the same.
    for (const source of lineOf(file, widget, nodes).reverse()) {
      const parent = file.get(source.get('Parent'));
      if (!nodes.has(source)) walk(source, isDict(parent) ? nodes.get(parent) : undefined);
    }
  }
  return { nodes: [...nodes.values()], malformed };
}

/**
 * A field of its own, not one of several places of the field above it. Kids that hang elsewhere make no field of a
 * place.
 */
export function isField({ source, parent, kids }: FieldNode): boolean {
  return parent === undefined || source.has('T') || kids.length > 0;
}

/** A widget and what is above it, up to what is known already. */
function lineOf(file: PdfFile, widget: Dict, known: ReadonlyMap<Dict, FieldNode>): Dict[] {
  const line: Dict[] = [];
  let at: Value = widget;
  while (isDict(at) && !known.has(at) && !line.includes(at) && line.length < mostLevels) {
    if (isOther(file, at)) break;
    line.push(at);
    at = file.get(at.get('Parent'));
  }
  return line;
}

/** A page, which a wrong Parent may lead to. */
function isOther(file: PdfFile, source: Dict): boolean {
  const type = file.get(source.get('Type'));
  return type instanceof Name && ['Page', 'Pages', 'Catalog'].includes(type.text);
}
