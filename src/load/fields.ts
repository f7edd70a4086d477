/** Reads the keys of a file one by one, so that one mistake hides no other. Knows no file's keys. */
import type * as z from 'zod';
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { explain, unknownKey } from './issues.js';
import { keyMeant, lineMeant } from './key-meant.js';
import type { Path, YamlSource } from './yaml.js';

/** What each key of a shape means once read; undefined where it is not written or wrong. */
export type FieldValues<Shape extends z.ZodRawShape> = {
  readonly [Key in keyof Shape]: z.output<Shape[Key]> | undefined;
};

/** What is wrong with one key, or with its value. */
export interface FieldMistake {
  /** As written. */
  readonly key: string;
  /** The key of the shape that it is or probably should be. */
  readonly meant: string | undefined;
  /** The shape has no such key. */
  readonly unknown: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Fields<Shape extends z.ZodRawShape> {
  readonly values: FieldValues<Shape>;
  /** The source as it was understood: misspelt keys are found under their right names. */
  readonly source: YamlSource;
  readonly mistakes: readonly FieldMistake[];
  /** Those of all mistakes. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks every key of `source` against `shape`, and reports all that is wrong. What stands under a
 * key that is misspelt is read as if it were spelt rightly, so that its own mistakes are told in
 * the same run, and nothing is called missing that is there.
 */
export function readFields<Shape extends z.ZodRawShape>(
  source: YamlSource,
  shape: Shape,
  item?: string,
): Fields<Shape> {
  const { data } = source;
  const named = item === undefined ? {} : { item };
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data))) {
    const at = { file: source.file, line: 1, column: 1 };
    const diagnostics = [diagnose('no-keys', {}, { at, ...named })];
    // Nothing is known of any key; there are none in this value.
    const mistakes = [{ key: '', meant: undefined, unknown: true, diagnostics }];
    return { values: {} as FieldValues<Shape>, source, mistakes, diagnostics };
  }
  const allowed = Object.keys(shape);
  const unknown = Object.keys(data ?? {}).filter((key) => !allowed.includes(key));
  const mistakes: FieldMistake[] = unknown.map((key) => {
    const meant = keyMeant(key, allowed);
    return {
      key,
      meant: meant.kind === 'key' ? meant.key : undefined,
      unknown: true,
      diagnostics: [unknownKey(key, allowed, { at: source.keyAt([key]), ...named })],
    };
  });
  const spelt = respell(source, allowed, mistakes);
  const values: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const result = (schema as z.ZodType).safeParse(Reflect.get(Object(spelt.data), key));
    if (result.success) values[key] = result.data;
    else {
      const diagnostics = result.error.issues.flatMap((issue) =>
        explain(issue, [key], { source: spelt, item }),
      );
      mistakes.push({ key, meant: key, unknown: false, diagnostics });
    }
  }
  return {
    // Each value comes from the schema of its key.
    values: values as FieldValues<Shape>,
    source: spelt,
    mistakes,
    diagnostics: mistakes.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** `source` as if its misspelt keys were spelt rightly; places stay those of what is written. */
function respell(
  source: YamlSource,
  allowed: readonly string[],
  mistakes: readonly FieldMistake[],
): YamlSource {
  const { data } = source;
  const written = new Map<string | number | undefined, string>();
  const right: Record<string, unknown> = Object.assign(Object.create(null), data);
  for (const { key, meant } of mistakes) {
    const line = lineMeant(key, allowed);
    const target = line === undefined ? meant : line.key;
    if (target === undefined || target in right) continue;
    written.set(target, key);
    right[target] = line === undefined ? Reflect.get(Object(data), key) : line.value;
  }
  if (written.size === 0) return source;
  const way = ([first, ...rest]: Path): Path =>
    first === undefined ? [] : [written.get(first) ?? first, ...rest];
  return {
    file: source.file,
    data: right,
    keyAt: (path) => source.keyAt(way(path)),
    valueAt: (path) => source.valueAt(way(path)),
  };
}
