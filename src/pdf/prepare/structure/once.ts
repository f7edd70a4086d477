/**
 * Keeps one what the source writes once and refers to often: written anew in each place, a small file could
 * become a huge piece.
 */
import { isArray, isDict, PdfString, Ref, type Value } from '../../objects/values.js';
import { objectSlot } from '../../piece/build.js';
import type { Context } from '../context.js';

/**
 * What `make` makes of a value: in its place, or as an object of the piece where the source has an object. The
 * same object may be made into different things for different purposes.
 */
export type Once = (
  purpose: string,
  written: Value | undefined,
  make: (found: Value) => Value | undefined,
) => Value | undefined;

export function openOnce({ file, builder }: Context): Once {
  const known = new Map<string, Value | undefined>();
  return (purpose, written, make) => {
    const found = file.get(written);
    if (!(written instanceof Ref) || !isLarge(found)) return make(found);
    const key = `${purpose} ${written.num}`;
    if (known.has(key)) return known.get(key);
    // Stays so where the way leads back here.
    known.set(key, undefined);
    const made = make(found);
    if (made === undefined || !isLarge(made)) {
      known.set(key, made);
      return made;
    }
    const object = builder.add(made);
    builder.share(object);
    known.set(key, objectSlot(object));
    return objectSlot(object);
  };
}

function isLarge(value: Value): boolean {
  return isDict(value) || isArray(value) || value instanceof PdfString;
}
