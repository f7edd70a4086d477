/** Namespaces of structure elements (ISO 32000-2, 14.7.4), each an object that equal ones may share. */
import { textOf } from '../../objects/text.js';
import {
  type Dict,
  dict,
  isArray,
  isDict,
  Name,
  PdfString,
  type Value,
} from '../../objects/values.js';
import { objectSlot } from '../../piece/build.js';
import type { PieceStructure } from '../../piece/piece.js';
import type { Context } from '../context.js';
import type { Once } from './once.js';

export interface Namespaces {
  /** A reference to the namespace; undefined for what is none. */
  readonly refer: (written: Value | undefined) => Value | undefined;
  /** Writes those that were referred to, and those that these refer to. */
  readonly write: () => PieceStructure['namespaces'];
}

export function openNamespaces({ file, builder }: Context, once: Once): Namespaces {
  const objects = new Map<Dict, number>();
  const waiting: Dict[] = [];
  const refer = (written: Value | undefined): Value | undefined => {
    const found = file.get(written);
    if (!isDict(found) || !(file.get(found.get('NS')) instanceof PdfString)) return undefined;
    const before = objects.get(found);
    if (before !== undefined) return objectSlot(before);
    const object = builder.allot();
    objects.set(found, object);
    waiting.push(found);
    return objectSlot(object);
  };
  /** A type of the standard, or a type and its namespace. */
  const role = (written: Value): Value | undefined => {
    const found = file.get(written);
    if (found instanceof Name) return found;
    if (!isArray(found)) return undefined;
    const type = file.get(found[0]);
    const namespace = refer(found[1]);
    return type instanceof Name && namespace !== undefined ? [type, namespace] : undefined;
  };
  const roles = (found: Value): Dict | undefined => {
    const made: Dict = new Map();
    for (const [type, written] of isDict(found) ? found : []) {
      const value = role(written);
      if (value !== undefined) made.set(type, value);
    }
    return made.size === 0 ? undefined : made;
  };
  const write = (namespace: Dict, object: number): void => {
    builder.set(
      object,
      dict({
        Type: Name.of('Namespace'),
        NS: once('namespace', namespace.get('NS'), (found) => found),
        RoleMapNS: once('roles', namespace.get('RoleMapNS'), roles),
      }),
    );
    builder.share(object);
  };
  return {
    refer,
    write() {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        write(next, objects.get(next) ?? builder.allot());
      }
      return [...objects].map(([namespace, object]) => ({
        object,
        name: textOf(file.get(namespace.get('NS'))) ?? '',
      }));
    },
  };
}
