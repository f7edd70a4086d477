/** Form XObjects (ISO 32000-2, 8.10) whose content has marks of its own. Must not know what marks mean. */
import { isDict, Name, Ref, Stream, type Value } from '../objects/values.js';
import { decodedContent } from '../prepare/content.js';
import type { PdfFile } from '../read/open.js';

export interface FormSearch {
  /** Whether the form's content has marks, or that of a form in it. */
  readonly holdsMarks: (form: Ref) => boolean;
  /** Looks through what the resources lead to. */
  readonly look: (resources: Value | undefined) => void;
}

/** The XObject that resources name, where it is a form. */
export function formNamed(
  file: PdfFile,
  resources: Value | undefined,
  name: string,
): Ref | undefined {
  const found = file.get(resources);
  const objects = isDict(found) ? file.get(found.get('XObject')) : null;
  const named = isDict(objects) ? objects.get(name) : undefined;
  return named instanceof Ref && isForm(file.get(named)) ? named : undefined;
}

export function openFormSearch(file: PdfFile): FormSearch {
  const known = new Set<number>();
  /** By form, those that may paint it. */
  const painters = new Map<number, number[]>();
  const holding = new Set<number>();

  const findIn = (resources: Value | undefined): readonly Ref[] => {
    const found = file.get(resources);
    const objects = isDict(found) ? file.get(found.get('XObject')) : null;
    if (!isDict(objects)) return [];
    return [...objects.values()].filter(
      (named): named is Ref => named instanceof Ref && isForm(file.get(named)),
    );
  };
  /** The form and all that paint it. */
  const hold = (form: number): void => {
    const waiting = [form];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (holding.has(next)) continue;
      holding.add(next);
      waiting.push(...(painters.get(next) ?? []));
    }
  };
  return {
    holdsMarks: (form) => holding.has(form.num),
    look(resources) {
      const waiting = [...findIn(resources)];
      for (let form = waiting.pop(); form !== undefined; form = waiting.pop()) {
        if (known.has(form.num)) continue;
        known.add(form.num);
        const stream = file.get(form);
        if (!(stream instanceof Stream)) continue;
        const content = decodedContent(file, [form]);
        if (content && Buffer.from(content.bytes).includes('/MCID')) hold(form.num);
        for (const inner of findIn(stream.dict.get('Resources'))) {
          painters.set(inner.num, [...(painters.get(inner.num) ?? []), form.num]);
          if (holding.has(inner.num)) hold(form.num);
          waiting.push(inner);
        }
      }
    },
  };
}

function isForm(value: Value): boolean {
  return value instanceof Stream && value.dict.get('Subtype') === Name.of('Form');
}
