/**
 * What type a structure element is of, the role map followed (ISO 32000-2, 14.7.3, 14.7.4, 14.8.4). Must not know
 * where in the tree the element is.
 */
import { textOf } from '../../objects/text.js';
import { type Dict, isArray, isDict, Name, type Value } from '../../objects/values.js';
import type { Context } from '../context.js';
import { firstNamespace, isStandard, secondNamespace, standardFor } from './standard-types.js';

export interface ElementType {
  /** What is written for it. */
  readonly name: string;
  /** It is the document's own word, which another document may use otherwise. */
  readonly own: boolean;
  /** The standard type that it stands for; undefined where the document does not say. */
  readonly standsFor: string | undefined;
  readonly namespace?: Dict;
}

export type TypeOf = (element: Dict) => ElementType;

/** A chain of roles, or of namespaces, is no longer than this. */
const longestChain = 100;

export function openTypes({ file }: Context, root: Dict): TypeOf {
  const roleMap = file.get(root.get('RoleMap'));
  const known = new Map<string, ElementType>();
  const inNamespaces = new Map<Dict, Map<string, ElementType>>();

  const next = (type: string): string | undefined => {
    const role = isDict(roleMap) ? file.get(roleMap.get(type)) : null;
    return role instanceof Name ? role.text : undefined;
  };
  /**
   * The end of the chain; where it goes in a circle or leads to no standard type, the first standard type on it.
   * PDF follows the map even from a standard type on (14.7.3), which PDF/UA forbids (ISO 14289-1, 7.1).
   */
  const follow = (type: string): string | undefined => {
    const seen = new Set<string>();
    let first: string | undefined;
    let at: string | undefined = type;
    let last = type;
    while (at !== undefined && !seen.has(at) && seen.size < longestChain) {
      seen.add(at);
      if (isStandard(at)) first ??= at;
      last = at;
      at = next(at);
    }
    const ended = at === undefined;
    return ended ? (standardFor(last) ?? first) : first;
  };
  const inDefault = (name: string): ElementType => {
    const standsFor = follow(name);
    // A standard type that the document maps elsewhere means what it is mapped to: so that is what is written,
    // and nobody has to map a standard type.
    if (isStandard(name)) return plain(standsFor ?? name);
    return { name, own: true, standsFor: sectionOf(standsFor) };
  };
  const inNamespace = (name: string, namespace: Dict): ElementType => {
    const standsFor = followNamespaces(name, namespace);
    // These two are written otherwise; both namespaces of the standard have what is written instead.
    if (standsFor === 'H' || standsFor === 'Document') return plain(standsFor);
    return { name, own: false, standsFor, namespace };
  };
  const followNamespaces = (name: string, namespace: Dict): string | undefined => {
    let type = name;
    let at = namespace;
    for (let step = 0; step < longestChain; step++) {
      const address = textOf(file.get(at.get('NS')));
      if (address === firstNamespace || address === secondNamespace) return standardFor(type);
      const map = file.get(at.get('RoleMapNS'));
      const role: Value = isDict(map) ? file.get(map.get(type)) : null;
      // A name alone is one of the namespace that needs no name.
      if (role instanceof Name) return standardFor(role.text);
      if (!isArray(role)) return undefined;
      const [inner, outer] = role.map((part) => file.get(part));
      if (!(inner instanceof Name) || !isDict(outer)) return undefined;
      type = inner.text;
      at = outer;
    }
    return undefined;
  };
  return (element) => {
    const written = file.get(element.get('S'));
    // An element without a type groups what is in it and says no more.
    const name = written instanceof Name && written.text !== '' ? written.text : 'NonStruct';
    const namespace = file.get(element.get('NS'));
    if (!isDict(namespace)) return remember(known, name, () => inDefault(name));
    const types = inNamespaces.get(namespace) ?? new Map<string, ElementType>();
    inNamespaces.set(namespace, types);
    return remember(types, name, () => inNamespace(name, namespace));
  };
}

function plain(type: string): ElementType {
  const name = sectionOf(type) ?? type;
  return { name, own: false, standsFor: name };
}

/** There is one document in the file, and it is the file's own. */
function sectionOf(type: string | undefined): string | undefined {
  return type === 'Document' ? 'Sect' : type;
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
