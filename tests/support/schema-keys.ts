/** The keys of a JSON Schema at every level, in their order. Knows no file. */

export interface SchemaKey {
  /** "contact / name". */
  readonly way: string;
  readonly about: unknown;
  readonly needed: boolean;
  /** The words that may stand there, where there is a closed list. */
  readonly words: readonly string[];
}

export function keysOf(schema: unknown, way = ''): readonly SchemaKey[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]): readonly SchemaKey[] => {
    if (name !== 'properties') return keysOf(value, way);
    // A condition names keys that are described where they are declared.
    if (!('type' in schema)) return [];
    const required: readonly string[] = Reflect.get(schema, 'required') ?? [];
    return Object.entries(Object(value)).flatMap(([key, below]): readonly SchemaKey[] => {
      const path = way === '' ? key : `${way} / ${key}`;
      const { description: about } = Object(below);
      const one = { way: path, about, needed: required.includes(key), words: wordsOf(below) };
      return [one, ...keysOf(below, path)];
    });
  });
}

function wordsOf(schema: unknown): readonly string[] {
  const { enum: words, items } = Object(schema);
  return Array.isArray(words)
    ? words.filter((word) => typeof word === 'string')
    : items
      ? wordsOf(items)
      : [];
}
