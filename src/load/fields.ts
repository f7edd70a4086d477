/** Reads the keys of a file one by one, so that one mistake hides no other. Knows no file's keys. */
import type * as z from 'zod';
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { explain, unknownKey } from './issues.js';
import type { YamlSource } from './yaml.js';

/** What each key of a shape means once read; undefined where it is not written or wrong. */
export type FieldValues<Shape extends z.ZodRawShape> = {
  readonly [Key in keyof Shape]: z.output<Shape[Key]> | undefined;
};

export interface Fields<Shape extends z.ZodRawShape> {
  readonly values: FieldValues<Shape>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks every key of `source` against `shape`, and reports all that is wrong. */
export function readFields<Shape extends z.ZodRawShape>(
  source: YamlSource,
  shape: Shape,
  item?: string,
): Fields<Shape> {
  const context = { source, item };
  const { data } = source;
  const values: Record<string, unknown> = {};
  const diagnostics: Diagnostic[] = [];
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data))) {
    const at = { file: source.file, line: 1, column: 1 };
    diagnostics.push(diagnose('no-keys', {}, item === undefined ? { at } : { at, item }));
  } else {
    const allowed = Object.keys(shape);
    const named = item === undefined ? {} : { item };
    for (const key of Object.keys(data ?? {}).filter((key) => !allowed.includes(key))) {
      diagnostics.push(unknownKey(key, allowed, { at: source.keyAt([key]), ...named }));
    }
    for (const [key, schema] of Object.entries(shape)) {
      const value = data === undefined ? undefined : Reflect.get(data, key);
      const result = (schema as z.ZodType).safeParse(value);
      if (result.success) values[key] = result.data;
      else
        diagnostics.push(...result.error.issues.flatMap((issue) => explain(issue, [key], context)));
    }
  }
  // Each value comes from the schema of its key.
  return { values: values as FieldValues<Shape>, diagnostics };
}
