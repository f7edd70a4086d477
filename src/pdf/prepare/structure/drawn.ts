/**
 * Which forms and pictures the document's pages and annotations show (ISO 32000-2, 8.10, 12.5.5). Structure may
 * point to others, and must not bring them along: nobody has seen them.
 */
import { isArray, isDict, Ref, Stream, type Value } from '../../objects/values.js';
import type { Context } from '../context.js';
import { inheritedBy } from '../page-tree.js';

/** Looks only when it is first asked: few documents have marks in forms. */
export function openDrawn(
  context: Context,
  annotation: (source: Ref) => number | undefined,
): (stream: Ref) => boolean {
  let drawn: ReadonlySet<number> | undefined;
  return (stream) => {
    drawn ??= findDrawn(context, annotation);
    return drawn.has(stream.num);
  };
}

function findDrawn(
  { file, pages, step }: Context,
  annotation: (source: Ref) => number | undefined,
): ReadonlySet<number> {
  const drawn = new Set<number>();
  const seen = new Set<object>();
  /** Resources of pages and forms that are still to be looked through. */
  const waiting: (Value | undefined)[] = [];
  const draw = (written: Value | undefined): void => {
    const found = file.get(written);
    if (!(found instanceof Stream) || seen.has(found)) return;
    seen.add(found);
    if (written instanceof Ref) drawn.add(written.num);
    waiting.push(found.dict.get('Resources'));
  };
  for (const page of pages) {
    waiting.push(inheritedBy(page, 'Resources'));
    const annotations = file.get(page.dict.get('Annots'));
    if (!isArray(annotations)) continue;
    for (const entry of annotations) {
      if (!(entry instanceof Ref) || annotation(entry) === undefined) continue;
      const found = file.get(entry);
      for (const stream of isDict(found) ? appearancesOf(file.get, found.get('AP')) : []) {
        draw(stream);
      }
    }
  }
  for (let count = 1; waiting.length > 0; count++) {
    if (count % 1000 === 0) step();
    const resources = file.get(waiting.pop());
    if (!isDict(resources) || seen.has(resources)) continue;
    seen.add(resources);
    const objects = file.get(resources.get('XObject'));
    if (!isDict(objects) || seen.has(objects)) continue;
    seen.add(objects);
    for (const object of objects.values()) draw(object);
  }
  return drawn;
}

/** Normal, rollover and down, each of one state or several. */
function appearancesOf(
  get: (value: Value | undefined) => Value,
  written: Value | undefined,
): readonly Value[] {
  const found = get(written);
  if (!isDict(found)) return [];
  return [...found.values()].flatMap((appearance) => {
    const states = get(appearance);
    return isDict(states) ? [...states.values()] : [appearance];
  });
}
