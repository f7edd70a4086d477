/** Name trees (ISO 32000-2, 7.9.6). Must not know what they are for. */
import { textOf } from '../objects/text.js';
import { isArray, isDict, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';

/** Names with their values as they stand there. Of two values of a name the first counts. */
export function readNameTree(file: PdfFile, root: Value | undefined): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  const seen = new Set<Value>();
  /** Nodes to come, the next one last. */
  const waiting: Value[] = [root ?? null];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = file.get(next);
    if (!isDict(node) || seen.has(node)) continue;
    seen.add(node);
    const kids = file.get(node.get('Kids'));
    if (isArray(kids) && !seen.has(kids)) {
      seen.add(kids);
      for (let index = kids.length - 1; index >= 0; index--) waiting.push(kids[index] ?? null);
    }
    const names = file.get(node.get('Names'));
    if (!isArray(names) || seen.has(names)) continue;
    seen.add(names);
    for (let index = 0; index + 1 < names.length; index += 2) {
      const name = textOf(file.get(names[index]));
      if (name !== undefined && !found.has(name)) found.set(name, names[index + 1] ?? null);
    }
  }
  return found;
}
